import { get } from '#lib/api/client.ts';
import { topics } from '#lib/topics.svelte.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ params }) => {
	const path = { proposal_id: params.id };
	const [after, marks] = await Promise.all([
		get('/api/proposals/{proposal_id}/after', { path }),
		get('/api/proposals/{proposal_id}/reusable', { path }),
		topics.load()
	]);
	return { after, marks };
};
