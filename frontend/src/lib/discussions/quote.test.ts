import { expect, test } from 'vitest';
import { quoted } from './quote.ts';

test('a quotation keeps the words and no sign does anything', () => {
	expect(quoted('Two nights.\n\n# No [more](x) *ever* <b>\n')).toBe('> Two nights.\n>\n> \\# No \\[more\\](x) \\*ever\\* \\<b\\>');
});
