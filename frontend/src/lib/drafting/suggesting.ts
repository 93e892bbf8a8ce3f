import { Extension } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import type { Command, Transaction } from '@tiptap/pm/state';
import { suggestChanges, suggestChangesKey, transformToSuggestionTransaction } from '@handlewithcare/prosemirror-suggest-changes';
import { ySyncPluginKey } from '@tiptap/y-tiptap';

const SEAM = /\u200b/g;
/** Stands in the words of a suggestion for a line that ends. */
const BREAK = '↵';
/** Stands there for a paragraph that ends. */
export const CUT = '¶';
const KINDS = new Set(['insertion', 'deletion', 'modification']);

/** One suggestion as it stands in the text: what would come and what would go. */
export interface Suggestion {
	id: string;
	/** The person who made it. */
	by: string;
	at: Date;
	inserted: string;
	deleted: string;
	/** Only the form of the words would change. */
	form: boolean;
	from: number;
	to: number;
}

/** Turns what one types into suggestions while `on` says so; what comes from others, undoing and deciding stay as they are. */
export function suggesting(person: string, on: () => boolean): Extension {
	let number = 0;
	const id = (): string => `${person} ${Date.now()} ${(number += 1)}`;
	return Extension.create({
		name: 'suggesting',
		addProseMirrorPlugins: () => [suggestChanges()],
		dispatchTransaction({ transaction, next }) {
			const sync = transaction.getMeta(ySyncPluginKey) as { isChangeOrigin?: boolean } | undefined;
			const decided = transaction.getMeta(suggestChangesKey) as { skip?: boolean } | undefined;
			const mine = transaction.docChanged && !sync?.isChangeOrigin && !decided?.skip;
			next(mine && on() ? transformToSuggestionTransaction(transaction, this.editor.state, id) : transaction);
		}
	});
}

/** Decides as `command` says, and takes away what stood at the seams of a cut block that is no suggestion any more. */
export function decided(command: Command): Command {
	return (state, dispatch) => command(state, dispatch && ((transaction) => dispatch(unseamed(transaction))));
}

function unseamed(transaction: Transaction): Transaction {
	const seams: number[] = [];
	transaction.doc.descendants((node, pos) => {
		if (!node.text || node.marks.some(({ type }) => KINDS.has(type.name))) return;
		for (const { index } of node.text.matchAll(SEAM)) seams.push(pos + index);
	});
	for (const at of seams.reverse()) transaction.delete(at, at + 1);
	return transaction;
}

/** All suggestions of a text in the order in which they stand there. Where one goes over from block to block its words have a ¶. */
export function suggestionsOf(doc: Node): Suggestion[] {
	const found = new Map<string, Suggestion>();
	const blocks = new Map<string, Node | null>();
	doc.descendants((node, pos, block) => {
		for (const { type, attrs } of node.marks) {
			if (!KINDS.has(type.name)) continue;
			const id = String(attrs['id']);
			const [by = '', at = ''] = id.split(' ');
			const known = found.get(id) ?? { id, by, at: new Date(Number(at)), inserted: '', deleted: '', form: true, from: pos, to: pos };
			const words = node.text ?? (node.type.name === 'hardBreak' ? BREAK : '');
			const inside = block?.type.name === 'footnote';
			const further = !inside && blocks.has(id) && blocks.get(id) !== block ? '\u200b' : '';
			if (type.name === 'insertion') known.inserted += further + words;
			if (type.name === 'deletion') known.deleted += further + words;
			if (type.name !== 'modification') known.form = false;
			known.to = pos + node.nodeSize;
			found.set(id, known);
			if (!inside) blocks.set(id, block);
		}
		return true;
	});
	const shown = (words: string): string => words.replace(/\u200b+/g, CUT);
	return [...found.values()].map((each) => ({ ...each, inserted: shown(each.inserted), deleted: shown(each.deleted) }));
}
