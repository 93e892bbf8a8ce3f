import { beforeEach, expect, test } from 'vitest';
import { language } from './language.svelte.ts';
import { faultOfLines } from './lines.ts';

beforeEach(() => language.choose('en'));

test('a field of lines says which of them is at fault, unless it is the whole', () => {
	expect(faultOfLines({}, 'agenda')).toBeUndefined();
	expect(faultOfLines({ 'agenda.1.text': 'Too long.', 'agendas.0': 'Another field.' }, 'agenda')).toBe('Line 2: Too long.');
	expect(faultOfLines({ agenda: 'Too many.', 'agenda.1.text': 'Too long.' }, 'agenda')).toBe('Too many.');
});
