import { once } from '#lib/api/client.ts';
import { Problem } from '#lib/api/problem.ts';
import { tick } from 'svelte';
import { announce } from './notices.svelte.ts';
import { fieldWords, problemWords } from './problems.ts';

/**
 * What a form knows besides its values: whether it is being sent, what is wrong with which field, and the key that
 * makes two clicks one act. Fields read `form.errors.title`; what belongs to no shown field stands in `form.error`.
 *
 *     const form = new Form();
 *     <form onsubmit={(event) => form.send(event, () => post('/api/…', { body, key: form.key }))}>
 */
export class Form {
	busy = $state(false);
	/** Words for each field at fault, by the last name of its path ("title", or "questions.2"). */
	errors = $state<Record<string, string>>({});
	/** The problem that no single field explains. */
	error = $state<unknown>();
	key = once();

	/** Marks a field as wrong before anything is sent; an empty text clears it. */
	fault(name: string, words: string): void {
		const { [name]: _, ...others } = this.errors;
		this.errors = words ? { ...others, [name]: words } : others;
	}

	/** Runs `act` once at a time. On refusal the fields say why, the first gets the focus, and nothing typed is lost. */
	async send<T>(event: SubmitEvent | undefined, act: () => Promise<T>): Promise<T | undefined> {
		event?.preventDefault();
		if (this.busy) return undefined;
		const shape = event?.currentTarget instanceof HTMLFormElement ? event.currentTarget : undefined;
		this.busy = true;
		this.error = undefined;
		this.errors = {};
		try {
			const result = await act();
			this.key = once();
			return result;
		} catch (error) {
			this.#take(error);
			// What is wrong with a field that this form does not show must not go unsaid.
			if (!(await this.focusFirst(shape)) && shape) this.error ??= error;
			return undefined;
		} finally {
			this.busy = false;
		}
	}

	#take(refused: unknown): void {
		const error = sentBefore(refused) ? new Problem({ status: 409, code: 'sent_before' }) : refused;
		// Whoever reads that and sends again means one more.
		if (error !== refused) this.key = once();
		if (error instanceof Problem && error.fields.length) {
			this.errors = Object.fromEntries(error.fields.map((field) => [nameOf(field.path), fieldWords(field)]));
		} else {
			this.error = error;
		}
		announce(problemWords(error));
	}

	/** Moves to the first field at fault, in the order of the page; false when the page shows none. */
	async focusFirst(shape?: HTMLFormElement): Promise<boolean> {
		return this.#focus('[aria-invalid="true"]', shape);
	}

	/** Moves to the field of this name, or to the first one of a group; false when the page shows none. */
	async focusOn(name: string, shape?: HTMLFormElement): Promise<boolean> {
		return this.#focus(`[name="${name}"]`, shape);
	}

	async #focus(selector: string, shape?: HTMLFormElement): Promise<boolean> {
		await tick();
		const field = shape?.querySelector<HTMLElement>(selector);
		(field instanceof HTMLFieldSetElement ? field.querySelector<HTMLElement>('input, select, textarea, button') : field)?.focus();
		return Boolean(field);
	}
}

/** Whether another text was sent with the same key before: its answer was lost, and it was changed since. */
function sentBefore(error: unknown): boolean {
	return error instanceof Problem && error.fields.some(({ code }) => code === 'used_for_something_else');
}

/** "title" for `["body", "title"]`, "questions.2" for `["body", "questions", "2"]`. */
export function nameOf(path: readonly string[]): string {
	return path.filter((step, index) => !(index === 0 && ['body', 'query', 'path'].includes(step))).join('.');
}
