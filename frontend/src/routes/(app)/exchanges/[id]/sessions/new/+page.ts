import { get } from '#lib/api/client.ts';
import type { PageLoad } from './$types';

/** People rarely meet this week: the choice begins with the next one. */
function nextMonday(): string {
	const day = new Date();
	day.setUTCDate(day.getUTCDate() + ((8 - day.getUTCDay()) % 7 || 7));
	return day.toISOString().slice(0, 10);
}

export const load: PageLoad = async ({ params, url }) => {
	const path = { exchange_id: params.id };
	const week = url.searchParams.get('week') ?? nextMonday();
	const [exchange, times] = await Promise.all([
		get('/api/exchanges/{exchange_id}', { path }),
		get('/api/exchanges/{exchange_id}/sessions/times', { path, query: { week } })
	]);
	return { exchange, times };
};
