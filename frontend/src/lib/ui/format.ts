/**
 * Dates, numbers and lists in the reader's language. Every function reads the current language and zone, so what it
 * returned inside a template changes when they do. Instants are ISO strings or `Date`; a bare `2026-11-25` is a day
 * of the calendar and moves with no zone.
 */
import { clock } from './clock.svelte.ts';
import { language } from './language.svelte.ts';

export type When = string | Date;
const DAY = 86_400_000;

const formats = new Map<string, Intl.DateTimeFormat>();

function parts(when: When, options: Intl.DateTimeFormatOptions, zone?: string): Record<string, string> {
	const timeZone = isDay(when) ? 'UTC' : (zone ?? language.zone);
	const key = JSON.stringify([language.tag, timeZone, options]);
	let format = formats.get(key);
	if (!format) formats.set(key, (format = new Intl.DateTimeFormat(language.tag, { timeZone, ...options })));
	return Object.fromEntries(format.formatToParts(new Date(when)).map(({ type, value }) => [type, value]));
}

function isDay(when: When): boolean {
	return typeof when === 'string' && /^\d{4}-\d\d-\d\d$/.test(when);
}

/** Midnight UTC of the calendar day on which `when` falls in `zone`: subtracting two of them counts days, not hours. */
function calendarDay(when: When, zone?: string): number {
	const timeZone = isDay(when) ? 'UTC' : (zone ?? language.zone);
	const { year, month, day } = Object.fromEntries(
		new Intl.DateTimeFormat('en', { timeZone, year: 'numeric', month: 'numeric', day: 'numeric' })
			.formatToParts(new Date(when))
			.map(({ type, value }) => [type, Number(value)])
	);
	return Date.UTC(year ?? 0, (month ?? 1) - 1, day);
}

/** Whole calendar days from `now` to `when`: 1 is tomorrow, -1 yesterday. */
export function daysUntil(when: When, { now = clock.now, zone }: { now?: When; zone?: string } = {}): number {
	return Math.round((calendarDay(when, zone) - calendarDay(now, zone)) / DAY);
}

function month(found: Record<string, string>): string {
	return (found['month'] ?? '').replace(/\.$/, '');
}

/** "25" and "nov", for the tile of an agenda. */
export function dayTile(when: When, zone?: string): { day: string; month: string } {
	const found = parts(when, { day: 'numeric', month: 'short' }, zone);
	return { day: found['day'] ?? '', month: month(found) };
}

/** "25 Nov", with the year when it is not this one. */
export function shortDate(when: When, { now = clock.now, zone }: { now?: When; zone?: string } = {}): string {
	const found = parts(when, { day: 'numeric', month: 'short', year: 'numeric' }, zone);
	const here = parts(now, { year: 'numeric' }, zone);
	const words = `${found['day']} ${month(found)}`;
	return found['year'] === here['year'] ? words : `${words} ${found['year']}`;
}

/** "Wednesday 25 November", "miércoles 25 de noviembre", "quarta-feira, 25 de novembro"; with the year if asked. */
export function dateWords(when: When, { year = false, zone }: { year?: boolean; zone?: string } = {}): string {
	const found = parts(when, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }, zone);
	const { weekday, day } = found;
	switch (language.current) {
		case 'en':
			return `${weekday} ${day} ${found['month']}${year ? ` ${found['year']}` : ''}`;
		case 'es':
			return `${weekday} ${day} de ${found['month']}${year ? ` de ${found['year']}` : ''}`;
		case 'pt':
			return `${weekday}, ${day} de ${found['month']}${year ? ` de ${found['year']}` : ''}`;
	}
}

/** "18:00": a clock of 24 hours in every language, so that no one takes a morning for an evening. */
export function time(when: When, zone?: string): string {
	const found = parts(when, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }, zone);
	return `${found['hour']}:${found['minute']}`;
}

/** Places that zones are named after and that write themselves with signs which names of zones cannot have. */
const accented: Record<string, string> = {
	Araguaina: 'Araguaína',
	Asuncion: 'Asunción',
	'Bahia Banderas': 'Bahía de Banderas',
	Belem: 'Belém',
	Bogota: 'Bogotá',
	Cancun: 'Cancún',
	Cordoba: 'Córdoba',
	Cuiaba: 'Cuiabá',
	Eirunepe: 'Eirunepé',
	Maceio: 'Maceió',
	Mazatlan: 'Mazatlán',
	Merida: 'Mérida',
	'Mexico City': 'Ciudad de México',
	Panama: 'Panamá',
	'Rio Gallegos': 'Río Gallegos',
	Santarem: 'Santarém',
	'Sao Paulo': 'São Paulo',
	Tucuman: 'Tucumán'
};

/** The place whose clock a zone is, as well as the zone's name tells it: "Buenos Aires". Prefer the city's own name. */
export function placeOf(zone: string): string {
	const name = (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ');
	return accented[name] ?? name;
}

/** A zone in a list to choose from, by its place: "Córdoba (America/Argentina)". */
export function zoneName(zone: string): string {
	const region = zone.split('/').slice(0, -1).join('/').replaceAll('_', ' ');
	return region ? `${placeOf(zone)} (${region})` : zone;
}

/** Whether the day falls in another year than the present one. */
function isOtherYear(when: When, zone?: string): boolean {
	return parts(when, { year: 'numeric' }, zone)['year'] !== parts(clock.now, { year: 'numeric' }, zone)['year'];
}

/** "Wednesday 25 November, 18:00 Rosario", with the year if it is not this one; no hour without the place of its clock. */
export function moment(when: When, { zone = language.zone, place = placeOf(zone), year = isOtherYear(when, zone) } = {}): string {
	return `${dateWords(when, { zone, year })}, ${time(when, zone)} ${place}`;
}

export interface Clock {
	place: string;
	zone: string;
	time: string;
	date: string;
	/** Whether the date there is another than on the first clock. */
	otherDay: boolean;
}

/** One instant on several clocks, the first being the reader's. */
export function clocks(when: When, places: { zone: string; place?: string }[]): Clock[] {
	const first = places[0];
	return places.map(({ zone, place }) => ({
		place: place ?? placeOf(zone),
		zone,
		time: time(when, zone),
		date: dateWords(when, { zone }),
		otherDay: first !== undefined && calendarDay(when, zone) !== calendarDay(when, first.zone)
	}));
}

/** "tomorrow", "in 3 days", "2 months ago"; within a day in hours and minutes when `exact`. */
export function distance(
	when: When,
	{ now = clock.now, exact = false, zone }: { now?: When; exact?: boolean; zone?: string } = {}
): string {
	const words = new Intl.RelativeTimeFormat(language.tag, { numeric: 'auto' });
	const milliseconds = new Date(when).getTime() - new Date(now).getTime();
	if (exact && !isDay(when) && Math.abs(milliseconds) < DAY) {
		const minutes = Math.trunc(milliseconds / 60_000);
		return Math.abs(minutes) < 60 ? words.format(minutes, 'minute') : words.format(Math.trunc(minutes / 60), 'hour');
	}
	const days = daysUntil(when, zone === undefined ? { now } : { now, zone });
	if (Math.abs(days) < 45) return words.format(days, 'day');
	const months = Math.round(days / 30.44);
	return Math.abs(months) < 18 ? words.format(months, 'month') : words.format(Math.round(days / 365.25), 'year');
}

export function number(value: number, options: Intl.NumberFormatOptions = {}): string {
	return new Intl.NumberFormat(language.tag, options).format(value);
}

/** An amount kept in minor units (cents), as the currency writes it: "USD 1,800.00". */
export function money(minor: number, currency: string): string {
	const format = new Intl.NumberFormat(language.tag, { style: 'currency', currency, currencyDisplay: 'code' });
	return format.format(minor / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2));
}

/** What somebody wrote as an amount, in minor units of the currency; cents where the currency is no code. */
export function minorUnits(amount: string, currency: string): number {
	const known = /^[A-Z]{3}$/.test(currency) ? currency : 'EUR';
	const { maximumFractionDigits } = new Intl.NumberFormat(language.tag, { style: 'currency', currency: known }).resolvedOptions();
	return Math.round(Number(amount) * 10 ** (maximumFractionDigits ?? 2));
}

/** "420 kB", "1.2 MB", in steps of 1000. */
export function fileSize(bytes: number): string {
	const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;
	const step = Math.min(units.length - 1, Math.floor(Math.log10(Math.max(bytes, 1)) / 3));
	const value = bytes / 1000 ** step;
	return number(value, {
		style: 'unit',
		unit: units[step] ?? 'byte',
		unitDisplay: step === 0 ? 'long' : 'short',
		maximumFractionDigits: step > 1 && value < 10 ? 1 : 0
	});
}

/** "Cali, Durban and Oakland". */
export function list(items: readonly string[], type: 'conjunction' | 'disjunction' = 'conjunction'): string {
	return new Intl.ListFormat(language.tag, { type }).format(items);
}

/** The name of a language in the reader's own: "Spanish" for `es`. */
export function languageName(tag: string): string {
	return nameOf('language', tag);
}

/** The name of a country by its ISO code; what is no code comes back as it is. */
export function countryName(code: string): string {
	return nameOf('region', code);
}

function nameOf(type: 'language' | 'region', code: string): string {
	try {
		return new Intl.DisplayNames(language.tag, { type }).of(code) ?? code;
	} catch (error) {
		if (error instanceof RangeError) return code;
		throw error;
	}
}
