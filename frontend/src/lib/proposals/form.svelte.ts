/**
 * A call as it is typed: the plain fields of a form, made from a call and made into one. Texts are written in the reader's
 * language; what stands in others is kept, and so is everything that an imported call holds beyond this form.
 */
import { language } from '#lib/ui/language.svelte.ts';
import type { ReportKind } from './after/types.ts';
import type { CallForm, Kind, SectionKind } from './types.ts';
import { text } from './words.ts';

type Texts = Record<string, string>;
type Given = Partial<CallForm> & Record<string, unknown>;

export type UnitChoice = '' | 'words' | 'characters' | 'bare' | 'pages';

interface Line {
	/** What it was made from, so that nothing of it is lost. */
	from: Record<string, unknown>;
	/** Tells lines apart while they are typed. */
	id: number;
}

let lines = 0;
const line = (from: object = {}): Line => ({ from: from as Record<string, unknown>, id: ++lines });

export class Typed {
	#from: Given = {};
	key = $state('');
	title = $state('');
	summary = $state('');
	address = $state('');
	deadlines = $state<(Line & { key: string; title: string; local: string; zone: string })[]>([]);
	currency = $state('USD');
	amountMin = $state('');
	amountMax = $state('');
	monthsMin = $state('');
	monthsMax = $state('');
	leadKinds = $state<Kind[]>([]);
	partnersMin = $state('1');
	partnersMax = $state('');
	countriesMin = $state('1');
	oneLead = $state(false);
	rules = $state('');
	sections = $state<(Line & { key: string; title: string; guidance: string; kind: SectionKind; unit: UnitChoice; max: string; stage: string; required: boolean })[]>([]);
	coFunding = $state('');
	budgetRules = $state<(Line & { type: string; value: string; text: string })[]>([]);
	annexes = $state<(Line & { key: string; title: string; stage: string; required: boolean; each: boolean; signed: boolean })[]>([]);
	reports = $state<(Line & { key: string; kind: ReportKind; title: string; after: string })[]>([]);

	constructor(from?: CallForm) {
		if (from) this.fill(from);
		else {
			this.addDeadline('opens');
			this.addDeadline('submission');
			this.addSection();
		}
	}

	/** Takes over a call that was read or imported. Throws TypeError for what is none. */
	fill(given: unknown): void {
		const from = given as Given | undefined;
		if (!from || typeof from !== 'object' || !Array.isArray(from.sections) || !Array.isArray(from.deadlines)) throw new TypeError('no call');
		this.#from = structuredClone($state.snapshot<Given>(from));
		this.key = from.id ?? '';
		this.title = text(from.title ?? {});
		this.summary = text(from.summary ?? {});
		this.address = from.address ?? '';
		this.deadlines = from.deadlines.map((each) => ({ ...line(each), key: each.key, title: text(each.title), local: each.local.slice(0, 16), zone: each.timezone }));
		this.currency = from.amount?.currency ?? from.budget?.currency ?? 'USD';
		this.amountMin = plain(from.amount?.min);
		this.amountMax = plain(from.amount?.max);
		this.monthsMin = plain(from.duration_months?.min);
		this.monthsMax = plain(from.duration_months?.max);
		this.leadKinds = [...(from.eligibility?.lead_kinds ?? [])];
		this.partnersMin = plain(from.eligibility?.partners_min ?? 1);
		this.partnersMax = plain(from.eligibility?.partners_max);
		this.countriesMin = plain(from.eligibility?.countries_min ?? 1);
		this.oneLead = from.eligibility?.one_lead_application_per_organisation ?? false;
		this.rules = (from.eligibility?.rules ?? []).map((rule) => `${rule.per_applicant ? '* ' : ''}${text(rule.text)}`).join('\n');
		this.sections = from.sections.map((each) => ({
			...line(each),
			key: each.key,
			title: text(each.title),
			guidance: text(each.guidance ?? {}),
			kind: each.kind ?? 'text',
			unit: each.limit ? (each.limit.unit === 'characters' && each.limit.counts_spaces === false ? 'bare' : each.limit.unit) : '',
			max: plain(each.limit?.max),
			stage: each.stage ?? 'full',
			required: each.required ?? true
		}));
		this.coFunding = plain(from.budget?.co_funding?.min_percent);
		this.budgetRules = (from.budget?.rules ?? []).map((each) => ({ ...line(each), type: each.type, value: plain(each.value), text: text(each.text) }));
		this.annexes = (from.annexes ?? []).map((annex) => ({
			...line(annex),
			key: annex.key,
			title: text(annex.title),
			stage: annex.stage ?? '',
			required: annex.required ?? true,
			each: annex.per_partner ?? false,
			signed: annex.signed ?? false
		}));
		this.reports = (from.reporting ?? []).map((report) => ({ ...line(report), key: report.key, kind: report.kind, title: text(report.title), after: plain(report.after_months) }));
	}

	addDeadline(key = ''): void {
		const zone = this.deadlines.at(-1)?.zone ?? language.zone;
		this.deadlines.push({ ...line(), key: key || `date-${this.deadlines.length + 1}`, title: '', local: '', zone });
	}

	addSection(): void {
		const stage = this.sections.at(-1)?.stage ?? 'full';
		this.sections.push({ ...line(), key: '', title: '', guidance: '', kind: 'text', unit: 'words', max: '', stage, required: true });
	}

	addRule(): void {
		this.budgetRules.push({ ...line(), type: 'max_percent_of_direct', value: '', text: '' });
	}

	addAnnex(): void {
		this.annexes.push({ ...line(), key: '', title: '', stage: '', required: true, each: false, signed: false });
	}

	addReport(): void {
		this.reports.push({ ...line(), key: '', kind: 'narrative', title: '', after: '' });
	}

	/** The call as the server takes it. */
	made(): CallForm {
		const { budget, eligibility, ...kept } = this.#from;
		const rules = words(this.rules).map((written, index) => {
			const each = written.startsWith('*');
			const told = each ? written.slice(1).trim() : written;
			const old = eligibility?.rules?.find((rule) => text(rule.text) === told);
			return { ...(old ?? { key: `rule-${index + 1}`, text: { [language.current]: told } }), ...((each || old?.per_applicant) && { per_applicant: each }) };
		});
		const money = this.amountMin || this.amountMax;
		const months = this.monthsMin || this.monthsMax;
		const hasBudget = budget ?? (this.coFunding || this.budgetRules.length ? {} : undefined);
		return {
			...kept,
			id: this.key || keyOf(this.title),
			title: within(kept.title, this.title),
			summary: within(kept.summary, this.summary),
			...((this.address || kept.address) && { address: this.address }),
			deadlines: this.deadlines.map(({ from, key, title, local, zone }) => {
				const { utc: _, ...old } = from;
				return { ...old, key, title: within(old['title'], title || key), local: local.length === 16 ? `${local}:00` : local, timezone: zone };
			}),
			eligibility: {
				...eligibility,
				lead_kinds: this.leadKinds,
				partners_min: figure(this.partnersMin) ?? 1,
				partners_max: figure(this.partnersMax),
				countries_min: figure(this.countriesMin) ?? 1,
				one_lead_application_per_organisation: this.oneLead,
				rules
			},
			amount: money ? { currency: this.currency, min: figure(this.amountMin), max: figure(this.amountMax) } : null,
			duration_months: months ? { min: figure(this.monthsMin), max: figure(this.monthsMax) } : null,
			sections: this.sections.map(({ from, key, title, guidance, kind, unit, max, stage, required }) => ({
				...from,
				key: key || keyOf(title),
				title: within(from['title'], title),
				...((guidance !== '' || from['guidance'] !== undefined) && { guidance: within(from['guidance'], guidance) }),
				kind,
				stage,
				required,
				limit: unit && max ? { unit: unit === 'bare' ? 'characters' : unit, max: figure(max), counts_spaces: unit !== 'bare' } : null
			})),
			...(hasBudget && {
				budget: {
					currency: this.currency,
					...hasBudget,
					...((this.coFunding || budget?.co_funding) && { co_funding: { ...budget?.co_funding, min_percent: Number(this.coFunding || 0) } }),
					rules: this.budgetRules.map(({ from, type, value, text: written }, index) => ({
						...from,
						key: from['key'] ?? `rule-${index + 1}`,
						type,
						value: value === '' ? null : Number(value),
						text: within(from['text'], written)
					}))
				}
			}),
			annexes: this.annexes.map(({ from, key, title, stage, required, each, signed }) => ({
				...from,
				key: key || keyOf(title),
				title: within(from['title'], title),
				...((stage !== '' || from['stage'] !== undefined) && { stage: stage || null }),
				required,
				per_partner: each,
				signed
			})),
			reporting: this.reports.map(({ from, key, kind, title, after }) => ({
				...from,
				key: key || keyOf(title),
				kind,
				title: within(from['title'], title),
				after_months: figure(after)
			}))
		} as unknown as CallForm;
	}
}

const plain = (value: number | null | undefined): string => (value === null || value === undefined ? '' : String(value));
const figure = (value: string): number | null => (value.trim() === '' ? null : Math.round(Number(value)));
const words = (written: string): string[] => written.split('\n').map((each) => each.trim()).filter(Boolean);

/** The texts with this one in the reader's language, or in the one that stood there for want of it. */
function within(texts: unknown, written: string): Texts {
	const known = (texts ?? {}) as Texts;
	const shown = text(known);
	if (shown === written && shown) return known;
	return written ? { ...known, [language.current]: written } : known;
}

/** "Fondo Pequeño" as a key: "fondo-pequeno". */
export function keyOf(title: string): string {
	const letters = title.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
	return letters.replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '').slice(0, 60);
}
