import { expect, test } from 'vitest';
import { localPath, loginAddress } from './next.ts';

test('only a path of this site is followed after signing in', () => {
	for (const outside of ['https://evil.example', '//evil.example', '/\\evil.example', '\\\\evil', 'javascript:alert(1)', '/\t/evil.example', '', null]) {
		expect(localPath(outside)).toBe('/');
	}
});

test('the way back is kept, except to signing in itself', () => {
	expect(localPath('/exchanges/7?tab=room#last')).toBe('/exchanges/7?tab=room#last');
	expect(localPath('/sign-in?next=/x')).toBe('/');
});

test('a provider is told where to come back to', () => {
	expect(loginAddress('/auth/demo/login', '/a?b=c&d')).toBe('/auth/demo/login?next=%2Fa%3Fb%3Dc%26d');
});
