import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { nameOf, noted } from './kept.ts';
import { TextServer } from './server.testing.ts';
import { LiveText } from './text.svelte.ts';

const PERSON = { id: '0198f1f0-0000-7000-8000-000000000001', name: 'Ana Paula' };
const ABOUT = { title: 'The problem', of: 'Two cities', path: '/proposals/1/sections/2', lang: 'en', measure: null };
const PATIENCE = { timeout: 15_000, interval: 20 };

let server: TextServer;
let open: LiveText[] = [];

function enter(): LiveText {
	const timing = { silent: 2_000, stalls: 600, polls: 50, retry: 20, longest: 100 };
	const text = new LiveText({ draft: 'text', person: PERSON, about: ABOUT, timing });
	open.push(text);
	return text;
}

const type = (text: LiveText, words: string): void => text.doc.getText('default').insert(text.doc.getText('default').length, words);
const reads = ({ doc }: { doc: LiveText['doc'] }): string => doc.getText('default').toJSON();
const until = (holds: () => unknown): Promise<unknown> => vi.waitUntil(holds, PATIENCE);

beforeEach(async () => {
	server = new TextServer();
	(globalThis as unknown as { happyDOM: { setURL: (url: string) => void } }).happyDOM.setURL(await server.start());
});

afterEach(async () => {
	for (const text of open) text.close();
	open = [];
	localStorage.clear();
	sessionStorage.clear();
	await server.stop();
});

test('what is typed waits until the server says that it is saved', async () => {
	server.holds = true;
	const text = enter();
	await until(() => text.phase === 'open' && text.connected);
	type(text, 'Rest');
	type(text, ' and pay');
	expect(text.waiting).toBe(2);
	await until(() => reads(server) === 'Rest and pay');
	expect(text.waiting).toBe(2);
	expect(noted(nameOf(PERSON.id, 'text'))).toMatchObject({ ...ABOUT, waiting: 2, generation: 1 });
	server.settle();
	await until(() => text.waiting === 0);
	expect(noted(nameOf(PERSON.id, 'text'))?.waiting).toBe(0);
	expect(text.savedAt).toBeInstanceOf(Date);
});

test('editors are told of a moved cursor before what others wrote comes in', async () => {
	const text = enter();
	await until(() => text.phase === 'open' && text.connected);
	const told: string[] = [];
	const tell = (): unknown => told.push(reads(text));
	document.addEventListener('selectionchange', tell);
	server.doc.getText('default').insert(0, 'There. ');
	await until(() => reads(text) === 'There. ');
	document.removeEventListener('selectionchange', tell);
	expect(told).toContain('');
});

test('when the line breaks both sides write on, and meet again', async () => {
	const text = enter();
	await until(() => text.phase === 'open' && text.connected);
	server.lets = { socket: false, stream: false };
	server.breakLines();
	await until(() => !text.connected);
	type(text, 'Here. ');
	server.doc.getText('default').insert(0, 'There. ');
	expect(text.waiting).toBe(1);
	server.lets = { socket: true, stream: true };
	await until(() => text.connected && text.waiting === 0);
	await until(() => reads(text) === reads(server));
	expect(reads(text)).toContain('Here. ');
	expect(reads(text)).toContain('There. ');
});

test('where no WebSocket gets through it takes the stream, and where that stalls it asks', async () => {
	server.lets.socket = false;
	const text = enter();
	await until(() => text.phase === 'open' && text.connected && text.way === 'stream');
	type(text, 'By stream.');
	await until(() => reads(server) === 'By stream.' && text.waiting === 0);

	server.lets.stream = false;
	server.breakLines();
	await until(() => text.connected && text.way === 'polling' && text.waiting === 0);
	type(text, ' By asking.');
	await until(() => reads(server) === 'By stream. By asking.' && text.waiting === 0);
	server.doc.getText('default').insert(0, 'Heard. ');
	await until(() => reads(text) === 'Heard. By stream. By asking.');
	expect(server.tried.stream).toBeGreaterThan(1);
});

test.each(['role', 'not_a_suggestion', 'other_author', 'too_deep'] as const)('what is refused (%s) stays here until its writer has looked at it', async (reason) => {
	const text = enter();
	await until(() => text.phase === 'open' && text.connected);
	server.refuses = reason;
	type(text, 'Not taken');
	await until(() => text.refused > 0);
	expect(text.readOnly).toBe(reason);
	expect(reads(text)).toBe('Not taken');
	expect(reads(server)).toBe('');
	expect(text.waiting).toBe(1);
	await text.discard();
	expect(noted(nameOf(PERSON.id, 'text'))).toBeUndefined();
});

test('what waits for something else is asked for again and is not refused', async () => {
	const text = enter();
	await until(() => text.phase === 'open' && text.connected);
	server.refuses = 'incomplete';
	type(text, 'Soon');
	await until(() => reads(text) === 'Soon' && text.waiting === 1);
	server.refuses = undefined;
	server.breakLines();
	await until(() => reads(server) === 'Soon' && text.waiting === 0);
	expect(text.refused).toBe(0);
	expect(text.readOnly).toBeNull();
});
