import { Extension, Mark, Node, type Extensions } from '@tiptap/core';
import Collaboration from '@tiptap/extension-collaboration';
import { Plugin } from '@tiptap/pm/state';
import { goToNextCell, tableEditing } from '@tiptap/pm/tables';
import StarterKit from '@tiptap/starter-kit';
import { yCursorPlugin, yCursorPluginKey, ySyncPluginKey } from '@tiptap/y-tiptap';
import type { Awareness } from 'y-protocols/awareness';
import type { XmlFragment } from 'yjs';
import { mayLinkTo } from '#lib/editor/schema.ts';
import { tellCursor } from './cursor.ts';
import { highlights } from './highlights.ts';
import { hue } from './hue.ts';
import { FootnoteNode, PictureNode } from './inserts.ts';

const spans = { colspan: { default: 1 }, rowspan: { default: 1 }, colwidth: { default: null, rendered: false } };
const ROLES: Record<string, string> = { table: 'table', tableRow: 'row', tableCell: 'cell', tableHeader: 'header_cell' };

const Table = Node.create({
	name: 'table',
	group: 'block',
	content: 'tableRow+',
	isolating: true,
	parseHTML: () => [{ tag: 'table' }],
	renderHTML: () => ['table', ['tbody', 0]],
	extendNodeSchema: ({ name }: { name: string }) => (ROLES[name] ? { tableRole: ROLES[name] } : {}),
	addKeyboardShortcuts() {
		const go = (step: 1 | -1) => () => this.editor.isActive('table') && this.editor.commands.command(({ state, dispatch }) => goToNextCell(step)(state, dispatch));
		return { Tab: go(1), 'Shift-Tab': go(-1) };
	},
	addProseMirrorPlugins: () => [tableEditing()]
});

const TableRow = Node.create({
	name: 'tableRow',
	content: '(tableCell | tableHeader)*',
	parseHTML: () => [{ tag: 'tr' }],
	renderHTML: () => ['tr', 0]
});

const TableCell = Node.create({
	name: 'tableCell',
	content: 'block+',
	isolating: true,
	addAttributes: () => spans,
	parseHTML: () => [{ tag: 'td' }],
	renderHTML: ({ HTMLAttributes }) => ['td', HTMLAttributes, 0]
});

const TableHeader = Node.create({
	name: 'tableHeader',
	content: 'block+',
	isolating: true,
	addAttributes: () => spans,
	parseHTML: () => [{ tag: 'th' }],
	renderHTML: ({ HTMLAttributes }) => ['th', HTMLAttributes, 0]
});

/** A suggestion's id says who made it and when: `<person> <milliseconds> <number>`. */
const suggestion = { id: { default: '', parseHTML: (element: HTMLElement) => element.dataset['id'] ?? '', renderHTML: ({ id }: { id: string }) => ({ 'data-id': id }) } };

const Insertion = Mark.create({
	name: 'insertion',
	inclusive: false,
	excludes: 'deletion modification insertion',
	addAttributes: () => suggestion,
	parseHTML: () => [{ tag: 'ins[data-id]' }],
	renderHTML: ({ HTMLAttributes }) => ['ins', HTMLAttributes, 0]
});

const Deletion = Mark.create({
	name: 'deletion',
	inclusive: false,
	excludes: 'insertion modification deletion',
	addAttributes: () => suggestion,
	parseHTML: () => [{ tag: 'del[data-id]' }],
	renderHTML: ({ HTMLAttributes }) => ['del', HTMLAttributes, 0]
});

const Modification = Mark.create({
	name: 'modification',
	inclusive: false,
	excludes: 'deletion insertion',
	addAttributes: () => ({
		...suggestion,
		type: { default: '' },
		attrName: { default: null },
		previousValue: { default: null },
		newValue: { default: null }
	}),
	parseHTML: () => [],
	renderHTML: ({ mark }) => ['span', { class: 'modified', 'data-id': String(mark.attrs['id']) }, 0]
});

/** Words that are commented on. The server sets it; what is copied elsewhere takes no comment along. `highlights` shows it. */
const Comment = Mark.create({
	name: 'comment',
	inclusive: false,
	addAttributes: () => ({ ids: { default: '' } }),
	parseHTML: () => [],
	renderHTML: () => ['span', 0]
});

/** Near the far edge of the text a flag points inward. */
function turn(caret: HTMLElement, flag: HTMLElement): void {
	const sheet = caret.closest('.editor')?.getBoundingClientRect();
	const { left, right } = flag.getBoundingClientRect();
	if (sheet && (right > sheet.right || left < sheet.left)) caret.classList.add('inward');
}

/** Where the others are. Names come from the server; the colour from whose it is. */
const carets = (awareness: Awareness): Extension =>
	Extension.create({
		name: 'carets',
		dispatchTransaction({ transaction, next }) {
			const drawn: unknown = transaction.getMeta(yCursorPluginKey);
			if (drawn !== undefined) tellCursor();
			next(drawn === undefined ? transaction : this.editor.state.tr.setMeta(yCursorPluginKey, drawn));
		},
		addProseMirrorPlugins: (): Plugin[] => [
			// Its types are lost in the build of y-tiptap.
			yCursorPlugin(awareness, {
				cursorBuilder: (user: { id?: string; name?: string }) => {
					const caret = document.createElement('span');
					caret.className = `caret ${hue(user.id)}`;
					caret.contentEditable = 'false';
					const flag = document.createElement('span');
					flag.textContent = user.name?.split(' ', 1)[0] ?? '';
					caret.append('\u2060', flag, '\u2060');
					requestAnimationFrame(() => turn(caret, flag));
					return caret;
				},
				selectionBuilder: (user: { id?: string }) => ({ class: `chosen ${hue(user.id)}` })
			}) as Plugin
		]
	});

/** Whoever only reads changes nothing, not even by what an extension does by itself. */
const guard = (writes: () => boolean): Extension =>
	Extension.create({
		name: 'guard',
		addProseMirrorPlugins: (): Plugin[] => [
			new Plugin({
				filterTransaction: (transaction) => {
					const sync = transaction.getMeta(ySyncPluginKey) as { isChangeOrigin?: boolean } | undefined;
					return !transaction.docChanged || Boolean(sync?.isChangeOrigin) || writes();
				}
			})
		]
	});

interface Wanted {
	fragment: XmlFragment;
	awareness: Awareness;
	writes: () => boolean;
}

/**
 * What a section's text can hold, and that it is one with others' editors. Nothing here may change a text by itself:
 * several editors would do so at once. A change of what it can hold raises `SCHEMA`.
 */
export function extensions({ fragment, awareness, writes }: Wanted): Extensions {
	return [
		StarterKit.configure({
			code: false,
			codeBlock: false,
			dropcursor: false,
			gapcursor: false,
			heading: { levels: [3, 4] },
			horizontalRule: false,
			link: { autolink: false, defaultProtocol: 'https', isAllowedUri: mayLinkTo, openOnClick: false, HTMLAttributes: { target: null, rel: null } },
			strike: false,
			trailingNode: false,
			underline: false,
			undoRedo: false
		}),
		Table,
		TableRow,
		TableCell,
		TableHeader,
		Insertion,
		Deletion,
		Modification,
		Comment,
		highlights,
		FootnoteNode,
		PictureNode,
		Collaboration.configure({ fragment }),
		carets(awareness),
		guard(writes)
	];
}
