import { get, send } from '#lib/api/client.ts';
import { topics } from '#lib/topics.svelte.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ params }) => {
	const path = { exchange_id: params.id };
	const [received, limits] = await Promise.all([
		send('get', '/api/exchanges/{exchange_id}', { path }),
		get('/api/exchanges/limits'),
		topics.load()
	]);
	const { organisation, requester } = received.data;
	const { seats } = await get('/api/organisations/{key}', { path: { key: organisation.id } });
	const deputies = seats.flatMap(({ id, title, holder }) => (holder && id !== requester.id ? [{ value: id, label: `${holder.name}, ${title}` }] : []));
	return { exchange: received.data, limits, deputies };
};
