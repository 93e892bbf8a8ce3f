// Finds what would reach a screen without a text: a key that a language lacks, an empty text, a placeholder that one
// language has and another has not, a key in the wrong room, a room that project.inlang/settings.json does not list.
import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

/** @typedef {string | { match: Record<string, string> }[]} Message a text, or its variants as Paraglide writes them */
/** @typedef {Record<string, Message>} Messages by key */

/** @param {Message} message */
function texts(message) {
	return typeof message === 'string' ? [message] : message.flatMap(({ match }) => Object.values(match));
}

/**
 * The placeholders of a message, plain or with variants: "{name}" gives "name".
 * @param {Message} message
 */
export function placeholders(message) {
	const found = texts(message).flatMap((text) => [...text.matchAll(/\{\s*(\w+)[^}]*\}/g)].map((hit) => String(hit[1])));
	return [...new Set(found)].sort();
}

/**
 * What is wrong with one room's messages, as sentences. The first language is the one the others are compared with.
 * @param {string} room
 * @param {[language: string, messages: Messages][]} languages
 */
export function gaps(room, languages) {
	/** @type {string[]} */
	const found = [];
	const keys = new Set(languages.flatMap(([, messages]) => Object.keys(messages)));
	for (const key of [...keys].filter((one) => !one.startsWith('$')).sort()) {
		if (!key.startsWith(`${room}_`)) found.push(`${room}: "${key}" must begin with "${room}_"`);
		/** @type {{ language: string, names: string } | undefined} */
		let first;
		for (const [language, messages] of languages) {
			const message = messages[key];
			if (message === undefined) {
				found.push(`${room}/${language}: "${key}" has no text`);
				continue;
			}
			if (!texts(message).length || texts(message).some((text) => !text.trim())) {
				found.push(`${room}/${language}: "${key}" is empty`);
			}
			const names = placeholders(message).join(', ');
			first ??= { language, names };
			if (names !== first.names) {
				found.push(`${room}/${language}: "${key}" has {${names}} where ${first.language} has {${first.names}}`);
			}
		}
	}
	return found;
}

async function main() {
	const root = new URL('../', import.meta.url);
	/** @param {string} path */
	const read = async (path) => JSON.parse(await readFile(new URL(path, root), 'utf8'));
	const settings = await read('project.inlang/settings.json');
	/** @type {string[]} */
	const patterns = settings['plugin.inlang.messageFormat'].pathPattern;
	/** @type {string[]} */
	const locales = settings.locales;
	const found = [];
	for (const room of (await readdir(new URL('src/lib/messages/', root))).sort()) {
		const pattern = `./src/lib/messages/${room}/{locale}.json`;
		if (!patterns.includes(pattern)) found.push(`${room}: add "${pattern}" to project.inlang/settings.json`);
		/** @type {[string, Messages][]} */
		const languages = [];
		for (const locale of locales) languages.push([locale, await read(`src/lib/messages/${room}/${locale}.json`)]);
		found.push(...gaps(room, languages));
	}
	for (const sentence of found) console.error(sentence);
	process.exitCode = found.length ? 1 : 0;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main();
