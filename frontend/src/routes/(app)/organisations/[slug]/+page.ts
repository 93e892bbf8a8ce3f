import { get } from '#lib/api/client.ts';
import { topics } from '#lib/topics.svelte.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ params }) => {
	const [organisation] = await Promise.all([get('/api/organisations/{key}', { path: { key: params.slug } }), topics.load()]);
	const [lessons, finished] = await Promise.all([
		get('/api/organisations/{organisation_id}/lessons', { path: { organisation_id: organisation.id } }),
		get('/api/exchanges', { query: { organisation_id: organisation.id, state: ['completed'], limit: 100 } })
	]);
	return { organisation, lessons, finished: finished.items };
};
