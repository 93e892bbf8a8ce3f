import { get } from '#lib/api/client.ts';
import { topics } from '#lib/topics.svelte.ts';
import type { PageLoad } from './$types';

const SHOWN = ['following', 'unread', 'mine'] as const;

/** The address chooses which are shown. */
export const load: PageLoad = async ({ url, depends }) => {
	depends('pacto:conversations');
	const show = SHOWN.find((name) => name === url.searchParams.get('show'));
	const query = show ? { [show]: true } : {};
	const [threads, spaces] = await Promise.all([
		get('/api/threads', { query }),
		get('/api/spaces', { query: { limit: 100 } }),
		topics.load()
	]);
	return { threads, spaces: spaces.items, query };
};
