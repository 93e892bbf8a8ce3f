/** The address a code was sent to and the page wanted then, for the page that takes the code. Not kept anywhere. */
export const pendingCode = $state({ email: '', next: '/' });
