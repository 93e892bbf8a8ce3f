import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type Hint, Live, type Surroundings } from './live.ts';

/** One browser: tabs share a lock and a channel; streams are opened by whoever leads. */
class Browser {
	streams: FakeStream[] = [];
	#waiting: (() => Promise<void>)[] = [];
	#led = false;
	readonly #channels = new Set<Surroundings['channel']>();

	tab(): { live: Live; hints: Hint[] } {
		const live = new Live();
		const hints: Hint[] = [];
		const channel: Surroundings['channel'] = {
			onmessage: null,
			postMessage: (hint: Hint) => {
				for (const other of this.#channels) if (other !== channel) other.onmessage?.(new MessageEvent('message', { data: hint }));
			},
			close: () => void this.#channels.delete(channel)
		};
		this.#channels.add(channel);
		live.start({
			channel,
			poll: 60_000,
			open: () => {
				const stream = new FakeStream();
				this.streams.push(stream);
				return stream as unknown as EventSource;
			},
			lead: (begin) => {
				this.#waiting.push(begin);
				this.#next();
			}
		});
		live.on('inbox', (hint) => hints.push(hint));
		return { live, hints };
	}

	#next(): void {
		const begin = this.#led ? undefined : this.#waiting.shift();
		if (!begin) return;
		this.#led = true;
		void begin().then(() => {
			this.#led = false;
			this.#next();
		});
	}
}

class FakeStream {
	readyState = 1;
	onopen: (() => void) | null = null;
	onmessage: ((event: { data: string }) => void) | null = null;
	onerror: (() => void) | null = null;
	close(): void {
		this.readyState = 2;
	}
	says(hint: Hint): void {
		this.onmessage?.({ data: JSON.stringify(hint) });
	}
}

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

test('two tabs share one stream and both hear the hint once', () => {
	const browser = new Browser();
	const [first, second] = [browser.tab(), browser.tab()];
	expect(browser.streams).toHaveLength(1);
	browser.streams[0]?.says({ kind: 'inbox', id: '7' });
	expect(first.hints).toEqual([{ kind: 'inbox', id: '7' }]);
	expect(second.hints).toEqual([{ kind: 'inbox', id: '7' }]);
});

test('a hint reaches those who asked for its kind or for all', () => {
	const browser = new Browser();
	const { live, hints } = browser.tab();
	const all: Hint[] = [];
	const stop = live.on('*', (hint) => all.push(hint));
	browser.streams[0]?.says({ kind: 'exchange', id: '1' });
	stop();
	browser.streams[0]?.says({ kind: 'exchange', id: '2' });
	expect(hints).toEqual([]);
	expect(all).toEqual([{ kind: 'exchange', id: '1' }]);
});

test('when the leading tab closes, another opens its own stream', async () => {
	const browser = new Browser();
	const [first, second] = [browser.tab(), browser.tab()];
	first.live.stop();
	await vi.advanceTimersByTimeAsync(0);
	expect(browser.streams).toHaveLength(2);
	expect(browser.streams[0]?.readyState).toBe(2);
	browser.streams[1]?.says({ kind: 'inbox', id: '8' });
	expect(second.hints).toEqual([{ kind: 'inbox', id: '8' }]);
	expect(first.hints).toEqual([]);
});

test('a blocked stream becomes a look from time to time, in every tab', async () => {
	const browser = new Browser();
	const [first, second] = [browser.tab(), browser.tab()];
	for (let error = 0; error < 3; error += 1) browser.streams[0]?.onerror?.();
	await vi.advanceTimersByTimeAsync(60_000);
	expect(first.hints).toEqual([{ kind: 'tick' }]);
	expect(second.hints).toEqual([{ kind: 'tick' }]);
});

test('one short break is no reason to poll, but everyone looks once when the stream is back', async () => {
	const browser = new Browser();
	const { hints } = browser.tab();
	browser.streams[0]?.onerror?.();
	await vi.advanceTimersByTimeAsync(600_000);
	expect(hints).toEqual([]);
	browser.streams[0]?.onopen?.();
	expect(hints).toEqual([{ kind: 'tick' }]);
});

test('a stream that the browser gave up is opened anew, and polling ends when it opens', async () => {
	const browser = new Browser();
	const { hints } = browser.tab();
	const [stream] = browser.streams;
	if (stream) stream.readyState = 2;
	stream?.onerror?.();
	await vi.advanceTimersByTimeAsync(60_000);
	expect(browser.streams).toHaveLength(2);
	browser.streams[1]?.onopen?.();
	const heard = hints.length;
	await vi.advanceTimersByTimeAsync(600_000);
	expect(hints).toHaveLength(heard);
});

test('a tab that waits to lead and is closed never opens a stream', async () => {
	const browser = new Browser();
	const [first, second] = [browser.tab(), browser.tab()];
	second.live.stop();
	first.live.stop();
	await vi.advanceTimersByTimeAsync(0);
	expect(browser.streams).toHaveLength(1);
});
