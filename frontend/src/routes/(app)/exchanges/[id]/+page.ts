import { get } from '#lib/api/client.ts';
import { topics } from '#lib/topics.svelte.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ params }) => {
	const path = { exchange_id: params.id };
	const [exchange, matches, timeline, sessions, suggestion, outcome, lineage, talks] = await Promise.all([
		get('/api/exchanges/{exchange_id}', { path }),
		get('/api/exchanges/{exchange_id}/matches', { path }),
		get('/api/exchanges/{exchange_id}/timeline', { path }),
		get('/api/exchanges/{exchange_id}/sessions', { path }),
		get('/api/exchanges/{exchange_id}/suggestions/standing', { path }),
		get('/api/exchanges/{exchange_id}/reports', { path }),
		get('/api/exchanges/{exchange_id}/lineage', { path }),
		get('/api/exchanges/{exchange_id}/threads', { path }),
		topics.load()
	]);
	return { exchange, matches, timeline, sessions, suggestion, outcome, lineage, talks };
};
