import { get, patch } from '#lib/api/client.ts';
import { Versioned } from '#lib/ui/versioned.svelte.ts';
import type { Report } from './types.ts';

/** What the form of a report writes, each with a value so that fields can be bound to it. */
export interface Telling {
	answers: { question: number; score: number | undefined; text: string }[];
	learned: string[];
	will_do: { what: string; who: string; until: string }[];
	did_not_fit: string;
	usefulness: number | undefined;
	match_quality: number | undefined;
	language_worked: number | undefined;
	effort_hours: string;
	would_do_again: 'yes' | 'no' | undefined;
	publish: Report['publish'];
	practice: string;
	another_step: string;
	to_secretariat: string;
}

function told(report: Report): Telling {
	const again = report.would_do_again;
	return {
		answers: report.questions.map((_, index) => {
			const answer = report.answers.find(({ question }) => question === index + 1);
			return { question: index + 1, score: answer?.score ?? undefined, text: answer?.text ?? '' };
		}),
		learned: [0, 1, 2].map((index) => report.learned[index] ?? ''),
		will_do: report.will_do.length
			? report.will_do.map(({ what, who, until }) => ({ what, who: who ?? '', until: until ?? '' }))
			: [{ what: '', who: '', until: '' }],
		did_not_fit: report.did_not_fit,
		usefulness: report.marks?.usefulness ?? undefined,
		match_quality: report.marks?.match_quality ?? undefined,
		language_worked: report.marks?.language_worked ?? undefined,
		effort_hours: report.effort_hours === null ? '' : String(report.effort_hours),
		would_do_again: again === null ? undefined : again ? 'yes' : 'no',
		publish: report.publish,
		practice: report.practice,
		another_step: report.another_step,
		to_secretariat: report.to_secretariat[0] ?? ''
	};
}

/** One side's report being written. */
export class Writing extends Versioned<Report, Telling> {
	readonly #onBehalf: () => object;

	constructor(report: Report, onBehalf: () => object) {
		super(`report.${report.id}`, report, told);
		this.#onBehalf = onBehalf;
	}

	get report(): Report {
		return this.record;
	}

	get #path(): { exchange_id: string; side: Report['side'] } {
		return { exchange_id: this.report.exchange_id, side: this.report.side };
	}

	protected fetch(): Promise<Report> {
		return get('/api/exchanges/{exchange_id}/reports/{side}', { path: this.#path });
	}

	protected async save(value: Telling): Promise<void> {
		const requester = this.report.side === 'requester';
		this.became(
			await patch('/api/exchanges/{exchange_id}/reports/{side}', {
				path: this.#path,
				etag: this.etag,
				body: {
					...this.#onBehalf(),
					learned: value.learned.filter((line) => line.trim()),
					publish: value.publish,
					to_secretariat: value.to_secretariat,
					...(requester
						? {
								answers: value.answers.map(({ question, score, text }) => ({ question, score: score ?? null, text })),
								will_do: value.will_do.filter(({ what }) => what.trim()).map((step) => ({ ...step, until: step.until || null })),
								did_not_fit: value.did_not_fit,
								usefulness: value.usefulness ?? null,
								match_quality: value.match_quality ?? null,
								language_worked: value.language_worked ?? null,
								practice: value.practice,
								another_step: value.another_step
							}
						: {
								effort_hours: value.effort_hours ? Number(value.effort_hours) : null,
								would_do_again: value.would_do_again === undefined ? null : value.would_do_again === 'yes'
							})
				}
			})
		);
	}
}
