import { get, Offline, once, Problem, put, remove } from '#lib/api/client.ts';
import { on } from '#lib/live.ts';
import { current } from '#lib/me.svelte.ts';
import type { Post, PostPage, RoomFile, Thread } from './types.ts';

export const PAGE = 20;
const MOST = 100;
const TOGETHER = 200;
const SEEN_FOR = 800;
/** What a file hangs on until the post is sent that it is for. */
export const PENDING = 'post_draft';
/** Behind every post. */
const END = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

/**
 * One thread as it stands on screen: some pages of its posts, next to each other. What others write meanwhile is counted
 * and shown when asked for; what changes in a post that is shown, changes in its place.
 */
export class Talk {
	readonly id: string;
	thread = $state.raw<Thread>();
	posts = $state.raw<readonly Post[]>([]);
	/** Files that stand in the room, and mine that will hang on the post that I write. */
	roomFiles = $state.raw<readonly RoomFile[]>([]);
	pendingFiles = $state.raw<readonly RoomFile[]>([]);
	failed = $state.raw<unknown>();
	/** Posts stand before and after those shown. */
	previous = $state.raw<string | null>(null);
	next = $state.raw<string | null>(null);
	/** The first post that was new when one came, or that came meanwhile. */
	firstNew = $state<string>();
	/** How changes come on the page; whoever shows the posts may hold the page still around them. */
	changing: (change: () => void) => Promise<void> = (change) => {
		change();
		return Promise.resolve();
	};

	/** Up to which place all has been offered. */
	#offered = $state(0);
	/** The first post that waits to be shown. */
	#waitingFrom: string | undefined;
	#heard = new Set<string | undefined>();
	#timer: ReturnType<typeof setTimeout> | undefined;
	#line: Promise<unknown> = Promise.resolve();
	#leftUnread = false;
	#seen: string | undefined;
	#seenTimer: ReturnType<typeof setTimeout> | undefined;

	/** Contributions that came since and are not shown yet. */
	readonly waiting = $derived(Math.max(0, (this.thread?.last_place ?? 0) - this.#offered));

	constructor(id: string, begun?: { thread: Thread; page: PostPage }) {
		this.id = id;
		if (begun) this.#begin(begun.thread, begun.page);
	}

	get #path(): { thread_id: string } {
		return { thread_id: this.id };
	}

	/** Hears of changes; returns the way to stop. */
	listen(): () => void {
		const stop = on('thread', (hint) => {
			if (hint.kind !== 'tick' && hint.id !== this.id) return;
			this.#heard.add(hint.part);
			clearTimeout(this.#timer);
			this.#timer = setTimeout(() => void this.#after(() => this.#look()), TOGETHER);
		});
		return () => {
			stop();
			clearTimeout(this.#timer);
			this.#tellSeen();
		};
	}

	/** Reads the thread, where one stopped reading or at a post, and its files. */
	async open(at = 'unread'): Promise<void> {
		try {
			const [thread, page] = await Promise.all([this.#readThread(), this.#page({ at })]);
			this.#begin(thread, page);
			this.failed = undefined;
		} catch (error) {
			this.failed = error;
		}
	}

	async readFiles(): Promise<void> {
		try {
			const { items } = await get('/api/files', { query: { subject_id: this.id, limit: MOST } });
			this.roomFiles = items.filter(({ subject_kind }) => subject_kind !== PENDING);
			this.pendingFiles = items.filter(({ subject_kind, person_id }) => subject_kind === PENDING && person_id === current.me?.person.id);
		} catch (error) {
			// Without a connection a kept conversation is read all the same.
			if (!(error instanceof Offline)) throw error;
		}
	}

	earlier(): Promise<void> {
		return this.#after(async () => {
			const page = await this.#page({ order: 'newest', after: this.previous });
			await this.#add(page.items);
			this.previous = page.next ?? null;
		});
	}

	later(): Promise<void> {
		return this.#after(async () => {
			const page = await this.#page({ after: this.next });
			await this.#add(page.items);
			this.next = page.next ?? null;
		});
	}

	/** Shows what came meanwhile; the first of it. */
	async reveal(): Promise<string | undefined> {
		const last = this.posts.at(-1)?.id ?? '';
		const from = this.#waitingFrom ?? END;
		await this.#after(() => (this.next === null ? this.#toTheEnd() : this.open(from)));
		const first = this.posts.find((post) => post.id > last && post.id >= (from === END ? '' : from)) ?? this.posts.at(-1);
		this.firstNew = first?.id;
		return first?.id;
	}

	/** Shows my own post at once, and what others wrote before it. */
	wrote(post: Post): Promise<void> {
		// The server knows; told again, because an earlier mark may still be on its way.
		this.seen(post);
		return this.#after(async () => {
			this.#know(await this.#readThread());
			if (this.next === null) await this.#toTheEnd();
			else await this.open(post.id);
		});
	}

	/** Puts a post as it stands now in its place. */
	async replace(post: Post): Promise<void> {
		await this.changing(() => {
			this.posts = this.posts.map((shown) => (shown.id === post.id ? post : shown));
		});
	}

	/** A post as it stands now, shown or not. */
	read(id: string): Promise<Post> {
		return get('/api/threads/{thread_id}/posts/{post_id}', { path: { ...this.#path, post_id: id } });
	}

	/** Names the post that answers what was asked; naming it again takes that back. */
	async nameAnswer(post: Post): Promise<void> {
		const named = this.thread?.answer_post_id === post.id ? null : post.id;
		this.#know(await put('/api/threads/{thread_id}/answer', { path: this.#path, body: { post_id: named } }));
	}

	async takeBack(post: Post): Promise<void> {
		const path = { ...this.#path, post_id: post.id };
		await this.replace(await remove('/api/threads/{thread_id}/posts/{post_id}', { path, etag: `"${post.version}"`, key: once() }));
		this.#know(await this.#readThread());
	}

	/** Lets the thread stand in another space. */
	async move(space_id: string): Promise<void> {
		this.#know(await put('/api/threads/{thread_id}/space', { path: this.#path, body: { space_id } }));
	}

	async setState(state: Thread['state']): Promise<void> {
		this.#know(await put('/api/threads/{thread_id}/state', { path: this.#path, body: { state } }));
		await this.#after(() => this.#refresh());
	}

	/** Notes that a post was seen; the last one seen is how far one has read. */
	seen(post: Post): void {
		if (this.#leftUnread || post.id <= (this.#seen ?? this.thread?.read_to ?? '')) return;
		this.#seen = post.id;
		clearTimeout(this.#seenTimer);
		this.#seenTimer = setTimeout(() => this.#tellSeen(), SEEN_FOR);
	}

	/** Lets a post and all that follow be unread again, until one comes back. */
	async leaveUnread(post: Post): Promise<void> {
		clearTimeout(this.#seenTimer);
		this.#leftUnread = true;
		await put('/api/threads/{thread_id}/reading', { path: this.#path, body: { unread_from: post.id } });
		this.firstNew = post.id;
	}

	#tellSeen(): void {
		if (!this.#seenTimer) return;
		clearTimeout(this.#seenTimer);
		const post_id = this.#seen;
		this.#seenTimer = undefined;
		if (this.#leftUnread || !post_id) return;
		if (this.thread) this.thread = { ...this.thread, read_to: post_id };
		void put('/api/threads/{thread_id}/reading', { path: this.#path, body: { post_id } }).catch(() => undefined);
	}

	#begin(thread: Thread, page: PostPage): void {
		this.posts = page.items;
		this.previous = page.previous ?? null;
		this.next = page.next ?? null;
		this.#offered = Math.max(thread.last_place, page.items.at(-1)?.place ?? 0);
		this.#waitingFrom = undefined;
		const { read_to } = thread;
		this.firstNew ??= read_to ? page.items.find(({ id, author }) => id > read_to && author.id !== current.me?.person.id)?.id : undefined;
		this.#know(thread);
	}

	/** One thing after the other, so that no answer overtakes a later one. */
	#after<T>(act: () => Promise<T>): Promise<T> {
		const turn = this.#line.then(act);
		this.#line = turn.catch(() => undefined);
		return turn;
	}

	#know(thread: Thread): void {
		const read_to = this.#seen && this.#seen > (thread.read_to ?? '') ? this.#seen : thread.read_to;
		this.thread = { ...thread, read_to };
	}

	#readThread(): Promise<Thread> {
		return get('/api/threads/{thread_id}', { path: this.#path });
	}

	#page(query: { at?: string; order?: 'oldest' | 'newest'; after?: string | null; limit?: number }): Promise<PostPage> {
		return get('/api/threads/{thread_id}/posts', { path: this.#path, query: { limit: PAGE, ...query } });
	}

	async #add(posts: readonly Post[]): Promise<void> {
		const all = new Map([...this.posts, ...posts].map((post) => [post.id, post]));
		await this.changing(() => {
			this.posts = [...all.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
		});
	}

	/** Adds all that stands behind the last post shown. */
	async #toTheEnd(): Promise<void> {
		const last = this.posts.at(-1);
		let page = await this.#page(last ? { at: last.id, limit: MOST } : { limit: MOST });
		await this.#add(page.items.filter((post) => !last || post.id >= last.id));
		while (page.next) {
			page = await this.#page({ after: page.next, limit: MOST });
			await this.#add(page.items);
		}
		this.#offered = Math.max(this.#offered, this.posts.at(-1)?.place ?? 0);
		this.#waitingFrom = undefined;
	}

	/** Looks at what the hints named. */
	async #look(): Promise<void> {
		const parts = [...this.#heard];
		this.#heard.clear();
		try {
			const thread = await this.#readThread();
			if (parts.includes(undefined) || parts.length > PAGE) await this.#refresh();
			else for (const part of parts) await this.#lookAt(part ?? '');
			this.#know(thread);
		} catch (error) {
			// What is no longer for this person to read does not stay on the screen; a lost connection takes nothing away.
			if (!(error instanceof Problem) || error.status !== 404) return;
			this.posts = [];
			this.failed = error;
		}
	}

	async #lookAt(id: string): Promise<void> {
		const shown = this.posts.some((post) => post.id === id);
		if (!shown && id < (this.posts.at(-1)?.id ?? '')) return;
		const post = await this.read(id);
		if (shown) await this.replace(post);
		else if (post.author.id === current.me?.person.id && this.next === null) await this.#toTheEnd();
		else if (id < (this.#waitingFrom ?? END)) this.#waitingFrom = id;
	}

	/** All that is shown, as it stands now. */
	async #refresh(): Promise<void> {
		const first = this.posts[0];
		const last = this.posts.at(-1);
		if (!first || !last) return;
		const fresh = new Map<string, Post>();
		let page = await this.#page({ at: first.id, limit: MOST });
		for (;;) {
			for (const post of page.items) fresh.set(post.id, post);
			if (!page.next || (page.items.at(-1)?.id ?? '') >= last.id) break;
			page = await this.#page({ after: page.next, limit: MOST });
		}
		await this.changing(() => {
			this.posts = this.posts.map((post) => fresh.get(post.id) ?? post);
		});
	}
}
