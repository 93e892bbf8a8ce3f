/** Copies of pages for reading without a connection. The service worker keeps them; see there what may be kept. */

const COPIES = 'kept-';
const DRAFTS = ['pacto.draft.post.', 'pacto.draft.budget.'];
const OURS = '/_app/';

/** Starts the keeping, and hands over what this page is made of; browsers without service workers go without. */
export function keep(): void {
	if (!('serviceWorker' in navigator)) return;
	void navigator.serviceWorker.register('/service-worker.js').catch(() => undefined);
	void navigator.serviceWorker.ready.then(({ active }) => {
		const parts = performance.getEntriesByType('resource').map(({ name }) => name);
		active?.postMessage(parts.filter((part) => new URL(part).pathname.startsWith(OURS)));
	});
}

/** Wipes what this browser keeps of somebody: copies of pages, and what they had begun to write. */
export async function forget(): Promise<void> {
	for (const key of Object.keys(localStorage)) if (DRAFTS.some((begins) => key.startsWith(begins))) localStorage.removeItem(key);
	if (!('caches' in globalThis)) return;
	for (const name of await caches.keys()) if (name.startsWith(COPIES)) await caches.delete(name);
}
