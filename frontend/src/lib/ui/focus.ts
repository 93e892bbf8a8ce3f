/** Where the keyboard goes on when what had the focus is there no more. */

const FIELDS = 'input:not([type="hidden"]), select, textarea, [contenteditable="true"]';

/** How long after a press what it did may take the button away, in milliseconds. */
const FOLLOWS = 10_000;

/**
 * Where a pressed button was taken away and the focus with it, the first of the places around it that is still there gets
 * the focus, at its heading if it has one.
 */
export function goOnNear(places: readonly Element[], pressed: number): void {
	if (document.activeElement !== document.body || performance.now() - pressed > FOLLOWS) return;
	const place = places.find((each) => each.isConnected);
	const target = place?.querySelector<HTMLElement>('h1, h2, h3, h4') ?? place;
	if (!(target instanceof HTMLElement)) return;
	if (!target.hasAttribute('tabindex')) {
		target.tabIndex = -1;
		target.addEventListener('blur', () => target.removeAttribute('tabindex'), { once: true });
	}
	target.focus({ preventScroll: true });
}

/** For a form that opens where a button was: one goes on writing in its first field. */
export function takesFocus(form: HTMLElement): void {
	form.querySelector<HTMLElement>(FIELDS)?.focus();
}
