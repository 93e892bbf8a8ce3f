/**
 * Three ways to the server, which carry the same messages: a WebSocket; where a network lets none through, an event
 * stream down and requests up; where that stalls as well, requests alone, from time to time.
 */
import { isUpdate, pack, read, unpack, ask } from './wire.ts';

export const MALFORMED = 4400;
export const SIGNED_OUT = 4401;
export const NOT_ALLOWED = 4403;
export const RIGHTS_CHANGED = 4405;
export const OTHER_GENERATION = 4409;
const LOST = 1006;
const TRY_LATER = 1013;
/** Bytes of a state vector that an address can hold; without one the whole text comes. */
const LONGEST = 12_000;

export type Way = 'socket' | 'stream' | 'polling';

export interface Ears {
	/** Messages can be sent from now on. */
	opened: () => void;
	heard: (message: Uint8Array) => void;
	/** So many of the first updates that went over this line are on disk. */
	saved: (count: number) => void;
	/** `blocked`: the network does not let this way through. */
	closed: (code: number, blocked: boolean) => void;
}

export interface Line {
	readonly way: Way;
	send: (messages: readonly Uint8Array[]) => void;
	close: () => void;
}

export interface Place {
	/** Without generation and schema. */
	address: string;
	query: string;
	/** The state vector of what is here. */
	state: () => Uint8Array;
}

export interface Timing {
	/** Milliseconds until a way that says nothing counts as blocked. */
	silent: number;
	/** Milliseconds without a byte after which a stream stalls. */
	stalls: number;
	/** Milliseconds between requests where nothing else gets through. */
	polls: number;
}

export const TIMING: Timing = { silent: 6_000, stalls: 10_000, polls: 2_000 };

export function open(way: Way, place: Place, ears: Ears, timing: Timing = TIMING): Line {
	return way === 'socket' ? socket(place, ears, timing) : requests(way, place, ears, timing);
}

function socket(place: Place, ears: Ears, { silent }: Timing): Line {
	const line = new WebSocket(`${location.origin.replace(/^http/, 'ws')}${place.address}?${place.query}&saved=1`);
	let heard = false;
	let done = false;
	const end = (code: number, blocked: boolean): void => {
		if (done) return;
		done = true;
		clearTimeout(timer);
		line.close();
		ears.closed(code, blocked);
	};
	const timer = setTimeout(() => end(LOST, true), silent);
	line.binaryType = 'arraybuffer';
	line.onopen = () => {
		if (done) return;
		line.send(ask(place.state()) as Uint8Array<ArrayBuffer>);
		ears.opened();
	};
	line.onmessage = ({ data }: MessageEvent<ArrayBuffer>) => {
		heard = true;
		clearTimeout(timer);
		if (done) return;
		const message = new Uint8Array(data);
		const said = read(message);
		if (said.is === 'saved') ears.saved(said.count);
		else ears.heard(message);
	};
	line.onclose = ({ code }) => end(code, !heard && code === LOST);
	return {
		way: 'socket',
		send: (messages) => {
			if (line.readyState === WebSocket.OPEN) for (const message of messages) line.send(message as Uint8Array<ArrayBuffer>);
		},
		close: () => {
			done = true;
			clearTimeout(timer);
			line.close();
		}
	};
}

const CODES: Record<number, number> = { 401: SIGNED_OUT, 404: NOT_ALLOWED };

async function codeOf(answer: Response): Promise<number> {
	if (answer.status !== 409) return CODES[answer.status] ?? TRY_LATER;
	const { params } = (await answer.json()) as { params?: { code?: number } };
	return params?.code ?? TRY_LATER;
}

function requests(way: 'stream' | 'polling', place: Place, ears: Ears, timing: Timing): Line {
	const { address, query } = place;
	const over = new AbortController();
	let waiting: Uint8Array[] = [];
	let asking = false;
	let sent = 0;
	let timer: ReturnType<typeof setTimeout> | undefined;

	const end = (code: number, blocked = false): void => {
		if (over.signal.aborted) return;
		over.abort();
		clearTimeout(timer);
		ears.closed(code, blocked);
	};

	/** Sends what waits, one request at a time; the answer comes when it is on disk. */
	async function exchange(): Promise<void> {
		if (asking || over.signal.aborted) return;
		asking = true;
		clearTimeout(timer);
		const messages = waiting;
		waiting = [];
		const updates = messages.filter(isUpdate).length;
		const body = pack(way === 'polling' ? [...messages, ask(place.state())] : messages);
		try {
			const answer = await fetch(`${address}/exchange?${query}`, {
				method: 'POST',
				headers: { 'content-type': 'application/octet-stream' },
				body: body as Uint8Array<ArrayBuffer>,
				signal: over.signal
			});
			if (!answer.ok) {
				end(await codeOf(answer));
				return;
			}
			for (const message of unpack(new Uint8Array(await answer.arrayBuffer()))) {
				if (read(message).is !== 'saved') ears.heard(message);
			}
			sent += updates;
			if (updates) ears.saved(sent);
		} catch {
			end(LOST);
			return;
		} finally {
			asking = false;
		}
		if (waiting.length) void exchange();
		else if (way === 'polling') timer = setTimeout(() => void exchange(), timing.polls);
	}

	/** Reads the stream until it ends; a comment every few seconds shows that it does not stall. */
	async function listen(): Promise<void> {
		let watch: ReturnType<typeof setTimeout> | undefined;
		const begun = performance.now();
		const alive = (): void => {
			clearTimeout(watch);
			// After a long time it is the network that went, or the machine that slept.
			watch = setTimeout(() => end(LOST, performance.now() - begun < 4 * timing.stalls), timing.stalls);
		};
		alive();
		let opened = false;
		try {
			const vector = place.state();
			const state = vector.length > LONGEST ? '' : btoa(String.fromCharCode(...vector)).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
			const answer = await fetch(`${address}/stream?${query}&state=${state}`, { headers: { accept: 'text/event-stream' }, signal: over.signal });
			if (!answer.ok || !answer.body) {
				end(await codeOf(answer), answer.ok);
				return;
			}
			let rest = '';
			const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
			for (;;) {
				const { value, done } = await reader.read();
				if (done) break;
				alive();
				if (!opened) {
					opened = true;
					ears.opened();
				}
				const parts = (rest + value).split('\n\n');
				rest = parts.pop() ?? '';
				for (const part of parts) hear(part);
			}
			end(LOST);
		} catch {
			// One that never came is kept back on the way: others did come just before.
			end(LOST, !opened);
		} finally {
			clearTimeout(watch);
		}
	}

	function hear(part: string): void {
		const closed = /^event: closed\ndata: (\d+)/.exec(part);
		if (closed) {
			end(Number(closed[1]));
			return;
		}
		const data = /^data: (.*)$/m.exec(part)?.[1];
		if (data && !over.signal.aborted) ears.heard(Uint8Array.from(atob(data), (sign) => sign.charCodeAt(0)));
	}

	if (way === 'stream') void listen();
	else
		queueMicrotask(() => {
			if (over.signal.aborted) return;
			ears.opened();
			void exchange();
		});

	return {
		way,
		send: (messages) => {
			waiting.push(...messages);
			// What is typed in one breath goes in one request.
			queueMicrotask(() => {
				if (waiting.length) void exchange();
			});
		},
		close: () => {
			over.abort();
			clearTimeout(timer);
		}
	};
}
