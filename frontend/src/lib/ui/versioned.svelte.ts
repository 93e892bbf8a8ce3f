import { Conflict } from '#lib/api/problem.ts';
import { Draft } from './draft.svelte.ts';

/**
 * A record that several people write: the values of its form, the version that they build on, and their way to the
 * server while one types. Whoever comes back to a text of an older version is asked, and so is whoever was slower.
 */
export abstract class Versioned<R extends { version: number }, T> {
	value: T;
	record: R;
	readonly draft: Draft<T>;
	#version: number;
	#saved: string;
	readonly #read: (record: R) => T;

	constructor(name: string, record: R, read: (record: R) => T) {
		this.#read = read;
		this.record = $state.raw(record);
		this.#version = record.version;
		this.draft = new Draft<T>({ name, save: (value) => this.#send(value), base: () => this.#version });
		this.value = $state(read(record));
		this.#saved = JSON.stringify(this.value);
		const kept = this.draft.kept();
		if (!kept) return;
		if (JSON.stringify(kept.value) === this.#saved) {
			this.draft.discard();
			return;
		}
		// What an earlier visit left on this device goes on from where it began, so the server tells if somebody went on meanwhile.
		this.value = kept.value;
		this.#version = kept.base ?? record.version;
	}

	/** Sends the values, built on `etag`, and hands what the server has then to `became`. */
	protected abstract save(value: T): Promise<void>;

	/** The record as it stands on the server. */
	protected abstract fetch(): Promise<R>;

	protected get etag(): string {
		return `"${this.#version}"`;
	}

	protected became(record: R): void {
		this.record = record;
		this.#version = record.version;
	}

	/** To be called in an effect: hands the values to the draft whenever one of them changes. */
	follow(): void {
		const text = JSON.stringify(this.value);
		if (text !== this.#saved) {
			this.#saved = text;
			this.draft.change(this.value);
		}
	}

	/** Sends what is written now, for a form that its writer sends. Throws whatever hinders it. */
	async send(): Promise<void> {
		await this.draft.flush();
		const text = JSON.stringify(this.value);
		if (text === JSON.stringify(this.#read(this.record))) return;
		await this.#send(JSON.parse(text) as T);
		this.#saved = text;
		this.draft.forget();
	}

	/** Takes the server's newest version as the base for what is written here, after someone else changed the record. */
	async rebase(): Promise<void> {
		this.became(await this.fetch());
		this.draft.change(this.value);
		await this.draft.flush();
	}

	async #send(value: T): Promise<void> {
		try {
			await this.save(value);
		} catch (error) {
			if (!(error instanceof Conflict)) throw error;
			// An answer that was lost on its way: what stands there is what is written here.
			const now = await this.fetch();
			if (JSON.stringify(this.#read(now)) !== JSON.stringify(value)) throw error;
			this.became(now);
		}
	}

	/** Gives up what is written here for what the server has. */
	async take(): Promise<void> {
		this.became(await this.fetch());
		this.value = this.#read(this.record);
		this.#saved = JSON.stringify(this.value);
		this.draft.forget();
	}
}
