/** Without accents and capitals, letter for letter, so that a place in it is the same place in the text. */
export function plain(text: string): string {
	return Array.from(text, (letter) => {
		const bare = letter.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
		return bare.length === letter.length ? bare : letter;
	}).join('');
}

/** Those whose label holds every word of the text, labels that begin with it first. */
export function match<T extends { label: string }>(options: readonly T[], text: string): T[] {
	const words = plain(text).split(/\s+/).filter(Boolean);
	const start = words.join(' ');
	return options
		.filter(({ label }) => words.every((word) => plain(label).includes(word)))
		.sort((a, b) => Number(plain(b.label).startsWith(start)) - Number(plain(a.label).startsWith(start)));
}

/** The label in pieces, each hit or not, for marking what was typed. */
export function split(label: string, text: string): { text: string; hit: boolean }[] {
	const sought = plain(text.trim());
	const at = sought ? plain(label).indexOf(sought) : -1;
	if (at < 0) return [{ text: label, hit: false }];
	const end = at + sought.length;
	return [
		{ text: label.slice(0, at), hit: false },
		{ text: label.slice(at, end), hit: true },
		{ text: label.slice(end), hit: false }
	].filter((piece) => piece.text);
}
