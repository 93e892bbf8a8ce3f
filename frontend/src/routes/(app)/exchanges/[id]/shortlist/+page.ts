import { get } from '#lib/api/client.ts';
import { topics } from '#lib/topics.svelte.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ params }) => {
	const [shortlist] = await Promise.all([
		get('/api/exchanges/{exchange_id}/shortlist', { path: { exchange_id: params.id } }),
		topics.load()
	]);
	return { shortlist };
};
