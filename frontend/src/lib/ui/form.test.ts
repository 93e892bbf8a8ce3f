import { beforeEach, expect, test } from 'vitest';
import { Problem } from '#lib/api/problem.ts';
import { Form, nameOf } from './form.svelte.ts';
import { language } from './language.svelte.ts';
import { problemWords } from './problems.ts';
import './sending.ts';

beforeEach(() => {
	language.choose('en');
	document.body.innerHTML = '';
});

const refused = new Problem({
	status: 422,
	code: 'invalid',
	fields: [
		{ path: ['body', 'title'], code: 'missing' },
		{ path: 'body.questions.2', code: 'string_too_long', params: { max_length: 100 } }
	]
});

test('each field hears what is wrong with it, by its name in the body', async () => {
	const form = new Form();
	await form.send(undefined, () => Promise.reject(refused));
	expect(form.errors).toEqual({
		title: 'This is missing.',
		'questions.2': 'Longer than the 100 characters there is room for. Nothing was cut.'
	});
	expect(form.error).toBeUndefined();
	expect(form.busy).toBe(false);
});

test('a problem of no field stands over the form, and the next try clears it', async () => {
	const form = new Form();
	const problem = new Problem({ status: 409, code: 'illegal_move' });
	await form.send(undefined, () => Promise.reject(problem));
	expect(form.error).toBe(problem);
	expect(await form.send(undefined, () => Promise.resolve('done'))).toBe('done');
	expect(form.error).toBeUndefined();
});

test('what was sent before with other words is said, and sending again is one more', async () => {
	const form = new Form();
	const { key } = form;
	const before = new Problem({ status: 422, code: 'invalid', fields: [{ path: ['header', 'idempotency-key'], code: 'used_for_something_else' }] });
	await form.send(undefined, () => Promise.reject(before));
	expect(form.error).toBeInstanceOf(Problem);
	expect(problemWords(form.error)).toContain('has arrived after all');
	expect(form.key).not.toBe(key);
});

test('a second press while sending does nothing', async () => {
	const form = new Form();
	let calls = 0;
	let finish: () => void = () => undefined;
	const act = (): Promise<void> => {
		calls += 1;
		return new Promise((resolve) => (finish = resolve));
	};
	const first = form.send(undefined, act);
	await form.send(undefined, act);
	finish();
	await first;
	expect(calls).toBe(1);
});

test('the key stays through refusals and changes after success', async () => {
	const form = new Form();
	const { key } = form;
	await form.send(undefined, () => Promise.reject(refused));
	expect(form.key).toBe(key);
	await form.send(undefined, () => Promise.resolve());
	expect(form.key).not.toBe(key);
});

test('the first field at fault gets the focus, also when it is a group', async () => {
	document.body.innerHTML = `<form><input id="a"><fieldset aria-invalid="true"><input id="b" type="radio"></fieldset><input id="c" aria-invalid="true"></form>`;
	await new Form().focusFirst(document.querySelector('form') ?? undefined);
	expect(document.activeElement?.id).toBe('b');
});

test('names of fields leave out where they were sent', () => {
	expect(nameOf(['body', 'questions', '2'])).toBe('questions.2');
	expect(nameOf(['query', 'kind'])).toBe('kind');
	expect(nameOf(['title', 'body'])).toBe('title.body');
});
