/** Seats to choose from where somebody is named who speaks for an organisation. */
import { get } from '#lib/api/client.ts';
import type { SeatRef } from './types.ts';

export interface SeatOption {
	value: string;
	label: string;
}

const speakers = ['focal_point', 'authorised_representative'];

/** Those of an organisation that somebody holds who is not suspended, first who may commit it; with `asking` only those that can ask. */
export async function heldSeats(organisation: string, asking = false): Promise<SeatOption[]> {
	const { seats } = await get('/api/organisations/{key}', { path: { key: organisation } });
	const commits = ({ role }: { role: string }): number => Number(speakers.includes(role));
	return seats.toSorted((one, other) => commits(other) - commits(one)).flatMap(({ id, title, role, holder }) =>
		holder && !holder.suspended && !(asking && role === 'observer') ? [{ value: id, label: `${holder.name}, ${title}` }] : []
	);
}

/** The same with seats that are named already, whoever holds them. */
export function withNamed(held: readonly SeatOption[], ...named: (SeatRef | null)[]): SeatOption[] {
	const missing = named.filter((seat) => seat !== null && !held.some(({ value }) => value === seat.id));
	return [...missing.flatMap((seat) => (seat ? [{ value: seat.id, label: seat.person_name ? `${seat.person_name}, ${seat.title}` : seat.title }] : [])), ...held];
}
