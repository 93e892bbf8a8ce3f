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
	// Who holds no seat sees the rooms that they were invited to, and nothing else.
	const none = { items: [] };
	const guest = current.me?.seat === null;
	const [home, exchanges, proposals] = await Promise.all([get('/api/home'), guest ? get('/api/exchanges') : none, guest ? get('/api/proposals') : none]);
	return { home, exchanges: exchanges.items, proposals: proposals.items };
};
