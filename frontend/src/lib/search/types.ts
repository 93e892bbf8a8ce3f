import type { components } from '#lib/api/schema.d.ts';

type Schemas = components['schemas'];

export type Found = Schemas['Found'];
export type FoundPage = Schemas['FoundPage'];
export type Piece = Schemas['Piece'];
export type Suggestion = Schemas['Suggestion'];
export type Kind = Found['kind'];
