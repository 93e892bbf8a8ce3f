const PARTICLES = new Set(['de', 'da', 'do', 'das', 'dos', 'del', 'la', 'las', 'los', 'y', 'e', 'van', 'von', 'der', 'of', 'the']);

/** "LV" for Leandro Vientosur, "BO" for Bogotá: first and last word that carry a name, or two letters of the only one. */
export function initials(name: string): string {
	const words = name.replace(/[^\p{L}\p{N}\s-]/gu, '').split(/[\s-]+/).filter((word) => word && !PARTICLES.has(word.toLowerCase()));
	const first = Array.from(words[0] ?? '?');
	const last = words.length > 1 ? Array.from(words.at(-1) ?? '')[0] : first[1];
	return `${first[0] ?? ''}${last ?? ''}`.toUpperCase();
}

/** One of four quiet tints, the same for the same name everywhere. */
export function tint(name: string): '' | 'b' | 'c' | 'd' {
	let sum = 0;
	for (const letter of name) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 4;
	return (['', 'b', 'c', 'd'] as const)[sum] ?? '';
}
