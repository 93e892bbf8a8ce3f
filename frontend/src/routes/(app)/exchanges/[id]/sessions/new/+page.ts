import { get } from '#lib/api/client.ts';
import type { PageLoad } from './$types';

/** Without a week in the address the server chooses, by its own clock. */
export const load: PageLoad = async ({ params, url }) => {
	const path = { exchange_id: params.id };
	const week = url.searchParams.get('week');
	const [exchange, times] = await Promise.all([
		get('/api/exchanges/{exchange_id}', { path }),
		get('/api/exchanges/{exchange_id}/sessions/times', { path, query: week ? { week } : {} })
	]);
	return { exchange, times };
};
