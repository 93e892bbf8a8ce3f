import { afterEach, describe, expect, it } from 'vitest';
import { language } from '#lib/ui/language.svelte.ts';
import { cost, read, shown } from './amounts.ts';

afterEach(() => language.choose('en'));

describe('amounts', () => {
	it('reads what a language writes', () => {
		expect(['1,200.50', '1200.5', '0.07', ' 12 ', '', '1,234,567'].map((text) => read(text, 2))).toEqual([120050, 120050, 7, 1200, 0, 123456700]);
		language.choose('pt');
		expect(['1.200,50', '1200,5', '1.200'].map((text) => read(text, 2))).toEqual([120050, 120050, 120000]);
	});

	it('refuses what could mean two things', () => {
		expect(['12,5', '1,2,3', '1.2.3', '-1', '1e5', 'x', '.', '=1', '٣'].map((text) => read(text, 2))).toEqual(Array(9).fill('number'));
		expect([read('1.005', 2), read('1.500', 2), read('1.5', 0), read('9'.repeat(16), 2)]).toEqual(['places', 150, 'places', 'large']);
	});

	it('never passes through a fraction', () => {
		for (const cents of [1, 29, 57, 113, 100_000_000_000_01]) expect(read(shown(cents, 2, 2), 2)).toBe(cents);
		expect(read('1.15', 2)).toBe(115);
	});

	it('shows decimals where there are any', () => {
		expect([shown(120000, 2), shown(120050, 2), shown(120050, 2, 2), shown(120000, 2, 2), shown(12500, 3)]).toEqual(['1,200', '1,200.5', '1,200.50', '1,200.00', '12.5']);
	});

	it('counts as the server does', () => {
		expect([cost(12_500, 1001), cost(1, 500), cost(1, 499), cost(10 ** 9, 10 ** 6)]).toEqual([12513, 1, 0, 10 ** 12]);
	});
});
