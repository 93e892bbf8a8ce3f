import { get } from '#lib/api/client.ts';
import { groups } from '#lib/search/words.ts';
import { topics } from '#lib/topics.svelte.ts';
import type { PageLoad } from './$types';

/** The address says what is looked for, so that a search can be linked to and back works. */
export const load: PageLoad = async ({ url, depends }) => {
	depends('pacto:search');
	const q = url.searchParams.get('q')?.trim() ?? '';
	const named = url.searchParams.get('show') ?? '';
	const show = Object.hasOwn(groups, named) ? named : undefined;
	const query = { q, ...(show && { kind: [...(groups[show]?.kinds ?? [])] }) };
	if (!q) return { query, show };
	try {
		const [found] = await Promise.all([get('/api/search', { query }), topics.load()]);
		return { query, show, found };
	} catch (failed) {
		return { query, show, failed };
	}
};
