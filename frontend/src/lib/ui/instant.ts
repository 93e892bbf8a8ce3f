import { language } from './language.svelte.ts';

const DAY = 86_400_000;

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
 * The moment at which the clock of a zone, the reader's if none is named, shows this: `2027-03-14T09:00`. Of an hour that
 * it shows twice the first, of one that it leaves out the moment an hour on.
 */
export function instantOf(local: string, zone = language.zone): string {
	const shown = Date.parse(`${local}Z`);
	const before = ahead(shown - DAY, zone);
	const offset = [before, ahead(shown + DAY, zone)].find((each) => ahead(shown - each, zone) === each) ?? before;
	return new Date(shown - offset).toISOString();
}
