import { Linter } from 'eslint';
import { expect, test } from 'vitest';
import rooms from './eslint-rooms.mjs';

function complaints(filename: string, code: string): string[] {
	const linter = new Linter({ configType: 'flat', cwd: '/app' });
	return linter
		.verify(code, [{ files: ['**/*.js'], plugins: { pacto: rooms }, rules: { 'pacto/rooms': 'error' } }], { filename })
		.map(({ messageId }) => messageId ?? 'fatal');
}

test('a room may not import another, however the path is written', () => {
	expect(complaints('/app/src/lib/exchanges/a.js', `import '#lib/members/b.ts'`)).toEqual(['other']);
	expect(complaints('/app/src/lib/exchanges/a.js', `import x from '../members/b.ts'`)).toEqual(['other']);
	expect(complaints('/app/src/lib/exchanges/a.js', `export * from '#lib/members/b.ts'`)).toEqual(['other']);
	expect(complaints('/app/src/lib/exchanges/a.js', `const x = import('#lib/members/b.ts')`)).toEqual(['other']);
});

test('what is shared knows no room', () => {
	expect(complaints('/app/src/lib/ui/a.js', `import '#lib/exchanges/b.ts'`)).toEqual(['shared']);
	expect(complaints('/app/src/lib/api/a.js', `import '../exchanges/b.ts'`)).toEqual(['shared']);
});

test('a room uses itself and what is shared; a page brings rooms together', () => {
	const shared = `import '#lib/ui/a.ts'; import '#lib/api/client.ts'; import '#lib/me.svelte.ts'; import './c.ts'; import 'svelte';`;
	expect(complaints('/app/src/lib/exchanges/a.js', shared)).toEqual([]);
	expect(complaints('/app/src/routes/+page.js', `import '#lib/exchanges/a.ts'; import '#lib/members/b.ts'`)).toEqual([]);
	expect(complaints('/app/src/lib/Shell.js', `import '#lib/ui/a.ts'`)).toEqual([]);
});
