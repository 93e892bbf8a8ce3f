import { get } from '#lib/api/client.ts';
import { topics } from '#lib/topics.svelte.ts';
import type { PageLoad } from './$types';

/** How many exchanges a person's page begins with. */
const FEW = 5;

export const load: PageLoad = async ({ params }) => {
	const path = { person_id: params.id };
	const [person, lessons, exchanges] = await Promise.all([
		get('/api/people/{person_id}', { path }),
		get('/api/people/{person_id}/lessons', { path }),
		get('/api/exchanges', { query: { person_id: params.id, limit: FEW } }),
		topics.load()
	]);
	return { person, lessons, exchanges };
};
