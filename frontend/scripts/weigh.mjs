// What a first visit with an empty cache downloads, from `build/` in a real browser: every byte counted, headers too.
// `npm run weigh` prints a table and fails when a page is over its budget.
import { existsSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const BUILD = fileURLToPath(new URL('../build', import.meta.url));
const KB = 1000;
const BUDGETS = [
	{ page: '/sign-in', signedIn: false, bytes: 60 * KB, requests: 15 },
	{ page: '/', signedIn: true, bytes: 110 * KB, requests: 15 }
];
const TYPES = { '.css': 'text/css', '.js': 'text/javascript', '.svg': 'image/svg+xml', '.woff2': 'font/woff2' };

const seat = { id: 'seat', title: 'Director', role: 'focal_point', organisation: { id: 'city', name: 'Rosario', kind: 'city' } };
const ANSWERS = {
	'/api/home': { waits: [], running: [], next_session: null, news: [], last_visit: null },
	'/api/start': {
		demo: true, network_name: 'Pacto', mail_code: true, version: '0',
		providers: [{ name: 'demo', title: 'Demo', login: '/auth/demo/login' }]
	},
	'/api/me': {
		person: { id: 'me', name: 'Leandro Vientosur', language: 'es', time_zone: 'America/Argentina/Cordoba', picture: null, email: 'leandro@example.org' },
		seat, seats: [seat], guest: false, abilities: { ask: true, directory: true }, consent_due: false, unread: 3
	}
};

/** @param {boolean} signedIn */
function server(signedIn) {
	return createServer((request, response) => {
		const { pathname } = new URL(request.url ?? '/', 'http://local');
		if (pathname.startsWith('/api/')) {
			const answer = /** @type {Record<string, unknown>} */ (ANSWERS)[pathname];
			const known = answer !== undefined && (signedIn || pathname !== '/api/me');
			response.writeHead(known ? 200 : 404, { 'content-type': known ? 'application/json' : 'application/problem+json' });
			response.end(JSON.stringify(known ? answer : { status: 404, code: 'not_found' }));
			return;
		}
		const asked = join(BUILD, pathname);
		const file = existsSync(asked) && statSync(asked).isFile() ? asked : join(BUILD, 'index.html');
		const packed = existsSync(`${file}.br`);
		response.writeHead(200, {
			'content-type': /** @type {Record<string, string>} */ (TYPES)[extname(file)] ?? 'text/html; charset=utf-8',
			...(packed && { 'content-encoding': 'br' })
		});
		response.end(readFileSync(packed ? `${file}.br` : file));
	});
}

const browser = await chromium.launch({
	executablePath: process.env['PACTO_CHROMIUM'] ?? '/usr/bin/chromium',
	args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-quic', '--no-first-run']
});
let over = false;
for (const { page: path, signedIn, bytes, requests } of BUDGETS) {
	const serving = server(signedIn);
	await new Promise((resolve) => serving.listen(0, '127.0.0.1', () => resolve(undefined)));
	const address = /** @type {import('node:net').AddressInfo} */ (serving.address());
	const page = await (await browser.newContext({ locale: 'es' })).newPage();
	const devtools = await page.context().newCDPSession(page);
	/** @type {Map<string, { url: string, size: number }>} */
	const loaded = new Map();
	devtools.on('Network.requestWillBeSent', ({ requestId, request }) => loaded.set(requestId, { url: request.url, size: 0 }));
	devtools.on('Network.dataReceived', ({ requestId, encodedDataLength }) => {
		const one = loaded.get(requestId);
		if (one) one.size += encodedDataLength;
	});
	devtools.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
		const one = loaded.get(requestId);
		if (one) one.size = encodedDataLength;
	});
	await devtools.send('Network.enable');
	await page.goto(`http://127.0.0.1:${address.port}${path}`);
	await page.waitForSelector('h1');
	await page.waitForTimeout(500);
	const all = [...loaded.values()].filter(({ url }) => !url.startsWith('data:')).sort((a, b) => b.size - a.size);
	const total = all.reduce((sum, { size }) => sum + size, 0);
	console.log(`\n${path}: ${(total / KB).toFixed(1)} kB of ${bytes / KB}, ${all.length} requests of ${requests}`);
	for (const { url, size } of all) console.log(`${String(size).padStart(8)}  ${new URL(url).pathname}`);
	over ||= total > bytes || all.length > requests;
	serving.close();
	serving.closeAllConnections();
}
await browser.close();
process.exitCode = over ? 1 : 0;
