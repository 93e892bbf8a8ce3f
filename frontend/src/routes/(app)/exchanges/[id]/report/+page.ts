import { get } from '#lib/api/client.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ params, url }) => {
	const path = { exchange_id: params.id };
	const side = url.searchParams.get('side') === 'peer' ? ('peer' as const) : ('requester' as const);
	const [exchange, report] = await Promise.all([
		get('/api/exchanges/{exchange_id}', { path }),
		get('/api/exchanges/{exchange_id}/reports/{side}', { path: { ...path, side } })
	]);
	return { exchange, report };
};
