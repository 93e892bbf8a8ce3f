/** The words for every rule, column and fault of a budget. A code that is added without words is a type error here. */
import { m } from '#lib/paraglide/messages.js';
import { told } from '../words.ts';
import { list, number } from '#lib/ui/format.ts';
import { teach } from '#lib/ui/problems.ts';
import { percent, shown } from './amounts.ts';
import type { Budget, Category, CellFault, CellProblem, Check, Column, Finding } from './types.ts';

teach({
	workbook_too_large: () => m.budget_p_too_large(),
	unreadable_workbook: () => m.budget_p_unreadable(),
	foreign_workbook: () => m.budget_p_foreign(),
	budget_moved: () => m.budget_p_moved(),
	too_many_lines: ({ most }) => m.budget_p_too_many_lines({ most: Number(most) })
});
teach({ cost_too_large: () => m.budget_too_large(), control_character: () => m.budget_control_character() }, 'field');

export const columns: Record<Column, () => string> = {
	description: m.budget_col_description,
	category: m.budget_col_category,
	year: m.budget_col_year,
	unit: m.budget_col_unit,
	quantity: m.budget_col_quantity,
	rate: m.budget_col_rate,
	co_funding: m.budget_col_co_funding,
	in_kind: m.budget_col_in_kind,
	closed: m.budget_col_closed_short,
	output: m.budget_col_output,
	counts_for: m.budget_col_counts_for
};

/** The name of a column by a code that came from the server. */
export const columnName = (code: string): string => (code in columns ? columns[code as Column]() : code);

export function categoryName(budget: Budget, key: string): { text: string; lang?: string } {
	const found: Category | undefined = budget.categories.find((each) => each.key === key);
	return found?.known ? told(found.title) : { text: m.budget_category_gone({ key }) };
}

/** An amount with the currency before it: "USD 1,800". */
export function money(budget: Budget, amount: number): string {
	return `${budget.currency}\u00a0${sum(budget, amount)}`;
}

/** An amount without the currency, with as many decimals as the call counts with, or more where there are any. */
export function sum(budget: Budget, amount: number): string {
	return shown(amount, budget.digits, amount % 10 ** budget.digits ? budget.digits : Math.min(budget.decimals, budget.digits));
}

export interface Said {
	text: string;
	lang?: string;
	/** What to do about it, when it is not kept. */
	mend?: string;
}

type Say = (finding: Finding, budget: Budget) => Said;

const share = ({ figure, base }: Finding): string => percent(figure ?? 0, base ?? 0);
const rule = ({ text }: Finding): Said => told(text);

const says: Record<Check, Say> = {
	amount_min: (f, b) => ({ text: m.budget_r_amount_min({ limit: money(b, f.limit ?? 0), figure: sum(b, f.figure ?? 0) }), mend: m.budget_o_add({ over: money(b, f.over ?? 0) }) }),
	amount_max: (f, b) => ({ text: m.budget_r_amount_max({ limit: money(b, f.limit ?? 0), figure: sum(b, f.figure ?? 0) }), mend: m.budget_o_less({ over: money(b, f.over ?? 0) }) }),
	co_funding_min: (f, b) => ({ text: m.budget_r_co_funding_min({ percent: f.percent ?? '', share: share(f) }), mend: m.budget_o_add({ over: money(b, f.over ?? 0) }) }),
	grant_share_max: (f, b) => ({ text: m.budget_r_grant_share_max({ percent: f.percent ?? '', share: share(f) }), mend: m.budget_o_less({ over: money(b, f.over ?? 0) }) }),
	in_kind: () => ({ text: m.budget_r_in_kind() }),
	category_cap: (f, b) => ({
		text: m.budget_r_category_cap({ category: categoryName(b, f.category ?? '').text, percent: f.percent ?? '', share: share(f) }),
		mend: m.budget_o_move({ over: money(b, f.over ?? 0) })
	}),
	min_percent: least,
	reserve_percent: least,
	max_partner_percent: (f, b) => ({
		text: f.organisations[0] ? m.budget_r_partner({ percent: f.percent ?? '', name: f.organisations[0], share: share(f) }) : m.budget_r_partner_none({ percent: f.percent ?? '' }),
		mend: m.budget_o_move({ over: money(b, f.over ?? 0) })
	}),
	totals_match: (f, b) => ({ text: f.answer === 'missing' ? m.budget_r_totals_differ({ over: money(b, f.over ?? 0) }) : m.budget_r_totals_match() }),
	unit_times_rate: rule,
	exchange_rate_date: rule,
	concept_to_full_percent: (f, b) => (f.base === null
		? rule(f)
		: { text: m.budget_r_stage({ percent: f.percent ?? '', base: money(b, f.base), figure: sum(b, f.figure ?? 0) }) }),
	duration: (f) => {
		const months = f.figure === null ? m.budget_r_unsaid() : number(f.figure);
		return { text: f.limit === null ? m.budget_r_duration_open({ least: f.base ?? 1, months }) : m.budget_r_duration({ least: f.base ?? 1, most: f.limit, months }) };
	},
	years: (f) => ({ text: m.budget_r_years({ first: `${f.base}`, last: `${f.limit}` }) }),
	currency: (_, b) => ({ text: m.budget_r_currency({ have: b.currency, wanted: b.call_currency }) }),
	whole_units: (_, b) => ({ text: m.budget_r_whole_units({ currency: b.currency }) }),
	co_funding_within: () => ({ text: m.budget_r_co_funding_within() }),
	partner_gone: (f) => ({ text: m.budget_r_partner_gone({ name: list(f.organisations) }) }),
	other: rule
};

function least(f: Finding, b: Budget): Said {
	const { text, lang } = told(f.text);
	return { text: m.budget_r_share_min({ words: text.replace(/\.$/, ''), share: share(f) }), lang, mend: m.budget_o_reach({ over: money(b, f.over ?? 0) }) };
}

/** One rule as a sentence with its figure; what to do about it when it is not kept. */
export function findingWords(finding: Finding, budget: Budget): Said {
	const { mend, ...words } = says[finding.check](finding, budget);
	return finding.answer === 'missing' && finding.over && mend ? { ...words, mend } : words;
}

const faults: Record<CellFault, (problem: { value: string; column: string }) => string> = {
	unknown_column: m.budget_c_unknown_column,
	missing_column: m.budget_c_missing_column,
	bad_text: m.budget_c_bad_text,
	bad_number: m.budget_c_bad_number,
	too_many_decimals: m.budget_c_too_many_decimals,
	too_large: m.budget_c_too_large,
	bad_mark: m.budget_c_bad_mark,
	bad_id: () => m.budget_c_bad_id(),
	formula_without_value: () => m.budget_c_formula_without_value(),
	unknown_line: () => m.budget_c_unknown_line(),
	line_twice: () => m.budget_c_line_twice(),
	empty_line: () => m.budget_c_empty_line(),
	unknown_category: m.budget_c_unknown_category,
	unknown_rule: m.budget_c_unknown_rule,
	missing: () => m.budget_c_missing(),
	not_yours: () => m.budget_c_not_yours(),
	changed_since: m.budget_c_changed_since,
	too_many_lines: () => m.budget_c_too_many_lines()
};

export function cellProblem({ code, value, column }: CellProblem): string {
	return faults[code]({ value, column: columnName(column) });
}

/** A value of a line as somebody would read it. */
export function valueWords(budget: Budget, column: Column, value: string | number | boolean | string[] | null | undefined): string {
	if (value === null || value === undefined || value === '') return m.budget_nothing();
	if (typeof value === 'boolean') return value ? m.budget_yes() : m.budget_no();
	if (Array.isArray(value)) return value.length ? list(value) : m.budget_nothing();
	if (column === 'rate' || column === 'co_funding') return sum(budget, Number(value));
	if (column === 'quantity') return shown(Number(value), 3);
	return column === 'category' ? categoryName(budget, `${value}`).text : `${value}`;
}
