/** Footnotes and pictures: what a section's text holds besides words, since version 2 of the schema. */
import { Node, type Command } from '@tiptap/core';
import type { Node as ProseMirrorNode, ResolvedPos } from '@tiptap/pm/model';
import { Plugin, TextSelection, type EditorState } from '@tiptap/pm/state';
import { isFile } from '#lib/ui/file.ts';

export const WIDTHS = ['25', '50', '75', '100'] as const;

export interface Picture {
	/** The id of a file of ours. */
	file: string;
	/** What is to be seen, for those who do not see it. */
	alt: string;
	/** Per cent of the line, one of WIDTHS. */
	width: string;
}

/** The footnote that the cursor is beside, and where it begins. */
export function footnoteAt({ selection: { $from } }: EditorState): { node: ProseMirrorNode; pos: number } | undefined {
	const { nodeBefore, nodeAfter } = $from;
	if (nodeAfter?.type.name === 'footnote') return { node: nodeAfter, pos: $from.pos };
	return nodeBefore?.type.name === 'footnote' ? { node: nodeBefore, pos: $from.pos - nodeBefore.nodeSize } : undefined;
}

/** Gives the footnote that begins there these words, touching only what differs; without a place, makes one behind what is selected. */
export function writeFootnote(words: string, pos?: number): Command {
	return ({ tr, state, dispatch }) => {
		if (!dispatch) return true;
		const standing = pos === undefined ? undefined : tr.doc.nodeAt(pos);
		if (pos === undefined || standing?.type.name !== 'footnote') {
			if (words) tr.insert(tr.selection.to, state.schema.node('footnote', null, [state.schema.text(words)]));
		} else if (!words) tr.delete(pos, pos + standing.nodeSize);
		else {
			const before = standing.textContent;
			let first = 0;
			while (first < Math.min(before.length, words.length) && before[first] === words[first]) first += 1;
			let last = 0;
			while (last < Math.min(before.length, words.length) - first && before.at(-1 - last) === words.at(-1 - last)) last += 1;
			tr.insertText(words.slice(first, words.length - last), pos + 1 + first, pos + 1 + before.length - last);
		}
		return true;
	};
}

/** Puts a picture where the cursor is, and the cursor behind it: into the next paragraph, which is made where there is none. */
export function putPicture(attrs: Picture): Command {
	return ({ tr, state: { schema }, dispatch }) => {
		if (!dispatch) return true;
		const picture = schema.node('picture', attrs);
		tr.replaceSelectionWith(picture);
		let behind = 0;
		tr.doc.descendants((node, pos) => {
			if (node === picture) behind = pos + node.nodeSize;
			return behind === 0;
		});
		if (!tr.doc.resolve(behind).nodeAfter?.isTextblock) tr.insert(behind, schema.node('paragraph'));
		tr.setSelection(TextSelection.create(tr.doc, behind + 1)).scrollIntoView();
		return true;
	};
}

/** No key leads out of a footnote and nothing can be typed there: a cursor set inside stands behind it, a range takes all of it. */
const aroundFootnotes = new Plugin({
	appendTransaction(_, __, { selection: { $anchor, $head, from, empty }, tr }) {
		const within = ({ parent }: ResolvedPos): boolean => parent.type.name === 'footnote';
		if (!within($anchor) && !within($head)) return null;
		const out = ($pos: ResolvedPos): number => {
			if (!within($pos)) return $pos.pos;
			return !empty && $pos.pos === from ? $pos.before() : $pos.after();
		};
		return tr.setSelection(TextSelection.create(tr.doc, out($anchor), out($head)));
	}
});

/** Words of their own within a line, written in a box: the cursor goes around them. The page numbers them in their order. */
export const FootnoteNode = Node.create({
	name: 'footnote',
	group: 'inline',
	inline: true,
	content: 'text*',
	atom: true,
	isolating: true,
	selectable: false,
	parseHTML: () => [{ tag: 'span[data-footnote]' }],
	renderHTML: () => ['span', { class: 'footnote', role: 'note', contenteditable: 'false', 'data-footnote': '' }, 0],
	addProseMirrorPlugins: () => [aroundFootnotes]
});

const attribute = (name: string, otherwise = ''): object => ({
	default: otherwise,
	parseHTML: (element: HTMLElement) => element.getAttribute(`data-${name}`) ?? otherwise,
	renderHTML: (attributes: Record<string, unknown>) => ({ [`data-${name}`]: attributes[name] })
});

/** A file of ours and never an address, so that no text loads anything from elsewhere. */
export const PictureNode = Node.create({
	name: 'picture',
	group: 'block',
	atom: true,
	draggable: true,
	addAttributes: () => ({ file: attribute('file'), alt: attribute('alt'), width: attribute('width', '100') }),
	parseHTML: () => [{ tag: 'figure[data-file]' }],
	renderHTML({ node, HTMLAttributes }) {
		const { file, alt } = node.attrs as Picture;
		const shown = isFile(file) ? ['img', { src: `/api/files/${file}/content`, alt }] : ['figcaption', alt];
		return ['figure', { class: 'picture', ...HTMLAttributes }, shown];
	}
});
