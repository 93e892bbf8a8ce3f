import { get } from '#lib/api/client.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ params }) => ({
	results: await get('/api/proposals/{proposal_id}/results', { path: { proposal_id: params.id } })
});
