// One connection of one person to one document, to any of the servers: what it heard, and when.
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import WebSocket from 'ws';
import * as Y from 'yjs';

const SYNC = 0;
const AWARENESS = 1;
const AUTH = 2;
const SYNC_REPLY = 4;
const ASK = 0;
const ANSWER = 1;
const UPDATE = 2;

export class Line {
	/** Updates as they came, each with its moment; taken apart when nobody types any more. */
	heard = [];
	messages = 0;
	cursor = 0;
	#known;
	#synced;

	/** `named` is the document's name where every message must carry it (Hocuspocus), else empty. */
	constructor(address, { named = '', headers = {} } = {}) {
		this.named = named;
		this.synced = new Promise((resolve, reject) => {
			this.#synced = resolve;
			this.refused = reject;
		});
		this.socket = new WebSocket(address, { headers, perMessageDeflate: false, maxPayload: 2 ** 30 });
		this.socket.binaryType = 'nodebuffer';
		this.socket.on('open', () => this.#open());
		this.socket.on('message', (data) => this.#hear(data));
		this.socket.on('error', (error) => this.refused(error));
		this.socket.on('close', (code, why) => this.refused(new Error(`closed: ${code} ${why}`)));
	}

	#message(write) {
		const encoder = encoding.createEncoder();
		if (this.named) encoding.writeVarString(encoder, this.named);
		write(encoder);
		return encoding.toUint8Array(encoder);
	}

	#sync(kind, payload) {
		return this.#message((encoder) => {
			encoding.writeVarUint(encoder, SYNC);
			encoding.writeVarUint(encoder, kind);
			encoding.writeVarUint8Array(encoder, payload);
		});
	}

	#open() {
		if (this.named) {
			const introduced = this.#message((encoder) => {
				encoding.writeVarUint(encoder, AUTH);
				encoding.writeVarUint(encoder, 0);
				encoding.writeVarString(encoder, 'a token');
				encoding.writeVarString(encoder, '4.7.0');
			});
			this.socket.send(introduced);
		}
		this.socket.send(this.#sync(ASK, Y.encodeStateVector(new Y.Doc())));
	}

	#hear(data) {
		const at = performance.now();
		this.messages += 1;
		const decoder = decoding.createDecoder(data);
		if (this.named) decoding.readVarString(decoder);
		const type = decoding.readVarUint(decoder);
		if (type !== SYNC && type !== SYNC_REPLY) return;
		const kind = decoding.readVarUint(decoder);
		const payload = decoding.readVarUint8Array(decoder);
		if (kind === ASK) this.#reply();
		else this.heard.push([at, payload]);
		if (kind === ANSWER) this.#synced();
	}

	/** What the server does not have: nothing, since only what was sent over this line is here. */
	#reply() {
		const nothing = Y.encodeStateAsUpdate(new Y.Doc());
		this.socket.send(this.#sync(ANSWER, nothing));
	}

	send(update) {
		this.socket.send(this.#sync(UPDATE, update));
	}

	/** Where this person's cursor is, as an editor says it with every key. */
	point(who, place) {
		this.cursor += 1;
		const state = { user: { name: `Person ${who}`, color: '#2f5d50' }, cursor: { anchor: place, head: place } };
		const states = encoding.createEncoder();
		encoding.writeVarUint(states, 1);
		encoding.writeVarUint(states, who);
		encoding.writeVarUint(states, this.cursor);
		encoding.writeVarString(states, JSON.stringify(state));
		const message = this.#message((encoder) => {
			encoding.writeVarUint(encoder, AWARENESS);
			encoding.writeVarUint8Array(encoder, encoding.toUint8Array(states));
		});
		this.socket.send(message);
	}

	/** Everything that came, as one document. */
	document() {
		this.#known = new Y.Doc();
		Y.transact(this.#known, () => {
			for (const [, update] of this.heard) Y.applyUpdate(this.#known, update);
		});
		return this.#known;
	}

	get waiting() {
		return this.socket.bufferedAmount;
	}

	close() {
		this.socket.removeAllListeners('close');
		this.socket.terminate();
	}
}
