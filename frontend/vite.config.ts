import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { paraglideVitePlugin } from '@inlang/paraglide-js';
import adapter from '@sveltejs/adapter-static';
import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vite';
import { lighter } from './scripts/lighter.ts';

/** The name of a build, by which an open tab notices a newer one: the same sources give the same. */
const version = globSync(['src/**/*', 'static/**/*', 'scripts/lighter.ts', 'package-lock.json'], { withFileTypes: true })
	.filter((entry) => entry.isFile() && !entry.parentPath.includes('paraglide'))
	.map((entry) => join(entry.parentPath, entry.name))
	.sort()
	.reduce((hash, file) => hash.update(file).update(readFileSync(file)), createHash('sha256'))
	.digest('hex')
	.slice(0, 12);

const backend = process.env['PACTO_BACKEND'] ?? 'http://127.0.0.1:8000';

/** What every page needs, the sign-in page included. */
const CORE = [
	/node_modules\/(svelte|@sveltejs)(?!.*\/client\/(entry|payload)\.js)/,
	/plain-json|preload-helper|paraglide\/runtime|client-optimized\/nodes\/[01]\.js|src\/routes\/\+/,
	/src\/lib\/(me\.|api\/|styles\/(tokens|base)|accounts\/(Doorway|code|next))/,
	/src\/lib\/ui\/(Banner|Brand|Button|ErrorPage|ErrorPanel|Field|Icon|Input|LanguageSwitch|Notices|OfflineBanner|Title)/,
	/src\/lib\/ui\/(connection|form\.|icons|language|notices|problems|tied)/,
	/paraglide\/messages\/accounts_(sign_in|sign_in_with|email|code_other)\./,
	/(src\/lib\/accounts|src\/routes\/sign-in).*&type=style/
];
/** What nearly every page of a signed-in person needs: frame, marks, words of exchanges, and the styles of components, so that they are one file; calls, proposals, the desk and the search bring their own. */
const INSIDE = [/src\/lib\/(Shell|live|demo\/|styles\/records|ui\/|exchanges\/(marks|Readers|ExchangeState))/, /paraglide\/messages\/exchanges_(untitled)\./, /src\/(lib|routes\/\(app\))\/(?!proposals|calls|drafting|desk|secretariat|search).*&type=style/];

/** What a conversation fetches only when something was put to a vote in it. */
const DECISIONS = [/src\/lib\/discussions\/decisions\.ts/, /messages\/decisions_(?!title|earlier|open_one)/];
/** What a conversation shows late or never, while other pages do: left out of what its room shares. */
const APART = [/src\/lib\/discussions\/(SpaceForm|ThreadLine|problems)/, /messages\/discussions_(problem|field|group_(?!reads)|filter|none|all\.|mine\.|count|last_by|new\.|spaces\.|reports\.|unread\.|where\.)/];

const matches = (patterns: readonly RegExp[]) => (id: string) => patterns.some((pattern) => pattern.test(id));

/** The room whose shared modules a module belongs to, its messages included. */
const room = (id: string): string | null => matches(APART)(id) ? null : /src\/lib\/(?:paraglide\/messages\/)?([a-z]+)[/_]/.exec(id)?.[1] ?? null;

export default defineConfig({
	plugins: [
		paraglideVitePlugin({
			project: './project.inlang',
			outdir: './src/lib/paraglide',
			strategy: ['globalVariable', 'baseLocale'],
			isServer: 'import.meta.env.SSR',
			emitReadme: false
		}),
		lighter(version),
		sveltekit({
			adapter: adapter({ fallback: 'index.html', precompress: true }),
			compilerOptions: { runes: true },
			// The frame of those signed in registers it: nobody else has pages to keep.
			serviceWorker: { register: false },
			version: { name: version }
		})
	],
	build: {
		target: 'es2022',
		// A page that brings no styles is fetched at once by the import itself; naming it twice weighs on every first visit.
		modulePreload: { resolveDependencies: (file, parts) => (parts.some((part) => part.endsWith('.css')) ? parts : parts.filter((part) => part !== file)) }
	},
	environments: {
		client: {
			build: {
				rolldownOptions: {
					output: {
						// A first visit may make 15 requests, so what pages share goes into few files.
						codeSplitting: {
							groups: [
								{ name: 'core', test: matches(CORE), priority: 3 },
								{ name: 'inside', test: matches(INSIDE), priority: 2 },
								{ name: 'decisions', test: matches(DECISIONS), minShareCount: 2, priority: 2 },
								{ name: room, minShareCount: 2, priority: 1 }
							]
						}
					}
				}
			}
		}
	},
	server: { proxy: { '/api': backend, '/auth': backend, '/healthz': backend } }
});
