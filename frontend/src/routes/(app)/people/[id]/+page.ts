import { get } from '#lib/api/client.ts';
import { topics } from '#lib/topics.svelte.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ params }) => {
	const path = { person_id: params.id };
	const [person, lessons] = await Promise.all([
		get('/api/people/{person_id}', { path }),
		get('/api/people/{person_id}/lessons', { path }),
		topics.load()
	]);
	return { person, lessons };
};
