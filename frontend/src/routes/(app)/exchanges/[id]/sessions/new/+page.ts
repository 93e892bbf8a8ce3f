import { get } from '#lib/api/client.ts';
import type { PageLoad } from './$types';

/** Without a week in the address the server chooses, by its own clock. */
export const load: PageLoad = async ({ params, url }) => {
	const path = { exchange_id: params.id };
	const { week, minutes } = Object.fromEntries(url.searchParams);
	const [exchange, times] = await Promise.all([
		get('/api/exchanges/{exchange_id}', { path }),
		get('/api/exchanges/{exchange_id}/sessions/times', { path, query: { ...(week && { week }), ...(minutes && { minutes: Number(minutes) }) } })
	]);
	return { exchange, times };
};
