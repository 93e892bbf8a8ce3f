import { get } from '#lib/api/client.ts';
import type { PageLoad } from './$types';

/** The address chooses what is shown: what has not been read, or everything. Answers by mail that wait stand above. */
export const load: PageLoad = async ({ url, depends }) => {
	depends('pacto:inbox');
	const unread = url.searchParams.get('show') !== 'all';
	const [page, held] = await Promise.all([get('/api/inbox', { query: { unread } }), get('/api/held-replies')]);
	return { unread, page, held };
};
