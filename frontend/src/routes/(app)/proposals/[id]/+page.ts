import { get } from '#lib/api/client.ts';
import { topics } from '#lib/topics.svelte.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ params }) => {
	const path = { proposal_id: params.id };
	const [proposal, lineage] = await Promise.all([
		get('/api/proposals/{proposal_id}', { path }),
		get('/api/proposals/{proposal_id}/lineage', { path }),
		topics.load()
	]);
	// Reports are owed to the funder of what was sent.
	const after = proposal.state === 'sent' ? await get('/api/proposals/{proposal_id}/after', { path }) : undefined;
	return { proposal, lineage, reports: after?.reports.filter((report) => !report.done_at) ?? [] };
};
