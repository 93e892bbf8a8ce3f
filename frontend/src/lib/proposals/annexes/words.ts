/** The words for every state of an annex. A state that is added without words is a type error here. */
import '#lib/uploads.ts';
import { m } from '#lib/paraglide/messages.js';
import type { AnnexState } from './types.ts';

export const states: Record<AnnexState, { words: () => string; ring: 0 | 4 | 7 }> = {
	missing: { words: m.annexes_s_missing, ring: 0 },
	there: { words: m.annexes_s_there, ring: 7 },
	not_needed: { words: m.annexes_s_not_needed, ring: 4 }
};
