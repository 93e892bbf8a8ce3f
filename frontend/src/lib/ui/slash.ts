/** The key / leads to the search from every page, unless one writes, a dialog is open, or it was turned off. */
const OFF = 'pacto-slash-off';

export function slashLeads(): boolean {
	return localStorage.getItem(OFF) === null;
}

export function letSlash(lead: boolean): void {
	if (lead) localStorage.removeItem(OFF);
	else localStorage.setItem(OFF, '1');
}

export function isSlash(event: KeyboardEvent): boolean {
	if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return false;
	const at = event.target instanceof HTMLElement ? event.target : undefined;
	if (at?.isContentEditable || at?.closest('input, textarea, select, dialog, [role=textbox]')) return false;
	return slashLeads();
}
