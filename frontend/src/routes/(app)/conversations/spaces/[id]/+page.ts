import { get } from '#lib/api/client.ts';
import { topics } from '#lib/topics.svelte.ts';
import type { PageLoad } from './$types';

const SHOWN = ['unread', 'mine'] as const;

/** A space with its threads; who is in it, and what was reported there, for those whom it concerns. */
export const load: PageLoad = async ({ params, url, depends }) => {
	depends('pacto:space');
	const show = SHOWN.find((name) => name === url.searchParams.get('show'));
	const query = { ...(show && { [show]: true }), space_id: params.id };
	const path = { space_id: params.id };
	const [space, threads] = await Promise.all([
		get('/api/spaces/{space_id}', { path }),
		get('/api/threads', { query }),
		topics.load()
	]);
	const [people, reports] = await Promise.all([
		space.abilities.leave ? get('/api/spaces/{space_id}/people', { path }) : [],
		space.abilities.edit ? get('/api/reports', { query: { limit: 1 } }) : undefined
	]);
	return { space, threads, people, reports: reports?.waiting ?? 0, query };
};
