import { view } from './land.ts';

const A1 = 1.340264;
const A2 = -0.081106;
const A3 = 0.000893;
const A4 = 0.003796;
const M = Math.sqrt(3) / 2;

/** Where a place stands on the map, in the coordinates of its picture: Equal Earth, as `scripts/world.ts` draws it. */
export function project(longitude: number, latitude: number): [x: number, y: number] {
	const l = Math.asin(M * Math.sin((latitude * Math.PI) / 180));
	const l2 = l * l;
	const l6 = l2 * l2 * l2;
	const x = ((longitude * Math.PI) / 180) * Math.cos(l) / (M * (A1 + 3 * A2 * l2 + l6 * (7 * A3 + 9 * A4 * l2)));
	const y = l * (A1 + A2 * l2 + l6 * (A3 + A4 * l2));
	return [view.x + view.scale * x, view.y - view.scale * y];
}

interface Placed {
	x: number;
	y: number;
}

/** Moves those who stand on the same spot apart, so that each can be seen and pressed; the first keeps its place. */
export function apart<T extends Placed>(places: readonly T[], distance = 8): T[] {
	const kept: T[] = [];
	for (const place of places) {
		let { x, y } = place;
		for (let turn = 0; turn < 12 && kept.some((other) => Math.hypot(other.x - x, other.y - y) < distance); turn += 1) {
			const angle = (turn * Math.PI) / 3;
			const reach = distance * (1 + Math.floor(turn / 6));
			[x, y] = [place.x + reach * Math.cos(angle), place.y + reach * Math.sin(angle)];
		}
		kept.push({ ...place, x, y });
	}
	return kept;
}
