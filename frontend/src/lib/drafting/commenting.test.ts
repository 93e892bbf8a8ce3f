import { Schema, type Node } from '@tiptap/pm/model';
import { describe, expect, it } from 'vitest';
import { placeOf } from './commenting.ts';

const schema = new Schema({
	nodes: {
		doc: { content: 'paragraph+' },
		paragraph: { content: 'inline*' },
		hardBreak: { group: 'inline', inline: true },
		text: { group: 'inline' }
	},
	marks: { bold: {} }
});
const paragraph = (...inside: Node[]): Node => schema.node('paragraph', null, inside);
const made = schema.node('doc', null, [
	paragraph(schema.text('rest and '), schema.text('rest', [schema.mark('bold')])),
	paragraph(),
	paragraph(schema.text('pay'), schema.node('hardBreak'), schema.text('rest'))
]);

describe('placeOf', () => {
	it.each([
		[1, 5, { quote: 'rest', occurrence: 0 }],
		[10, 14, { quote: 'rest', occurrence: 1 }],
		[22, 26, { quote: 'rest', occurrence: 2 }],
		[6, 14, { quote: 'and rest', occurrence: 0 }],
		[10, 21, { quote: 'rest\npay', occurrence: 0 }],
		[15, 17, undefined]
	])('from %i to %i', (from, to, place) => expect(placeOf(made, from, to)).toEqual(place));
});
