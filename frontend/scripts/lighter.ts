import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { Plugin } from 'vite';

/**
 * What SvelteKit brings that this program has no use for, or in more files than a first visit may ask for. Each part
 * says what it changes, and fails the build when SvelteKit no longer looks the way it expects.
 */
export function lighter(version: string): Plugin[] {
	return [oneFrame(), plainLoads(), knownVersion(version), styledByClass(), plainJson(), plainLanguage()];
}

const ofBrowser = ({ name }: { name: string }): boolean => name === 'client';

function replaced(code: string, pattern: RegExp, by: string, what: string): string {
	const changed = code.replace(pattern, by);
	if (changed === code) throw new Error(`scripts/lighter.ts: SvelteKit's ${what} has changed; look at it again.`);
	return changed;
}

/** The frame and the error page belong to every first visit: they come with the app's own file, two requests fewer. */
function oneFrame(): Plugin {
	const page = (number: number): RegExp => new RegExp(`\\(\\) => import\\('\\./nodes/${number}'\\)`);
	return {
		name: 'pacto:one-frame',
		applyToEnvironment: ofBrowser,
		transform: {
			filter: { id: /client-optimized\/app\.js$/ },
			handler(code) {
				const frame = replaced(code, page(0), 'async () => ({ component: Frame, universal })', 'list of pages');
				const both = replaced(frame, page(1), 'async () => ({ component: Fault })', 'list of pages');
				const imports = `import { component as Frame, universal } from './nodes/0';\nimport { component as Fault } from './nodes/1';\n`;
				return { code: imports + both, map: null };
			}
		}
	};
}

/** A page's `load` is handed over as what it is, not as a namespace that needs a helper in one more file. */
function plainLoads(): Plugin {
	return {
		name: 'pacto:plain-loads',
		applyToEnvironment: ofBrowser,
		transform: {
			filter: { id: /client-optimized\/nodes\/\d+\.js$/ },
			handler(code, id) {
				const source = /import \* as universal from "(.+)";/.exec(code)?.[1];
				if (source === undefined) return null;
				const page = readFileSync(resolve(dirname(id), source), 'utf8');
				const names = Array.from(page.matchAll(/^export (?:const|async function|function) (\w+)/gm), (hit) => hit[1]).join(', ');
				return {
					code: replaced(code, /import \* as universal from (".+");\nexport \{ universal \};/, `import { ${names} } from $1;\nexport const universal = { ${names} };`, 'list of pages'),
					map: null
				};
			}
		}
	};
}

/** In one file with the rest, the client is read before the page has told it the version of the build: it knows it itself. */
function knownVersion(version: string): Plugin {
	return {
		name: 'pacto:known-version',
		applyToEnvironment: ofBrowser,
		transform: {
			filter: { id: /runtime\/app\/env\/client\.js$/ },
			handler: (code) => ({ code: replaced(code, /payload\.version/, JSON.stringify(version), 'version'), map: null })
		}
	};
}

/** The line that tells screen readers of a new page is hidden by our class: a style attribute breaks the CSP. */
function styledByClass(): Plugin {
	return {
		name: 'pacto:styled-by-class',
		enforce: 'pre',
		transform: {
			filter: { id: /runtime\/components\/root\.svelte$/ },
			handler: (code) => ({ code: replaced(code, /style="position: absolute;[^"]*"/, 'class="vh"', 'announcer'), map: null })
		}
	};
}

/**
 * SvelteKit writes what its own server sends, and the state of the history, with `devalue`, which knows dates, maps and
 * cycles. No server of SvelteKit's answers here and the history holds plain data, so JSON does: 4 kB fewer.
 */
function plainJson(): Plugin {
	const id = '\0pacto:plain-json';
	const code = `export const stringify = (value) => JSON.stringify(value);
export const parse = (text) => JSON.parse(text);
const absent = () => { throw new Error('No server of SvelteKit answers here'); };
export { absent as uneval, absent as unflatten, absent as stringifyAsync };`;
	return {
		name: 'pacto:plain-json',
		enforce: 'pre',
		applyToEnvironment: ofBrowser,
		resolveId: (source) => (source === 'devalue' ? id : undefined),
		load: (asked) => (asked === id ? code : undefined)
	};
}

/**
 * Paraglide finds the language in addresses, cookies and headers; here `ui/language.svelte.ts` says it, and messages
 * need no more than to ask: 1 kB fewer.
 */
function plainLanguage(): Plugin {
	return {
		name: 'pacto:plain-language',
		applyToEnvironment: ofBrowser,
		transform: {
			filter: { id: /src\/lib\/paraglide\/runtime\.js$/ },
			handler(code) {
				const locales = /export const locales = .*?(\[[^\]]+\])/.exec(code)?.[1];
				const base = /export const baseLocale = ("\w+")/.exec(code)?.[1];
				if (!locales || !base) throw new Error("scripts/lighter.ts: Paraglide's list of languages has changed; look at it again.");
				return {
					code: `export const baseLocale = ${base};
export const locales = ${locales};
export const isLocale = (value) => locales.includes(value);
export const experimentalStaticLocale = undefined;
export let getLocale = () => baseLocale;
export const overwriteGetLocale = (find) => { getLocale = find; };`,
					map: null
				};
			}
		}
	};
}
