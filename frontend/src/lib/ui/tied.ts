/** What the control inside a `Field` must carry to be tied to its label, hint, error and counter. */
export interface Tied {
	id: string;
	'aria-describedby': string | undefined;
	'aria-invalid': 'true' | undefined;
}
