import { get } from '#lib/api/client.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ params }) => ({
	thread: await get('/api/threads/{thread_id}', { path: { thread_id: params.id } })
});
