/** Fields of several lines, each of which the server judges by itself. */
import { m } from '#lib/paraglide/messages.js';

/** What is wrong with the field as a whole, or with the first of its lines at fault. */
export function faultOfLines(errors: Readonly<Record<string, string>>, name: string): string | undefined {
	const whole = errors[name];
	if (whole) return whole;
	const line = Object.keys(errors).find((each) => each.startsWith(`${name}.`));
	if (!line) return undefined;
	return m.ui_line_fault({ number: Number(line.split('.')[1]) + 1, words: errors[line] ?? '' });
}
