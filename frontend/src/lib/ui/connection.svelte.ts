/** Whether requests get through. The browser's own word is a hint; the last request is the proof. */
class Connection {
	online = $state(navigator.onLine);

	constructor() {
		addEventListener('offline', () => (this.online = false));
		addEventListener('online', () => (this.online = true));
	}
}

export const connection = new Connection();
