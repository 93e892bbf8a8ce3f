import { afterEach, beforeEach, expect, test } from 'vitest';
import { clock } from './clock.svelte.ts';
import {
	clocks, countryName, dateWords, daysUntil, dayTile, distance, fileSize, languageName, list, moment, money, number, placeOf, shortDate, time, zoneName
} from './format.ts';
import { language, type Language } from './language.svelte.ts';

const ROSARIO = 'America/Argentina/Cordoba';
const now = '2026-11-23T15:00:00Z';

const inEach = (say: () => string): Record<Language, string> => {
	const said = {} as Record<Language, string>;
	for (const one of ['en', 'es', 'pt'] as const) {
		language.current = one;
		said[one] = say();
	}
	language.current = 'en';
	return said;
};

beforeEach(() => {
	language.current = 'en';
	language.zone = ROSARIO;
	clock.follow(now);
});

afterEach(() => localStorage.clear());

test('a date in words has no comma where the language has none', () => {
	expect(inEach(() => dateWords('2026-11-25T21:00:00Z'))).toEqual({
		en: 'Wednesday 25 November',
		es: 'miércoles 25 de noviembre',
		pt: 'quarta-feira, 25 de novembro'
	});
	expect(inEach(() => dateWords('2026-11-25T21:00:00Z', { year: true }))).toEqual({
		en: 'Wednesday 25 November 2026',
		es: 'miércoles 25 de noviembre de 2026',
		pt: 'quarta-feira, 25 de novembro de 2026'
	});
});

test('an hour is told on 24 hours and with the place of its clock', () => {
	expect(moment('2026-11-25T21:00:00Z', { place: 'Rosario' })).toBe('Wednesday 25 November, 18:00 Rosario');
	expect(moment('2026-11-25T21:00:00Z', { zone: 'America/Sao_Paulo' })).toBe('Wednesday 25 November, 18:00 São Paulo');
	expect(time('2026-11-25T03:05:00Z')).toBe('00:05');
});

test('a moment of another year is told with it', () => {
	expect(moment('2027-01-01T02:00:00Z', { place: 'Rosario' })).toBe('Thursday 31 December, 23:00 Rosario');
	expect(moment('2027-01-01T03:00:00Z', { place: 'Rosario' })).toBe('Friday 1 January 2027, 00:00 Rosario');
	expect(moment('2027-01-01T03:00:00Z', { place: 'Rosario', year: false })).toBe('Friday 1 January, 00:00 Rosario');
});

test('a zone is told by its place, with the signs of the language spoken there', () => {
	expect(placeOf('America/Argentina/Cordoba')).toBe('Córdoba');
	expect(placeOf('America/Argentina/Buenos_Aires')).toBe('Buenos Aires');
	expect(['America/Bogota', 'Asia/Tokyo', 'UTC'].map(zoneName)).toEqual(['Bogotá (America)', 'Tokyo (Asia)', 'UTC']);
});

test('a bare date is the same day in every zone', () => {
	for (const zone of ['Pacific/Auckland', 'America/Los_Angeles']) {
		language.zone = zone;
		expect(dateWords('2026-11-25')).toBe('Wednesday 25 November');
		expect(dayTile('2026-11-25')).toEqual({ day: '25', month: 'Nov' });
	}
});

test('a short date names the year only when it is another', () => {
	expect(inEach(() => shortDate('2026-11-20T12:00:00Z', { now }))).toEqual({ en: '20 Nov', es: '20 nov', pt: '20 nov' });
	expect(shortDate('2027-01-13T12:00:00Z', { now })).toBe('13 Jan 2027');
});

test('days are counted by the calendar of the place, not by 24 hours', () => {
	// 23:30 on the 23rd and 00:30 on the 24th in Rosario: an hour apart, and tomorrow.
	expect(daysUntil('2026-11-24T03:30:00Z', { now: '2026-11-24T02:30:00Z' })).toBe(1);
	expect(daysUntil('2026-11-24T03:30:00Z', { now: '2026-11-24T02:30:00Z', zone: 'UTC' })).toBe(0);
	expect(daysUntil('2026-10-28', { now: '2026-11-23' })).toBe(-26);
});

test('a distance is in days, then months, then years, and in hours when asked', () => {
	expect(inEach(() => distance('2026-11-24T15:00:00Z', { now }))).toEqual({ en: 'tomorrow', es: 'mañana', pt: 'amanhã' });
	expect(inEach(() => distance('2026-10-28T15:00:00Z', { now }))).toEqual({ en: '26 days ago', es: 'hace 26 días', pt: 'há 26 dias' });
	expect(distance('2027-03-23T15:00:00Z', { now })).toBe('in 4 months');
	expect(distance('2029-11-23T15:00:00Z', { now })).toBe('in 3 years');
	expect(distance('2026-11-23T17:10:00Z', { now, exact: true })).toBe('in 2 hours');
	expect(distance('2026-11-23T15:20:00Z', { now, exact: true })).toBe('in 20 minutes');
	expect(distance('2026-11-23T17:10:00Z', { now })).toBe('today');
});

test('two clocks say when the date differs', () => {
	expect(clocks('2026-11-25T02:00:00Z', [{ zone: ROSARIO, place: 'Rosario' }, { zone: 'Europe/London', place: 'Bristol' }])).toEqual([
		{ place: 'Rosario', zone: ROSARIO, time: '23:00', date: 'Tuesday 24 November', otherDay: false },
		{ place: 'Bristol', zone: 'Europe/London', time: '02:00', date: 'Wednesday 25 November', otherDay: true }
	]);
});

test('numbers, money and sizes follow the language', () => {
	expect(inEach(() => number(1234.5))).toEqual({ en: '1,234.5', es: '1,234.5', pt: '1.234,5' });
	expect(money(180_000, 'USD').replace(/\s/, ' ')).toBe('USD 1,800.00');
	expect(money(1800, 'JPY').replace(/\s/, ' ')).toBe('JPY 1,800');
	expect([0, 999, 420_000, 1_240_000, 25_000_000].map(fileSize)).toEqual(['0 bytes', '999 bytes', '420 kB', '1.2 MB', '25 MB']);
});

test('lists and names are in the reader’s language', () => {
	expect(inEach(() => list(['Cali', 'Durban', 'Oakland']))).toEqual({
		en: 'Cali, Durban and Oakland',
		es: 'Cali, Durban y Oakland',
		pt: 'Cali, Durban e Oakland'
	});
	expect(inEach(() => languageName('pt'))).toEqual({ en: 'Portuguese', es: 'portugués', pt: 'português' });
	expect(inEach(() => countryName('BR'))).toEqual({ en: 'Brazil', es: 'Brasil', pt: 'Brasil' });
	expect([countryName(''), countryName('a network'), languageName('?')]).toEqual(['', 'a network', '?']);
});
