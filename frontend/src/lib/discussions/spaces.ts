import { m } from '#lib/paraglide/messages.js';
import { topics } from '#lib/topics.svelte.ts';
import type { Space } from './types.ts';

/** What a space is called: working groups by their own title, the others by what they are. */
export function spaceName(space: Space): string {
	if (space.kind === 'network') return m.discussions_space_network();
	return space.topic ? topics.name(space.topic) : space.title;
}
