import { get } from '#lib/api/client.ts';
import { current } from '#lib/me.svelte.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async () => {
	const [start, signIns, identities, { stranger }] = await Promise.all([
		current.readStart(),
		get('/api/sign-ins'),
		get('/api/me/identities'),
		get('/api/sign-in/stranger')
	]);
	return { start, signIns: signIns.items, identities: identities.items, stranger };
};
