/** The languages that a post is recognised in; others are chosen by hand. */
const WORDS: Record<string, string> = {
	en: 'the of and to is that for it with as was on are be this have from by we not you our what which they there',
	es: 'el la los las de y e o que en un una por con para se del al lo como más pero sus le fue este esta porque son entre está cuando muy sin sobre también hay donde desde nos una nuestra nuestro ciudad',
	fr: 'le la les des et que dans un une pour avec se du au est pas sur plus ce nous vous sont qui notre par cette aux',
	pt: 'o a os as de e que em um uma por com para se do da dos das no na nos nas ao como mais mas foi este isso não são também você até há quando muito sem tem nós nossa nosso cidade'
};
const SIGNS: readonly (readonly [RegExp, string])[] = [
	[/[ñ¿¡]|ción\b/g, 'es'],
	[/[ãõ]|ção\b|ções\b/g, 'pt'],
	[/\b[cdjlmnqs][’'](?=[a-zàâéèêëîïôûù])|œ/g, 'fr']
];
const ENOUGH = 2;
const CLEARLY = 1.3;

const speakers = new Map<string, string[]>();
for (const [tag, words] of Object.entries(WORDS)) {
	for (const word of new Set(words.split(' '))) speakers.set(word, [...(speakers.get(word) ?? []), tag]);
}

/** The language that a text is written in, by its small words; undefined while too little tells. */
export function tongueOf(text: string): string | undefined {
	const plain = text.toLowerCase().normalize('NFC');
	if ((plain.match(/\p{Script=Arabic}/gu)?.length ?? 0) > plain.length / 3) return 'ar';
	const points: Record<string, number> = {};
	for (const word of plain.match(/[\p{L}\p{M}]+/gu) ?? []) {
		const known = speakers.get(word) ?? [];
		for (const tag of known) points[tag] = (points[tag] ?? 0) + 1 / known.length;
	}
	for (const [sign, tag] of SIGNS) points[tag] = (points[tag] ?? 0) + (plain.match(sign)?.length ?? 0);
	const [first, second] = Object.entries(points).sort(([, a], [, b]) => b - a);
	if (!first || first[1] < ENOUGH || first[1] < CLEARLY * (second?.[1] ?? 0)) return undefined;
	return first[0];
}
