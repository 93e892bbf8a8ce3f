/**
 * Amounts and quantities as people type and read them, and as whole numbers of their smallest part. Nothing passes
 * through a fraction: what is typed is cut at its decimal sign and put together as digits.
 */
import { number } from '#lib/ui/format.ts';
import { language } from '#lib/ui/language.svelte.ts';

export const THOUSANDTHS = 3;
export type Unread = 'number' | 'places' | 'large';
const LONGEST = 15;

interface Signs {
	group: string;
	decimal: string;
}

function signs(): Signs {
	const found = new Intl.NumberFormat(language.tag).formatToParts(1_234_567.5);
	const sign = (type: string, usual: string): string => found.find((part) => part.type === type)?.value ?? usual;
	return { group: sign('group', ','), decimal: sign('decimal', '.') };
}

/** A number as written in the reader's language, in units of its `places`-th decimal; or why it is none. */
export function read(text: string, places: number): number | Unread {
	const { group, decimal } = signs();
	const plain = text.replace(/[\s\u00a0\u202f]/g, '');
	if (!plain) return 0;
	const [whole = '', part = '', ...more] = plain.split(decimal);
	const grouped = whole.split(group);
	const sound = grouped.length === 1 || (/^\d{1,3}$/.test(grouped[0] ?? '') && grouped.slice(1).every((each) => /^\d{3}$/.test(each)));
	const digits = grouped.join('');
	if (more.length || !sound || !/^\d*$/.test(digits) || !/^\d*$/.test(part) || !(digits + part)) return 'number';
	if (part.replace(/0+$/, '').length > places) return 'places';
	const all = digits + part.slice(0, places).padEnd(places, '0');
	if (all.replace(/^0+/, '').length > LONGEST) return 'large';
	return Number(all || '0');
}

/** A whole number of smallest parts as the reader's language writes it; `least` decimals are always shown. */
export function shown(value: number, places: number, least = 0): string {
	return number(value / 10 ** places, { minimumFractionDigits: least, maximumFractionDigits: places });
}

/** What so many thousandths cost at this rate, half a minor unit rounded up, as the server counts. */
export function cost(quantity: number, rate: number): number {
	return Number((BigInt(quantity) * BigInt(rate) + 500n) / 1000n);
}

/** A share in per cent with at most one decimal. */
export function percent(figure: number, base: number): string {
	if (!base && figure) return '–';
	return number(base ? figure / base : 0, { style: 'percent', maximumFractionDigits: 1 });
}
