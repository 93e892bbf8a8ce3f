import type { components } from '#lib/api/schema.d.ts';

type Schemas = components['schemas'];

export type Line = Schemas['NotificationOut'];
export type Group = Schemas['Group'];
export type How = Schemas['How'];
export type Held = Schemas['HeldReplyOut'];
export type Doubt = Schemas['Doubt'];
