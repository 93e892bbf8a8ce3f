// Keeps the rooms of src/lib apart: a room imports itself and what is shared; what is shared imports no room. Pages in
// src/routes may bring rooms together.
const SHARED = new Set(['api', 'editor', 'ui', 'messages', 'paraglide', 'styles']);

/**
 * The folder under src/lib that a file stands in; undefined outside, "" for files directly in src/lib.
 * @param {string} path
 */
function roomOf(path) {
	const inside = path.replaceAll('\\', '/').match(/(?:^|\/)src\/lib\/(.+)$/)?.[1];
	return inside === undefined ? undefined : inside.includes('/') ? inside.split('/')[0] : '';
}

/**
 * @param {string} filename
 * @param {string} source
 */
function target(filename, source) {
	if (source.startsWith('#lib/')) return roomOf(`src/lib/${source.slice('#lib/'.length)}`);
	if (!source.startsWith('.')) return undefined;
	return roomOf(new URL(source, `file://${filename}`).pathname);
}

/** @type {import('eslint').Rule.RuleModule} */
const rule = {
	meta: {
		type: 'problem',
		schema: [],
		messages: {
			other: 'The room "{{from}}" imports the room "{{to}}": move the shared part to lib/ui or bring both together in a page.',
			shared: 'lib/{{from}} knows no room, but imports "{{to}}".'
		}
	},
	create(context) {
		const from = roomOf(context.filename);
		if (!from) return {};
		/** @param {import('estree').Node & { source?: import('estree').Node | null | undefined }} node */
		const check = (node) => {
			const source = node.source?.type === 'Literal' ? node.source.value : undefined;
			if (typeof source !== 'string') return;
			const to = target(context.filename, source);
			if (!to || to === from || SHARED.has(to)) return;
			context.report({ node, messageId: SHARED.has(from) ? 'shared' : 'other', data: { from, to } });
		};
		return {
			ImportDeclaration: check,
			ImportExpression: check,
			ExportNamedDeclaration: check,
			ExportAllDeclaration: check
		};
	}
};

export default { rules: { rooms: rule } };
