import { get } from '#lib/api/client.ts';
import { topics } from '#lib/topics.svelte.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ params }) => {
	const [organisation] = await Promise.all([get('/api/organisations/{key}', { path: { key: params.slug } }), topics.load()]);
	return { organisation };
};
