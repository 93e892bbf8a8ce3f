export interface Limit {
	max: number;
	unit: 'characters' | 'words';
}

/** How long a text is as people count: letters with their accents as one, line breaks as one, words by their spaces. */
export function count(text: string, unit: Limit['unit']): number {
	const plain = text.replaceAll('\r\n', '\n');
	return unit === 'words' ? (plain.match(/\S+/g)?.length ?? 0) : Array.from(plain.normalize('NFC')).length;
}

export function fits(text: string, limit: Limit): boolean {
	return count(text, limit.unit) <= limit.max;
}
