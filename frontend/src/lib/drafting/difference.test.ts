import { describe, expect, it } from 'vitest';
import { difference } from './difference.ts';

const side = (before: string, after: string, but: 'new' | 'gone'): string => difference(before, after).filter(({ is }) => is !== but).map(({ words }) => words).join('');

describe('difference', () => {
	it.each([
		['', ''],
		['', 'one'],
		['one two', 'one three two'],
		['rest and pay', 'pay and rest'],
		['one\n\ntwo', 'one\ntwo  three'],
		['a '.repeat(5_000), `${'a '.repeat(5_000)}\nb`]
	])('loses nothing of either text', (before, after) => {
		expect(side(before, after, 'new')).toBe(before);
		expect(side(before, after, 'gone')).toBe(after);
	});

	it('finds the words that changed', () => {
		expect(difference('goes with the police', 'goes with the street team')).toEqual([
			{ is: 'same', words: 'goes with the ' },
			{ is: 'gone', words: 'police' },
			{ is: 'new', words: 'street team' }
		]);
	});
});
