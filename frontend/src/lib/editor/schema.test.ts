import { expect, test } from 'vitest';
import { addressOf } from './schema.ts';

test.each([
	['https://example.org/a b', 'https://example.org/a b'],
	['example.org', 'https://example.org'],
	['example.org:8443/a?b#c', 'https://example.org:8443/a?b#c'],
	['/proposals/1', '/proposals/1'],
	['ana@example.org', 'mailto:ana@example.org'],
	['mailto:ana@example.org', 'mailto:ana@example.org'],
	['javascript:alert(1)', undefined],
	['javascript:alert(1)@example.org', undefined],
	['data:text/html,x.y', undefined],
	['//elsewhere.example/x', undefined],
	['what we agreed', undefined]
])('%s leads to %s', (typed, address) => {
	expect(addressOf(typed)).toBe(address);
});
