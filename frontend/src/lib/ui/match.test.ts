import { expect, test } from 'vitest';
import { match, split } from './match.ts';

const topics = ['Facções e prisões', 'Violencia de pandillas', 'Prisons and re-entry', 'Lei e polícia'].map((label) => ({ label }));

test('accents and capitals are forgiven, and every word must be there', () => {
	expect(match(topics, 'FACCOES')).toEqual([topics[0]]);
	expect(match(topics, 'pandillas viol')).toEqual([topics[1]]);
	expect(match(topics, 'pandillas prison')).toEqual([]);
});

test('what begins with the text comes first, otherwise the order stays', () => {
	expect(match(topics, 'pris')).toEqual([topics[2], topics[0]]);
	expect(match(topics, '')).toEqual(topics);
});

test('the part that was typed is marked in the text as it is written', () => {
	expect(split('Facções e prisões', 'prisoes')).toEqual([
		{ text: 'Facções e ', hit: false },
		{ text: 'prisões', hit: true }
	]);
	expect(split('Lei', 'x')).toEqual([{ text: 'Lei', hit: false }]);
});

test('letters that become two when folded do not shift the mark', () => {
	expect(split('İzmir şehri', 'sehri').at(-1)).toEqual({ text: 'şehri', hit: true });
});
