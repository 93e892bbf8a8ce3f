/** The words of the desk for its columns, needs and reasons to keep somebody back. */
import type { components } from '#lib/api/schema.d.ts';
import { m } from '#lib/paraglide/messages.js';

type Schemas = components['schemas'];

export type Desk = Schemas['DeskOut'];
export type DeskRow = Schemas['DeskRow'];
export type Candidate = Schemas['CandidateOut'];

export const columns: Record<Schemas['Column'], () => string> = {
	triage: m.secretariat_column_triage,
	returned: m.secretariat_column_returned,
	looking: m.secretariat_column_looking,
	proposed: m.secretariat_column_proposed,
	at_work: m.secretariat_column_at_work,
	reports: m.secretariat_column_reports
};

export const needs: Record<Schemas['Need'], () => string> = {
	triage: m.secretariat_need_triage,
	first_match: m.secretariat_need_first_match,
	review: m.secretariat_need_review,
	late: m.secretariat_need_late
};

export const keptBack: Record<NonNullable<Candidate['kept_back']>, () => string> = {
	own_organisation: m.secretariat_back_own_organisation,
	not_wanted: m.secretariat_back_not_wanted,
	conflict: m.secretariat_back_conflict,
	asked_already: m.secretariat_back_asked_already,
	at_capacity: m.secretariat_back_at_capacity,
	no_language: m.secretariat_back_no_language,
	kind_not_wanted: m.secretariat_back_kind_not_wanted
};
