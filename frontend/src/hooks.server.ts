import type { Handle } from '@sveltejs/kit/hooks';

/**
 * Runs while the build writes its one page: the frame comes with the app's own file and is not fetched by itself, and
 * fonts only where they are used.
 */
export const handle: Handle = ({ event, resolve }) =>
	resolve(event, { preload: ({ type, path }) => type !== 'font' && !path.includes('/nodes/') });
