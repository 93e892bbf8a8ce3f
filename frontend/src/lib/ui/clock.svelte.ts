/** The clock that pages go by: the device's own, except in the demonstration, whose clock a visitor moves ahead. */
class Clock {
	#ahead = $state(0);

	get now(): Date {
		return new Date(Date.now() + this.#ahead);
	}

	/** Goes from now on by what the server's clock shows. */
	follow(now: string): void {
		this.#ahead = new Date(now).getTime() - Date.now();
	}
}

export const clock = new Clock();
