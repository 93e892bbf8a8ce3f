import { get } from '#lib/api/client.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ params }) => ({
	annexes: await get('/api/proposals/{proposal_id}/annexes', { path: { proposal_id: params.id } })
});
