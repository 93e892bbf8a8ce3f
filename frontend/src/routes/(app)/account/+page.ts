import { get } from '#lib/api/client.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async () => {
	const [signIns, identities, { stranger }] = await Promise.all([
		get('/api/sign-ins'),
		get('/api/me/identities'),
		get('/api/sign-in/stranger')
	]);
	return { signIns: signIns.items, identities: identities.items, stranger };
};
