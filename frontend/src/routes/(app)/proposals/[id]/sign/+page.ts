import { get } from '#lib/api/client.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ params }) => ({
	signing: await get('/api/proposals/{proposal_id}/signing', { path: { proposal_id: params.id } })
});
