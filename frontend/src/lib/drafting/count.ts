/**
 * How long a text is as a funder counts. The server counts alike: both keep to tests/proposals/counting.json.
 * The words of a footnote count, on a line of their own under their block; a picture has no words. A word is what stands between spaces; a character is a code point of the composed text, a line break one of them.
 */
import type { Node } from '@tiptap/pm/model';

export interface Counts {
	words: number;
	characters: number;
	/** Characters without spaces. */
	bare: number;
}

export interface Measure {
	unit: 'words' | 'characters' | 'pages';
	max: number;
	counts_spaces: boolean;
}

const SPACES = '\\t\\n\\v\\f\\r \\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000';
const BETWEEN = new RegExp(`[${SPACES}]+`, 'u');
const EDGES = new RegExp(`^[${SPACES}]+|[${SPACES}]+$`, 'gu');
const SEAM = /\u200b/g;

const points = (text: string): number => Array.from(text).length;

export function count(text: string): Counts {
	const composed = text.normalize('NFC');
	const parts = composed.split(BETWEEN).filter(Boolean);
	return { words: parts.length, characters: points(composed), bare: parts.reduce((sum, part) => sum + points(part), 0) };
}

/** In what the limit counts; undefined for pages, which nobody knows before the text is set. */
export function lengthOf(counts: Counts, { unit, counts_spaces: spaces }: Measure): number | undefined {
	if (unit === 'words') return counts.words;
	return unit === 'characters' ? (spaces ? counts.characters : counts.bare) : undefined;
}

/** The words of a text, blocks one under the other and under each its footnotes, with every suggestion accepted. */
export function wordsOf(doc: Node): string {
	const blocks: string[] = [];
	doc.descendants((node) => {
		if (!node.isTextblock) return true;
		blocks.push(lineOf(node));
		node.forEach((child) => {
			if (child.type.name === 'footnote') blocks.push(lineOf(child));
		});
		return false;
	});
	return blocks.join('\n').replace(EDGES, '');
}

function lineOf(block: Node): string {
	let words = '';
	block.forEach((child) => {
		if (child.type.name === 'hardBreak') words += '\n';
		else if (child.isText && !child.marks.some(({ type }) => type.name === 'deletion')) words += child.text?.replace(SEAM, '') ?? '';
	});
	return words;
}
