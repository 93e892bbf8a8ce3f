import { afterEach, expect, test, vi } from 'vitest';
import { m } from '#lib/paraglide/messages.js';
import { language } from './language.svelte.ts';

afterEach(() => {
	localStorage.clear();
	vi.restoreAllMocks();
	vi.resetModules();
});

async function fresh(): Promise<typeof language> {
	vi.resetModules();
	return (await import('./language.svelte.ts')).language;
}

test('the browser’s first language that we speak is taken, whatever its region', async () => {
	vi.spyOn(navigator, 'languages', 'get').mockReturnValue(['fr-CA', 'pt-PT', 'es']);
	expect((await fresh()).current).toBe('pt');
});

test('a browser of other languages gets English', async () => {
	vi.spyOn(navigator, 'languages', 'get').mockReturnValue(['fr', 'ar']);
	expect((await fresh()).current).toBe('en');
});

test('what was chosen in this browser goes before what the browser says', async () => {
	vi.spyOn(navigator, 'languages', 'get').mockReturnValue(['en']);
	(await fresh()).choose('es');
	expect((await fresh()).current).toBe('es');
});

test('the signed-in person’s language and clock go before both, and an unknown language changes nothing', async () => {
	const own = await fresh();
	own.choose('es');
	own.follow({ language: 'pt', time_zone: 'America/Fortaleza' });
	expect([own.current, own.zone, own.tag]).toEqual(['pt', 'America/Fortaleza', 'pt-BR']);
	own.follow({ language: 'fr', time_zone: 'Europe/Paris' });
	expect([own.current, own.zone]).toEqual(['pt', 'Europe/Paris']);
});

test('messages follow a switch without a reload', () => {
	language.choose('en');
	expect(m.ui_saved({ time: '14:32' })).toBe('Saved 14:32');
	language.choose('pt');
	expect(m.ui_saved({ time: '14:32' })).toBe('Salvo às 14:32');
});
