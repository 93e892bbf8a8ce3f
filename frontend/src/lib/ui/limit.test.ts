import { expect, test } from 'vitest';
import { count, fits } from './limit.ts';

test('characters are counted as people see them in the three languages', () => {
	expect(count('coração', 'characters')).toBe(7);
	expect(count('coração'.normalize('NFD'), 'characters')).toBe(7);
	expect(count('a\r\nb', 'characters')).toBe(3);
	expect(count('🟢', 'characters')).toBe(1);
});

test('words are what stands between spaces', () => {
	expect(count('  Tres cosas\n esperan\tpor usted. ', 'words')).toBe(5);
	expect(count('', 'words')).toBe(0);
});

test('the last place of a limit still fits', () => {
	expect(fits('one two', { max: 2, unit: 'words' })).toBe(true);
	expect(fits('one two three', { max: 2, unit: 'words' })).toBe(false);
});
