import { current } from '#lib/me.svelte.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async () => ({ start: await current.readStart() });
