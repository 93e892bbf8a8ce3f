import { get } from '#lib/api/client.ts';
import { topics } from '#lib/topics.svelte.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ params, depends }) => {
	depends('pacto:space');
	const path = { space_id: params.id };
	const [space, people] = await Promise.all([
		get('/api/spaces/{space_id}', { path }),
		get('/api/spaces/{space_id}/people', { path }),
		topics.load()
	]);
	return { space, people };
};
