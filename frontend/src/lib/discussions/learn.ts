/** Fetches the words for what can go wrong here: with the first thing that somebody does, so that reading does not wait for them. */
export async function learn(): Promise<void> {
	await import('./problems.ts').catch(() => undefined);
}
