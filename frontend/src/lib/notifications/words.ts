/** The words for groups of notices and ways to hear. A code that is added without words is a type error here. */
import { m } from '#lib/paraglide/messages.js';
import type { Doubt, Group, How } from './types.ts';

export const groups: Record<Group, () => string> = {
	waits: m.notifications_group_waits,
	named: m.notifications_group_named,
	exchanges: m.notifications_group_exchanges,
	sessions: m.notifications_group_sessions,
	proposals: m.notifications_group_proposals,
	conversations: m.notifications_group_conversations,
	organisation: m.notifications_group_organisation,
	news: m.notifications_group_news,
	desk: m.notifications_group_desk
};

/** Kinds of notices whose words say themselves how many there are. */
export const counting: ReadonlySet<string> = new Set(['post_written', 'post_reported']);

export const ways: Record<How, () => string> = {
	at_once: m.notifications_how_at_once,
	daily: m.notifications_how_daily,
	weekly: m.notifications_how_weekly,
	off: m.notifications_how_off
};

export const doubts: Record<Doubt, () => string> = {
	sender: m.notifications_held_doubt_sender,
	relay: m.notifications_held_doubt_relay,
	provider: m.notifications_held_doubt_provider,
	terms: m.notifications_held_doubt_terms
};
