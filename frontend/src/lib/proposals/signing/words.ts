/** The words for every code of signing. A code that is added without words is a type error here. */
import { m } from '#lib/paraglide/messages.js';
import { told } from '../words.ts';
import { list, shortDate } from '#lib/ui/format.ts';
import { teach } from '#lib/ui/problems.ts';
import type { AnnexesContent, BudgetContent, Earlier, FrontContent, Hindrance, Part, ResultsContent, SectionContent, Stand, Touched } from './types.ts';

export const stands: Record<Stand, { words: () => string; ring: 4 | 5 | 7; tone?: 'returned' | 'hold' }> = {
	waits: { words: m.signing_s_waits, ring: 5 },
	nobody: { words: m.signing_s_nobody, ring: 5, tone: 'hold' },
	signed: { words: m.signing_s_signed, ring: 7 },
	refused: { words: m.signing_s_refused, ring: 4, tone: 'returned' },
	void: { words: m.signing_s_void, ring: 4, tone: 'returned' }
};

export const hindrances: Record<Hindrance['why'], (of: { name: string }) => string> = {
	not_agreed: m.signing_h_not_agreed,
	suggestions: m.signing_h_suggestions,
	annex_missing: m.signing_h_annex_missing
};

/** "Results and Title, summary and partners". */
export const touchedWords = (parts: readonly Touched[]): string =>
	list(parts.map(({ name, title }) => own[name]?.() ?? (told(title).text || name)));

/** Sent is told by the funder's clock, on which the deadline stands. */
export function earlierWords({ ended, ended_at: at, sent_at: sent, touched }: Earlier, zone: string): string {
	if (sent) return m.signing_e_sent({ date: shortDate(sent, { zone }) });
	const date = shortDate(at ?? '');
	switch (ended) {
		case 'changed':
			return m.signing_e_changed({ date, parts: touchedWords(touched) });
		case 'withdrawn':
			return m.signing_e_withdrawn({ date });
		default:
			return m.signing_e_replaced({ date });
	}
}

/** "7f3k 91ac …": a fingerprint in groups that can be read to somebody. */
export const grouped = (digest: string): string => digest.replace(/.{4}(?=.)/g, '$& ');

const FRONT = 'proposal.json';
const BUDGET = 'budget.json';
const ANNEXES = 'annexes.json';
const RESULTS = 'results.json';
const own: Readonly<Record<string, () => string>> = { [FRONT]: m.signing_part_front, [BUDGET]: m.signing_part_budget, [ANNEXES]: m.signing_part_annexes, [RESULTS]: m.signing_part_results };

/** The part of a section; undefined for every other part. */
export const sectionOf = ({ name, content }: Part): SectionContent | undefined =>
	name.startsWith('sections/') && content ? (content as unknown as SectionContent) : undefined;

export const frontOf = ({ name, content }: Part): FrontContent | undefined => (name === FRONT && content ? (content as unknown as FrontContent) : undefined);

export const budgetOf = ({ name, content }: Part): BudgetContent | undefined => (name === BUDGET && content ? (content as unknown as BudgetContent) : undefined);

export const annexesOf = ({ name, content }: Part): AnnexesContent | undefined => (name === ANNEXES && content ? (content as unknown as AnnexesContent) : undefined);

export const resultsOf = ({ name, content }: Part): ResultsContent | undefined => (name === RESULTS && content ? (content as unknown as ResultsContent) : undefined);

const number = (value: unknown): number => (typeof value === 'number' ? value : 0);

teach({
	sign_in_again: (params) => m.signing_problem_sign_in_again({ minutes: number(params['minutes']) }),
	sections_not_agreed: () => m.signing_problem_sections_not_agreed(),
	suggestions_open: () => m.signing_problem_suggestions_open(),
	text_changed: () => m.signing_problem_text_changed(),
	signed_already: () => m.signing_problem_signed_already(),
	signatures_missing: (params) => m.signing_problem_signatures_missing({ names: typeof params['names'] === 'string' ? params['names'] : '' }),
	annexes_missing: (params) => m.annexes_problem_missing({ names: typeof params['names'] === 'string' ? params['names'] : '' }),
	signing_key_unusable: () => m.signing_problem_key_unusable()
});
