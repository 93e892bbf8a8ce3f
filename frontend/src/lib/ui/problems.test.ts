import { globSync, readFileSync } from 'node:fs';
import { beforeEach, expect, test } from 'vitest';
import { Conflict, Offline, Problem } from '#lib/api/problem.ts';
import { language } from './language.svelte.ts';
import { fieldWords, problemWords, teach } from './problems.ts';

beforeEach(() => language.choose('en'));

test('a known code has its own words, an unknown one those of its status', () => {
	expect(problemWords(new Problem({ status: 404, code: 'not_found' }))).toContain('not for you to read');
	expect(problemWords(new Problem({ status: 403, code: 'never_heard_of' }))).toContain('Your seat cannot do this');
	expect(problemWords(new Problem({ status: 500, code: 'http_500' }))).toContain('the fault is ours');
	expect(problemWords(new TypeError('x is undefined'))).toContain('the fault is ours');
});

test('a collision says who changed the record when that is known', () => {
	expect(problemWords(new Conflict({ status: 412, code: 'changed', params: { by: 'Mora Islaverde' } }))).toBe(
		'Mora Islaverde changed this meanwhile. What you wrote is still here.'
	);
	expect(problemWords(new Conflict({ status: 412, code: 'changed' }))).toMatch(/^Someone else/);
});

test('a missing connection is told in the language of the reader', () => {
	language.choose('pt');
	expect(problemWords(new Offline('/api/me'))).toMatch(/^Não há conexão/);
});

test('a room teaches its own words', () => {
	teach({ already_answered: ({ name }) => `${String(name)} has answered already.` });
	expect(problemWords(new Problem({ status: 409, code: 'already_answered', params: { name: 'Cali' } }))).toBe('Cali has answered already.');
	teach({ taken: () => 'This name is taken.' }, 'field');
	expect(fieldWords({ path: ['slug'], code: 'taken', params: {} })).toBe('This name is taken.');
});

test('a field says how to mend it, with its numbers', () => {
	expect(fieldWords({ path: ['title'], code: 'string_too_long', params: { max_length: 120 } })).toContain('120 characters');
	expect(fieldWords({ path: ['title'], code: 'string_too_short', params: { min_length: 1 } })).toBe('This is missing.');
	expect(fieldWords({ path: ['title'], code: 'unheard_of', params: {} })).toContain('look at it again');
});

test('every code is taught once, so that its words do not depend on where somebody has been', () => {
	const taught = new Map<string, string>();
	for (const file of globSync('src/**/*.{ts,svelte}')) {
		if (file.includes('paraglide') || file.includes('.test.')) continue;
		for (const [, lesson = '', about = ''] of readFileSync(file, 'utf8').matchAll(/\bteach\(\s*\{([\s\S]*?)\n\s*\}\s*(,\s*'field'\s*)?\)/g)) {
			for (const [, code] of lesson.matchAll(/^\s*(\w+): \(/gm)) {
				const key = `${about ? 'field' : 'problem'} ${code}`;
				expect.soft(taught.get(key), `${key} in ${file}`).toBeUndefined();
				taught.set(key, file);
			}
		}
	}
	expect(taught.size).toBeGreaterThan(20);
});
