import { expect, test } from 'vitest';
import { initials, tint } from './initials.ts';

test('initials are those of the first and the last name, without particles', () => {
	expect(['Leandro Vientosur', 'María de los Ángeles', 'Bogotá', 'Universidad de la Orilla', 'Ana-Clara', '+Peace (PlusPeace)', ''].map(initials)).toEqual([
		'LV', 'MÁ', 'BO', 'UO', 'AC', 'PP', '?'
	]);
});

test('a name has the same tint everywhere', () => {
	expect(tint('Thandeka')).toBe(tint('Thandeka'));
	expect(new Set(['Ana', 'Bruno', 'Clara', 'Diego', 'Elena', 'Fabio', 'Gil', 'Hana'].map(tint)).size).toBeGreaterThan(1);
});
