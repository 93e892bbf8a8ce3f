import { get } from '#lib/api/client.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ url }) => ({
	personas: (await get('/api/demo/personas')).items,
	request: url.searchParams.get('request') ?? ''
});
