import { get } from '#lib/api/client.ts';
import type { PageLoad } from './$types';

/** The address chooses what is shown: what has not been read, or everything. */
export const load: PageLoad = async ({ url, depends }) => {
	depends('pacto:inbox');
	const unread = url.searchParams.get('show') !== 'all';
	return { unread, page: await get('/api/inbox', { query: { unread } }) };
};
