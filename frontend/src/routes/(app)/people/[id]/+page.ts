import { get } from '#lib/api/client.ts';
import { topics } from '#lib/topics.svelte.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ params }) => {
	const [person] = await Promise.all([get('/api/people/{person_id}', { path: { person_id: params.id } }), topics.load()]);
	return { person };
};
