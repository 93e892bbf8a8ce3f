import { get, type Options } from '#lib/api/client.ts';
import type { State } from '#lib/exchanges/types.ts';
import { topics } from '#lib/topics.svelte.ts';
import type { PageLoad } from './$types';

export type Query = NonNullable<Options<'/api/exchanges', 'get'>['query']>;

/** Whose exchanges: mine, my organisation's, or all that I may see. */
const shows = { mine: { mine: true }, organisation: { ours: true }, network: {} } satisfies Record<string, Query>;

/** The address chooses what is shown, so a view can be linked to. */
export const load: PageLoad = async ({ url }) => {
	const { show: whose, state, topic, q } = Object.fromEntries(url.searchParams);
	const show: keyof typeof shows = whose === 'organisation' || whose === 'network' ? whose : 'mine';
	const query: Query = {
		...shows[show],
		...(state && { state: [state as State] }),
		...(topic && { topic: [topic] }),
		...(q && { q })
	};
	const [page] = await Promise.all([get('/api/exchanges', { query }), topics.load()]);
	return { page, query, show, narrowed: Boolean(state ?? topic ?? q) };
};
