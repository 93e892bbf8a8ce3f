import { EditorState } from '@tiptap/pm/state';
import { applySuggestion, revertSuggestion } from '@handlewithcare/prosemirror-suggest-changes';
import { getSchema } from '@tiptap/core';
import { Awareness } from 'y-protocols/awareness';
import { Doc } from 'yjs';
import { expect, test } from 'vitest';
import { extensions } from './schema.ts';
import { decided, suggestionsOf } from './suggesting.ts';

const text = new Doc();
const schema = getSchema(extensions({ fragment: text.getXmlFragment('default'), awareness: new Awareness(text), writes: () => true }));
const plain = (words: string) => ({ type: 'text', text: words });
const comes = (words: string) => ({ type: 'text', text: words, marks: [{ type: 'insertion', attrs: { id: 'a 1 1' } }] });
const goes = (words: string) => ({ type: 'text', text: words, marks: [{ type: 'deletion', attrs: { id: 'a 1 1' } }] });
const item = (...content: object[]) => ({ type: 'listItem', content: [{ type: 'paragraph', content }] });
const list = (...content: object[]) => schema.nodeFromJSON({ type: 'doc', content: [{ type: 'bulletList', content }] });

// As the server brings it in from a Word file.
test.each([
	[
		'after one',
		list(item(plain('A rota'), comes('\u200b')), item(comes('\u200b'), comes('A bed')), item(plain('A call'))),
		list(item(plain('A rota')), item(plain('A bed')), item(plain('A call'))),
		list(item(plain('A rota')), item(plain('A call')))
	],
	[
		'before the first',
		list(item(comes('A bed'), comes('\u200b')), item(comes('\u200b'), plain('A rota'))),
		list(item(plain('A bed')), item(plain('A rota'))),
		list(item(plain('A rota')))
	]
])('an item that is suggested %s comes or goes whole', (_, doc, accepted, rejected) => {
	const result = (command: ReturnType<typeof applySuggestion>) => {
		let state = EditorState.create({ doc });
		decided(command)(state, (transaction) => (state = state.apply(transaction)));
		return state.doc.toJSON() as unknown;
	};
	expect(result(applySuggestion('a 1 1'))).toEqual(accepted.toJSON());
	expect(result(revertSuggestion('a 1 1'))).toEqual(rejected.toJSON());
});

test.each([
	['a paragraph cut in two', [item(plain('one'), comes('\u200b')), item(comes('\u200b'), plain('two'))], '¶', ''],
	['two new lines', [item(plain('one'), comes('\u200b')), item(comes('\u200b'), comes('Line A')), item(comes('Line B'))], '¶Line A¶Line B', ''],
	['words gone over a border', [item(plain('o'), goes('ne')), item(goes('tw'), plain('o'))], '', 'ne¶tw'],
	['a footnote within a line', [item(goes('nights'), { type: 'footnote', content: [goes(' As in 2025')], marks: goes('').marks }, goes(' help'))], '', 'nights As in 2025 help'],
	['two made one', [item(plain('one'), goes('\u200b')), item(goes('\u200b'), plain('two'))], '', '¶']
])('%s is told with its borders', (_, items, inserted, deleted) => {
	expect(suggestionsOf(list(...items))).toMatchObject([{ inserted, deleted }]);
});
