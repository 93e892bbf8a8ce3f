import type { components } from '#lib/api/schema.d.ts';

type Schemas = components['schemas'];

export type Annexes = Schemas['AnnexesOut'];
export type Annex = Schemas['AnnexOut'];
export type AnnexFile = Schemas['AnnexFileOut'];
export type AnnexState = Schemas['AnnexState'];
