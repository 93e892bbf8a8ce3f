/** The words for what follows once a proposal was sent. A code that is added without words is a type error here. */
import '#lib/uploads.ts';
import { m } from '#lib/paraglide/messages.js';
import { dateWords, number, shortDate } from '#lib/ui/format.ts';
import { teach } from '#lib/ui/problems.ts';
import { shown } from '../budget/amounts.ts';
import { told } from '../words.ts';
import type { Feedback, Report, ReportKind, Result } from './types.ts';

/** Points are kept in hundredths. */
export const PLACES = 2;

export const kinds: Record<ReportKind, () => string> = {
	narrative: m.after_kind_narrative,
	financial: m.after_kind_financial,
	audit: m.after_kind_audit
};

/** A day of a calendar, which is the same day everywhere. */
export const dayWords = (day: string): string => dateWords(`${day}T12:00:00Z`, { zone: 'UTC', year: true });

/** What a report is called: its own name, or its kind. */
export function nameOfReport(report: Pick<Report, 'kind' | 'title'>): { text: string; lang: string | undefined } {
	const name = told(report.title);
	return name.text ? name : { text: kinds[report.kind](), lang: undefined };
}

export function ownerWords({ owner, organisation }: Pick<Report, 'owner' | 'organisation'>): string {
	return owner?.person_name
		? m.after_owner_seat({ name: owner.person_name, organisation: organisation.name })
		: m.after_owner_any({ organisation: organisation.name });
}

export function amountWords(result: Pick<Result, 'amount' | 'currency' | 'digits'>): string {
	return result.amount === null || !result.currency ? '' : `${result.currency} ${shown(result.amount, result.digits)}`;
}

export function pointsWords({ points, weight }: Pick<Feedback, 'points' | 'weight'>): string {
	if (points === null) return '';
	const given = shown(points, PLACES);
	return weight === null ? m.after_points_only({ points: given }) : m.after_points_of({ points: given, weight: number(weight) });
}

export const toldWords = (result: Pick<Result, 'told_at' | 'told_by'>): string =>
	m.after_told({ date: shortDate(result.told_at), name: result.told_by });

teach({ not_granted: () => m.after_problem_not_granted() });
teach(
	{
		only_when_granted: () => m.after_field_only_when_granted(),
		in_future: () => m.after_field_in_future(),
		not_in_call: () => m.after_field_not_in_call(),
		said_twice: () => m.after_field_said_twice()
	},
	'field'
);
