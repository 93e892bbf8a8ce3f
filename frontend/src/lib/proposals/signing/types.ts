import type { components } from '#lib/api/schema.d.ts';
import type { AnnexState } from '../annexes/types.ts';
import type { Result, ResultColumn } from '../results/types.ts';

type Schemas = components['schemas'];

export type Signing = Schemas['SigningOut'];
export type Version = Schemas['FrozenVersionOut'];
export type Part = Schemas['FrozenPartOut'];
export type Signer = Schemas['SignerOut'];
export type Stand = Schemas['Stand'];
export type Touched = Schemas['TouchedOut'];
export type Earlier = Schemas['EarlierOut'];
export type Hindrance = Schemas['HindranceOut'];

/** A piece of a text as it is signed, in the shape of ProseMirror's JSON. */
export interface Block {
	type: string;
	text?: string;
	attrs?: Record<string, unknown>;
	marks?: { type: string; attrs?: Record<string, unknown> }[];
	content?: Block[];
}

/** What a section's part says. */
export interface SectionContent {
	title: Record<string, string>;
	number: number;
	language: string;
	words: number;
	blocks: Block[];
}

/** What the part about title and consortium says. */
export interface FrontContent {
	title: string;
	summary: string;
	language: string;
	organisations: { id: string; name: string; country: string; part: 'lead' | 'partner' | 'associated' }[];
}

interface Sum {
	cost: number;
	co_funding: number;
	grant: number;
}

/** What the budget's part says: open lines, and sums over all; amounts in minor units, quantities in thousandths. */
export interface BudgetContent {
	currency: string;
	digits: number;
	organisations: Record<string, string>;
	categories: Record<string, Record<string, string>>;
	lines: { organisation: string; category: string; year: number; description: string; unit: string; quantity: number; rate: number; co_funding: number }[];
	sums: (Sum & { organisation: string; category: string })[];
	years: (Sum & { year: number })[];
	sum: Sum;
}

/** What the part about annexes says; `part` is where the file lies, null where only its fingerprint is signed. */
export interface AnnexesContent {
	annexes: {
		key: string;
		title: Record<string, string>;
		organisation: string;
		organisation_id: string;
		state: AnnexState;
		reason: string;
		file: { name: string; size: number; sha256: string; part: string | null } | null;
	}[];
}

/** What the part about results says. */
export interface ResultsContent {
	levels: string[];
	columns: ResultColumn[];
	rows: (Omit<Result, 'id' | 'changed_at' | 'changed_by' | 'version'>)[];
}
