import { get } from '#lib/api/client.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async () => ({ page: await get('/api/demo/outbox') });
