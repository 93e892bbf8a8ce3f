/** One field that the server could not accept: where it stands in the body, why, and the numbers that explain it. */
export interface FieldProblem {
	path: string[];
	code: string;
	params: Record<string, unknown>;
}

export interface ProblemBody {
	status: number;
	code: string;
	detail?: string | null;
	params?: Record<string, unknown>;
	fields?: { path: string | string[]; code: string; params?: Record<string, unknown> }[];
	request_id?: string | null;
}

/** An answer that says no, as problem details (RFC 9457). Its `code` is translated by `problemWords`. */
export class Problem extends Error {
	readonly status: number;
	readonly code: string;
	readonly params: Record<string, unknown>;
	readonly fields: FieldProblem[];
	/** What to quote when asking for help. */
	readonly requestId: string | undefined;

	constructor(body: ProblemBody) {
		super(`${body.status} ${body.code}`);
		this.name = 'Problem';
		this.status = body.status;
		this.code = body.code;
		this.params = body.params ?? {};
		this.fields = (body.fields ?? []).map(({ path, code, params }) => ({
			path: typeof path === 'string' ? path.split('.') : path,
			code,
			params: params ?? {}
		}));
		this.requestId = body.request_id ?? undefined;
	}
}

/** The record was changed since it was read (412). What was typed stays in the form; `params` may say who and when. */
export class Conflict extends Problem {
	override name = 'Conflict';
}

/** No answer came: the network, not the server, said no. Worth trying again. */
export class Offline extends Error {
	override name = 'Offline';
}
