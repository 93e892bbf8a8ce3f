import { get } from '#lib/api/client.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ params }) => {
	const organisation = await get('/api/organisations/{key}', { path: { key: params.slug } });
	const invitations = await get('/api/organisations/{organisation_id}/invitations', { path: { organisation_id: organisation.id } });
	return { organisation, invitations: invitations.items };
};
