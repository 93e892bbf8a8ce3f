import { get } from '#lib/api/client.ts';
import type { Option } from '#lib/ui/option.ts';

/** How to look for those who can read a thread, to mention one of them. */
export function peopleOf(threadId: string): (find: string) => Promise<Option[]> {
	return async (find) => {
		const found = await get('/api/threads/{thread_id}/people', { path: { thread_id: threadId }, query: { find, limit: 6 } });
		return found.map(({ id, name }) => ({ id: `person:${id}`, label: name }));
	};
}
