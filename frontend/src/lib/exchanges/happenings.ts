/** What each event of an exchange is called in its timeline, and whether the state moved with it. */
import { m } from '#lib/paraglide/messages.js';

const words: Record<string, () => string> = {
	'exchange.drafted': m.exchanges_happened_drafted,
	'exchange.changed': m.exchanges_happened_changed,
	'exchange.endorsement_asked': m.exchanges_happened_endorsement_asked,
	'exchange.submitted': m.exchanges_happened_submitted,
	'exchange.discarded': m.exchanges_happened_discarded,
	'exchange.withdrawn': m.exchanges_happened_withdrawn,
	'exchange.opened': m.exchanges_happened_opened,
	'exchange.returned': m.exchanges_happened_returned,
	'exchange.declined': m.exchanges_happened_declined,
	'exchange.proposed': m.exchanges_happened_proposed,
	'exchange.open_again': m.exchanges_happened_ran_out,
	'exchange.closed_unmatched': m.exchanges_happened_closed_unmatched,
	'exchange.reopened': m.exchanges_happened_reopened,
	'exchange.agreed': m.exchanges_happened_agreed,
	'exchange.scheduled': m.exchanges_happened_scheduled,
	'exchange.lost_date': m.exchanges_happened_lost_date,
	'exchange.sessions_ended': m.exchanges_happened_sessions_ended,
	'exchange.completed': m.exchanges_happened_completed,
	'exchange.cancelled': m.exchanges_happened_cancelled,
	'exchange.held': m.exchanges_happened_held,
	'exchange.resumed': m.exchanges_happened_resumed,
	'exchange.reassigned': m.exchanges_happened_reassigned,
	'exchange.lane_set': m.exchanges_happened_lane_set,
	'exchange.owner_set': m.exchanges_happened_owner_set,
	'exchange.note_added': m.exchanges_happened_note_added,
	'exchange.help_offered': m.exchanges_happened_help_offered,
	'match.drafted': m.exchanges_happened_match_drafted,
	'match.skipped': m.exchanges_happened_match_skipped,
	'match.put_forward': m.exchanges_happened_match_put_forward,
	'match.reminded': m.exchanges_happened_match_reminded,
	'match.accepted': m.exchanges_happened_match_accepted,
	'match.declined': m.exchanges_happened_match_declined,
	'match.taken_back': m.exchanges_happened_match_taken_back,
	'match.turned_down': m.exchanges_happened_match_turned_down,
	'match.agreed': m.exchanges_happened_match_agreed,
	'match.expired': m.exchanges_happened_match_expired,
	'match.superseded': m.exchanges_happened_match_superseded,
	'match.terms_changed': m.exchanges_happened_terms_changed,
	'match.terms_agreed': m.exchanges_happened_terms_agreed,
	'session.times_suggested': m.exchanges_happened_times_suggested,
	'session.times_refused': m.exchanges_happened_times_refused,
	'session.planned': m.exchanges_happened_session_planned,
	'session.moved': m.exchanges_happened_session_rescheduled,
	'session.changed': m.exchanges_happened_session_changed,
	'session.ended': m.exchanges_happened_session_ended,
	'session.cancelled': m.exchanges_happened_session_cancelled,
	'report.submitted': m.exchanges_happened_report_submitted,
	'report.taken_back': m.exchanges_happened_report_taken_back,
	'report.accepted': m.exchanges_happened_report_accepted,
	'report.published': m.exchanges_happened_lessons_published,
	'follow_up.asked': m.exchanges_happened_follow_up_asked,
	'follow_up.answered': m.exchanges_happened_follow_up_answered,
	'follow_up.unanswered': m.exchanges_happened_follow_up_unanswered
};

/** Reminders and inner steps are told elsewhere; a timeline holds what changed something. */
export function isTold(kind: string): boolean {
	return kind in words;
}

export function happening(kind: string): string {
	return words[kind]?.() ?? m.exchanges_happened_other();
}

export function movedState(item: { data: Record<string, unknown> }): boolean {
	return 'to_state' in item.data;
}
