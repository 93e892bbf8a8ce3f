import { redirect } from '@sveltejs/kit';
import { get } from '#lib/api/client.ts';
import { current } from '#lib/me.svelte.ts';
import { navigation } from '#lib/ui/navigation.ts';
import type { PageLoad } from './$types';

/** The secretariat begins at its desk. */
export const load: PageLoad = async ({ depends, parent }) => {
	depends('pacto:home');
	await parent();
	if (current.me?.abilities.desk && navigation.some(({ href }) => href === '/desk')) redirect(307, '/desk');
	return { home: await get('/api/home') };
};
