import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { connection } from '#lib/ui/connection.svelte.ts';
import { language } from '#lib/ui/language.svelte.ts';
import { address, Conflict, get, Offline, once, patch, post, Problem, send, whenSignedOut } from './client.ts';

interface Heard {
	method: string | undefined;
	url: string | undefined;
	headers: IncomingMessage['headers'];
	body: string;
}

let server: Server;
let heard: Heard[];
let answer: { status: number; type?: string; body?: unknown; etag?: string };

/** A real server, and a browser's fetch that believes to stand on a page of it. */
beforeEach(async () => {
	heard = [];
	server = createServer((request, response) => {
		let body = '';
		request.on('data', (piece: Buffer) => (body += piece.toString()));
		request.on('end', () => {
			heard.push({ method: request.method, url: request.url, headers: request.headers, body });
			const { status, type = 'application/json', etag } = answer;
			response.writeHead(status, { ...(answer.body !== undefined && { 'content-type': type }), ...(etag && { etag }) });
			response.end(answer.body === undefined ? undefined : JSON.stringify(answer.body));
		});
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const { port } = server.address() as AddressInfo;
	(window as unknown as { happyDOM: { setURL: (url: string) => void } }).happyDOM.setURL(`http://127.0.0.1:${port}/`);
	language.choose('pt');
});

afterEach(() => {
	server.close();
	server.closeAllConnections();
	whenSignedOut(() => undefined);
	connection.online = true;
});

test('an answer comes typed and with its version, in the language of the reader', async () => {
	answer = { status: 200, body: { demo: true }, etag: '"7"' };
	expect(await send('get', '/api/start')).toEqual({ data: { demo: true }, etag: '"7"' });
	expect(heard[0]).toMatchObject({ method: 'GET', url: '/api/start', headers: { 'accept-language': 'pt' } });
});

test('a change carries body, version and key', async () => {
	answer = { status: 204 };
	await patch('/api/me', { body: { language: 'es' }, etag: '"7"', key: 'k1' });
	expect(heard[0]).toMatchObject({
		method: 'PATCH',
		headers: { 'content-type': 'application/json', 'if-match': '"7"', 'idempotency-key': 'k1' },
		body: '{"language":"es"}'
	});
});

test('a refusal is a problem with code, fields and what to quote', async () => {
	answer = {
		status: 422,
		type: 'application/problem+json',
		body: { status: 422, code: 'invalid', params: { most: 3 }, fields: [{ path: 'body.email', code: 'missing' }], request_id: 'r-1' }
	};
	const problem: unknown = await post('/api/sign-in/code', { body: { email: '' } }).catch((error: unknown) => error);
	expect(problem).toBeInstanceOf(Problem);
	expect(problem).toMatchObject({
		status: 422, code: 'invalid', params: { most: 3 }, requestId: 'r-1',
		fields: [{ path: ['body', 'email'], code: 'missing', params: {} }]
	});
});

test('an answer of a proxy that is no problem document still says its status', async () => {
	answer = { status: 502, type: 'text/html', body: '<h1>Bad gateway</h1>' };
	await expect(get('/api/start')).rejects.toMatchObject({ status: 502, code: 'http_502' });
});

test('a 412 is a conflict', async () => {
	answer = { status: 412, type: 'application/problem+json', body: { status: 412, code: 'changed', params: { by: 'Mora' } } };
	await expect(patch('/api/me', { body: {}, etag: '"1"' })).rejects.toBeInstanceOf(Conflict);
});

test('a 401 tells whoever minds, unless the caller does', async () => {
	const minds = vi.fn();
	whenSignedOut(minds);
	answer = { status: 401, type: 'application/problem+json', body: { status: 401, code: 'signed_out' } };
	await expect(get('/api/me', { quiet: true })).rejects.toMatchObject({ status: 401 });
	expect(minds).not.toHaveBeenCalled();
	await expect(get('/api/me')).rejects.toMatchObject({ status: 401 });
	expect(minds).toHaveBeenCalledOnce();
});

test('no answer is offline, until one comes', async () => {
	const { port } = server.address() as AddressInfo;
	server.close();
	server.closeAllConnections();
	await expect(get('/api/start')).rejects.toBeInstanceOf(Offline);
	expect(connection.online).toBe(false);
	answer = { status: 200, body: {} };
	await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
	await get('/api/start');
	expect(connection.online).toBe(true);
});

test('giving up on purpose is not a missing connection', async () => {
	const control = new AbortController();
	control.abort();
	await expect(get('/api/start', { signal: control.signal })).rejects.not.toBeInstanceOf(Offline);
	expect(connection.online).toBe(true);
});

test('addresses are filled in and escaped; what is empty is left out', () => {
	expect(address('/api/exchanges/{id}/notes/{note}', { path: { id: 'a/b', note: 7 } })).toBe('/api/exchanges/a%2Fb/notes/7');
	expect(address('/api/members', { query: { text: 'mano dura', kind: ['city', 'partner'], after: null, topic: '' } })).toBe(
		'/api/members?text=mano+dura&kind=city&kind=partner'
	);
});

test('every act has its own key', () => {
	expect(once()).toMatch(/^[0-9a-f]{32}$/);
	expect(once()).not.toBe(once());
});
