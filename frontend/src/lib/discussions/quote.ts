const MARKS = /[\\`*_~[\]<>|#&]/g;

/** Words as a quotation in Markdown: as they are, whatever signs they hold. */
export function quoted(words: string): string {
	const lines = words.replaceAll('\r\n', '\n').trim().split(/\n+/);
	return lines.map((line) => `> ${line.trim().replace(MARKS, String.raw`\$&`)}`).join('\n>\n');
}

/** What of this element's text is selected; all of it if nothing is. */
export function chosenWords(element: HTMLElement): string {
	const selection = getSelection();
	const within = selection && !selection.isCollapsed && element.contains(selection.anchorNode) && element.contains(selection.focusNode);
	return within ? selection.toString() : element.innerText;
}
