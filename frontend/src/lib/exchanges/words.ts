/** The words for every code of an exchange. A code that is added without words is a type error here. */
import { m } from '#lib/paraglide/messages.js';
import { teach } from '#lib/ui/problems.ts';
import { states, type Words } from './marks.ts';
import type {
	Confidentiality, CostKind, DeclineCode, Effect, FollowUpOutcome, Format, Lane, MatchState, NoteLevel, Publish, ReportState, SessionState,
	State, Step, TravelMoney
} from './types.ts';

export const lanes: Words<Lane> = {
	standard: m.exchanges_lane_standard,
	priority: m.exchanges_lane_priority,
	crisis: m.exchanges_lane_crisis
};

export const steps: Words<Step> = {
	endorsement: m.exchanges_due_endorsement,
	triage: m.exchanges_due_triage,
	changes: m.exchanges_due_changes,
	first_match: m.exchanges_due_first_match,
	answer: m.exchanges_due_answer,
	agreement: m.exchanges_due_agreement,
	first_session: m.exchanges_due_first_session,
	report: m.exchanges_due_report,
	follow_up: m.exchanges_due_follow_up
};

export const formats: Words<Format> = {
	written: m.exchanges_format_written,
	remote_single: m.exchanges_format_remote_single,
	remote_series: m.exchanges_format_remote_series,
	document_review: m.exchanges_format_document_review,
	peer_mentoring: m.exchanges_format_peer_mentoring,
	visit_out: m.exchanges_format_visit_out,
	visit_in: m.exchanges_format_visit_in,
	crisis_call: m.exchanges_format_crisis_call
};

export const formatNotes: Words<Format> = {
	written: m.exchanges_format_written_note,
	remote_single: m.exchanges_format_remote_single_note,
	remote_series: m.exchanges_format_remote_series_note,
	document_review: m.exchanges_format_document_review_note,
	peer_mentoring: m.exchanges_format_peer_mentoring_note,
	visit_out: m.exchanges_format_visit_out_note,
	visit_in: m.exchanges_format_visit_in_note,
	crisis_call: m.exchanges_format_crisis_call_note
};

export const confidentialities: Words<Confidentiality> = {
	network: m.exchanges_conf_network,
	matched_only: m.exchanges_conf_matched_only,
	secretariat_only: m.exchanges_conf_secretariat_only
};

export const confidentialityNotes: Words<Confidentiality> = {
	network: m.exchanges_conf_network_note,
	matched_only: m.exchanges_conf_matched_only_note,
	secretariat_only: m.exchanges_conf_secretariat_only_note
};

export const matchStates: Words<MatchState> = {
	drafted: m.exchanges_match_drafted,
	sent: m.exchanges_match_sent,
	peer_accepted: m.exchanges_match_peer_accepted,
	agreed: m.exchanges_match_agreed,
	peer_declined: m.exchanges_match_peer_declined,
	requester_declined: m.exchanges_match_requester_declined,
	expired: m.exchanges_match_expired,
	superseded: m.exchanges_match_superseded
};

export const declineCodes: Words<DeclineCode> = {
	no_time: m.exchanges_no_no_time,
	not_the_right_one: m.exchanges_no_not_the_right_one,
	language: m.exchanges_no_language,
	travel: m.exchanges_no_travel,
	political_moment: m.exchanges_no_political_moment,
	conflict: m.exchanges_no_conflict,
	not_said: m.exchanges_no_not_said
};

export const travels: Words<TravelMoney> = {
	not_needed: m.exchanges_travel_not_needed,
	none: m.exchanges_travel_none,
	partial: m.exchanges_travel_partial,
	full: m.exchanges_travel_full
};

export const sessionStates: Words<SessionState> = {
	planned: m.exchanges_session_planned,
	held: m.exchanges_session_held,
	missed: m.exchanges_session_missed,
	cancelled: m.exchanges_session_cancelled
};

export const noteLevels: Words<NoteLevel> = {
	exchange: m.exchanges_note_level_exchange,
	organisation: m.exchanges_note_level_organisation,
	secretariat: m.exchanges_note_level_secretariat
};

export const costKinds: Words<CostKind> = {
	travel: m.exchanges_cost_travel,
	interpretation: m.exchanges_cost_interpretation,
	other: m.exchanges_cost_other
};

export const reportStates: Words<ReportState> = {
	due: m.exchanges_report_state_due,
	submitted: m.exchanges_report_state_submitted,
	accepted: m.exchanges_report_state_accepted,
	published: m.exchanges_report_state_published,
	kept_private: m.exchanges_report_state_kept_private
};

export const publishes: Words<Publish> = {
	no: m.exchanges_report_publish_no,
	anonymous: m.exchanges_report_publish_anonymous,
	named: m.exchanges_report_publish_named
};

export const publishNotes: Words<Publish> = {
	no: m.exchanges_report_publish_no_note,
	anonymous: m.exchanges_report_publish_anonymous_note,
	named: m.exchanges_report_publish_named_note
};

export const outcomes: Words<FollowUpOutcome> = {
	done: m.exchanges_outcome_done,
	under_way: m.exchanges_outcome_under_way,
	dropped: m.exchanges_outcome_dropped,
	cannot_tell: m.exchanges_outcome_cannot_tell
};

export const effects: Words<Effect> = {
	plan: m.exchanges_effect_plan,
	budget: m.exchanges_effect_budget,
	ordinance: m.exchanges_effect_ordinance,
	service: m.exchanges_effect_service
};

/** Languages of the network's members; others can be agreed on with the secretariat. */
export const tongues: readonly string[] = ['es', 'pt', 'en', 'fr', 'ar'];

/** Choices for a `Choices` or `Select`, in the order given, from a list of words. */
export function options<Code extends string>(
	words: Words<Code>,
	codes: readonly Code[] = Object.keys(words) as Code[],
	notes?: Words<Code>
): { value: Code; label: string; note?: string }[] {
	return codes.map((code) => ({ value: code, label: words[code](), ...(notes && { note: notes[code]() }) }));
}

teach({
	illegal_move: ({ state }) => {
		const found = states[state as State] as (() => string) | undefined;
		return found ? m.exchanges_problem_illegal_move({ state: found() }) : m.ui_problem_meanwhile();
	},
	on_hold: () => m.exchanges_problem_on_hold(),
	session_not_begun: () => m.exchanges_problem_session_not_begun(),
	sessions_planned: () => m.exchanges_problem_sessions_planned(),
	no_session_held: () => m.exchanges_problem_no_session_held(),
	too_many_sessions: () => m.exchanges_problem_too_many_sessions()
});
teach(
	{
		before_beginning: () => m.exchanges_field_before_beginning(),
		too_far: ({ days }) => m.exchanges_field_too_far({ days: typeof days === 'number' ? days : 0 }),
		not_ahead: () => m.exchanges_field_not_ahead(),
		not_suggested: () => m.exchanges_field_not_suggested(),
		not_in_room: () => m.exchanges_field_not_in_room(),
		nobody_there: () => m.exchanges_field_nobody_there(),
		nobody_to_ask_for: () => m.exchanges_field_nobody_to_ask_for(),
		same_as_contact: () => m.exchanges_field_same_as_contact(),
		not_of_organisation: () => m.exchanges_field_not_of_organisation(),
		bad_link: () => m.exchanges_field_bad_link()
	},
	'field'
);
