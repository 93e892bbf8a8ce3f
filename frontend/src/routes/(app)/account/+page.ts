import { get } from '#lib/api/client.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async () => {
	const [signIns, identities] = await Promise.all([get('/api/sign-ins'), get('/api/me/identities')]);
	return { signIns: signIns.items, identities: identities.items };
};
