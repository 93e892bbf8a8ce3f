import { get, send } from '#lib/api/client.ts';
import { heldSeats } from '#lib/exchanges/seats.ts';
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
	const seats = await heldSeats(organisation.id);
	return { exchange: received.data, limits, deputies: seats.filter(({ value }) => value !== requester.id) };
};
