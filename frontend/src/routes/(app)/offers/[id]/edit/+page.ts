import { get } from '#lib/api/client.ts';
import { topics } from '#lib/topics.svelte.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ params }) => {
	const [offer] = await Promise.all([get('/api/offers/{offer_id}', { path: { offer_id: params.id } }), topics.load()]);
	const { seats } = await get('/api/organisations/{key}', { path: { key: offer.organisation_id } });
	return { offer, seats };
};
