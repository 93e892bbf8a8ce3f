/** Short names for what the server answers. Rooms name theirs in `src/lib/<room>/types.ts` the same way. */
import type { components } from './schema.d.ts';

type Schemas = components['schemas'];

export type Start = Schemas['StartOut'];
export type Me = Schemas['MeOut'];
export type Seat = Schemas['SeatOut'];
