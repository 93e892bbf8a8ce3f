import type { HandleClientError } from '@sveltejs/kit/hooks';
import { Offline, Problem } from '#lib/api/problem.ts';

/** A page that could not load: the server's own status, a code to choose words by, and what to quote when asking. */
export const handleError: HandleClientError = ({ error, kind }) => {
	if (error instanceof Problem) {
		return { status: error.status, code: error.code, ...(error.requestId && { requestId: error.requestId }) };
	}
	if (error instanceof Offline) return { status: 503, code: 'offline' };
	// An address without a page.
	if (kind === 'framework') return {};
	// What nobody foresaw stands in the console, for whoever is asked for help.
	// eslint-disable-next-line no-console -- there is no other place in a browser.
	console.error(error);
	return {};
};
