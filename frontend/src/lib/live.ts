/**
 * Hints from the server that something changed: a kind and an id, never content; who hears one fetches with their own
 * rights. One tab of the browser holds the stream (a Web Lock elects it) and tells the others over a channel; when it
 * closes, another takes over. Where streams do not get through, the leading tab asks everyone to look again from time
 * to time, as the hint `{ kind: 'tick' }`.
 */
export interface Hint {
	kind: string;
	id?: string;
	/** What changed of it, a post of a thread for instance, where that is known. */
	part?: string;
}

export type Listener = (hint: Hint) => void;

export interface Surroundings {
	/** Calls back when this tab leads, and lets the next tab lead when the promise is done. */
	lead: (begin: () => Promise<void>) => void;
	channel: Pick<BroadcastChannel, 'postMessage' | 'close'> & { onmessage: ((event: MessageEvent<Hint>) => void) | null };
	open: () => EventSource;
	/** Milliseconds between looks while no stream gets through. */
	poll: number;
}

const ADDRESS = '/api/live';
const NAME = 'pacto.live';
const ERRORS_BEFORE_POLLING = 3;
const CLOSED = 2;

export class Live {
	readonly #listeners = new Map<string, Set<Listener>>();
	#around: Surroundings | undefined;
	#source: EventSource | undefined;
	#timer: ReturnType<typeof setInterval> | undefined;
	#giveWay: (() => void) | undefined;
	#errors = 0;

	/** Calls back for each hint of a kind ("*" for all; every kind hears "tick"). Returns the way to stop. */
	on(kind: string, listener: Listener): () => void {
		const those = this.#listeners.get(kind) ?? new Set();
		this.#listeners.set(kind, those.add(listener));
		return () => void those.delete(listener);
	}

	/** Begins to hear, as the leading tab or from it. A second call changes nothing. */
	start(around: Surroundings): void {
		if (this.#around) return;
		this.#around = around;
		around.channel.onmessage = (event) => this.#tell(event.data);
		around.lead(() => {
			if (this.#around !== around) return Promise.resolve();
			this.#connect();
			return new Promise((resolve) => (this.#giveWay = resolve));
		});
	}

	/** Ends the stream or the hearing; listeners stay for the next start. */
	stop(): void {
		this.#source?.close();
		clearInterval(this.#timer);
		this.#timer = undefined;
		this.#around?.channel.close();
		this.#around = undefined;
		this.#giveWay?.();
	}

	#connect(): void {
		if (!this.#around) return;
		const source = (this.#source = this.#around.open());
		source.onopen = () => {
			// Hints of the time without a stream are lost: everyone looks once.
			if (this.#errors) this.#spread({ kind: 'tick' });
			this.#errors = 0;
			clearInterval(this.#timer);
			this.#timer = undefined;
		};
		source.onmessage = (event: MessageEvent<string>) => this.#spread(JSON.parse(event.data) as Hint);
		source.onerror = () => {
			this.#errors += 1;
			if (source.readyState === CLOSED || this.#errors >= ERRORS_BEFORE_POLLING) this.#lookFromTimeToTime();
		};
	}

	#lookFromTimeToTime(): void {
		this.#timer ??= setInterval(() => {
			this.#spread({ kind: 'tick' });
			if (this.#source?.readyState === CLOSED) this.#connect();
		}, this.#around?.poll);
	}

	#spread(hint: Hint): void {
		this.#around?.channel.postMessage(hint);
		this.#tell(hint);
	}

	#tell(hint: Hint): void {
		const kinds = hint.kind === 'tick' ? [...this.#listeners.keys()] : [hint.kind, '*'];
		for (const kind of kinds) for (const listener of this.#listeners.get(kind) ?? []) listener(hint);
	}
}

const live = new Live();

/** Begins to hear hints; called by the shell of a signed-in person. */
export function listen(): void {
	live.start({
		lead: (begin) => {
			// Web Locks exist only where the page came over TLS or from this machine; elsewhere each tab leads itself.
			if ('locks' in navigator) void navigator.locks.request(NAME, begin);
			else void begin();
		},
		channel: new BroadcastChannel(NAME),
		open: () => new EventSource(ADDRESS),
		poll: 60_000
	});
}

export function hush(): void {
	live.stop();
}

/** Hears hints of one kind; returns the way to stop, so that it fits an `$effect`. */
export function on(kind: string, listener: Listener): () => void {
	return live.on(kind, listener);
}
