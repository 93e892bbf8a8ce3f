/** How far an exchange is and who reads it: what stands beside its name, also on pages that are not about exchanges. */
import { m } from '#lib/paraglide/messages.js';
import type { Confidentiality, State } from './types.ts';

export type Words<Code extends string> = Record<Code, () => string>;

export const states: Words<State> = {
	draft: m.exchanges_state_draft,
	submitted: m.exchanges_state_submitted,
	returned: m.exchanges_state_returned,
	open: m.exchanges_state_open,
	proposed: m.exchanges_state_proposed,
	agreed: m.exchanges_state_agreed,
	scheduled: m.exchanges_state_scheduled,
	reporting: m.exchanges_state_reporting,
	completed: m.exchanges_state_completed,
	closed_unmatched: m.exchanges_state_closed_unmatched,
	declined: m.exchanges_state_declined,
	withdrawn: m.exchanges_state_withdrawn,
	cancelled: m.exchanges_state_cancelled,
	discarded: m.exchanges_state_discarded
};

/** How far the ring of a state is closed; ended ones are struck through. */
export const rings: Record<State, { step: 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7; tone?: 'returned' | 'ended' }> = {
	draft: { step: 0 },
	submitted: { step: 1 },
	returned: { step: 1, tone: 'returned' },
	open: { step: 2 },
	proposed: { step: 3 },
	agreed: { step: 4 },
	scheduled: { step: 5 },
	reporting: { step: 6 },
	completed: { step: 7 },
	closed_unmatched: { step: 2, tone: 'ended' },
	declined: { step: 1, tone: 'ended' },
	withdrawn: { step: 1, tone: 'ended' },
	cancelled: { step: 4, tone: 'ended' },
	discarded: { step: 0, tone: 'ended' }
};

/** The circle line of a record that can be read as its confidentiality says. */
export const readers: Words<Confidentiality> = {
	network: m.exchanges_read_network,
	matched_only: m.exchanges_read_matched_only,
	secretariat_only: m.exchanges_read_secretariat_only
};
