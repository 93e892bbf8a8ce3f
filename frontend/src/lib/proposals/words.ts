/** The words for every code of calls and proposals. A code that is added without words is a type error here. */
import { m } from '#lib/paraglide/messages.js';
import { countryName, list, number, placeOf, shortDate, time } from '#lib/ui/format.ts';
import { language } from '#lib/ui/language.svelte.ts';
import { teach } from '#lib/ui/problems.ts';
import type {
	Answer, CallPart, CallRow, Finding, Kind, MandateState, PartyKind, Proposal, ProposalState, Role, Section, SectionAction, SectionKind, SectionState, Step, Unit
} from './types.ts';

export { isOver, outcomes, standWords, states } from '#lib/stands.ts';

type Words<Code extends string> = Record<Code, () => string>;
type Texts = Readonly<Record<string, string>>;

/** A text that stands in several languages, in the reader's or else in one that there is. */
export function told(texts: Texts): { text: string; lang: string } {
	const lang = [language.current, 'en', 'es', 'pt', ...Object.keys(texts)].find((tag) => texts[tag]) ?? language.current;
	return { text: texts[lang] ?? '', lang };
}

export const text = (texts: Texts): string => told(texts).text;

export const organisationKinds: Words<Kind> = {
	city: m.members_kind_city,
	partner: m.members_kind_partner,
	academic: m.members_kind_academic,
	expert_organisation: m.members_kind_expert_organisation,
	network: m.members_kind_network,
	intergovernmental: m.members_kind_intergovernmental,
	funder: m.members_kind_funder,
	secretariat: m.members_kind_secretariat
};

/** How far the ring of a proposal is closed. */
export const stateRings: Record<ProposalState, 1 | 3 | 5 | 7> = { drafting: 3, signing: 5, sent: 7, withdrawn: 1 };

/** Whether something is due of the partners. */
export const isWriting = (state: ProposalState): boolean => state === 'drafting' || state === 'signing';

export const sectionStates: Words<SectionState> = {
	empty: m.proposals_s_empty,
	drafting: m.proposals_s_drafting,
	review: m.proposals_s_review,
	agreed: m.proposals_s_agreed
};

/** How far the ring of a section is closed. */
export const sectionRings: Record<SectionState, 0 | 2 | 4 | 7> = { empty: 0, drafting: 2, review: 4, agreed: 7 };

export const sectionActs: Words<SectionAction> = {
	start: m.proposals_do_start,
	hand_in: m.proposals_do_hand_in,
	send_back: m.proposals_do_send_back,
	agree: m.proposals_do_agree,
	reopen: m.proposals_do_reopen
};

/** What is said once it was done. */
export const sectionDone: Words<SectionAction> = {
	start: m.proposals_done_start,
	hand_in: m.proposals_done_hand_in,
	send_back: m.proposals_done_send_back,
	agree: m.proposals_done_agree,
	reopen: m.proposals_done_reopen
};

export const sectionKinds: Words<SectionKind> = {
	text: m.proposals_kind_text,
	table: m.proposals_kind_table,
	results_framework: m.proposals_kind_results_framework
};

export const answers: Words<Answer> = { met: m.proposals_e_met, missing: m.proposals_e_missing, ask: m.proposals_e_ask };

export const steps: Words<Step> = {
	content: m.proposals_plan_content,
	signatures: m.proposals_plan_signatures,
	upload: m.proposals_plan_upload
};

export const stepLabels: Words<Step> = {
	content: m.proposals_plan_label_content,
	signatures: m.proposals_plan_label_signatures,
	upload: m.proposals_plan_label_upload
};

export const roles: Words<Role> = {
	reader: m.proposals_role_reader,
	commenter: m.proposals_role_commenter,
	reviewer: m.proposals_role_reviewer,
	contributor: m.proposals_role_contributor,
	steward: m.proposals_role_steward
};

export const parts: Words<CallPart> = {
	title: m.proposals_part_title,
	summary: m.proposals_part_summary,
	deadlines: m.proposals_part_deadlines,
	amount: m.proposals_part_amount,
	duration_months: m.proposals_part_duration_months,
	eligibility: m.proposals_part_eligibility,
	budget: m.proposals_part_budget,
	sections: m.proposals_part_sections,
	annexes: m.proposals_part_annexes,
	results_framework: m.proposals_part_results_framework,
	sign_off: m.proposals_part_sign_off,
	submission: m.proposals_part_submission,
	scoring: m.proposals_part_scoring,
	reporting: m.proposals_part_reporting,
	languages_of_submission: m.proposals_part_languages_of_submission,
	notes: m.proposals_part_notes
};

/** What an organisation is in a consortium, with its country. */
export function partyWords(kind: PartyKind, country: string): string {
	const words = { lead: m.proposals_kind_lead, partner: m.proposals_kind_partner, associated: m.proposals_kind_associated };
	return words[kind]({ country: countryName(country) });
}

export function mandateWords(party: { mandate: MandateState; asked_at: string; answered_at: string | null; ended_at?: string | null }): string {
	const answered = shortDate(party.answered_at ?? party.asked_at);
	switch (party.mandate) {
		case 'asked':
			return m.proposals_m_asked({ date: shortDate(party.asked_at) });
		case 'given':
			return m.proposals_m_given({ date: answered });
		case 'declined':
			return m.proposals_m_declined();
		case 'taken_back':
			return m.proposals_m_taken_back();
		case 'left':
		case 'released':
			return m.proposals_m_left({ date: shortDate(party.ended_at ?? party.asked_at) });
	}
}

export function limitWords(limit: { unit: Unit; max: number; counts_spaces?: boolean } | null | undefined): string {
	if (!limit) return m.proposals_limit_none();
	const max = number(limit.max);
	switch (limit.unit) {
		case 'words':
			return m.proposals_limit_words({ max });
		case 'pages':
			return limit.max === 1 ? m.proposals_limit_page() : m.proposals_limit_pages({ max });
		case 'characters':
			return limit.counts_spaces === false ? m.proposals_limit_characters_bare({ max }) : m.proposals_limit_characters({ max });
	}
}

/** "USD 5,000 to 30,000, 6 to 12 months, 2 to 4 organisations". */
export function sizeWords(call: Pick<CallRow, 'amount' | 'months' | 'partners_min' | 'partners_max'>): string {
	return [amountWords(call.amount), monthsWords(call.months), partnersWords(call.partners_min, call.partners_max)].filter(Boolean).join(', ');
}

export function amountWords(amount: CallRow['amount']): string {
	if (!amount) return '';
	const { currency } = amount;
	const [min, max] = [amount.min ?? undefined, amount.max ?? undefined];
	if (min !== undefined && max !== undefined) return m.proposals_amount_span({ currency, min: number(min), max: number(max) });
	if (max !== undefined) return m.proposals_amount_upto({ currency, max: number(max) });
	return min === undefined ? '' : m.proposals_amount_from({ currency, min: number(min) });
}

function monthsWords(months: CallRow['months']): string {
	const min = months?.min ?? months?.max;
	const max = months?.max ?? min;
	if (min === undefined || max === undefined || min === null || max === null) return '';
	return min === max ? m.proposals_months_exact({ min }) : m.proposals_months_span({ min, max });
}

function partnersWords(min: number, max: number | null): string {
	if (max !== null) return m.proposals_partners_span({ min, max });
	return min > 1 ? m.proposals_partners_from({ min }) : '';
}

export const kindsWords = (kinds: readonly Kind[]): string => list(kinds.map((kind) => organisationKinds[kind]()), 'disjunction');

/** A moment on the reader's own clock, with the day where it is another: "20:59 Oakland, your time". */
export function yourTime(at: string, zone: string): string {
	const place = placeOf(language.zone);
	const own = shortDate(at);
	return own === shortDate(at, { zone })
		? m.proposals_your_time({ time: time(at), place })
		: m.proposals_your_time_day({ time: time(at), place, date: own });
}

export function sectionTitle(section: Pick<Section, 'title' | 'number' | 'of'>): { text: string; lang: string } {
	const { text: title, lang } = told(section.title);
	return { text: section.of > 1 ? m.proposals_s_box({ title, number: section.number }) : title, lang };
}

/** Where a section is written; nowhere while its kind has no page. */
export function sectionPage(proposal: Pick<Proposal, 'id' | 'pages' | 'stage'>, section: Pick<Section, 'id' | 'kind' | 'stage'>): string | undefined {
	if (section.kind === 'text') return `/proposals/${proposal.id}/sections/${section.id}`;
	return section.kind === 'results_framework' && proposal.pages.includes('results') && section.stage === proposal.stage ? `/proposals/${proposal.id}/results` : undefined;
}

/** One rule of eligibility in words. */
export function findingWords({ check, answer, params }: Finding): { text: string; lang: string | undefined } {
	const need = Number(params['need'] ?? 0);
	const names = (params['names'] as string[] | undefined) ?? [];
	const plain = (words: string): { text: string; lang: string | undefined } => ({ text: words, lang: undefined });
	switch (check) {
		case 'partners_min':
			return plain(m.proposals_c_partners_min({ need, have: list(names) }));
		case 'partners_max':
			return plain(m.proposals_c_partners_max({ need, have: names.length }));
		case 'countries_min':
			return plain(m.proposals_c_countries_min({ need, names: list(((params['countries'] as string[] | undefined) ?? []).map(countryName)) }));
		case 'lead_kind':
			return plain(
				answer === 'met'
					? m.proposals_c_lead_kind({ names: list(names) })
					: m.proposals_c_lead_kind_not({ names: list(names), kinds: kindsWords(params['kinds'] as Kind[]) })
			);
		case 'one_lead':
			return plain(answer === 'met' ? m.proposals_c_one_lead({ names: list(names) }) : m.proposals_c_one_lead_not({ names: list(names) }));
		case 'rule':
			return told(params['text'] as Texts);
	}
}

teach({
	call_exists: () => m.proposals_problem_call_exists(),
	call_closed: () => m.proposals_problem_call_closed(),
	party_asked_already: () => m.proposals_problem_party_asked_already(),
	nobody_answers: () => m.proposals_problem_nobody_answers(),
	last_lead: () => m.proposals_problem_last_lead()
});
teach(
	{
		key_twice: () => m.proposals_field_key_twice(),
		stage_without_deadline: (params) => m.proposals_field_stage_without_deadline({ stage: typeof params['stage'] === 'string' ? params['stage'] : '' }),
		clocks_differ: () => m.proposals_field_clocks_differ(),
		max_below_min: () => m.proposals_field_max_below_min(),
		unknown_stage: (params) => m.proposals_field_unknown_stage({ stage: typeof params['stage'] === 'string' ? params['stage'] : '' }),
		too_many_boxes: () => m.proposals_field_too_many_boxes(),
		weights_not_hundred: () => m.proposals_field_weights_not_hundred(),
		extra_forbidden: () => m.proposals_field_extra_forbidden(),
		string_pattern_mismatch: () => m.proposals_field_string_pattern_mismatch(),
		out_of_order: () => m.proposals_field_out_of_order(),
		role_too_high: () => m.proposals_field_role_too_high(),
		not_of_consortium: () => m.proposals_field_not_of_consortium(),
		after_deadline: () => m.proposals_field_after_deadline()
	},
	'field'
);
