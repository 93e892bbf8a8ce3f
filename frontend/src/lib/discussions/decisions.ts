/** Shapes and words of decisions. A code that is added without words is a type error here. */
import type { components } from '#lib/api/schema.d.ts';
import { m } from '#lib/paraglide/messages.js';
import { moment } from '#lib/ui/format.ts';
import { language } from '#lib/ui/language.svelte.ts';
import { teach } from '#lib/ui/problems.ts';

type Schemas = components['schemas'];

export type Decision = Schemas['DecisionOut'];
export type Decisions = Schemas['DecisionsOut'];
export type Option = Decision['options'][number];
export type Kind = Decision['kind'];
export type Voters = Decision['voters'];
export type Voter = Schemas['VoterOut'];
export type Vote = Schemas['VoteOut'];

const stances: Record<NonNullable<Option['stance']>, () => string> = {
	yes: m.decisions_yes,
	no: m.decisions_no,
	abstain: m.decisions_abstain
};

export const results: Record<NonNullable<Decision['result']>, () => string> = {
	carried: m.decisions_result_carried,
	not_carried: m.decisions_result_not_carried,
	chosen: m.decisions_result_chosen,
	tied: m.decisions_result_tied,
	too_few: m.decisions_result_too_few
};

export const kinds: Record<Kind, () => string> = {
	yes_no: m.decisions_kind_yes_no,
	one: m.decisions_kind_one,
	several: m.decisions_kind_several
};

/** What an option says: its own words, or what yes, no and abstention are called. */
export function optionWords({ stance, label }: Option): string {
	return stance ? stances[stance]() : label;
}

/** When it closes, on the clock by which it does, and on the reader's where that one shows another hour. */
export function closing({ closes_at: at, zone }: Decision): { there: string; here: string | undefined } {
	const [there, here] = [moment(at, { zone }), moment(at, { zone: language.zone })];
	const same = moment(at, { zone, place: '' }) === moment(at, { zone: language.zone, place: '' });
	return { there, here: same ? undefined : here };
}

const text = (value: unknown): string => (typeof value === 'number' ? `${value}` : '');

teach({
	decision_over: () => m.decisions_problem_decision_over(),
	decision_runs: () => m.decisions_problem_decision_runs(),
	nobody_to_vote: () => m.decisions_problem_nobody_to_vote(),
	too_many_decisions: ({ most }) => m.decisions_problem_too_many_decisions({ most: text(most) })
});
teach(
	{
		choose_an_option: () => m.decisions_field_choose_an_option(),
		choose_one_option: () => m.decisions_field_choose_one_option(),
		closes_too_late: ({ days }) => m.decisions_field_closes_too_late({ days: text(days) }),
		closes_too_soon: ({ minutes }) => m.decisions_field_closes_too_soon({ minutes: text(minutes) }),
		no_options_here: () => m.decisions_field_no_options_here(),
		no_such_option: () => m.decisions_field_no_such_option(),
		same_option_twice: () => m.decisions_field_same_option_twice(),
		too_few_options: ({ least }) => m.decisions_field_too_few_options({ least: text(least) })
	},
	'field'
);
