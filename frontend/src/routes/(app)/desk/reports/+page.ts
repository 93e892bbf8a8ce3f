import { get } from '#lib/api/client.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ url, depends }) => {
	depends('pacto:reports');
	const settled = url.searchParams.get('show') === 'settled';
	return { settled, page: await get('/api/reports', { query: { settled } }) };
};
