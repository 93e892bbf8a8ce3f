/** The words for every column of a results framework. A column that is added without words is a type error here. */
import { m } from '#lib/paraglide/messages.js';
import { teach } from '#lib/ui/problems.ts';
import type { Indicator, Result, ResultColumn, Results } from './types.ts';

export const columns: Record<ResultColumn, () => string> = {
	result: m.results_c_result,
	indicator: m.results_c_indicator,
	unit: m.results_c_unit,
	baseline: m.results_c_baseline,
	target: m.results_c_target,
	current: m.results_c_current,
	year: m.results_c_year,
	due_month: m.results_c_due_month,
	source: m.results_c_source,
	responsible: m.results_c_responsible,
	assumptions: m.results_c_assumptions
};

const levels: Record<string, () => string> = {
	impact: m.results_l_impact,
	objective: m.results_l_objective,
	outcome: m.results_l_outcome,
	output: m.results_l_output
};

/** A level in words; one that only this call has stands as the call names it. */
export const levelWords = (level: string): string => levels[level]?.() ?? level;

/** What a row says in a column; empty where it says nothing. */
export function said(row: Pick<Result, Exclude<ResultColumn, 'responsible'> | 'organisation_name'>, column: ResultColumn): string {
	const value = column === 'responsible' ? row.organisation_name : row[column];
	return value === null ? '' : String(value);
}

/** The network's indicator that a row has chosen; none for words of one's own. */
export const chosenOf = (results: Pick<Results, 'indicators'>, key: string | null): Indicator | undefined => results.indicators.find((each) => each.key === key);

teach({ too_many_results: () => m.results_problem_too_many() });
teach({ unknown_level: () => m.results_field_unknown_level(), unknown_indicator: () => m.results_field_unknown_indicator() }, 'field');
