import { afterEach, expect, test } from 'vitest';
import { language } from '#lib/ui/language.svelte.ts';
import { duration } from './duration.ts';

afterEach(() => {
	language.current = 'en';
});

test.each([
	['en', '90 minutes', '1 day, 7 hours and 30 minutes', '3 hours'],
	['es', '90 minutos', '1 día, 7 horas y 30 minutos', '3 horas'],
	['pt', '90 minutos', '1 dia, 7 horas e 30 minutos', '3 horas']
] as const)('a long duration is told in days and hours, in %s', (one, short, long, hours) => {
	language.current = one;
	expect([90, 1890, 180].map(duration)).toEqual([short, long, hours]);
});
