import { expect, test } from 'vitest';
import { given, giving, place } from './words.ts';

test('an operator is read, replaced and taken away, whatever language named it', () => {
	expect(given('pausa idioma:ES', 'language')).toBe('es');
	expect(given('pausa después:2026-11', 'after')).toBe('2026-11');
	expect(given('sinidioma:es', 'language')).toBe('');
	expect(giving('language:pt pausa', 'language', 'es')).toBe('pausa language:es');
	expect(giving('pausa despues:2026 obligatoria', 'after', '')).toBe('pausa obligatoria');
	expect(giving('', 'language', 'pt')).toBe('language:pt');
});

test('a post leads to its place in the thread', () => {
	expect(place({ kind: 'post', id: 'p', thread_id: 't', organisation: null })).toBe('/conversations/t#post-p');
	expect(place({ kind: 'organisation', id: 'o', thread_id: null, organisation: { slug: 'cali' } })).toBe('/organisations/cali');
});
