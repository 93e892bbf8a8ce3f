import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Conflict, Offline } from '#lib/api/problem.ts';
import { Versioned } from './versioned.svelte.ts';

interface Note {
	version: number;
	text: string;
}

beforeEach(() => vi.useFakeTimers());
afterEach(() => {
	vi.useRealTimers();
	localStorage.clear();
});

/** A server with one note, which refuses what builds on an older version. */
class Server {
	note: Note = { version: 1, text: 'first' };
	reached = true;

	change(text: string, etag = `"${this.note.version}"`): Note {
		if (etag !== `"${this.note.version}"`) throw new Conflict({ status: 412, code: 'changed' });
		this.note = { version: this.note.version + 1, text };
		return this.note;
	}
}

class Writing extends Versioned<Note, { text: string }> {
	readonly #server: Server;

	constructor(server: Server) {
		super('note', server.note, ({ text }) => ({ text }));
		this.#server = server;
	}

	protected async fetch(): Promise<Note> {
		return Promise.resolve(this.#server.note);
	}

	protected async save({ text }: { text: string }): Promise<void> {
		if (!this.#server.reached) throw new Offline('/note');
		this.became(await Promise.resolve(this.#server.change(text, this.etag)));
	}

	async type(text: string): Promise<void> {
		this.value.text = text;
		this.follow();
		await vi.advanceTimersByTimeAsync(800);
	}
}

test('what one takes of others is not written over when one leaves', async () => {
	const server = new Server();
	const mine = new Writing(server);
	server.change('theirs');
	await mine.type('mine');
	expect([mine.draft.state, server.note.text]).toEqual(['conflict', 'theirs']);
	await mine.take();
	expect([mine.value.text, mine.draft.state, mine.draft.problem]).toEqual(['theirs', 'untouched', undefined]);
	await mine.draft.flush();
	expect(server.note).toEqual({ version: 2, text: 'theirs' });
	await mine.type('theirs and mine');
	expect(server.note.text).toBe('theirs and mine');
});

test('mine goes on over theirs when one says so', async () => {
	const server = new Server();
	const mine = new Writing(server);
	server.change('theirs');
	await mine.type('mine');
	await mine.rebase();
	expect([server.note, mine.draft.state]).toEqual([{ version: 3, text: 'mine' }, 'saved']);
});

test('coming back to what was kept here asks where others went on, and saves where nobody did', async () => {
	const server = new Server();
	server.reached = false;
	const first = new Writing(server);
	await first.type('kept here');
	first.draft.stop();
	server.reached = true;

	server.change('theirs');
	const asked = new Writing(server);
	expect(asked.value.text).toBe('kept here');
	asked.follow();
	await vi.advanceTimersByTimeAsync(800);
	expect([asked.draft.state, server.note.text]).toEqual(['conflict', 'theirs']);
	asked.draft.stop();

	server.note = { version: 1, text: 'first' };
	const saving = new Writing(server);
	saving.follow();
	await vi.advanceTimersByTimeAsync(800);
	expect([saving.draft.state, server.note.text]).toEqual(['saved', 'kept here']);
});

test('an answer that was lost is no conflict with oneself', async () => {
	const server = new Server();
	const mine = new Writing(server);
	const lost = vi.spyOn(mine as unknown as { became: (note: Note) => void }, 'became').mockImplementationOnce(() => {
		throw new Offline('/note');
	});
	await mine.type('mine');
	expect([mine.draft.state, server.note.version]).toEqual(['offline', 2]);
	lost.mockRestore();
	await vi.advanceTimersByTimeAsync(5_000);
	expect([mine.draft.state, server.note]).toEqual(['saved', { version: 2, text: 'mine' }]);
});

test('a form that is sent says what hinders it', async () => {
	const server = new Server();
	const mine = new Writing(server);
	mine.value.text = 'mine';
	server.reached = false;
	await expect(mine.send()).rejects.toBeInstanceOf(Offline);
	server.reached = true;
	server.change('theirs');
	await expect(mine.send()).rejects.toBeInstanceOf(Conflict);
	await mine.take();
	mine.value.text = 'mine again';
	await mine.send();
	expect(server.note).toEqual({ version: 3, text: 'mine again' });
});
