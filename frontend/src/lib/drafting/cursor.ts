/**
 * A browser tells of a moved cursor a moment after it moved, and an editor that redraws in between puts it back where it
 * was. So before anything of others is drawn, the editors are told now.
 */
export function tellCursor(): void {
	document.dispatchEvent(new Event('selectionchange'));
}
