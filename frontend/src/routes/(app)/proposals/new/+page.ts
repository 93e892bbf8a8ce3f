import { get } from '#lib/api/client.ts';
import { topics } from '#lib/topics.svelte.ts';
import type { PageLoad } from './$types';

/** `call` names the call that is answered; `from` and `id` what the proposal comes from. */
export const load: PageLoad = async ({ url }) => {
	const [{ items: calls }] = await Promise.all([get('/api/calls', { query: { limit: 100 } }), topics.load()]);
	const kind = url.searchParams.get('from');
	const id = url.searchParams.get('id');
	const from =
		(kind === 'exchange' || kind === 'thread' || kind === 'proposal') && id
			? { kind, id, offered: await get('/api/proposals/begin-from', { query: { kind, id } }) }
			: undefined;
	return { calls, call: url.searchParams.get('call') ?? '', from } as const;
};
