import { Editor } from '@tiptap/core';
import { afterEach, expect, test } from 'vitest';
import { applyAwarenessUpdate, Awareness, encodeAwarenessUpdate } from 'y-protocols/awareness';
import { Doc } from 'yjs';
import { extensions } from './schema.ts';

let one: Editor | undefined;

afterEach(() => one?.destroy());

test('a cursor that the browser has moved and not told of stays when the cursor of another is drawn', async () => {
	const doc = new Doc();
	const awareness = new Awareness(doc);
	const element = document.createElement('div');
	document.body.append(element);
	one = new Editor({ element, injectCSS: false, extensions: extensions({ fragment: doc.getXmlFragment('default'), awareness, writes: () => true }) });
	one.commands.setContent('<p>Nobody goes alone.</p>');
	one.view.focus();
	one.commands.setTextSelection(7);
	const caret = (): Element | null => element.querySelector('.caret');
	let late: boolean | undefined;
	document.addEventListener('selectionchange', () => {
		late = caret() !== null;
		one?.commands.setTextSelection(1);
	}, { once: true });

	const other = new Awareness(new Doc());
	other.setLocalState({ user: { id: '0198f1f0-0000-7000-8000-000000000002', name: 'Iván' }, cursor: awareness.getLocalState()?.['cursor'] as unknown });
	applyAwarenessUpdate(awareness, encodeAwarenessUpdate(other, [other.clientID]), other);
	await expect.poll(() => caret()?.textContent).toContain('Iván');
	expect(late).toBe(false);
	expect(one.state.selection.head).toBe(1);
});
