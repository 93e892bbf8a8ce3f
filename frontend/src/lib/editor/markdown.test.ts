import { getSchema } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { describe, expect, test } from 'vitest';
import { read, write } from './markdown.ts';
import { extensions } from './schema.ts';

const schema = getSchema(extensions());
const ANA = 'person:0198f1f0-0000-7000-8000-000000000001';

function paragraph(...content: (string | Node)[]): Node {
	const nodes = content.map((piece) => (typeof piece === 'string' ? schema.text(piece) : piece));
	return schema.node('doc', null, [schema.node('paragraph', null, nodes)]);
}

const line = (): Node => schema.node('hardBreak');
const bold = (text: string): Node => schema.text(text, [schema.mark('bold')]);

describe('what was written comes back as it was', () => {
	test.each([
		['emphasis', 'Uma *taxa* que **cai** e ***sobe***, ~~não~~ sim.'],
		['code', 'Use `a|b` and ``a ` b``.'],
		['a block of code', '```sql\nSELECT *\n\nFROM x\n```'],
		['a block of code with backticks', '````\n```\n````'],
		['lists', '- Leitos\n- Médicos\n  - de dia\n  - de noite\n- Ruas'],
		['a numbered list', '3. tres\n4. cuatro'],
		['a long numbered list', Array.from({ length: 11 }, (_, index) => `${index + 1}. n`.replace(/^(\d)\. /, '$1.  ')).join('\n')],
		['a quote', '> Quase sempre é\n> o denominador.\n>\n> - ponto\n\nConcordo.'],
		['a link', '[Ver *la* serie](https://example.org/a_b?c=(d%29)'.replace('(d', '%28d')],
		['a bare link', '<https://example.org/a_b>'],
		['a link to a file of ours', '[rota.pdf](/api/files/0198f1f0/content)'],
		['a mention', `Olá [@Ana Paula](${ANA}), como vai?`],
		['a mention of an organisation', '[@Niterói](organisation:0198f1f0-0000-7000-8000-000000000001)'],
		['lines', 'Saludos,\nAmalia'],
		['headings', '# Uno\n\n### Tres'],
		['a rule', 'a\n\n---\n\nb'],
		['signs that mean nothing', 'a_b\\_ \\* 5 \\`c\\` \\[d\\] \\~\\~e\\~\\~ snake_case']
	])('%s', (_, markdown) => {
		expect(write(read(markdown, schema))).toBe(markdown);
	});
});

describe('what looks like Markdown and is none stays text', () => {
	test.each([
		'- no list',
		'+ no list',
		'+',
		'12. no list',
		'12) no list',
		'7.',
		'# no heading',
		'> no quote',
		'=====',
		'---',
		'```',
		'~~~',
		'1986\\. no',
		'&copy; &#169; AT&T',
		'<https://x.org> <a@b.org> <b>',
		'![no picture](https://x.org/p.png)',
		'[no link](https)',
		'**no** _no_ `no` ~~no~~'
	])('%s', (text) => {
		for (const made of [paragraph(text), paragraph('before', line(), text), paragraph('before', line(), bold('x'), line(), text)]) {
			const again = read(write(made), schema);
			expect(again.textBetween(0, again.content.size, '¶', '⏎')).toBe(made.textBetween(0, made.content.size, '¶', '⏎'));
			expect(again.childCount).toBe(1);
			expect(again.firstChild?.type.name).toBe('paragraph');
		}
	});
});

test('breaks keep their number, and none is left at the end', () => {
	expect(write(paragraph('a', line(), line(), 'b', line()))).toBe('a\n\\\nb');
	expect(read('a\n\\\nb', schema).firstChild?.childCount).toBe(4);
});

test('spaces are outside of emphasis', () => {
	expect(write(paragraph('a', bold(' b '), 'c'))).toBe('a **b** c');
});

test('an indented first line is no code', () => {
	expect(write(paragraph('    a'))).toBe('a');
});

test('a mention with brackets in its name stays one', () => {
	const made = paragraph(schema.node('mention', { to: ANA, name: 'A [B] *C*' }));
	const mention = read(write(made), schema).firstChild?.firstChild;
	expect(mention?.attrs).toEqual({ to: ANA, name: 'A [B] *C*' });
});

test('empty paragraphs leave no gaps', () => {
	const empty = schema.node('paragraph');
	const full = schema.node('paragraph', null, [schema.text('a')]);
	expect(write(schema.node('doc', null, [full, empty, empty, full, empty]))).toBe('a\n\na');
	expect(write(schema.node('doc', null, [empty]))).toBe('');
});

test('what a script would need does not come in', () => {
	const made = read('[x](javascript:alert(1)) <script>alert(1)</script> ![p](https://t.example/p.gif)', schema);
	expect(made.textContent).toContain('<script>');
	made.descendants((node) => expect(node.marks.map((mark) => String(mark.attrs['href'])).join()).not.toContain('javascript'));
});
