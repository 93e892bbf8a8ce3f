import type { Me } from '#lib/api/types.ts';
import { m } from '#lib/paraglide/messages.js';
import type { IconName } from './icons.ts';

export interface Entry {
	href: string;
	label: () => string;
	/** A shorter word for the bar at the foot of a phone, where the label is too long. */
	short?: () => string;
	icon: IconName;
	/** Whether this person has it. */
	when: (me: Me) => boolean;
	/** Other pages that belong to it. */
	also?: readonly string[];
	/** Whether it stands in the phone's bar; the others are under More. At most four do. */
	bar?: boolean;
}

/** What stands in the masthead, in this order. Only what exists: a room adds its entry together with its page. */
export const navigation: readonly Entry[] = [
	{ href: '/', label: m.ui_nav_home, icon: 'home', when: () => true, bar: true },
	{ href: '/desk', label: m.secretariat_title, icon: 'desk', when: (me) => me.abilities.desk, bar: true },
	{ href: '/exchanges', label: m.exchanges_title, icon: 'exchange', when: (me) => me.abilities.directory, bar: true },
	{ href: '/conversations', label: m.discussions_title, short: m.discussions_title_short, icon: 'talk', when: (me) => me.abilities.directory, bar: true },
	{ href: '/proposals', label: m.proposals_title, icon: 'sign', when: (me) => me.seat !== null, also: ['/calls'] },
	{ href: '/directory', label: m.members_directory, icon: 'people', when: (me) => me.abilities.directory, bar: true }
];

/** Whether an entry is where we are: its own page or one beneath it. */
export function isHere(href: string, pathname: string): boolean {
	return href === '/' ? pathname === '/' : pathname === href || pathname.startsWith(`${href}/`);
}

/** Whether an entry is where we are, counting the pages that belong to it. */
export function isEntryHere(entry: Entry, pathname: string): boolean {
	return [entry.href, ...(entry.also ?? [])].some((href) => isHere(href, pathname));
}

/** What stands as a sign beside the navigation: Crisis (with `icon: 'alert'`), search. */
export const tools: readonly Entry[] = [{ href: '/search', label: m.search_title, icon: 'search', when: () => true }];

/** Where the unread count leads; undefined while there is no inbox. */
export const inbox: { href: string } | undefined = { href: '/inbox' };
