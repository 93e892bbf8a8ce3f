import { get, type Options } from '#lib/api/client.ts';
import { topics } from '#lib/topics.svelte.ts';
import type { PageLoad } from './$types';

export type Query = NonNullable<Options<'/api/organisations', 'get'>['query']>;

/** The address says what is looked for, so that a search can be linked to and back works. */
export const load: PageLoad = async ({ url }) => {
	const { show, kind, country, topic, language, offers, crisis, experts, q } = Object.fromEntries(url.searchParams);
	const query: Query = {
		...(kind && { kind: url.searchParams.getAll('kind') as NonNullable<Query['kind']> }),
		...(country && { country }),
		...(topic && { topic }),
		...(language && { language }),
		...(offers && { offers: true }),
		...(crisis && { crisis: true }),
		...(experts && { experts: true }),
		...(q && { q })
	};
	const people = show === 'people';
	const [map, organisations, persons] = await Promise.all([
		get('/api/organisations/map'),
		people ? undefined : get('/api/organisations', { query }),
		people ? get('/api/people', { query }) : undefined,
		topics.load()
	]);
	return { map: map.items, organisations, persons, query, people };
};
