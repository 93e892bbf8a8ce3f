import type { Measure } from './count.ts';
import type { ReadOnly } from './wire.ts';

/**
 * Which texts this browser keeps a copy of, and how many changes of each have not reached the server. What stands in a
 * copy is in a database of its own, under the same name.
 */
const COPY = 'pacto.text.';
/** Where tabs hear that copies are wiped, so that each lets go of its own. */
export const CHANNEL = 'pacto.texts';

/** What a page needs to show the text by itself. */
export interface About {
	/** Of the section, for a person to read. */
	title: string;
	/** Title of the proposal. */
	of: string;
	path: string;
	/** The language of the text. */
	lang: string;
	measure: Measure | null;
}

export interface Copy extends About {
	/** Changes that have not reached the server. */
	waiting: number;
	/** Of the text that it is a copy of. */
	generation: number;
	/** What one could do with it when there last was a connection. */
	readOnly: ReadOnly | null;
	suggests: boolean;
}

/** What an older page did not note. */
const UNKNOWN = { of: '', lang: '', measure: null, readOnly: null, suggests: false };

export const nameOf = (person: string, draft: string): string => `${COPY}${person}.${draft}`;

export function note(name: string, copy: Copy): void {
	try {
		localStorage.setItem(name, JSON.stringify(copy));
	} catch {
		// A full storage: the copy itself may be kept all the same.
	}
}

export function noted(name: string): Copy | undefined {
	const text = localStorage.getItem(name);
	return text === null ? undefined : { ...UNKNOWN, ...(JSON.parse(text) as Copy) };
}

/** Whether this browser keeps databases at all: in private windows some do not, and a copy would be waited for without end. */
export async function keepsDatabases(): Promise<boolean> {
	return new Promise((resolve) => {
		try {
			const asked = indexedDB.open('pacto');
			asked.onerror = () => resolve(false);
			asked.onsuccess = () => {
				asked.result.close();
				resolve(true);
			};
		} catch {
			resolve(false);
		}
	});
}

const names = (): string[] => Object.keys(localStorage).filter((key) => key.startsWith(COPY));

/** The texts of which changes stand on this device only. */
export function unsent(): Copy[] {
	return names().flatMap((name) => noted(name) ?? []).filter(({ waiting }) => waiting > 0);
}

/** Lets go of all copies in every tab. A database that is still open goes when its page closes it. */
export function wipe(): void {
	const all = names();
	const channel = new BroadcastChannel(CHANNEL);
	channel.postMessage(all);
	channel.close();
	for (const name of all) {
		localStorage.removeItem(name);
		indexedDB.deleteDatabase(name);
	}
}
