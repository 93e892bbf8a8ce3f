import { get } from '#lib/api/client.ts';
import { PAGE } from '#lib/discussions/talk.svelte.ts';
import type { PageLoad } from './$types';

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

export const load: PageLoad = async ({ params, url }) => {
	const at = url.searchParams.get('at') ?? '';
	const path = { thread_id: params.id };
	const [thread, posts] = await Promise.all([
		get('/api/threads/{thread_id}', { path }),
		get('/api/threads/{thread_id}/posts', { path, query: { at: ID.test(at) ? at : 'unread', limit: PAGE } })
	]);
	// Without a connection, or where the space is not for the reader, the conversation is read all the same.
	const space = thread.space_id ? await get('/api/spaces/{space_id}', { path: { space_id: thread.space_id } }).catch(() => undefined) : undefined;
	return { thread, posts, space };
};
