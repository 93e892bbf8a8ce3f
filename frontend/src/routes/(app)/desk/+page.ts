import { get, type Options } from '#lib/api/client.ts';
import { current } from '#lib/me.svelte.ts';
import { topics } from '#lib/topics.svelte.ts';
import type { PageLoad } from './$types';

type Query = NonNullable<Options<'/api/desk', 'get'>['query']>;

/** Filters and view stand in the address: a desk can be bookmarked, and back works. */
export const load: PageLoad = async ({ url }) => {
	const { view = 'board', mine, late, lane, topic, q, state } = Object.fromEntries(url.searchParams);
	const query: Query = {
		...(mine && { owner_seat_id: current.me?.seat?.id ?? null }),
		...(late && { late: true }),
		...(lane && { lane: lane as NonNullable<Query['lane']> }),
		...(topic && { topic: [topic] }),
		...(q && { q })
	};
	// The board shows every column; the table can show the states of one.
	const wanted: Query = { ...query, ...(state && { state: state.split(',') as NonNullable<Query['state']> }) };
	const [desk, proposals, table] = await Promise.all([
		get('/api/desk', { query }),
		get('/api/desk/proposals'),
		view === 'table' ? get('/api/desk/exchanges', { query: { ...wanted, limit: 50 } }) : undefined,
		topics.load()
	]);
	return { desk, proposals, table, query, wanted, view };
};
