import { get } from '#lib/api/client.ts';
import { topics } from '#lib/topics.svelte.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ params }) => {
	const [match] = await Promise.all([get('/api/matches/{match_id}', { path: { match_id: params.id } }), topics.load()]);
	return { match };
};
