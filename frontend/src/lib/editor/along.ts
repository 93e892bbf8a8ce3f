/** One stop of the Tab key for a whole row of buttons; the arrows go along it. Gives the button that has the focus afterwards. */
export function along(event: KeyboardEvent & { currentTarget: HTMLElement }, at: number): number {
	const buttons = Array.from(event.currentTarget.querySelectorAll('button'));
	const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
	const turned = getComputedStyle(event.currentTarget).direction === 'rtl' ? -1 : 1;
	let to: number;
	if (step) to = (at + step * turned + buttons.length) % buttons.length;
	else if (event.key === 'Home') to = 0;
	else if (event.key === 'End') to = buttons.length - 1;
	else return at;
	event.preventDefault();
	buttons[to]?.focus();
	return to;
}
