import { Extension, type Editor } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { Plugin, PluginKey } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';
import { idsOf } from './commenting.ts';

interface Drawn {
	/** Threads that are settled. */
	settled: ReadonlySet<string>;
	marks: DecorationSet;
}

const key = new PluginKey<Drawn>('highlights');

function draw(doc: Node, settled: ReadonlySet<string>): Drawn {
	const found: Decoration[] = [];
	doc.descendants((node, pos) => {
		if (idsOf(node).some((id) => !settled.has(id))) found.push(Decoration.inline(pos, pos + node.nodeSize, { nodeName: 'mark' }));
		return true;
	});
	return { settled, marks: DecorationSet.create(doc, found) };
}

/** Shows the words that are commented on while a comment on them is open. The text and its marks stay as they are. */
export const highlights = Extension.create({
	name: 'highlights',
	addProseMirrorPlugins: (): Plugin[] => [
		new Plugin<Drawn>({
			key,
			state: {
				init: (_, { doc }) => draw(doc, new Set()),
				apply(transaction, before) {
					const settled = (transaction.getMeta(key) as ReadonlySet<string> | undefined) ?? before.settled;
					return transaction.docChanged || settled !== before.settled ? draw(transaction.doc, settled) : before;
				}
			},
			props: { decorations: (state) => key.getState(state)?.marks }
		})
	]
});

/** Says which threads are settled. */
export function settle({ view }: Editor, settled: ReadonlySet<string>): void {
	view.dispatch(view.state.tr.setMeta(key, settled));
}
