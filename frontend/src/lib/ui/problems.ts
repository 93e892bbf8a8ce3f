import { Conflict, type FieldProblem, Offline, Problem } from '#lib/api/problem.ts';
import { m } from '#lib/paraglide/messages.js';

type Params = Record<string, unknown>;
type Words = (params: Params) => string;

const text = (value: unknown): string => (typeof value === 'string' || typeof value === 'number' ? `${value}` : '');

const problems = new Map<string, Words>([
	['not_found', () => m.ui_problem_not_found()],
	['not_allowed', () => m.ui_problem_not_allowed()],
	['invalid', () => m.ui_problem_invalid()],
	['too_many_requests', () => m.ui_problem_too_many()],
	['too_large', () => m.ui_problem_too_large()]
]);

const fields = new Map<string, Words>([
	['missing', () => m.ui_field_missing()],
	['string_too_long', (params) => m.ui_field_too_long({ max: text(params['max_length']) })],
	['string_too_short', (params) =>
		Number(params['min_length']) > 1 ? m.ui_field_too_short({ min: text(params['min_length']) }) : m.ui_field_missing()],
	['too_long', (params) => m.ui_field_too_many({ max: text(params['max_length']) })],
	['too_short', () => m.ui_field_choose()],
	['enum', () => m.ui_field_choose()],
	['literal_error', () => m.ui_field_choose()]
]);

/** Adds a room's own words for the codes of its errors: `teach({ already_answered: () => m.exchanges_… })`. */
export function teach(words: Record<string, Words>, about: 'problem' | 'field' = 'problem'): void {
	const known = about === 'field' ? fields : problems;
	for (const [code, say] of Object.entries(words)) known.set(code, say);
}

function byStatus(status: number): string {
	if (status === 401) return m.ui_problem_signed_out();
	if (status === 403) return m.ui_problem_not_allowed();
	if (status === 404) return m.ui_problem_not_found();
	if (status === 409) return m.ui_problem_meanwhile();
	if (status === 413) return m.ui_problem_too_large();
	if (status === 422 || status === 400) return m.ui_problem_invalid();
	if (status === 429) return m.ui_problem_too_many();
	return m.ui_problem_ours();
}

/** What to tell the person about anything that was thrown: what happened and what to do, never a code. */
export function problemWords(error: unknown): string {
	if (error instanceof Offline) return m.ui_problem_offline();
	if (error instanceof Problem) {
		const own = problems.get(error.code);
		if (own) return own(error.params);
		if (error instanceof Conflict) {
			const by = error.params['by'];
			return by ? m.ui_problem_changed_by({ name: text(by) }) : m.ui_problem_changed();
		}
		return byStatus(error.status);
	}
	return m.ui_problem_ours();
}

/** What is wrong with one field and how to mend it. */
export function fieldWords({ code, params }: FieldProblem): string {
	return fields.get(code)?.(params) ?? m.ui_field_invalid();
}
