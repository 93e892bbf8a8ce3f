import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { count, lengthOf } from './count.ts';

const table = JSON.parse(readFileSync('../tests/proposals/counting.json', 'utf8')) as { text: string; words: number; characters: number; bare: number }[];

describe('count', () => {
	it.each(table)('counts as the server does: $text', ({ text, ...counts }) => {
		expect(count(text)).toEqual(counts);
	});

	it('says nothing of pages', () => {
		const counts = count('one two');
		expect(lengthOf(counts, { unit: 'pages', max: 2, counts_spaces: true })).toBeUndefined();
		expect(lengthOf(counts, { unit: 'characters', max: 2, counts_spaces: false })).toBe(6);
	});
});
