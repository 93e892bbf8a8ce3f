import { get } from '#lib/api/client.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ params }) => ({
	budget: await get('/api/proposals/{proposal_id}/budget', { path: { proposal_id: params.id } })
});
