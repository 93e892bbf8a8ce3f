/**
 * Keeps pages for reading without a connection: the program's own files, and those answers of the server that it marks
 * with `pacto-keep`, because they hold what the whole network may read. The mark's value stands for one sign-in with
 * its present rights; copies under any other value go. See docs/decisions/0012-what-a-browser-keeps.md.
 */
import { version } from '$app/env';
import { self } from '$app/service-worker';

const MARK = 'pacto-keep';
const KEPT = 'pacto-kept';
const PROGRAM = `program-${version}`;
const COPIES = 'kept-';
const FRAME = '/';
const LONGEST = 7 * 24 * 3_600_000;
const NOT_YOURS = new Set([403, 404, 410]);

/** Raised by every wiping: an answer that was on its way meanwhile is not kept. */
let wiped = 0;

async function drop(but = ''): Promise<void> {
	for (const name of await caches.keys()) {
		if (name.startsWith(COPIES) && name !== COPIES + but) await caches.delete(name);
	}
}

async function wipe(): Promise<void> {
	wiped += 1;
	await drop();
}

/** Drops the copies of a record and of what belongs to it. */
async function dropRecord(path: string): Promise<void> {
	for (const name of await caches.keys()) {
		if (!name.startsWith(COPIES)) continue;
		const cache = await caches.open(name);
		for (const request of await cache.keys()) {
			const kept = new URL(request.url).pathname;
			if (kept === path || kept.startsWith(`${path}/`)) await cache.delete(request);
		}
	}
}

async function copyOf(request: Request): Promise<Response | undefined> {
	for (const name of await caches.keys()) {
		if (!name.startsWith(COPIES)) continue;
		const found = await (await caches.open(name)).match(request);
		if (found && Date.now() - Number(found.headers.get(KEPT)) < LONGEST) return found;
	}
	return undefined;
}

async function keepCopy(request: Request, answer: Response, mark: string): Promise<void> {
	const headers = new Headers(answer.headers);
	headers.set(KEPT, String(Date.now()));
	const { status, statusText } = answer;
	await (await caches.open(COPIES + mark)).put(request, new Response(answer.body, { status, statusText, headers }));
}

/** From the server; its last copy where there is no connection. */
async function data(request: Request): Promise<Response> {
	const before = wiped;
	const { pathname } = new URL(request.url);
	let answer: Response;
	try {
		answer = await fetch(request);
	} catch (error) {
		const copy = await copyOf(request);
		if (copy) return copy;
		throw error;
	}
	const mark = answer.headers.get(MARK);
	if (answer.ok && mark) {
		await drop(mark);
		if (before === wiped) await keepCopy(request, answer.clone(), mark);
	} else if (answer.status === 401 || (answer.ok && pathname === '/api/visitor')) {
		await wipe();
	} else if (answer.ok || NOT_YOURS.has(answer.status)) {
		// What was open to the network once and is no longer, or not for us.
		await dropRecord(pathname);
	}
	return answer;
}

async function signOut(request: Request): Promise<Response> {
	await wipe();
	const answer = await fetch(request);
	await wipe();
	return answer;
}

/** The program's own files never change under one name. */
async function part(request: Request): Promise<Response> {
	const cache = await caches.open(PROGRAM);
	const found = await cache.match(request);
	if (found) return found;
	const answer = await fetch(request);
	if (answer.ok) await cache.put(request, answer.clone());
	return answer;
}

/** Every page begins with the same file. */
async function page(request: Request): Promise<Response> {
	const cache = await caches.open(PROGRAM);
	try {
		const answer = await fetch(request);
		// The server leads away from a page only those who must sign in first.
		if (answer.type === 'opaqueredirect') await wipe();
		if (answer.ok && answer.headers.get('content-type')?.startsWith('text/html')) await cache.put(FRAME, answer.clone());
		return answer;
	} catch (error) {
		const found = await cache.match(FRAME);
		if (found) return found;
		throw error;
	}
}

self.addEventListener('install', (event) => {
	event.waitUntil(caches.open(PROGRAM).then((cache) => cache.add(FRAME)).then(() => self.skipWaiting()));
});

self.addEventListener('activate', (event) => {
	const older = async (): Promise<void> => {
		for (const name of await caches.keys()) if (name.startsWith('program-') && name !== PROGRAM) await caches.delete(name);
		await self.clients.claim();
	};
	event.waitUntil(older());
});

self.addEventListener('message', (event: ExtendableMessageEvent) => {
	const parts = event.data as string[];
	// A page that was only beginning when this worker took over the others is taken over now.
	event.waitUntil(Promise.all([self.clients.claim(), ...parts.map((address) => part(new Request(address)).catch(() => undefined))]));
});

self.addEventListener('fetch', (event) => {
	const { request } = event;
	const { origin, pathname } = new URL(request.url);
	if (origin !== self.location.origin) return;
	if (request.method === 'POST' && pathname === '/api/sign-out') event.respondWith(signOut(request));
	if (request.method !== 'GET' || request.headers.get('accept')?.includes('text/event-stream')) return;
	if (pathname.startsWith('/_app/immutable/')) event.respondWith(part(request));
	else if (pathname.startsWith('/api/') && request.mode !== 'navigate') event.respondWith(data(request));
	else if (request.mode === 'navigate' && !/^\/(api|auth)\//.test(pathname)) event.respondWith(page(request));
});
