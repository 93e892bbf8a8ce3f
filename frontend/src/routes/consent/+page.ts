import { redirect } from '@sveltejs/kit';
import { localPath } from '#lib/accounts/next.ts';
import { current } from '#lib/me.svelte.ts';
import type { PageLoad } from './$types';

/** What one agrees to before anything else; whoever has agreed goes on to where they wanted to go. */
export const load: PageLoad = async ({ url }) => {
	const next = localPath(url.searchParams.get('next'));
	const me = await current.readMe();
	if (!me) redirect(307, `/sign-in?next=${encodeURIComponent(next)}`);
	if (!me.consent_due) redirect(307, next);
	return { me, next, start: await current.readStart() };
};
