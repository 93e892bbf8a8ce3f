import { expect, test } from 'vitest';
import { instantOf } from './instant.ts';

test.each([
	['an ordinary day', '2027-02-10T09:00', 'America/Los_Angeles', '2027-02-10T17:00:00.000Z'],
	['the day on which clocks go forward', '2027-03-14T09:00', 'America/Los_Angeles', '2027-03-14T16:00:00.000Z'],
	['before they go forward', '2027-03-14T01:30', 'America/Los_Angeles', '2027-03-14T09:30:00.000Z'],
	['an hour that is left out', '2027-03-14T02:30', 'America/Los_Angeles', '2027-03-14T10:30:00.000Z'],
	['an hour that comes twice', '2026-10-25T02:30', 'Europe/Berlin', '2026-10-25T00:30:00.000Z'],
	['after it came twice', '2026-10-25T03:30', 'Europe/Berlin', '2026-10-25T02:30:00.000Z'],
	['a day east of the date line', '2026-12-31T23:59', 'Pacific/Auckland', '2026-12-31T10:59:00.000Z'],
	['half an hour', '2026-12-01T00:00', 'Asia/Kolkata', '2026-11-30T18:30:00.000Z']
])('%s', (_, local, zone, instant) => {
	expect(instantOf(local, zone)).toBe(instant);
});
