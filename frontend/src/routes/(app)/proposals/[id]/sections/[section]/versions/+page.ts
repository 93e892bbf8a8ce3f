import { get, Problem } from '#lib/api/client.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ params }) => {
	const path = { section_id: params.section };
	const [proposal, versions, now] = await Promise.all([
		get('/api/proposals/{proposal_id}', { path: { proposal_id: params.id } }),
		get('/api/sections/{section_id}/versions', { path }),
		get('/api/sections/{section_id}/text', { path })
	]);
	const section = proposal.sections.find(({ id }) => id === params.section);
	if (!section) throw new Problem({ status: 404, code: 'not_found' });
	return { proposal, section, versions, now };
};
