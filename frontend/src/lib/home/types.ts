import type { components } from '#lib/api/schema.d.ts';

type Schemas = components['schemas'];

export type Home = Schemas['HomeOut'];
export type Wait = Schemas['WaitOut'];
export type News = Schemas['NewsOut'];
export type NextSession = Schemas['NextSessionOut'];
