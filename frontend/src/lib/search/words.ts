import { m } from '#lib/paraglide/messages.js';
import type { IconName } from '#lib/ui/icons.ts';
import { language } from '#lib/ui/language.svelte.ts';
import type { Kind, Piece } from './types.ts';

/** What a record of each kind is called and drawn as. A kind that is added without words is a type error here. */
export const kinds: Record<Kind, { label: () => string; icon: IconName }> = {
	post: { label: m.search_kind_post, icon: 'quote' },
	thread: { label: m.search_kind_thread, icon: 'talk' },
	exchange: { label: m.search_kind_exchange, icon: 'exchange' },
	organisation: { label: m.search_kind_organisation, icon: 'home' },
	person: { label: m.search_kind_person, icon: 'user' },
	offer: { label: m.search_kind_offer, icon: 'hand' }
};

/** The parts of what was found, as the address names them. */
export const groups: Record<string, { label: () => string; kinds: readonly Kind[] }> = {
	conversations: { label: m.discussions_title, kinds: ['thread', 'post'] },
	exchanges: { label: m.exchanges_title, kinds: ['exchange'] },
	people: { label: m.search_people, kinds: ['person', 'organisation'] },
	offers: { label: m.search_offers, kinds: ['offer'] }
};

/** Where a record is read: a post at its place in the thread. */
export function place(found: { kind: Kind; id: string; thread_id: string | null; organisation: { slug: string } | null }): string {
	switch (found.kind) {
		case 'post':
			return `/conversations/${found.thread_id}#post-${found.id}`;
		case 'thread':
			return `/conversations/${found.id}`;
		case 'exchange':
			return `/exchanges/${found.id}`;
		case 'organisation':
			return `/organisations/${found.organisation?.slug}`;
		case 'person':
			return `/people/${found.id}`;
		case 'offer':
			return `/offers/${found.id}`;
	}
}

export function whole(pieces: readonly Piece[]): string {
	return pieces.map(({ text }) => text).join('');
}

type Operator = 'after' | 'language';

/** What each operator is called where one types; the server knows all of these in every language. */
const NAMES: Record<Operator, Record<'en' | 'es' | 'pt', string>> = {
	after: { en: 'after', es: 'despues', pt: 'depois' },
	language: { en: 'language', es: 'idioma', pt: 'idioma' }
};

function written(operator: Operator): RegExp {
	const names = Object.values(NAMES[operator]).join('|');
	return new RegExp(`(?<![^\\s])(?:${names}${operator === 'after' ? '|después' : '|lengua|lingua|língua'}):("[^"]*"?|\\S*)`, 'gi');
}

/** What an operator is given in a query, without its quotes. */
export function given(q: string, operator: Operator): string {
	return [...q.matchAll(written(operator))].at(-1)?.[1]?.replaceAll('"', '').toLowerCase() ?? '';
}

/** The query with another value for an operator; an empty one takes it away. */
export function giving(q: string, operator: Operator, value: string): string {
	const rest = q.replace(written(operator), ' ').replace(/\s+/g, ' ').trim();
	return value ? `${rest} ${NAMES[operator][language.current]}:${value}`.trim() : rest;
}
