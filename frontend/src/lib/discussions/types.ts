import type { components } from '#lib/api/schema.d.ts';

type Schemas = components['schemas'];

export type Post = Schemas['PostOut'];
export type Thread = Schemas['ThreadOut'];
export type RoomFile = Schemas['FileOut'];
