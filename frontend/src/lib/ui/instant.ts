import { language } from './language.svelte.ts';

/** By how many milliseconds the clocks of a zone are ahead of UTC at that moment. */
function ahead(at: number, zone: string): number {
	const { year, month, day, hour, minute, second } = Object.fromEntries(
		new Intl.DateTimeFormat('en', {
			timeZone: zone, hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric'
		})
			.formatToParts(at)
			.map(({ type, value }) => [type, Number(value)])
	);
	return Date.UTC(year ?? 0, (month ?? 1) - 1, day, hour, minute, second) - at;
}

/**
 * The moment at which clocks of the zone show this day and hour ("2027-03-14", "09:00"). Of an hour that they show twice
 * the first, of one that they leave out the moment an hour on.
 */
export function instantOf(day: string, hour: string, zone = language.zone): Date {
	const shown = Date.parse(`${day}T${hour}:00Z`);
	const before = ahead(shown - 86_400_000, zone);
	const after = ahead(shown + 86_400_000, zone);
	const fits = [before, after].find((offset) => ahead(shown - offset, zone) === offset);
	return new Date(shown - (fits ?? before));
}
