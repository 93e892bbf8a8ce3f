import type { components } from '#lib/api/schema.d.ts';

type Schemas = components['schemas'];

export type Format = Schemas['DocumentFormat'];
export type FormField = Schemas['FieldOut'];
export type BroughtIn = Schemas['BroughtInOut'];
export type Left = Schemas['Left'];
