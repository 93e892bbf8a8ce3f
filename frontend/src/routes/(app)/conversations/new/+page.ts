import { get } from '#lib/api/client.ts';
import { topics } from '#lib/topics.svelte.ts';
import type { PageLoad } from './$types';

/** `space` names where it begins; `lessons` the exchange whose published lessons it is about, which the whole network reads. */
export const load: PageLoad = async ({ url }) => {
	const lessons = url.searchParams.get('lessons');
	const [spaces, told] = await Promise.all([
		get('/api/spaces', { query: { limit: 100 } }),
		lessons ? get('/api/exchanges/{exchange_id}/lessons-thread', { path: { exchange_id: lessons } }) : undefined,
		topics.load()
	]);
	const open = spaces.items.filter(({ abilities, kind }) => abilities.open_thread && (!lessons || kind === 'network'));
	return { spaces: open, space: url.searchParams.get('space'), lessons, told };
};
