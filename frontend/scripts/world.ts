/**
 * Draws the land of the directory's map into `src/lib/members/land.ts`: one path, small enough for any phone.
 * Run it after changing the projection: `npm run world`.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { geoEqualEarth, geoPath } from 'd3-geo';
import type { MultiPolygon, Position } from 'geojson';
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';

const WIDTH = 960;
/** The scale that fits 360 degrees of Equal Earth into WIDTH, and the place of 0°, 0°. `map.ts` reads them from here. */
const SCALE = 177;
const CENTRE: [number, number] = [470, 262];
/** Nobody lives in the far south, and its coast is a third of all coasts. */
const SOUTHERNMOST = -57;
/** Islands of fewer square pixels than this are left out. */
const SMALLEST = 5;

/** Bends shorter than this many pixels are drawn straight. */
const SHORTEST = 2.2;

const projection = geoEqualEarth().scale(SCALE).translate(CENTRE).precision(0.6);
const atlas = JSON.parse(readFileSync(new URL('../node_modules/world-atlas/land-110m.json', import.meta.url), 'utf8')) as Topology<{
	land: GeometryCollection;
}>;
const path = geoPath(projection).digits(0);
const polygons = feature(atlas, atlas.objects.land).features.flatMap(({ geometry }): Position[][][] =>
	geometry.type === 'Polygon' ? [geometry.coordinates] : (geometry as MultiPolygon).coordinates
);
const land = polygons
	.filter(([coast = []]) => Math.max(...coast.map(([, latitude = 0]) => latitude)) > SOUTHERNMOST)
	.map((coordinates) => ({ type: 'Polygon', coordinates }) as const)
	.filter((polygon) => path.area(polygon) > SMALLEST)
	.map((polygon) => compact(path(polygon) ?? ''))
	.join('');

/** Steps from point to point are shorter to write than the points. */
function compact(drawn: string): string {
	return drawn.replace(/M([^Z]+)Z/g, (_, points: string) => {
		const corners = points.split('L').map((point) => point.split(',').map(Number));
		let [x = 0, y = 0] = corners[0] ?? [];
		const start = `${x} ${y}`;
		const steps = corners.slice(1).flatMap(([nextX = 0, nextY = 0]) => {
			const step = [nextX - x, nextY - y];
			if (Math.hypot(...step) < SHORTEST) return [];
			[x, y] = [nextX, nextY];
			return step;
		});
		// What is straightened to nothing would be no path, and end the drawing of all that follows.
		return steps.length < 4 ? '' : `M${start}l${steps.join(' ').replaceAll(' -', '-')}z`;
	});
}

writeFileSync(
	new URL('../src/lib/members/land.ts', import.meta.url),
	`/** Made by scripts/world.ts from Natural Earth (public domain). Do not edit. */
export const view = { width: ${WIDTH}, height: 440, scale: ${SCALE}, x: ${CENTRE[0]}, y: ${CENTRE[1]} };
export const land =
	'${land}';
`
);
