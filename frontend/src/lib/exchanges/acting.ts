/** For which side the secretariat acts on a page, after a call or a letter. Everything it does there says so. */
import { getContext, setContext } from 'svelte';
import type { Exchange, OrganisationRef } from './types.ts';

export type Side = 'requester' | 'peer';
export type Sides = { [S in Side]?: OrganisationRef | null };

interface Behalf {
	behalf_of?: string;
}

const KEY = Symbol('acting');

/** The side that an address names: `?for=peer`. */
export function sideOf(url: { searchParams: { get(name: string): string | null } }): Side | undefined {
	const named = url.searchParams.get('for');
	return named === 'requester' || named === 'peer' ? named : undefined;
}

/** Both sides of an exchange, as far as there are two. */
export function sidesOf({ organisation, peer_organisation }: Exchange): Sides {
	return { requester: organisation, peer: peer_organisation };
}

/** What a request says about acting for a side: nothing for those who act for themselves. */
export function behalfOf(sides: Sides, side: Side | undefined): Behalf {
	const organisation = side && sides[side];
	return organisation ? { behalf_of: organisation.id } : {};
}

/** Tells the parts of a page for which side it acts. */
export function actFor(behalf: () => Behalf): void {
	setContext(KEY, behalf);
}

/** What the requests of a part of a page say about it. */
export function behalf(): () => Behalf {
	return getContext<(() => Behalf) | undefined>(KEY) ?? (() => ({}));
}

/** A record with what may be done with it on behalf of this side, where the server says what that is. */
export function seenFor<T extends { abilities: object; on_behalf?: object | null }>(record: T, side: Side | undefined): T {
	const theirs = record.on_behalf as { [S in Side]?: T['abilities'] | null } | null | undefined;
	const abilities = side && theirs?.[side];
	return abilities ? { ...record, abilities } : record;
}
