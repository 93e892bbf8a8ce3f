/** The words for groups of notices and ways to hear. A code that is added without words is a type error here. */
import { m } from '#lib/paraglide/messages.js';
import type { Group, How } from './types.ts';

export const groups: Record<Group, () => string> = {
	waits: m.notifications_group_waits,
	named: m.notifications_group_named,
	exchanges: m.notifications_group_exchanges,
	sessions: m.notifications_group_sessions,
	conversations: m.notifications_group_conversations,
	organisation: m.notifications_group_organisation,
	desk: m.notifications_group_desk
};

export const ways: Record<How, () => string> = {
	at_once: m.notifications_how_at_once,
	daily: m.notifications_how_daily,
	off: m.notifications_how_off
};
