/** Where to go after signing in: a path of this site, never another address, however it is written. */
export function localPath(next: string | null): string {
	if (!next?.startsWith('/') || /^\/[/\\]/.test(next) || next.startsWith('/sign-in')) return '/';
	// eslint-disable-next-line no-control-regex -- browsers drop tabs and line ends, so "/\t/evil" would become "//evil".
	return /[\u0000-\u001f\\]/.test(next) ? '/' : next;
}

export function loginAddress(login: string, next: string): string {
	return `${login}?next=${encodeURIComponent(next)}`;
}
