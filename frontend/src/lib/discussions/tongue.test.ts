import { expect, test } from 'vitest';
import { tongueOf } from './tongue.ts';

test.each([
	['en', 'While checking a report I found two rates for one member city in the same year. How do you explain this to a mayor?'],
	['pt', 'Quase sempre é o denominador. O censo novo muda a população e a taxa cai sem que ninguém tenha deixado de morrer.'],
	['es', 'También la definición: homicidio por fecha de hecho o de registro, por lugar de ocurrencia o de residencia.'],
	['fr', 'Nous avons publié la série avec son nom, et ce n’est pas la seule dans la région.'],
	['pt', 'A taxa de 2025 não é a mesma.'],
	['es', '¿Cómo lo enseñan en su ciudad?'],
	['ar', 'كيف تشرحون ذلك لرئيس البلدية؟']
])('%s is recognised', (tag, text) => {
	expect(tongueOf(text)).toBe(tag);
});

test.each(['', 'OK', 'Palmira, Cali', '2025: 32,1', 'https://example.org/de/la/que'.slice(0, 20)])('"%s" tells too little', (text) => {
	expect(tongueOf(text)).toBeUndefined();
});
