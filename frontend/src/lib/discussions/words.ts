import { m } from '#lib/paraglide/messages.js';
import type { Level, ReactionKind, ReportReason } from './types.ts';

/** Reactions in the order in which they are offered. */
export const reactions: Record<ReactionKind, () => string> = {
	agree: m.discussions_react_agree,
	thanks: m.discussions_react_thanks,
	support: m.discussions_react_support,
	idea: m.discussions_react_idea,
	seen: m.discussions_react_seen
};

/** How much one wants to hear of a conversation. */
export const levels: Record<Level, () => string> = {
	follow: m.discussions_level_follow,
	normal: m.discussions_level_normal,
	mute: m.discussions_level_mute
};

/** Why a post was reported or hidden. */
export const reasons: Record<ReportReason, () => string> = {
	off_topic: m.discussions_hidden_off_topic,
	disrespectful: m.discussions_hidden_disrespectful,
	private_data: m.discussions_hidden_private_data,
	endangers: m.discussions_hidden_endangers,
	advertising: m.discussions_hidden_advertising,
	other: m.discussions_hidden_other
};
