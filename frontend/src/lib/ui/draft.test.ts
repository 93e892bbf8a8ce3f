import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Conflict, Offline, Problem } from '#lib/api/problem.ts';
import { Draft } from './draft.svelte.ts';

interface Text {
	title: string;
}

beforeEach(() => vi.useFakeTimers());
afterEach(() => {
	vi.useRealTimers();
	localStorage.clear();
});

/** A server that answers each save when told to. */
function server(): { save: (value: Text) => Promise<void>; got: Text[]; answer: (error?: Error) => Promise<void> } {
	const got: Text[] = [];
	let settle: (error?: Error) => void = () => undefined;
	return {
		got,
		save: (value) => {
			got.push(value);
			return new Promise((resolve, reject) => (settle = (error) => (error ? reject(error) : resolve())));
		},
		answer: async (error) => {
			settle(error);
			await vi.advanceTimersByTimeAsync(0);
		}
	};
}

const keptIn = (): string | null => localStorage.getItem('pacto.draft.request');

test('typing is kept here at once and sent when the hand rests', async () => {
	const { save, got, answer } = server();
	const draft = new Draft<Text>({ name: 'request', save });
	draft.change({ title: 'A' });
	await vi.advanceTimersByTimeAsync(500);
	draft.change({ title: 'AB' });
	expect(JSON.parse(keptIn() ?? '')).toMatchObject({ value: { title: 'AB' } });
	await vi.advanceTimersByTimeAsync(799);
	expect(got).toEqual([]);
	await vi.advanceTimersByTimeAsync(1);
	expect(got).toEqual([{ title: 'AB' }]);
	expect(draft.state).toBe('saving');
	await answer();
	expect(draft.state).toBe('saved');
	expect(draft.savedAt).toBeInstanceOf(Date);
	expect(keptIn()).toBeNull();
});

test('what is typed while saving is not called saved, and follows', async () => {
	const { save, got, answer } = server();
	const draft = new Draft<Text>({ name: 'request', save });
	const text = { title: 'A' };
	draft.change(text);
	await vi.advanceTimersByTimeAsync(800);
	text.title = 'AB';
	draft.change(text);
	await answer();
	expect(draft.state).toBe('waiting');
	expect(keptIn()).not.toBeNull();
	await vi.advanceTimersByTimeAsync(800);
	expect(got).toEqual([{ title: 'A' }, { title: 'AB' }]);
	await answer();
	expect(draft.state).toBe('saved');
});

test('without a connection the text stays here and is sent when it is back', async () => {
	const { save, got, answer } = server();
	const draft = new Draft<Text>({ name: 'request', save });
	draft.change({ title: 'A' });
	await vi.advanceTimersByTimeAsync(800);
	await answer(new Offline('/api/x'));
	expect(draft.state).toBe('offline');
	expect(keptIn()).not.toBeNull();
	await vi.advanceTimersByTimeAsync(5_000);
	expect(got).toHaveLength(2);
	await answer();
	expect(draft.state).toBe('saved');
	expect(keptIn()).toBeNull();
});

test('a closed tab loses nothing: the next visit finds what the server never had', async () => {
	const { save, answer } = server();
	const draft = new Draft<Text>({ name: 'request', save });
	draft.change({ title: 'A' });
	await vi.advanceTimersByTimeAsync(800);
	await answer(new Offline('/api/x'));
	draft.stop();
	const next = new Draft<Text>({ name: 'request', save });
	expect(next.kept()?.value).toEqual({ title: 'A' });
	next.discard();
	expect(next.kept()).toBeUndefined();
});

test('a collision and a refusal stop trying, keep the text and say why', async () => {
	for (const [error, state] of [
		[new Conflict({ status: 412, code: 'changed' }), 'conflict'],
		[new Problem({ status: 422, code: 'invalid' }), 'refused']
	] as const) {
		const { save, got, answer } = server();
		const draft = new Draft<Text>({ name: 'request', save });
		draft.change({ title: 'A' });
		await vi.advanceTimersByTimeAsync(800);
		await answer(error);
		expect([draft.state, draft.problem]).toEqual([state, error]);
		await vi.advanceTimersByTimeAsync(60_000);
		expect(got).toHaveLength(1);
		expect(keptIn()).not.toBeNull();
	}
});

test('flush sends at once and two never run side by side', async () => {
	const { save, got, answer } = server();
	const draft = new Draft<Text>({ name: 'request', save });
	draft.change({ title: 'A' });
	const first = draft.flush();
	draft.change({ title: 'AB' });
	const second = draft.flush();
	await vi.advanceTimersByTimeAsync(0);
	expect(got).toEqual([{ title: 'A' }]);
	await answer();
	expect(got).toEqual([{ title: 'A' }, { title: 'AB' }]);
	await answer();
	await Promise.all([first, second]);
	expect(draft.state).toBe('saved');
});
