/** What two texts have in common, word by word. */
export interface Part {
	is: 'same' | 'gone' | 'new';
	words: string;
}

/** Texts longer than this are compared line by line: the table of all pairs would weigh too much. */
const MOST = 4_000;

/** The parts in their order; what went comes before what came. */
export function difference(before: string, after: string): Part[] {
	const cut = (text: string): string[] => text.match(/\s+|[^\s]+/gu) ?? [];
	let [old, now] = [cut(before), cut(after)];
	if (old.length > MOST || now.length > MOST) [old, now] = [before.split(/(?<=\n)/u), after.split(/(?<=\n)/u)];
	const width = now.length + 1;
	const common = new Uint16Array((old.length + 1) * width);
	for (let i = old.length - 1; i >= 0; i -= 1) {
		for (let j = now.length - 1; j >= 0; j -= 1) {
			common[i * width + j] = old[i] === now[j]
				? (common[(i + 1) * width + j + 1] ?? 0) + 1
				: Math.max(common[(i + 1) * width + j] ?? 0, common[i * width + j + 1] ?? 0);
		}
	}
	const parts: Part[] = [];
	const add = (is: Part['is'], words = ''): void => {
		const last = parts.at(-1);
		if (last?.is === is) last.words += words;
		else parts.push({ is, words });
	};
	let [i, j] = [0, 0];
	while (i < old.length || j < now.length) {
		if (i < old.length && j < now.length && old[i] === now[j]) {
			add('same', old[i]);
			i += 1;
			j += 1;
		} else if (j >= now.length || (i < old.length && (common[(i + 1) * width + j] ?? 0) >= (common[i * width + j + 1] ?? 0))) {
			add('gone', old[i]);
			i += 1;
		} else {
			add('new', now[j]);
			j += 1;
		}
	}
	return parts;
}
