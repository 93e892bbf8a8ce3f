import { get } from '#lib/api/client.ts';
import type { LayoutLoad } from './$types';

/** How many reports wait, for the tab of the desk that leads to them. */
export const load: LayoutLoad = async ({ depends }) => {
	depends('pacto:reports');
	const { waiting } = await get('/api/reports', { query: { limit: 1 } });
	return { waiting };
};
