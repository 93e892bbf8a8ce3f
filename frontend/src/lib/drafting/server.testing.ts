/** A server of one text for tests: y-websocket and the same over HTTP, on a port of its own, as little as an editor needs. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import * as encoding from 'lib0/encoding';
import type { WebSocket as Socket } from 'ws';
import { applyUpdate, Doc, encodeStateAsUpdate, encodeStateVector } from 'yjs';
import { answer, ask, pack, read, unpack, update } from './wire.ts';

// Tests load packages as browsers do, and for those this one is empty.
const { WebSocketServer } = createRequire(import.meta.url)('ws') as typeof import('ws');
const [SAVED, STANDING, REFUSED] = [64, 65, 66];

function said(kind: number, write: (encoder: encoding.Encoder) => void): Uint8Array {
	return encoding.encode((encoder) => {
		encoding.writeVarUint(encoder, kind);
		write(encoder);
	});
}

/** One connection, whichever way it came: what it is told and how many updates came over it. */
interface Visitor {
	tell: (message: Uint8Array) => void;
	came: number;
}

export class TextServer {
	readonly doc = new Doc();
	/** Which ways get through the network; a stream that stalls never begins. */
	lets = { socket: true, stream: true };
	/** Whether "saved" is held back. */
	holds = false;
	/** Why updates are refused, if they are. */
	refuses: string | undefined;
	/** How often a way was tried. */
	readonly tried = { socket: 0, stream: 0, exchange: 0 };
	readonly #http = createServer((request, response) => void this.#serve(request, response));
	readonly #sockets = new WebSocketServer({ noServer: true });
	readonly #visitors = new Set<Visitor>();
	readonly #streams = new Set<ServerResponse>();

	async start(): Promise<string> {
		this.#http.on('upgrade', (request, line, head) => {
			this.tried.socket += 1;
			if (this.lets.socket) this.#sockets.handleUpgrade(request, line, head, (socket) => this.#meet(socket));
			else line.destroy();
		});
		this.doc.on('update', (made: Uint8Array, origin: unknown) => {
			for (const visitor of this.#visitors) if (visitor !== origin) visitor.tell(update(made));
		});
		await new Promise<void>((ready) => this.#http.listen(0, '127.0.0.1', ready));
		return `http://127.0.0.1:${(this.#http.address() as AddressInfo).port}`;
	}

	/** Everybody's line breaks. */
	breakLines(): void {
		for (const socket of this.#sockets.clients) socket.terminate();
		for (const stream of this.#streams) stream.destroy();
	}

	/** "Saved" for what was held back. */
	settle(): void {
		this.holds = false;
		for (const visitor of this.#visitors) visitor.tell(said(SAVED, (encoder) => encoding.writeVarUint(encoder, visitor.came)));
	}

	async stop(): Promise<void> {
		this.breakLines();
		this.#http.closeAllConnections();
		await new Promise((stopped) => this.#http.close(stopped));
	}

	#meet(socket: Socket): void {
		const visitor = { tell: (message: Uint8Array) => socket.send(message), came: 0 };
		this.#visitors.add(visitor);
		socket.on('message', (data: Buffer) => this.#hear(visitor, new Uint8Array(data)));
		socket.on('close', () => this.#visitors.delete(visitor));
		this.#greet(visitor);
	}

	#greet({ tell }: Visitor): void {
		const standing = { role: 'contributor', read_only: null, suggests: false, generation: 1, schema_version: 1 };
		tell(said(STANDING, (encoder) => encoding.writeVarString(encoder, JSON.stringify(standing))));
		tell(ask(encodeStateVector(this.doc)));
	}

	#hear(visitor: Visitor, message: Uint8Array): void {
		const heard = read(message);
		if (heard.is === 'asked') visitor.tell(answer(encodeStateAsUpdate(this.doc, heard.state)));
		if (heard.is !== 'answer' && heard.is !== 'update') return;
		visitor.came += 1;
		const { refuses, holds } = this;
		if (refuses !== undefined) {
			visitor.tell(
				said(REFUSED, (encoder) => {
					encoding.writeVarUint(encoder, visitor.came);
					encoding.writeVarString(encoder, refuses);
				})
			);
			return;
		}
		applyUpdate(this.doc, heard.update, visitor);
		if (!holds) visitor.tell(said(SAVED, (encoder) => encoding.writeVarUint(encoder, visitor.came)));
	}

	async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
		const url = request.url ?? '';
		if (url.includes('/stream')) this.#stream(response);
		else if (url.includes('/exchange')) await this.#exchange(request, response);
		else {
			response.setHeader('content-type', 'application/json');
			response.end(JSON.stringify({ id: 'text', generation: 1, schema_version: 1, role: 'contributor', locked: false }));
		}
	}

	#stream(response: ServerResponse): void {
		this.tried.stream += 1;
		if (!this.lets.stream) return;
		response.writeHead(200, { 'content-type': 'text/event-stream' });
		const visitor = { tell: (message: Uint8Array) => response.write(`data: ${Buffer.from(message).toString('base64')}\n\n`), came: 0 };
		this.#visitors.add(visitor);
		this.#streams.add(response);
		response.on('close', () => this.#visitors.delete(visitor));
		this.#greet(visitor);
		visitor.tell(answer(encodeStateAsUpdate(this.doc)));
	}

	async #exchange(request: IncomingMessage, response: ServerResponse): Promise<void> {
		this.tried.exchange += 1;
		const parts: Buffer[] = [];
		for await (const part of request) parts.push(part as Buffer);
		const told: Uint8Array[] = [];
		const visitor = { tell: (message: Uint8Array) => told.push(message), came: 0 };
		this.#greet(visitor);
		for (const message of unpack(new Uint8Array(Buffer.concat(parts)))) this.#hear(visitor, message);
		response.end(pack(told));
	}
}
