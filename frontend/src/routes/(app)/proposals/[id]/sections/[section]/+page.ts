import { get, Problem } from '#lib/api/client.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ params }) => {
	const path = { proposal_id: params.id };
	const [proposal, lengths] = await Promise.all([
		get('/api/proposals/{proposal_id}', { path }),
		get('/api/proposals/{proposal_id}/texts', { path })
	]);
	const section = proposal.sections.find(({ id, kind }) => id === params.section && kind === 'text');
	if (!section) throw new Problem({ status: 404, code: 'not_found' });
	return { proposal, section, lengths };
};
