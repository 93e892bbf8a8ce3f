import { get } from '#lib/api/client.ts';
import type { Application } from '#lib/members/types.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ url }) => {
	const state = (url.searchParams.get('state') ?? 'waiting') as Application['state'];
	return { state, page: await get('/api/applications', { query: { state } }) };
};
