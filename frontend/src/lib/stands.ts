/** How a proposal stands, in words, wherever one is named. A code that is added without words is a type error here. */
import type { components } from '#lib/api/schema.d.ts';
import { m } from '#lib/paraglide/messages.js';

type State = components['schemas']['ProposalState'];
type Outcome = components['schemas']['ResultKind'];

interface Standing {
	state: State;
	outcome: Outcome | null;
}

export const states: Record<State, () => string> = {
	drafting: m.proposals_p_drafting,
	signing: m.proposals_p_signing,
	sent: m.proposals_p_sent,
	withdrawn: m.proposals_p_withdrawn
};

export const outcomes: Record<Outcome, () => string> = {
	granted: m.after_outcome_granted,
	reserve: m.after_outcome_reserve,
	not_granted: m.after_outcome_not_granted,
	withdrawn: m.after_outcome_withdrawn
};

/** What the funder said once it was sent and answered; else its state. */
export const standWords = ({ state, outcome }: Standing): string => (outcome ? outcomes[outcome] : states[state])();

/** Whether it was given up or turned down. */
export const isOver = ({ state, outcome }: Standing): boolean =>
	state === 'withdrawn' || outcome === 'not_granted' || outcome === 'withdrawn';
