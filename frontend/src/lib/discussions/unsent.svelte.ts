import { Conflict, get, remove, send } from '#lib/api/client.ts';
import { Draft } from '#lib/ui/draft.svelte.ts';
import type { PostDraft, Thread } from './types.ts';

export interface Writing {
	markdown: string;
	language: string;
	reply_to: string | null;
}

/**
 * What one person has begun to write in one thread: in this browser at once, on the server shortly after, so that a
 * phone takes over from a laptop. Where another device saved meanwhile, `other` holds its text until one is chosen.
 */
export class Unsent {
	other = $state.raw<PostDraft>();
	readonly kept: Draft<Writing>;
	readonly #thread: string;
	#version: number;
	#last: Writing | undefined;

	constructor(thread: Thread, person: string) {
		this.#thread = thread.id;
		this.#version = thread.draft?.version ?? 0;
		this.kept = new Draft({ name: `post.${person}.${thread.id}`, save: (writing) => this.#save(writing) });
	}

	/** What one finds here: this browser's own unsaved text, else the server's. Where both have one, both are offered. */
	begin(onServer: PostDraft | null): Writing | undefined {
		const here = this.kept.kept();
		if (!here) return onServer ?? undefined;
		if (!here.value.markdown.trim() || here.value.markdown === onServer?.markdown) {
			this.kept.discard();
			return onServer ?? undefined;
		}
		this.#last = here.value;
		if (onServer && new Date(onServer.saved_at) > new Date(here.at)) this.other = onServer;
		else this.kept.change(here.value);
		return here.value;
	}

	change(writing: Writing): void {
		this.#last = writing;
		if (!this.other) this.kept.change(writing);
	}

	/** Keeps what stands here, over what the other device saved. */
	async keepMine(): Promise<void> {
		this.other = undefined;
		if (this.#last) this.kept.change(this.#last);
		await this.kept.flush();
	}

	/** Takes over what the other device saved. */
	takeOther(): PostDraft | undefined {
		const taken = this.other;
		this.#forget();
		return taken;
	}

	/** To be called before the post is sent: nothing that is still on its way may arrive after it. */
	async settle(): Promise<void> {
		if (!this.other) await this.kept.flush();
		this.kept.stop();
	}

	/** The post stands: the server has forgotten the draft, and so do we. */
	sent(): void {
		this.#version = 0;
		this.#forget();
	}

	/** Throws away what was begun, here and on the server. */
	async discard(): Promise<void> {
		this.sent();
		await remove('/api/threads/{thread_id}/draft', { path: { thread_id: this.#thread } });
	}

	stop(): void {
		this.kept.stop();
	}

	async #save(writing: Writing): Promise<void> {
		const path = { thread_id: this.#thread };
		const put = () => send('put', '/api/threads/{thread_id}/draft', { path, body: writing, etag: `"${this.#version}"` });
		try {
			this.#version = (await put()).data.version;
		} catch (error) {
			if (!(error instanceof Conflict)) throw error;
			const { draft } = await get('/api/threads/{thread_id}', { path });
			this.#version = draft?.version ?? 0;
			if (draft && draft.markdown !== writing.markdown) {
				this.other = draft;
				throw error;
			}
			this.#version = (await put()).data.version;
		}
	}

	#forget(): void {
		this.other = undefined;
		this.#last = undefined;
		this.kept.forget();
	}
}
