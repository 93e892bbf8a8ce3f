/** One of six colours for a person, the same for everybody and on both grounds; see the styles of the room. */
export function hue(id = ''): string {
	let sum = 0;
	for (const sign of id) sum = (sum * 31 + (sign.codePointAt(0) ?? 0)) % 997;
	return `hue-${sum % 6}`;
}
