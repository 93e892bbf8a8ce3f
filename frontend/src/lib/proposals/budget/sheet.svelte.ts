/**
 * The lines of a budget while several people write them. A cell that is typed in belongs to its writer until the server
 * has it; what others change arrives beside it. Two changes of one cell are put before the writer, never merged in silence.
 */
import { get, patch, post, remove, send } from '#lib/api/client.ts';
import { Conflict, Offline, Problem } from '#lib/api/problem.ts';
import { fieldWords } from '#lib/ui/problems.ts';
import type { Saving } from '#lib/ui/draft.svelte.ts';
import type { Budget, Field, Line, Values } from './types.ts';

const PAUSE = 700;
const RETRY = 5_000;
const GATHER = 150;
const KEPT = 'pacto.draft.budget.';
const FIELDS: readonly Field[] = ['description', 'category', 'year', 'unit', 'quantity', 'rate', 'co_funding', 'in_kind', 'closed', 'output', 'counts_for'];

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** What a refused change was told that the line says now. */
function said(params: Record<string, unknown>): Partial<Values> {
	const found = Object.fromEntries(FIELDS.filter((field) => field in params).map((field) => [field, params[field]]));
	const marks = params['counts_for'];
	return { ...found, ...(typeof marks === 'string' && { counts_for: marks ? marks.split(',') : [] }) };
}

/** What an earlier visit changed in a line and the server never had, with what the line said then. */
interface Kept {
	dirty: Partial<Values>;
	before: Partial<Values>;
}

export class Row {
	saved: Line;
	/** What was changed here and the server does not have yet. */
	dirty = $state<Partial<Values>>({});
	/** Cells as they are being typed, which may be no value yet. */
	typed = $state<Partial<Record<Field, string>>>({});
	faults = $state<Partial<Record<Field, string>>>({});
	/** Cells that somebody else changed too, with who did. */
	clashes = $state<Partial<Record<Field, string>>>({});
	gone = $state(false);
	busy = $state(false);
	offline = $state(false);
	problem = $state.raw<unknown>();
	#timer: ReturnType<typeof setTimeout> | undefined;
	readonly #sheet: Sheet;

	constructor(sheet: Sheet, line: Line) {
		this.#sheet = sheet;
		this.saved = $state.raw(line);
		if (line.edit) this.#restore();
	}

	get id(): string {
		return this.saved.id;
	}

	get now(): Line {
		return { ...this.saved, ...this.dirty };
	}

	get waits(): boolean {
		return this.busy || Object.keys(this.dirty).length > 0;
	}

	/** A cell was typed in: `value` is what it means, or `fault` why it means nothing yet. */
	type<F extends Field>(field: F, text: string, value: Values[F] | undefined, fault?: string): void {
		this.typed = { ...this.typed, [field]: text };
		this.#fault(field, fault);
		if (value === undefined) this.#clean(field);
		else this.set(field, value);
	}

	/** A cell has another value. */
	set<F extends Field>(field: F, value: Values[F]): void {
		this.problem = undefined;
		if (same(value, this.saved[field]) && !this.busy) this.#clean(field);
		else this.dirty = { ...this.dirty, [field]: value };
		this.#keep();
		this.#later(PAUSE);
	}

	/** The cell was left: what it says is sent at once, and shown as the server has it. */
	leave(field: Field): void {
		if (!(field in this.faults) && !(field in this.dirty)) this.#untype(field);
		void this.save();
	}

	/** What was typed is taken back. */
	revert(field: Field): void {
		this.#fault(field);
		this.#clean(field);
		this.#untype(field);
		this.#settle(field);
	}

	/** Of two changes mine stays: it is sent on top of the other. */
	keep(field: Field): void {
		this.#settle(field);
		void this.save();
	}

	/** Nothing of it is kept here any longer. */
	forget(): void {
		localStorage.removeItem(KEPT + this.id);
	}

	async save(): Promise<void> {
		clearTimeout(this.#timer);
		const sent = Object.fromEntries(Object.entries(this.dirty).filter(([field]) => !(field in this.clashes)));
		if (this.busy || this.gone || !Object.keys(sent).length) return;
		this.busy = true;
		try {
			const path = { line_id: this.id };
			const saved = await patch('/api/budget-lines/{line_id}', { path, body: sent, etag: `"${this.saved.version}"` });
			if (saved.version >= this.saved.version) this.saved = saved;
			for (const [field, value] of Object.entries(sent)) {
				if (!same(this.dirty[field as Field], value)) continue;
				this.#clean(field as Field);
				if (document.activeElement?.id !== cellId(this.id, field as Field)) this.#untype(field as Field);
			}
			this.offline = false;
			this.#sheet.savedAt = new Date();
			this.#sheet.look();
		} catch (error) {
			this.#refused(error);
		} finally {
			this.busy = false;
		}
		if (Object.keys(this.dirty).some((field) => !(field in this.clashes)) && !this.problem && !this.offline) this.#later(0);
	}

	/** The line as the server has it now, whoever changed it. */
	take(line: Line): void {
		if (line.version < this.saved.version) return;
		const before = this.saved;
		this.offline = false;
		for (const field of Object.keys(this.dirty) as Field[]) {
			if (!same(line[field], before[field]) && !same(line[field], this.dirty[field]) && !this.busy) this.clashes = { ...this.clashes, [field]: line.changed_by };
		}
		this.saved = line;
		for (const field of Object.keys(this.typed) as Field[]) {
			const held = document.activeElement?.id === cellId(this.id, field) && same(line[field], before[field]);
			if (!(field in this.dirty) && !(field in this.faults) && !held) this.#untype(field);
		}
	}

	#refused(error: unknown): void {
		this.offline = false;
		if (error instanceof Conflict) {
			const now = said(error.params);
			for (const field of Object.keys(this.dirty) as Field[]) {
				if (field in now && !same(now[field], this.saved[field]) && !same(now[field], this.dirty[field])) this.clashes = { ...this.clashes, [field]: '' };
			}
			this.saved = { ...this.saved, ...now, version: Number(error.params['version']) };
			this.#sheet.look();
		} else if (error instanceof Offline || (error instanceof Problem && error.status >= 500)) {
			this.offline = true;
			this.#later(RETRY);
		} else if (error instanceof Problem && error.status === 404) {
			this.gone = true;
			this.#sheet.look();
		} else if (error instanceof Problem && error.fields.length) {
			for (const each of error.fields) this.#fault(each.path.at(-1) as Field, fieldWords(each));
			this.problem = error;
		} else {
			this.problem = error;
		}
	}

	#later(pause: number): void {
		clearTimeout(this.#timer);
		this.#timer = setTimeout(() => void this.save(), pause);
	}

	#fault(field: Field, words?: string): void {
		const { [field]: _, ...others } = this.faults;
		this.faults = words ? { ...others, [field]: words } : others;
	}

	#clean(field: Field): void {
		const { [field]: _, ...others } = this.dirty;
		this.dirty = others;
		this.#keep();
	}

	/** What the server does not have stands in this browser too, until it has it. */
	#keep(): void {
		const fields = Object.keys(this.dirty) as Field[];
		if (!fields.length) localStorage.removeItem(KEPT + this.id);
		else localStorage.setItem(KEPT + this.id, JSON.stringify({ dirty: this.dirty, before: Object.fromEntries(fields.map((field) => [field, this.saved[field]])) }));
	}

	/** Takes up what an earlier visit left unsaved; what somebody else changed since is put before the writer. */
	#restore(): void {
		const text = localStorage.getItem(KEPT + this.id);
		if (text === null) return;
		const { dirty, before } = JSON.parse(text) as Kept;
		for (const field of FIELDS) {
			if (!(field in dirty) || same(dirty[field], this.saved[field])) continue;
			this.dirty = { ...this.dirty, [field]: dirty[field] };
			if (!same(before[field], this.saved[field])) this.clashes = { ...this.clashes, [field]: this.saved.changed_by };
		}
		this.#keep();
		this.#later(0);
	}

	#untype(field: Field): void {
		const { [field]: _, ...others } = this.typed;
		this.typed = others;
	}

	#settle(field: Field): void {
		const { [field]: _, ...others } = this.clashes;
		this.clashes = others;
	}
}

export class Sheet {
	budget: Budget;
	rows = $state<Row[]>([]);
	savedAt = $state.raw<Date>();
	#timer: ReturnType<typeof setTimeout> | undefined;
	/** Counts looks at the server, and lines that came and went here. */
	#moment = 0;

	readonly #lost: () => void;

	/** `lost` is called when the budget is no longer the reader's to see. */
	constructor(budget: Budget, lost: () => void = () => undefined) {
		this.#lost = lost;
		this.budget = $state.raw(budget);
		this.take(budget);
	}

	/** What is said of the whole beside its heading. */
	get state(): Saving {
		if (this.rows.some((row) => row.offline)) return 'offline';
		if (this.rows.some((row) => Object.keys(row.clashes).length || row.gone)) return 'conflict';
		if (this.rows.some((row) => row.problem !== undefined || Object.keys(row.faults).length)) return 'refused';
		if (this.rows.some((row) => row.busy)) return 'saving';
		if (this.rows.some((row) => row.waits)) return 'waiting';
		return this.savedAt ? 'saved' : 'untouched';
	}

	/** Whether something stands here that the server does not have. */
	get waits(): boolean {
		return this.rows.some((row) => row.waits || Object.keys(row.faults).length > 0);
	}

	of(organisationId: string): Row[] {
		return this.rows.filter(({ saved }) => saved.organisation_id === organisationId);
	}

	/** The budget as the server has it now. Lines with something unsaved in them stay, even when they are gone there. */
	take(budget: Budget): void {
		const lines = new Map(budget.lines.map((line) => [line.id, line]));
		const kept = this.rows.filter((row) => {
			const line = lines.get(row.id);
			if (line) row.take(line);
			else row.gone = row.waits;
			return line ?? row.gone;
		});
		const known = new Set(kept.map(({ id }) => id));
		const added = budget.lines.filter(({ id }) => !known.has(id)).map((line) => new Row(this, line));
		this.rows = [...kept, ...added].sort((a, b) => (a.id < b.id ? -1 : 1));
		this.budget = budget;
	}

	/** Looks at the server's sums and rules again, soon and once for all who ask. */
	look(): void {
		clearTimeout(this.#timer);
		this.#timer = setTimeout(() => void this.#read(), GATHER);
	}

	async #read(): Promise<void> {
		const moment = ++this.#moment;
		try {
			const read = await get('/api/proposals/{proposal_id}/budget', { path: { proposal_id: this.budget.proposal_id } });
			// What came or went here meanwhile may be missing from it, or still there.
			if (moment === this.#moment) this.take(read);
			else this.look();
		} catch (error) {
			if (error instanceof Problem && error.status === 404) {
				for (const row of this.rows) row.forget();
				this.#lost();
			} else if (!(error instanceof Offline || error instanceof Problem)) throw error;
		}
	}

	/** A new line, with what the one before it makes likely. */
	async add(organisationId: string, key: string): Promise<Row> {
		const last = this.of(organisationId).at(-1)?.now;
		const { budget } = this;
		const year = last?.year ?? Number((budget.starts ?? budget.closes_at).slice(0, 4));
		const category = last?.category ?? budget.categories.find(({ known }) => known)?.key ?? '';
		return this.#put(await post('/api/proposals/{proposal_id}/budget/lines', {
			path: { proposal_id: budget.proposal_id }, body: { organisation_id: organisationId, year, category }, key
		}));
	}

	/** A line that somebody removed, added again as it was being written. */
	async again(row: Row): Promise<void> {
		const { organisation_id, description, category, year, unit, quantity, rate, co_funding, in_kind, closed, output, counts_for } = row.now;
		const body = { organisation_id, description, category, year, unit, quantity, rate, co_funding, in_kind, closed, output, counts_for };
		this.#put(await post('/api/proposals/{proposal_id}/budget/lines', { path: { proposal_id: this.budget.proposal_id }, body }));
		this.drop(row);
	}

	async remove(row: Row): Promise<void> {
		await remove('/api/budget-lines/{line_id}', { path: { line_id: row.id }, etag: `"${row.saved.version}"` });
		this.drop(row);
		this.look();
	}

	drop(row: Row): void {
		this.#moment += 1;
		row.forget();
		this.rows = this.rows.filter((each) => each !== row);
	}

	/** What holds for the whole, as it was read. */
	async frame(body: Record<string, string | number | null>): Promise<void> {
		const path = { proposal_id: this.budget.proposal_id };
		const { data } = await send('put', '/api/proposals/{proposal_id}/budget', { path, body, etag: `"${this.budget.version}"` });
		this.take(data);
	}

	#put(line: Line): Row {
		// A look at the server may have brought it already.
		const row = this.rows.find(({ id }) => id === line.id) ?? new Row(this, line);
		if (!this.rows.includes(row)) this.rows = [...this.rows, row];
		this.#moment += 1;
		this.savedAt = new Date();
		this.look();
		return row;
	}
}

/** The id of a cell's input, by which one moves from line to line. */
export function cellId(line: string, field: Field): string {
	return `${field}-${line}`;
}
