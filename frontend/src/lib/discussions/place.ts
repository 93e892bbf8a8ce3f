/** The first of these that one sees a part of, or the last one. */
function inSight(all: Iterable<Element>): Element | undefined {
	let last: Element | undefined;
	for (const one of all) {
		last = one;
		if (one.getBoundingClientRect().bottom > 0) return one;
	}
	return last;
}

/**
 * Changes what the page shows without moving what is being read: the first post in sight stands where it stood. The
 * browser's own anchoring rests meanwhile, or the page would be moved twice; not every browser has it.
 */
export async function holding(posts: () => Iterable<Element>, change: () => Promise<void>): Promise<void> {
	const { style } = document.documentElement;
	style.overflowAnchor = 'none';
	const stands = inSight(posts());
	const before = stands?.getBoundingClientRect().top;
	await change();
	if (stands?.isConnected && before !== undefined) {
		const moved = stands.getBoundingClientRect().top - before;
		if (moved) window.scrollBy({ top: moved, behavior: 'instant' });
	}
	requestAnimationFrame(() => (style.overflowAnchor = ''));
}
