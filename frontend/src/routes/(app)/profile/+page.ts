import { get, send } from '#lib/api/client.ts';
import { topics } from '#lib/topics.svelte.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async () => {
	const me = await get('/api/me');
	const [{ data: person }] = await Promise.all([
		send('get', '/api/people/{person_id}', { path: { person_id: me.person.id } }),
		topics.load()
	]);
	return { person };
};
