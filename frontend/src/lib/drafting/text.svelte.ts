import { IndexeddbPersistence } from 'y-indexeddb';
import { applyAwarenessUpdate, Awareness, encodeAwarenessUpdate, removeAwarenessStates } from 'y-protocols/awareness';
import { applyUpdate, Doc, encodeStateAsUpdate, encodeStateVector } from 'yjs';
import { get, Offline, Problem } from '#lib/api/client.ts';
import { tellCursor } from './cursor.ts';
import { CHANNEL, keepsDatabases, nameOf, note, noted, type About } from './kept.ts';
import * as lines from './line.ts';
import type { Line, Timing, Way } from './line.ts';
import { answer, cursors, read, update, type ReadOnly } from './wire.ts';

/** What this editor can put into a text. The server lets editors with an older schema than the text's only read. */
export const SCHEMA = 2;

/**
 * `opening`: nothing to show yet. `open`: shown, whether or not there is a connection. `gone`: not ours to read (any
 * more); the copy is wiped. `signed_out`: sign in again; the copy stays. `other`: the text was begun anew; what is here
 * stays as it is until its writer has looked at it. `stale`: so it was, and nothing here is lost by opening it again.
 */
export type Phase = 'opening' | 'open' | 'gone' | 'signed_out' | 'other' | 'stale';

export interface Present {
	/** Of the person. */
	id: string;
	name: string;
	/** Tabs and devices of one person are one. */
	clients: number[];
}

export interface Opening {
	draft: string;
	person: { id: string; name: string };
	/** For whoever is told at sign-out that this is not sent, or opens it without a connection. */
	about: About;
	timing?: Partial<Timing & { retry: number; longest: number }>;
}

/** What is known before the line says more. */
function whyNot({ role, locked, schema_version: schema }: { role: string; locked: boolean; schema_version: number }): ReadOnly | null {
	if (locked) return 'locked';
	if (role === 'reader' || role === 'commenter') return 'role';
	return schema > SCHEMA ? 'schema' : null;
}

const RETRY = { retry: 500, longest: 15_000 };
const WAY = 'pacto.line';
/** How long a network that lets no WebSocket through is believed to do so. */
const BELIEVED = 10 * 60_000;

/**
 * The live text of one section: a Yjs document kept equal with the server's, with a copy in this browser. Says at every
 * moment what has become of what was typed.
 */
export class LiveText {
	readonly doc = new Doc();
	readonly awareness = new Awareness(this.doc);
	phase = $state<Phase>('opening');
	/** Whether messages go back and forth now. */
	connected = $state(false);
	way = $state<Way>('socket');
	/** Changes made here that nobody has said are saved. */
	waiting = $state(0);
	savedAt = $state.raw<Date>();
	/** Why what is typed here is not taken. */
	readOnly = $state<ReadOnly | null>(null);
	role = $state('');
	suggests = $state(false);
	/** What was typed here and was refused: it stays here until its writer has looked at it. */
	refused = $state(0);
	people = $state.raw<readonly Present[]>([]);

	readonly #opening: Opening;
	readonly #name: string;
	readonly #timing: Timing & typeof RETRY;
	#copy: IndexeddbPersistence | undefined;
	#generation = 0;
	#line: Line | undefined;
	#made = 0;
	#saved = 0;
	#sent: number[] = [];
	#given = false;
	#met = false;
	#tries = 0;
	#blocked: Way | undefined;
	#timer: ReturnType<typeof setTimeout> | undefined;
	#ended = false;
	readonly #channel = new BroadcastChannel(CHANNEL);

	constructor(opening: Opening) {
		this.#opening = opening;
		this.#name = nameOf(opening.person.id, opening.draft);
		this.#timing = { ...lines.TIMING, ...RETRY, ...opening.timing };
		this.awareness.setLocalState({ user: opening.person });
		this.doc.on('update', (made: Uint8Array, origin: unknown) => this.#updated(made, origin));
		this.awareness.on('change', () => this.#look());
		this.awareness.on('update', (changes: Record<'added' | 'updated' | 'removed', number[]>, origin: unknown) => {
			const mine = [...changes.added, ...changes.updated, ...changes.removed].includes(this.doc.clientID);
			if (mine && origin !== this) this.#send([cursors(encodeAwarenessUpdate(this.awareness, [this.doc.clientID]))]);
		});
		this.#channel.onmessage = ({ data }: MessageEvent<string[]>) => {
			if (data.includes(this.#name)) this.#letGo();
		};
		addEventListener('online', this.#now);
		addEventListener('offline', this.#lost);
		void this.#open();
	}

	/** Ends connection and copy; what is kept here stays. */
	close(): void {
		this.#ended = true;
		clearTimeout(this.#timer);
		removeEventListener('online', this.#now);
		removeEventListener('offline', this.#lost);
		this.#line?.close();
		this.#channel.close();
		this.awareness.destroy();
		void this.#copy?.destroy();
		this.doc.destroy();
	}

	/** Forgets what is here and was refused; open a new one afterwards. */
	async discard(): Promise<void> {
		this.close();
		await this.#copy?.clearData();
		localStorage.removeItem(this.#name);
	}

	// The copy here

	async #open(): Promise<void> {
		const copy = noted(this.#name);
		if (await keepsDatabases()) {
			this.#copy = new IndexeddbPersistence(this.#name, this.doc);
			await this.#copy.whenSynced;
		}
		if (copy) {
			this.#generation = copy.generation;
			this.#made = this.waiting = copy.waiting;
			this.readOnly = copy.readOnly;
			this.suggests = copy.suggests;
			this.phase = 'open';
		}
		await this.#connect();
	}

	#note(): void {
		this.waiting = Math.max(0, this.#made - this.#saved);
		if (this.#ended) return;
		const { about } = this.#opening;
		const readOnly = this.readOnly === 'not_saving' ? null : this.readOnly;
		note(this.#name, { ...about, waiting: this.waiting, generation: this.#generation, readOnly, suggests: this.suggests });
	}

	/** Away with the copy: it is not ours any more. */
	#letGo(): void {
		this.#line?.close();
		clearTimeout(this.#timer);
		this.#ended = true;
		void this.#copy?.clearData();
		localStorage.removeItem(this.#name);
		this.connected = false;
		this.phase = 'gone';
	}

	// The line

	readonly #now = (): void => {
		if (!this.connected && !this.#ended) {
			this.#tries = 0;
			this.#later(0);
		}
	};

	readonly #lost = (): void => {
		// The line may take minutes to notice.
		if (this.#line && !this.#ended) {
			this.#line.close();
			this.#closed(0, false);
		}
	};

	#later(wait?: number): void {
		clearTimeout(this.#timer);
		const { retry, longest } = this.#timing;
		const usual = Math.min(longest, retry * 2 ** this.#tries) * (0.5 + Math.random() / 2);
		this.#timer = setTimeout(() => void this.#connect(), wait ?? usual);
		this.#tries += 1;
	}

	async #connect(): Promise<void> {
		if (this.#over()) return;
		const { draft } = this.#opening;
		try {
			const stand = await get('/api/drafts/{draft_id}', { path: { draft_id: draft }, quiet: true });
			if (this.#over() || !this.#meets(stand.generation)) return;
			this.role = stand.role;
			this.readOnly = whyNot(stand);
			if (this.phase === 'signed_out') this.phase = 'open';
		} catch (error) {
			this.#refusedEntry(error);
			return;
		}
		this.#given = this.#met = false;
		this.#sent = [];
		const query = `generation=${this.#generation}&schema=${SCHEMA}`;
		const place = { address: `/api/drafts/${draft}`, query, state: () => encodeStateVector(this.doc) };
		this.way = this.#chosen();
		this.#line = lines.open(
			this.way,
			place,
			{
				opened: () => this.#opened(),
				heard: (message) => this.#hear(message),
				saved: (count) => this.#settle(count),
				closed: (code, blocked) => this.#closed(code, blocked)
			},
			this.#timing
		);
	}

	/** Whether nothing is to be connected: it has ended, or there is a line. */
	#over(): boolean {
		return this.#ended || this.#line !== undefined;
	}

	#meets(generation: number): boolean {
		if (this.#generation && this.#generation !== generation) {
			this.#anew();
			return false;
		}
		this.#generation = generation;
		return true;
	}

	/** The text was begun anew: what is here and not there would come back as a stranger. */
	#anew(): void {
		this.connected = false;
		this.phase = this.waiting ? 'other' : 'stale';
	}

	#refusedEntry(error: unknown): void {
		if (error instanceof Problem && error.status === 404) this.#letGo();
		else if (error instanceof Problem && error.status === 401) this.phase = 'signed_out';
		else if (error instanceof Problem || error instanceof Offline) this.#later();
		else throw error;
	}

	#chosen(): Way {
		if (this.#blocked) return this.#blocked;
		const [way, at] = (sessionStorage.getItem(WAY) ?? '').split(' ');
		return (way === 'stream' || way === 'polling') && Date.now() - Number(at) < BELIEVED ? way : 'socket';
	}

	#opened(): void {
		this.#tries = 0;
		this.connected = true;
		this.#send([cursors(encodeAwarenessUpdate(this.awareness, [this.doc.clientID]))]);
	}

	#closed(code: number, blocked: boolean): void {
		const way = this.#line?.way;
		this.#line = undefined;
		this.connected = false;
		this.#given = false;
		if (this.#ended) return;
		const others = Array.from(this.awareness.getStates().keys()).filter((id) => id !== this.doc.clientID);
		removeAwarenessStates(this.awareness, others, this);
		// Otherwise they would be passed over when they are told again as they were.
		for (const id of others) this.awareness.meta.delete(id);
		switch (code) {
			case lines.SIGNED_OUT:
				this.phase = 'signed_out';
				return;
			case lines.OTHER_GENERATION:
				this.#anew();
				return;
			case lines.RIGHTS_CHANGED:
			case lines.NOT_ALLOWED:
				// The first request says what is left; people come back at random moments.
				this.#later(Math.random() * 300);
				return;
			default:
				if (blocked && way !== 'polling') {
					this.#blocked = way === 'socket' ? 'stream' : 'polling';
					this.#later(0);
				} else {
					if (!this.#met) this.#blocked = undefined;
					this.#later();
				}
		}
	}

	#send(messages: Uint8Array[]): void {
		if (this.connected) this.#line?.send(messages);
	}

	// What is written

	#updated(made: Uint8Array, origin: unknown): void {
		if (origin === this || origin === this.#copy) return;
		this.#made += 1;
		this.#note();
		if (this.#given && !this.readOnly) this.#give(update(made));
	}

	#give(message: Uint8Array): void {
		this.#sent.push(this.#made);
		this.#send([message]);
	}

	#hear(message: Uint8Array): void {
		const said = read(message);
		switch (said.is) {
			case 'asked':
				// All that the server lacks, also what was written without a connection.
				this.#given = true;
				this.#give(answer(encodeStateAsUpdate(this.doc, said.state)));
				break;
			case 'answer':
			case 'update':
				tellCursor();
				applyUpdate(this.doc, said.update, this);
				if (said.is === 'answer') this.#meet();
				break;
			case 'cursors':
				applyAwarenessUpdate(this.awareness, said.payload, this);
				break;
			case 'standing':
				this.role = said.standing.role;
				this.suggests = said.standing.suggests;
				this.readOnly = said.standing.read_only;
				break;
			case 'refused':
				if (said.reason === 'not_saving' || said.reason === 'incomplete') break; // the server asks again when it can
				this.readOnly = said.reason;
				this.refused = Math.max(1, this.waiting);
				break;
			case 'denied':
			case 'saved':
			case 'unknown':
		}
	}

	/** The text is here as the server has it. */
	#meet(): void {
		this.#met = true;
		this.phase = 'open';
		if (this.readOnly && this.readOnly !== 'not_saving' && this.waiting) this.refused = this.waiting;
		if (this.#line && this.#line.way !== 'socket') sessionStorage.setItem(WAY, `${this.#line.way} ${Date.now()}`);
		this.#note();
		if (!this.waiting) this.savedAt ??= new Date();
	}

	#settle(count: number): void {
		this.#saved = Math.max(this.#saved, this.#sent[count - 1] ?? this.#saved);
		this.#note();
		if (!this.waiting) {
			this.refused = 0;
			this.savedAt = new Date();
		}
	}

	// Who is here

	#look(): void {
		const found = new Map<string, Present>();
		for (const [client, state] of this.awareness.getStates()) {
			const user = state['user'] as { id?: string; name?: string } | undefined;
			if (!user?.id) continue;
			const known = found.get(user.id) ?? { id: user.id, name: user.name ?? '', clients: [] };
			known.clients.push(client);
			found.set(user.id, known);
		}
		const mine = this.#opening.person.id;
		this.people = [...found.values()].sort((a, b) => Number(b.id === mine) - Number(a.id === mine) || a.name.localeCompare(b.name));
	}
}

