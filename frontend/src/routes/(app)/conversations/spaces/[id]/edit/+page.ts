import { get } from '#lib/api/client.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ params }) => {
	const space = await get('/api/spaces/{space_id}', { path: { space_id: params.id } });
	return { space };
};
