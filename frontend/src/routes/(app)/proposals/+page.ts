import { get } from '#lib/api/client.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async () => {
	const [page, asked] = await Promise.all([get('/api/proposals'), get('/api/mandates')]);
	return { page, asked };
};
