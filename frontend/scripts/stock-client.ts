// The stock y-websocket client, as anybody may use it: connects, syncs, edits, loses the line, comes back.
// Usage: node stock-client.ts <ws address> <draft> <cookie> <origin>
import process from 'node:process';
import { createInterface } from 'node:readline';
import WebSocket from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';

const [address = '', draft = '', cookie = '', origin = ''] = process.argv.slice(2);

class Line extends WebSocket {
	constructor(url: string | URL, protocols?: string | string[]) {
		super(url, protocols, { headers: { cookie, origin } });
	}
}

const doc = new Y.Doc();
const text = doc.getText('notes');
const provider = new WebsocketProvider(address, draft, doc, {
	WebSocketPolyfill: Line as unknown as typeof globalThis.WebSocket,
	disableBc: true
});
provider.awareness.setLocalStateField('user', { name: 'Stock', color: '#112233' });

const say = (what: unknown): boolean => process.stdout.write(`${JSON.stringify(what)}\n`);
const nameOf = (state: Record<string, unknown>): unknown => (state['user'] as { name?: string } | undefined)?.name;
provider.on('status', ({ status }) => say({ status }));
provider.on('sync', (synced) => say({ synced }));
text.observe(() => say({ text: text.toJSON() }));
provider.awareness.on('change', () => say({ people: [...provider.awareness.getStates().values()].map(nameOf) }));

const commands = new Map<string, (at: number, what: string | number) => void>([
	['insert', (at, words) => text.insert(at, `${words}`)],
	['erase', (at, length) => text.delete(at, Number(length))],
	['cut', () => (provider.ws as unknown as WebSocket | null)?.terminate()],
	['connect', () => provider.connect()],
	['disconnect', () => provider.disconnect()],
	[
		'end',
		() => {
			provider.destroy();
			process.exit(0);
		}
	]
]);
createInterface({ input: process.stdin }).on('line', (said) => {
	const [name, at, what] = JSON.parse(said) as [string, number, string | number];
	commands.get(name)?.(at, what);
});
