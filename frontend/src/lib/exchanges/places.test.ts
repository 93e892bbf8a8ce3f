import { expect, test } from 'vitest';
import document from '../../../openapi.json';
import { isPlaced } from './places.ts';

test('all that the server can call missing has a place in the form', () => {
	const { missing } = document.components.schemas.ExchangeOut.properties;
	expect(missing.items.enum.filter((name) => !isPlaced(name))).toEqual([]);
});
