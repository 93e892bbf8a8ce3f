import { get, patch } from '#lib/api/client.ts';
import { Problem } from '#lib/api/problem.ts';
import { nameOf } from '#lib/ui/form.svelte.ts';
import type { Language } from '#lib/ui/language.svelte.ts';
import { fits } from '#lib/ui/limit.ts';
import { fieldWords } from '#lib/ui/problems.ts';
import { Versioned } from '#lib/ui/versioned.svelte.ts';
import { type FieldName, isPlaced } from './places.ts';
import type { Exchange, ExchangeIn, Limits } from './types.ts';

/** What the form writes, each with a value so that fields can be bound to it. */
export interface Written {
	language: Language;
	title: string;
	challenge: string;
	tried: string;
	questions: string[];
	desired_outcome: string;
	topics: string[];
	population: string;
	lane: Exchange['lane'];
	lane_reason: string;
	decision_due_on: string;
	format: NonNullable<Exchange['format']> | undefined;
	languages: string[];
	interpretation_needed: boolean;
	interpretation: [string, string];
	preferred_from: string;
	preferred_until: string;
	participants: { role: string; count: number; decides: boolean }[];
	peer_wanted: string;
	travel_money: Exchange['travel_money'];
	travel_source: string;
	confidentiality: Exchange['confidentiality'];
	sensitive: boolean;
	sensitive_instructions: string;
	deputy_seat_id: string;
}

function written(exchange: Exchange): Written {
	return {
		language: exchange.language,
		title: exchange.title,
		challenge: exchange.challenge,
		tried: exchange.tried,
		questions: exchange.questions.length ? [...exchange.questions] : [''],
		desired_outcome: exchange.desired_outcome,
		topics: [...exchange.topics],
		population: exchange.population,
		lane: exchange.lane,
		lane_reason: exchange.lane_reason,
		decision_due_on: exchange.decision_due_on ?? '',
		format: exchange.format ?? undefined,
		languages: [...exchange.languages],
		interpretation_needed: exchange.interpretation_needed,
		interpretation: [exchange.interpretation[0] ?? '', exchange.interpretation[1] ?? ''],
		preferred_from: exchange.preferred_from ?? '',
		preferred_until: exchange.preferred_until ?? '',
		participants: exchange.participants.length
			? (exchange.participants as Written['participants'])
			: [{ role: '', count: 1, decides: false }],
		peer_wanted: exchange.peer_wanted,
		travel_money: exchange.travel_money,
		travel_source: exchange.travel_source,
		confidentiality: exchange.confidentiality,
		sensitive: exchange.sensitive,
		sensitive_instructions: exchange.sensitive_instructions,
		deputy_seat_id: exchange.deputy?.id ?? ''
	};
}

function sent(value: Written): ExchangeIn {
	return {
		...value,
		questions: value.questions.filter((question) => question.trim()),
		decision_due_on: value.decision_due_on || null,
		format: value.format ?? null,
		interpretation: value.interpretation_needed ? value.interpretation.filter(Boolean) : [],
		participants: value.participants.filter(({ role }) => role.trim()),
		preferred_from: value.preferred_from || null,
		preferred_until: value.preferred_until || null,
		deputy_seat_id: value.deputy_seat_id || null
	};
}

/** The field of the form in which a name lies: "questions" for "questions.2". */
function fieldOf(name: string): string {
	return name.replace(/\..*/, '');
}

/** One request being written, and what it still lacks. */
export class Request extends Versioned<Exchange, Written> {
	readonly limits: Limits;
	readonly #onBehalf: () => { behalf_of?: string };

	constructor(exchange: Exchange, limits: Limits, onBehalf: () => { behalf_of?: string }) {
		super(`exchange.${exchange.id}`, exchange, written);
		this.limits = limits;
		this.#onBehalf = onBehalf;
	}

	get exchange(): Exchange {
		return this.record;
	}

	limit(name: string): { max: number; unit: 'characters' } {
		return { max: this.limits.texts[name] ?? Infinity, unit: 'characters' };
	}

	/** Whether every text keeps its limit; one that does not is kept on this device until it does. */
	get fits(): boolean {
		const { value } = this;
		const texts = ['title', 'challenge', 'tried', 'desired_outcome', 'population', 'lane_reason', 'peer_wanted'] as const;
		return (
			texts.every((name) => fits(value[name], this.limit(name))) &&
			value.questions.every((question) => fits(question, this.limit('question')))
		);
	}

	/** Words for each field that the server did not take as it stands. */
	get errors(): Record<string, string> {
		return Object.fromEntries((this.draft.problem?.fields ?? []).map((field) => [nameOf(field.path), fieldWords(field)]));
	}

	/** The fields to fill or to mend before it can be sent. */
	get lacking(): FieldName[] {
		const refused = Object.keys(this.errors).map(fieldOf);
		return [...new Set([...this.exchange.missing, ...refused])].filter(isPlaced);
	}

	protected fetch(): Promise<Exchange> {
		return get('/api/exchanges/{exchange_id}', { path: { exchange_id: this.exchange.id } });
	}

	protected async save(value: Written): Promise<void> {
		const body = sent(value);
		try {
			await this.#send(body);
		} catch (error) {
			// What is refused stays on this device and is said at its field; the server keeps the rest.
			if (error instanceof Problem && error.fields.length) {
				const refused = error.fields.map(({ path }) => fieldOf(nameOf(path)));
				await this.#send({ ...body, ...Object.fromEntries(refused.map((name) => [name, null])) });
			}
			throw error;
		}
	}

	async #send(body: ExchangeIn): Promise<void> {
		this.became(
			await patch('/api/exchanges/{exchange_id}', {
				path: { exchange_id: this.exchange.id },
				query: this.#onBehalf(),
				body,
				etag: this.etag
			})
		);
	}
}
