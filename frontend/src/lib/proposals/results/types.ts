import type { components } from '#lib/api/schema.d.ts';

type Schemas = components['schemas'];

export type Results = Schemas['ResultsOut'];
export type Result = Schemas['ResultOut'];
export type Indicator = Schemas['NetworkIndicator'];
export type ResultColumn = Schemas['ResultColumn'];
