import { redirect } from '@sveltejs/kit';
import { current } from '#lib/me.svelte.ts';
import type { LayoutLoad } from './$types';

// Every page is drawn in the browser from the answers of the API; the server only hands out the files.
export const ssr = false;

/**
 * Pages under `(app)` are for those signed in: others sign in first and come back to where they wanted to go. Their
 * frame is fetched beside the answers, and only for them.
 */
export const load: LayoutLoad = async ({ route, url }) => {
	const inside = route.id?.startsWith('/(app)') ?? false;
	if (!inside) return { demo: (await current.readStart()).demo };
	const [me, frame] = await Promise.all([current.me ?? current.readMe(), import('#lib/Shell.svelte')]);
	if (!me) redirect(307, `/sign-in?next=${encodeURIComponent(url.pathname + url.search)}`);
	if (me.consent_due) redirect(307, `/consent?next=${encodeURIComponent(url.pathname + url.search)}`);
	return { demo: me.demo, Frame: frame.default };
};
