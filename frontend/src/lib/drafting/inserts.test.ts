import { Editor } from '@tiptap/core';
import { TextSelection } from '@tiptap/pm/state';
import { afterEach, expect, test } from 'vitest';
import { Awareness } from 'y-protocols/awareness';
import { Doc } from 'yjs';
import { footnoteAt, putPicture, writeFootnote } from './inserts.ts';
import { extensions } from './schema.ts';

const made: Editor[] = [];

function editor(doc = new Doc()): Editor {
	const element = document.createElement('div');
	document.body.append(element);
	const found = new Editor({ element, injectCSS: false, extensions: extensions({ fragment: doc.getXmlFragment('default'), awareness: new Awareness(doc), writes: () => true }) });
	made.push(found);
	return found;
}

afterEach(() => {
	for (const each of made.splice(0)) each.destroy();
});

test('a footnote is written, changed only where its words differ, and taken away', () => {
	const one = editor();
	one.commands.insertContent('Paid nights help.');
	one.chain().setTextSelection(12).command(writeFootnote('As in 2025')).run();
	const at = footnoteAt(one.state);
	expect(one.getJSON().content).toEqual([
		{ type: 'paragraph', content: [{ type: 'text', text: 'Paid nights' }, { type: 'footnote', content: [{ type: 'text', text: 'As in 2025' }] }, { type: 'text', text: ' help.' }] }
	]);
	one.chain().setTextSelection({ from: 13, to: 15 }).setBold().run();
	one.commands.command(writeFootnote('As in 2026 too', at?.pos));
	expect(one.state.doc.nodeAt(12)?.toJSON()).toEqual({
		type: 'footnote', content: [{ type: 'text', marks: [{ type: 'bold' }], text: 'As' }, { type: 'text', text: ' in 2026 too' }]
	});
	one.commands.command(writeFootnote('', at?.pos));
	expect(one.getText()).toBe('Paid nights help.');
});

test('a cursor set into a footnote stands behind it, and what is chosen there is all of it', () => {
	const one = editor();
	one.commands.setContent([{ type: 'paragraph', content: [{ type: 'text', text: 'Nights' }, { type: 'footnote', content: [{ type: 'text', text: 'As in 2025' }] }] }]);
	const chosen = (): [number, number] => [one.state.selection.anchor, one.state.selection.head];
	one.commands.setTextSelection(11);
	expect(chosen()).toEqual([19, 19]);
	one.commands.setTextSelection({ from: 9, to: 12 });
	expect(chosen()).toEqual([7, 19]);
	const { tr, doc } = one.state;
	one.view.dispatch(tr.setSelection(TextSelection.create(doc, 12, 3)));
	expect(chosen()).toEqual([19, 3]);
	one.view.dispatch(one.state.tr.setSelection(TextSelection.create(doc, 19, 12)));
	expect(chosen()).toEqual([19, 7]);
	one.commands.setTextSelection(12);
	one.commands.insertContent(' help.');
	expect(one.getJSON().content[0]?.content?.at(-1)).toEqual({ type: 'text', text: ' help.' });
});

test.each([
	['in the middle of a line', 'Paid nights', 5, ['Paid', 'picture', ' More nights']],
	['at the end of the text', 'Paid nights', 12, ['Paid nights', 'picture', ' More']],
	['where nothing is written', '', 1, ['picture', ' More']],
	['before a paragraph', 'Paid nights</p><p>help', 12, ['Paid nights', 'picture', ' Morehelp']]
])('a picture is put %s, and one writes on behind it', (_, words, at, after) => {
	const one = editor();
	one.commands.setContent(`<p>${words}</p>`);
	one.chain().setTextSelection(at).command(putPicture({ file: '', alt: 'A street', width: '50' })).insertContent(' More').run();
	expect(one.getJSON().content.map(({ type, content }) => (type === 'paragraph' ? (content?.map((run) => ('text' in run ? run.text : '')).join('') ?? '') : type))).toEqual(after);
});

test('another editor reads footnotes and pictures as they were written', () => {
	const doc = new Doc();
	const one = editor(doc);
	const text = [
		{ type: 'paragraph', content: [{ type: 'footnote', content: [{ type: 'text', text: 'As in 2025' }] }] },
		{ type: 'picture', attrs: { file: '0198f1f0-0000-7000-8000-000000000001', alt: 'A street', width: '50' } }
	];
	one.commands.setContent(text);
	expect(editor(doc).getJSON().content).toEqual(text);
	expect(doc.getXmlFragment('default').toJSON()).toContain('<footnote>As in 2025</footnote>');
});

test('a picture leads to no address but that of a file of ours', () => {
	const one = editor();
	one.commands.setContent([{ type: 'picture', attrs: { file: 'https://elsewhere.example/x.png', alt: 'A street', width: '50' } }]);
	expect(one.view.dom.querySelector('img')).toBeNull();
	expect(one.view.dom.textContent).toContain('A street');
});
