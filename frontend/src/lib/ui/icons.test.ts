import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { icons } from './icons.ts';

test('the names are those of the drawings', () => {
	const drawn = Array.from(readFileSync('src/lib/ui/icons.svg', 'utf8').matchAll(/<symbol id="([^"]+)"/g), (hit) => hit[1]);
	expect(drawn).toEqual([...icons]);
});
