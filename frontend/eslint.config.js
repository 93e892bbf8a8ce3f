import js from '@eslint/js';
import { defineConfig } from 'eslint/config';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';
import rooms from './scripts/eslint-rooms.mjs';

export default defineConfig(
	{ ignores: ['build/', '.svelte-kit/', 'src/lib/paraglide/', 'src/lib/api/schema.d.ts', 'project.inlang/'] },
	js.configs.recommended,
	ts.configs.strictTypeChecked,
	ts.configs.stylisticTypeChecked,
	svelte.configs.recommended,
	{
		languageOptions: {
			globals: { ...globals.browser, ...globals.node },
			parserOptions: { projectService: true, extraFileExtensions: ['.svelte'] }
		},
		plugins: { pacto: rooms },
		rules: {
			'pacto/rooms': 'error',
			// In types of types, an index over computed names says more than a record of them.
			'@typescript-eslint/consistent-indexed-object-style': 'off',
			eqeqeq: 'error',
			'no-console': 'error',
			// A number inside a sentence is what templates are for.
			'@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
			// `void action()` says that nobody waits; arrow functions of one call read better without braces.
			'@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
			// Unused names that begin with "_" are left out on purpose, as in taking a key out of a record.
			'@typescript-eslint/no-unused-vars': ['error', { varsIgnorePattern: '^_', argsIgnorePattern: '^_' }],
			// The site always stands at the root of its host, so a path is an address as it is.
			'svelte/no-navigation-without-resolve': 'off'
		}
	},
	{
		files: ['**/*.svelte', '**/*.svelte.ts'],
		languageOptions: { parserOptions: { parser: ts.parser } },
		rules: {
			// `let { value = $bindable(), label } = $props()`: one statement, and only some of it is bound.
			'prefer-const': 'off',
			'svelte/prefer-const': ['error', { excludedRunes: ['$props'] }],
			// Dates here are values, replaced and never changed.
			'svelte/prefer-svelte-reactivity': 'off'
		}
	},
	{
		// The linter's parser cannot type what one component hands to another; svelte-check does, and fails on it.
		files: ['**/*.svelte'],
		rules: {
			'@typescript-eslint/no-unsafe-argument': 'off',
			'@typescript-eslint/no-unsafe-assignment': 'off',
			'@typescript-eslint/no-unsafe-call': 'off',
			'@typescript-eslint/no-unsafe-member-access': 'off',
			'@typescript-eslint/no-unsafe-return': 'off'
		}
	},
	{
		files: ['**/*.js', '**/*.mjs', '*.ts'],
		extends: [ts.configs.disableTypeChecked],
		rules: { 'no-console': 'off' }
	}
);
