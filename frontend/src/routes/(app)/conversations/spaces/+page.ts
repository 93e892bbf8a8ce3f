import { get } from '#lib/api/client.ts';
import { topics } from '#lib/topics.svelte.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ depends }) => {
	depends('pacto:spaces');
	const [page] = await Promise.all([get('/api/spaces', { query: { limit: 100 } }), topics.load()]);
	return { page };
};
