import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { getSchema } from '@tiptap/core';
import StarterKit from '@tiptap/starter-kit';
import { count, lengthOf, wordsOf } from './count.ts';
import { FootnoteNode, PictureNode } from './inserts.ts';

const table = JSON.parse(readFileSync('../tests/proposals/counting.json', 'utf8')) as { text: string; words: number; characters: number; bare: number; blocks?: object[] }[];
const schema = getSchema([StarterKit, FootnoteNode, PictureNode]);

describe('count', () => {
	it.each(table)('counts as the server does: $text', ({ text, words, characters, bare }) => {
		expect(count(text)).toEqual({ words, characters, bare });
	});

	it.each(table.filter(({ blocks }) => blocks))('reads footnotes as the server does: $text', ({ text, blocks }) => {
		expect(wordsOf(schema.nodeFromJSON({ type: 'doc', content: blocks }))).toBe(text);
	});

	it('says nothing of pages', () => {
		const counts = count('one two');
		expect(lengthOf(counts, { unit: 'pages', max: 2, counts_spaces: true })).toBeUndefined();
		expect(lengthOf(counts, { unit: 'characters', max: 2, counts_spaces: false })).toBe(6);
	});
});
