import { get } from '#lib/api/client.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ url }) => {
	const q = url.searchParams.get('q') ?? '';
	const closed = url.searchParams.get('show') === 'closed';
	const query = { closed, ...(q && { q }) };
	const [page, rights] = await Promise.all([get('/api/calls', { query }), get('/api/calls/rights')]);
	return { page, rights, query, q, closed };
};
