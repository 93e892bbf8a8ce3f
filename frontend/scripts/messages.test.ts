import { expect, test } from 'vitest';
import { gaps, placeholders } from './messages.mjs';

const plural = (match: Record<string, string>) => [{ match }];

test('complete messages have no gaps', () => {
	expect(
		gaps('ui', [
			['en', { ui_left: plural({ 'form=one': '{left} word', 'form=*': '{left} words' }), ui_due: 'due {date}' }],
			['es', { ui_left: plural({ 'form=one': '{left} palabra', 'form=*': '{left} palabras' }), ui_due: 'se espera el {date}' }]
		])
	).toEqual([]);
});

test('a missing, an empty and a wrongly named text are each named', () => {
	expect(
		gaps('ui', [
			['en', { ui_save: 'Save', ui_due: 'due', wrong_key: 'x' }],
			['es', { ui_save: ' ', wrong_key: 'x' }]
		])
	).toEqual([
		'ui/es: "ui_due" has no text',
		'ui/es: "ui_save" is empty',
		'ui: "wrong_key" must begin with "ui_"'
	]);
});

test('a key that the first language lacks is found too', () => {
	expect(gaps('ui', [['en', {}], ['es', { ui_new: 'nuevo' }]])).toEqual(['ui/en: "ui_new" has no text']);
});

test('placeholders must be alike, in variants too', () => {
	expect(gaps('ui', [['en', { ui_due: 'due {date}' }], ['pt', { ui_due: 'até {data}' }]])).toEqual([
		'ui/pt: "ui_due" has {data} where en has {date}'
	]);
	expect(placeholders(plural({ 'form=one': '{count} de {max}', 'form=*': '{count}' }))).toEqual(['count', 'max']);
});
