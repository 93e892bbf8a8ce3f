// Hocuspocus with a SQLite file, its saves as they come by default. Usage: node hocuspocus.mjs <port> <file> <flush delay in ms>
import { DatabaseSync } from 'node:sqlite';
import process from 'node:process';
import { Database } from '@hocuspocus/extension-database';
import { Server } from '@hocuspocus/server';

const [port = '', file = '', delay = '0'] = process.argv.slice(2);
const kept = new DatabaseSync(file);
kept.exec('CREATE TABLE IF NOT EXISTS documents (name TEXT PRIMARY KEY, data BLOB NOT NULL)');
const read = kept.prepare('SELECT data FROM documents WHERE name = ?');
const write = kept.prepare('INSERT INTO documents VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET data = excluded.data');

const server = new Server({
	address: '127.0.0.1',
	port: Number(port),
	quiet: true,
	stopOnSignals: true,
	flushDelay: Number(delay),
	extensions: [
		new Database({
			fetch: async ({ documentName }) => read.get(documentName)?.data ?? null,
			store: async ({ documentName, state }) => {
				write.run(documentName, state);
			}
		})
	]
});
await server.listen();
