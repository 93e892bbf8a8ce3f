/**
 * A browser tells of a moved cursor a moment after it moved. An editor that redraws in between puts it back where it was,
 * and a key pressed in between works where it was. So before either, the editors are told now.
 */
export function tellCursor(): void {
	document.dispatchEvent(new Event('selectionchange'));
}
