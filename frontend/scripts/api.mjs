// Writes src/lib/api/schema.d.ts from openapi.json; with --check only says whether it is up to date.
import { readFile, writeFile } from 'node:fs/promises';
import openapiTS, { astToString } from 'openapi-typescript';

const source = new URL('../openapi.json', import.meta.url);
const target = new URL('../src/lib/api/schema.d.ts', import.meta.url);

const types = astToString(await openapiTS(JSON.parse(await readFile(source, 'utf8')), { alphabetize: true, defaultNonNullable: false }));
const text = `// Made by \`npm run api\` from openapi.json. Do not edit.\n\n${types}`;

if (process.argv.includes('--check')) {
	const present = await readFile(target, 'utf8').catch(() => '');
	if (present !== text) {
		console.error('src/lib/api/schema.d.ts is older than openapi.json: run `npm run api` and commit both.');
		process.exit(1);
	}
} else {
	await writeFile(target, text);
}
