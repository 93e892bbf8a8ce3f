/** The messages between an editor and the server: y-websocket's, and three of our own that only we ask for. */
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';

const SYNC = 0;
const AWARENESS = 1;
const AUTH = 2;
const SAVED = 64;
const STANDING = 65;
const REFUSED = 66;
const STATE_VECTOR = 0;
const ANSWER = 1;
const UPDATE = 2;

/** Why what one writes is not taken. */
export type ReadOnly = 'role' | 'locked' | 'schema' | 'not_saving' | 'not_a_suggestion' | 'other_author' | 'too_deep';

export interface Standing {
	role: string;
	read_only: ReadOnly | null;
	suggests: boolean;
	generation: number;
	schema_version: number;
}

export type Heard =
	| { is: 'asked'; state: Uint8Array }
	| { is: 'answer' | 'update'; update: Uint8Array }
	| { is: 'cursors'; payload: Uint8Array }
	| { is: 'denied'; reason: string }
	| { is: 'saved'; count: number }
	| { is: 'standing'; standing: Standing }
	| { is: 'refused'; count: number; reason: ReadOnly | 'incomplete' }
	| { is: 'unknown' };

/** What one message says. Throws for bytes that are none. */
export function read(message: Uint8Array): Heard {
	const decoder = decoding.createDecoder(message);
	switch (decoding.readVarUint(decoder)) {
		case SYNC: {
			const kind = decoding.readVarUint(decoder);
			const payload = decoding.readVarUint8Array(decoder);
			return kind === STATE_VECTOR ? { is: 'asked', state: payload } : { is: kind === ANSWER ? 'answer' : 'update', update: payload };
		}
		case AWARENESS:
			return { is: 'cursors', payload: decoding.readVarUint8Array(decoder) };
		case AUTH:
			decoding.readVarUint(decoder);
			return { is: 'denied', reason: decoding.readVarString(decoder) };
		case SAVED:
			return { is: 'saved', count: decoding.readVarUint(decoder) };
		case STANDING:
			return { is: 'standing', standing: JSON.parse(decoding.readVarString(decoder)) as Standing };
		case REFUSED:
			return { is: 'refused', count: decoding.readVarUint(decoder), reason: decoding.readVarString(decoder) as ReadOnly | 'incomplete' };
		default:
			return { is: 'unknown' };
	}
}

function sync(kind: number, payload: Uint8Array): Uint8Array {
	return encoding.encode((encoder) => {
		encoding.writeVarUint(encoder, SYNC);
		encoding.writeVarUint(encoder, kind);
		encoding.writeVarUint8Array(encoder, payload);
	});
}

/** Asks for what is missing here. */
export const ask = (state: Uint8Array): Uint8Array => sync(STATE_VECTOR, state);
export const answer = (update: Uint8Array): Uint8Array => sync(ANSWER, update);
export const update = (content: Uint8Array): Uint8Array => sync(UPDATE, content);

export const cursors = (payload: Uint8Array): Uint8Array =>
	encoding.encode((encoder) => {
		encoding.writeVarUint(encoder, AWARENESS);
		encoding.writeVarUint8Array(encoder, payload);
	});

/** Whether the server counts this message among the updates of a connection. */
export const isUpdate = (message: Uint8Array): boolean => message[0] === SYNC && message[1] !== STATE_VECTOR;

/** Several messages as one body, each with its length before it. */
export const pack = (messages: readonly Uint8Array[]): Uint8Array =>
	encoding.encode((encoder) => {
		for (const message of messages) encoding.writeVarUint8Array(encoder, message);
	});

export function* unpack(body: Uint8Array): Generator<Uint8Array> {
	const decoder = decoding.createDecoder(body);
	while (decoding.hasContent(decoder)) yield decoding.readVarUint8Array(decoder);
}
