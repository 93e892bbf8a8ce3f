import { list, number } from '#lib/ui/format.ts';

/** "90 minutes", "1 day, 7 hours and 30 minutes": hours and days only where minutes alone would have to be counted out. */
export function duration(minutes: number): string {
	const amounts =
		minutes <= 120
			? ([['minute', minutes]] as const)
			: ([['day', Math.floor(minutes / 1440)], ['hour', Math.floor(minutes / 60) % 24], ['minute', minutes % 60]] as const);
	return list(amounts.filter(([, amount]) => amount > 0).map(([unit, amount]) => number(amount, { style: 'unit', unit, unitDisplay: 'long' })));
}
