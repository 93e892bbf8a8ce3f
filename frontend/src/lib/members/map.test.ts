import { geoEqualEarth } from 'd3-geo';
import { expect, test } from 'vitest';
import { view } from './land.ts';
import { apart, project } from './map.ts';

const drawn = geoEqualEarth().scale(view.scale).translate([view.x, view.y]);

test.each([
	['Rosario', -60.64, -32.95],
	['Kumanovo', 21.71, 42.13],
	['Durban', 31.02, -29.86],
	['Colombo', 79.85, 6.93]
])('%s stands where the land was drawn for', (_, longitude, latitude) => {
	const [x, y] = project(longitude, latitude);
	const [wantedX, wantedY] = drawn([longitude, latitude]) ?? [0, 0];
	expect(x).toBeCloseTo(wantedX, 6);
	expect(y).toBeCloseTo(wantedY, 6);
});

test('neighbours on one spot are moved apart, the first one stays', () => {
	const places = apart([{ x: 10, y: 10 }, { x: 10, y: 10 }, { x: 11, y: 10 }]);
	expect(places[0]).toEqual({ x: 10, y: 10 });
	for (const one of places) {
		for (const other of places.filter((place) => place !== one)) {
			expect(Math.hypot(one.x - other.x, one.y - other.y)).toBeGreaterThanOrEqual(7.9);
		}
	}
});
