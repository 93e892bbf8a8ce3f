import type { Node } from '@tiptap/pm/model';

/** Words that are commented on, as the server finds them: read over all runs of text, which one if they stand there several times. */
export interface Place {
	quote: string;
	occurrence: number;
}

interface Run {
	/** Where it begins in the document, and in the whole. */
	from: number;
	at: number;
	words: string;
}

/** Every run of text that nothing else interrupts, and all of them one under the other. */
function runsOf(doc: Node): { runs: Run[]; whole: string } {
	const runs: Run[] = [];
	doc.descendants((node, pos) => {
		if (!node.inlineContent) return true;
		collect(node, pos + 1, runs);
		return false;
	});
	let at = 0;
	for (const run of runs) {
		run.at = at;
		at += run.words.length + 1;
	}
	return { runs, whole: runs.map(({ words }) => words).join('\n') };
}

/** The runs of a block, and of the footnotes in it where they stand. */
function collect(block: Node, from: number, runs: Run[]): void {
	let open: Run | undefined;
	block.forEach((child, offset) => {
		if (child.text && open) open.words += child.text;
		else if (child.text) runs.push((open = { from: from + offset, at: 0, words: child.text }));
		else {
			open = undefined;
			collect(child, from + offset + 1, runs);
		}
	});
}

/** What stands between two positions; undefined where there are no words. */
export function placeOf(doc: Node, from: number, to: number): Place | undefined {
	const { runs, whole } = runsOf(doc);
	const within = runs.filter((run) => run.from < to && run.from + run.words.length > from);
	const [first, last] = [within[0], within.at(-1)];
	if (!first || !last) return undefined;
	const begin = first.at + Math.max(0, from - first.from);
	const end = last.at + Math.min(last.words.length, to - last.from);
	const quote = whole.slice(begin, end);
	let occurrence = 0;
	for (let at = whole.indexOf(quote); at < begin && at >= 0; at = whole.indexOf(quote, at + 1)) occurrence += 1;
	return { quote, occurrence };
}

/** The threads of the comments on one piece of text. */
export function idsOf({ marks }: Node): string[] {
	return marks.flatMap(({ type, attrs }) => (type.name === 'comment' ? String(attrs['ids']).split(' ') : []));
}

/** Where each comment stands in the text, by the id of its thread. */
export function commentsOf(doc: Node): Map<string, { from: number; to: number }> {
	const found = new Map<string, { from: number; to: number }>();
	doc.descendants((node, pos) => {
		for (const id of idsOf(node)) found.set(id, { from: found.get(id)?.from ?? pos, to: pos + node.nodeSize });
		return true;
	});
	return found;
}

/** The threads on the words at a place, or right before it. */
export function commentsAt(doc: Node, pos: number): string[] {
	const at = doc.resolve(pos);
	return [at.nodeAfter, at.nodeBefore].flatMap((node) => (node ? idsOf(node) : []));
}
