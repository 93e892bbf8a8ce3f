import { Conflict, Offline, Problem } from '#lib/api/problem.ts';

export type Saving = 'untouched' | 'waiting' | 'saving' | 'saved' | 'offline' | 'conflict' | 'refused';

interface Kept<T> {
	value: T;
	at: string;
	/** The version of the record on which it was written, where the record has versions. */
	base?: number;
}

interface Manner<T> {
	/** Where this browser keeps what the server has not acknowledged; one name per record. */
	name: string;
	/** Sends the value; resolves only when the server has it. */
	save: (value: T) => Promise<void>;
	/** The version of the record on which is written. */
	base?: () => number | undefined;
	/** Rest after the last key, in milliseconds. */
	pause?: number;
	/** Wait before trying again without a connection, in milliseconds. */
	retry?: number;
	storage?: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;
}

const PREFIX = 'pacto.draft.';

/**
 * Keeps what someone is writing: at once in this browser, shortly after on the server. "Saved" is said when the server
 * said so. What the server has not acknowledged survives a closed tab and is offered by `kept()` next time.
 */
export class Draft<T> {
	state = $state<Saving>('untouched');
	savedAt = $state.raw<Date>();
	/** Why the server would not take it, when `state` is "conflict" or "refused". */
	problem = $state.raw<Problem>();

	#value: T | undefined;
	#changes = 0;
	#timer: ReturnType<typeof setTimeout> | undefined;
	#running: Promise<void> | undefined;
	readonly #manner: Required<Manner<T>>;

	constructor(manner: Manner<T>) {
		this.#manner = { pause: 800, retry: 5_000, storage: localStorage, base: () => undefined, ...manner };
	}

	get #key(): string {
		return PREFIX + this.#manner.name;
	}

	/** What an earlier visit left here unacknowledged, if anything. */
	kept(): Kept<T> | undefined {
		const text = this.#manner.storage.getItem(this.#key);
		return text === null ? undefined : (JSON.parse(text) as Kept<T>);
	}

	/** Forgets what an earlier visit left here: the writer preferred what the server has. */
	discard(): void {
		this.#manner.storage.removeItem(this.#key);
	}

	/** To be called with the whole value on every change. */
	change(value: T): void {
		const text = JSON.stringify({ value, at: new Date().toISOString(), base: this.#manner.base() });
		// A copy, so that what is typed while it is being sent does not slip into it.
		this.#value = (JSON.parse(text) as Kept<T>).value;
		this.#changes += 1;
		this.state = 'waiting';
		this.#manner.storage.setItem(this.#key, text);
		this.#later(this.#manner.pause);
	}

	/** Sends at once what waits, for instance before leaving the step; resolves when it was tried. */
	async flush(): Promise<void> {
		clearTimeout(this.#timer);
		if (this.#running) await this.#running;
		if (this.#value === undefined) return;
		this.#running = this.#send(this.#value).finally(() => (this.#running = undefined));
		await this.#running;
	}

	/** Forgets what waits here and in this browser: it was sent, or another text is preferred. */
	forget(): void {
		this.stop();
		this.discard();
		this.#value = undefined;
		this.problem = undefined;
		this.state = 'untouched';
	}

	/** Ends the timers. What waits stays kept in this browser. */
	stop(): void {
		clearTimeout(this.#timer);
	}

	#later(wait: number): void {
		clearTimeout(this.#timer);
		this.#timer = setTimeout(() => void this.flush(), wait);
	}

	async #send(value: T): Promise<void> {
		const change = this.#changes;
		this.state = 'saving';
		try {
			await this.#manner.save(value);
		} catch (error) {
			this.#refused(error);
			return;
		}
		this.problem = undefined;
		if (this.#changes !== change) {
			this.state = 'waiting';
			return;
		}
		this.#value = undefined;
		this.discard();
		this.savedAt = new Date();
		this.state = 'saved';
	}

	#refused(error: unknown): void {
		if (error instanceof Offline || (error instanceof Problem && error.status >= 500)) {
			this.state = 'offline';
			this.#later(this.#manner.retry);
		} else if (error instanceof Problem) {
			this.problem = error;
			this.state = error instanceof Conflict ? 'conflict' : 'refused';
		} else {
			throw error;
		}
	}
}
