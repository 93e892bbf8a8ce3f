import { get } from '#lib/api/client.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ params }) => ({
	call: await get('/api/calls/{call_id}', { path: { call_id: params.id } })
});
