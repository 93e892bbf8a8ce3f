import type { components } from '#lib/api/schema.d.ts';

type Schemas = components['schemas'];

export type Budget = Schemas['BudgetOut'];
export type Line = Schemas['LineOut'];
export type Finding = Schemas['BudgetFindingOut'];
export type Check = Schemas['BudgetCheck'];
export type Partner = Schemas['BudgetPartnerOut'];
export type Category = Schemas['CategoryOut'];
export type Column = Schemas['BudgetColumn'];
export type CellFault = Schemas['CellFault'];
export type CellProblem = Schemas['CellProblemOut'];
export type Workbook = Schemas['WorkbookOut'];

/** What of a line somebody fills in. */
export type Values = Pick<Line, 'description' | 'category' | 'year' | 'unit' | 'quantity' | 'rate' | 'co_funding' | 'in_kind' | 'closed' | 'output' | 'counts_for'>;
export type Field = keyof Values;
