/**
 * The way to the server: five verbs typed by the OpenAPI document. Answers that say no are thrown as `Problem`,
 * `Conflict` (412) or `Offline`; a 401 is also told to whoever was given to `whenSignedOut`.
 */
import { connection } from '#lib/ui/connection.svelte.ts';
import { language } from '#lib/ui/language.svelte.ts';
import { Conflict, Offline, Problem, type ProblemBody } from './problem.ts';
import type { paths } from './schema.d.ts';

export { Conflict, Offline, Problem };

export type Method = 'get' | 'post' | 'put' | 'patch' | 'delete';

type Operation<P extends keyof paths, M extends Method> = NonNullable<paths[P][M & keyof paths[P]]>;

/** The addresses that know a method. */
export type Path<M extends Method> = {
	[P in keyof paths]: Operation<P, M> extends { responses: unknown } ? P : never;
}[keyof paths];

type Json<T> = T extends { content: { 'application/json': infer Body } } ? Body : undefined;
type Success<Responses> = Json<Responses[keyof Responses & (200 | 201 | 202 | 204)]>;

/** What an address answers. */
export type Answer<P extends Path<M>, M extends Method = 'get'> =
	Operation<P, M> extends { responses: infer Responses } ? Success<Responses> : never;

type Sent<T> = T extends { requestBody?: infer Body }
	? [NonNullable<Body>] extends [never]
		? never
		: NonNullable<Body> extends { content: infer Content }
			? 'application/json' extends keyof Content
				? Content['application/json']
				: FormData
			: never
	: never;

/** What an address takes as its body. */
export type Body<P extends Path<M>, M extends Method> = Sent<Operation<P, M>>;

type Parameters<T, In extends 'path' | 'query'> = T extends { parameters: { [K in In]?: infer Names } }
	? NonNullable<Names>
	: never;

type Given<Name extends string, T> = [T] extends [never]
	? { [K in Name]?: never }
	: Partial<T> extends T
		? { [K in Name]?: T }
		: { [K in Name]: T };

interface Manner {
	signal?: AbortSignal;
	/** The version that this change is based on; the answer is a `Conflict` if it is no longer the newest. */
	etag?: string;
	/** The same key for every try of one act: a second click makes no second record. See `once`. */
	key?: string;
	/** Leaves a 401 to the caller, for pages that serve both those signed in and others. */
	quiet?: boolean;
}

export type Options<P extends Path<M>, M extends Method> = Manner &
	Given<'path', Parameters<Operation<P, M>, 'path'>> &
	Given<'query', Parameters<Operation<P, M>, 'query'>> &
	Given<'body', Body<P, M>>;

type Rest<P extends Path<M>, M extends Method> =
	Partial<Options<P, M>> extends Options<P, M> ? [options?: Options<P, M>] : [options: Options<P, M>];

export interface Received<T> {
	data: T;
	/** Hand it back as `etag` when changing what was read. */
	etag: string | undefined;
}

type Plain = string | number | boolean | null | undefined;

interface Loose extends Manner {
	path?: Record<string, Plain> | undefined;
	query?: Record<string, Plain | readonly Plain[]> | undefined;
	body?: unknown;
}

let signedOut: () => void = () => undefined;

/** Sets what happens when the server no longer knows us. */
export function whenSignedOut(act: () => void): void {
	signedOut = act;
}

/** A fresh key for one act: make it when the form opens, use it for each try, make a new one after success. */
export function once(): string {
	return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

export function address(path: string, { path: names, query }: Pick<Loose, 'path' | 'query'> = {}): string {
	const filled = path.replace(/\{([^}]+)\}/g, (_, name: string) => encodeURIComponent(String(names?.[name])));
	const search = new URLSearchParams();
	for (const [name, value] of Object.entries(query ?? {})) {
		for (const one of [value].flat()) {
			if (one !== undefined && one !== null && one !== '') search.append(name, String(one));
		}
	}
	return search.size ? `${filled}?${search}` : filled;
}

async function problemOf(response: Response): Promise<Problem> {
	const known = response.headers.get('content-type')?.startsWith('application/problem+json');
	const body = known ? ((await response.json()) as ProblemBody) : { status: response.status, code: `http_${response.status}` };
	return response.status === 412 ? new Conflict(body) : new Problem(body);
}

/** Sends one request and gives the answer with its version. Prefer the verbs below unless the version is needed. */
export async function send<P extends Path<M>, M extends Method>(
	method: M,
	path: P,
	...[options]: Rest<P, M>
): Promise<Received<Answer<P, M>>> {
	const { etag, key, signal, quiet, body, ...where } = (options ?? {}) as Loose;
	const headers = new Headers({ 'accept-language': language.current });
	if (etag) headers.set('if-match', etag);
	if (key) headers.set('idempotency-key', key);
	const form = body instanceof FormData;
	if (body !== undefined && !form) headers.set('content-type', 'application/json');

	let response: Response;
	try {
		response = await fetch(address(path, where), {
			method: method.toUpperCase(),
			headers,
			credentials: 'same-origin',
			...(body !== undefined && { body: form ? body : JSON.stringify(body) }),
			...(signal && { signal })
		});
	} catch (error) {
		if (signal?.aborted) throw error;
		connection.online = false;
		throw new Offline(path, { cause: error });
	}
	// A copy that the service worker kept is no proof of a connection.
	connection.online = !response.headers.has('pacto-kept');

	if (!response.ok) {
		const problem = await problemOf(response);
		if (problem.status === 401 && !quiet) signedOut();
		throw problem;
	}
	const json = response.headers.get('content-type')?.startsWith('application/json');
	return {
		data: (json ? await response.json() : undefined) as Answer<P, M>,
		etag: response.headers.get('etag') ?? undefined
	};
}

export async function get<P extends Path<'get'>>(path: P, ...rest: Rest<P, 'get'>): Promise<Answer<P>> {
	return (await send('get', path, ...rest)).data;
}

export async function post<P extends Path<'post'>>(path: P, ...rest: Rest<P, 'post'>): Promise<Answer<P, 'post'>> {
	return (await send('post', path, ...rest)).data;
}

export async function put<P extends Path<'put'>>(path: P, ...rest: Rest<P, 'put'>): Promise<Answer<P, 'put'>> {
	return (await send('put', path, ...rest)).data;
}

export async function patch<P extends Path<'patch'>>(path: P, ...rest: Rest<P, 'patch'>): Promise<Answer<P, 'patch'>> {
	return (await send('patch', path, ...rest)).data;
}

export async function remove<P extends Path<'delete'>>(path: P, ...rest: Rest<P, 'delete'>): Promise<Answer<P, 'delete'>> {
	return (await send('delete', path, ...rest)).data;
}
