import { get, Offline, Problem } from '#lib/api/client.ts';
import { nameOf, noted, type Copy } from '#lib/drafting/kept.ts';
import { current } from '#lib/me.svelte.ts';
import type { Proposal, Section, TextLength } from '#lib/proposals/types.ts';
import type { PageLoad } from './$types';

interface Whole {
	kept?: undefined;
	proposal: Proposal;
	section: Section;
	lengths: readonly TextLength[];
}

/** What this device keeps of the page: its text, and the names above it. */
interface Kept {
	kept: Copy;
	draft: string;
}

async function whole(id: string, wanted: string): Promise<Whole> {
	const path = { proposal_id: id };
	const [proposal, lengths] = await Promise.all([
		get('/api/proposals/{proposal_id}', { path }),
		get('/api/proposals/{proposal_id}/texts', { path })
	]);
	const section = proposal.sections.find(({ id: each, kind }) => each === wanted && kind === 'text');
	if (!section) throw new Problem({ status: 404, code: 'not_found' });
	return { proposal, section, lengths };
}

/** Without a connection a section opens from the copy of its text, for whoever is signed in here. */
export const load: PageLoad = async ({ params, parent }): Promise<Whole | Kept> => {
	try {
		return await whole(params.id, params.section);
	} catch (error) {
		if (!(error instanceof Offline)) throw error;
		await parent();
		const kept = current.me && noted(nameOf(current.me.person.id, params.section));
		if (!kept) throw error;
		return { kept, draft: params.section };
	}
};
