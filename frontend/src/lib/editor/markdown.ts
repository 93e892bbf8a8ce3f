/**
 * From Markdown to what the editor shows and back. Read by the same grammar as on the server (`discussions/markup.py`):
 * CommonMark with bare links and strikethrough, every line break kept, no HTML, no pictures.
 */
import type { Mark, Node, Schema } from '@tiptap/pm/model';
import MarkdownIt from 'markdown-it';
import { MarkdownParser, MarkdownSerializerState } from 'prosemirror-markdown';

const MENTION = /^(?:person|organisation):[0-9a-fA-F-]{32,36}$/;

type Rule = Parameters<MarkdownIt['core']['ruler']['push']>[1];

/** A link to a person becomes one token, with the written name as its text. */
const mentions: Rule = (state) => {
	for (const block of state.tokens) {
		if (!block.children) continue;
		const kept: typeof block.children = [];
		let open: (typeof kept)[number] | undefined;
		for (const token of block.children) {
			if (token.type === 'link_open' && MENTION.test(token.attrGet('href') ?? '')) {
				open = new state.Token('mention', '', 0);
				open.attrSet('to', token.attrGet('href') ?? '');
				kept.push(open);
			} else if (open && token.type === 'link_close') {
				open.content = open.content.replace(/^@/, '');
				open = undefined;
			} else if (open) {
				open.content += token.content;
			} else {
				kept.push(token);
			}
		}
		block.children = kept;
	}
};

function grammar(): MarkdownIt {
	const made = new MarkdownIt('commonmark', { html: false, linkify: true });
	made.enable(['strikethrough', 'linkify']).disable(['html_block', 'html_inline', 'image']);
	made.linkify.set({ fuzzyLink: false, fuzzyEmail: false });
	made.core.ruler.push('mentions', mentions);
	return made;
}

export function read(markdown: string, schema: Schema): Node {
	const parser = new MarkdownParser(schema, grammar(), {
		blockquote: { block: 'blockquote' },
		bullet_list: { block: 'bulletList' },
		code_block: { block: 'codeBlock', noCloseToken: true },
		code_inline: { mark: 'code', noCloseToken: true },
		em: { mark: 'italic' },
		fence: { block: 'codeBlock', getAttrs: ({ info }) => ({ language: info.trim() || null }), noCloseToken: true },
		hardbreak: { node: 'hardBreak' },
		heading: { block: 'heading', getAttrs: ({ tag }) => ({ level: Number(tag.slice(1)) }) },
		hr: { node: 'horizontalRule' },
		link: { mark: 'link', getAttrs: (token) => ({ href: token.attrGet('href') }) },
		list_item: { block: 'listItem' },
		mention: { node: 'mention', getAttrs: (token) => ({ to: token.attrGet('to'), name: token.content }) },
		ordered_list: { block: 'orderedList', getAttrs: (token) => ({ start: Number(token.attrGet('start') ?? 1) }) },
		paragraph: { block: 'paragraph' },
		s: { mark: 'strike' },
		softbreak: { node: 'hardBreak' },
		strong: { mark: 'bold' }
	});
	return parser.parse(markdown);
}

export function write(document: Node): string {
	const writer = new Writer(NODES, MARKS, { tightLists: true, hardBreakNodeName: 'hardBreak' });
	writer.renderContent(document);
	return writer.out.trim();
}

type NodeRule = (state: Writer, node: Node, parent: Node, index: number) => void;

interface MarkRule {
	open: string | ((state: Writer, mark: Mark, parent: Node, index: number) => string);
	close: string | ((state: Writer, mark: Mark, parent: Node, index: number) => string);
	mixable?: boolean;
	expelEnclosingWhitespace?: boolean;
	escape?: boolean;
}

/** What the library's types keep to themselves: how one is made, and what was written so far. */
interface Inside extends MarkdownSerializerState {
	out: string;
	delim: string;
}

const State = MarkdownSerializerState as unknown as new (
	nodes: Record<string, NodeRule>,
	marks: Record<string, MarkRule>,
	options: MarkdownSerializerState['options']
) => Inside;

/** Also escapes what has a meaning on the server only: breaks of lines, which begin lines anew, entities, bare addresses. */
class Writer extends State {
	override esc(text: string, startOfLine = false): string {
		const line = this.out.slice(this.out.lastIndexOf('\n') + 1);
		const begins = startOfLine || (line === this.delim && this.out.length > 0);
		const plain = super
			.esc(begins ? text.replace(/^\s+/, '') : text, begins)
			.replace(/&(?=#?\w+;)/g, '\\&')
			.replace(/<(?=[a-z][\w+.-]*:|[^\s<>]+@)/gi, '\\<');
		return begins ? plain.replace(/^(\d+)([.)])(?=\s|$)/, '$1\\$2').replace(/^(=+\s*$|\+$)/, '\\$1') : plain;
	}
}

const NODES: Record<string, NodeRule> = {
	blockquote: (state, node) => state.wrapBlock('> ', null, node, () => state.renderContent(node)),
	bulletList: (state, node) => state.renderList(node, '  ', () => '- '),
	codeBlock(state, node) {
		const ticks = node.textContent.match(/`{3,}/g) ?? [];
		const fence = ['``', ...ticks].reduce((longest, one) => (one.length > longest.length ? one : longest)) + '`';
		state.write(`${fence}${(node.attrs['language'] as string | null) ?? ''}\n`);
		state.text(node.textContent, false);
		state.write('\n');
		state.write(fence);
		state.closeBlock(node);
	},
	hardBreak(state, _, parent, index) {
		if (parent.type.name === 'heading') state.write(' ');
		else if (!rest(parent, index).some((node) => node.type.name !== 'hardBreak')) return;
		else state.write(index === 0 || parent.child(index - 1).type.name === 'hardBreak' ? '\\\n' : '\n');
	},
	heading(state, node) {
		state.write(`${'#'.repeat(Number(node.attrs['level']))} `);
		state.renderInline(node, false);
		state.closeBlock(node);
	},
	horizontalRule(state, node) {
		state.write('---');
		state.closeBlock(node);
	},
	listItem: (state, node) => state.renderContent(node),
	mention(state, node) {
		state.text(`[@${state.esc(String(node.attrs['name']))}](${node.attrs['to']})`, false);
	},
	orderedList(state, node) {
		const start = Number(node.attrs['start'] ?? 1);
		const width = String(start + node.childCount - 1).length + 2;
		state.renderList(node, ' '.repeat(width), (index) => `${start + index}. `.padEnd(width));
	},
	paragraph(state, node, parent) {
		if (node.childCount === 0 && parent.childCount > 1) return;
		state.renderInline(node);
		state.closeBlock(node);
	},
	text(state, node) {
		state.text(node.text ?? '', !bare(node));
	}
};

const MARKS: Record<string, MarkRule> = {
	bold: { open: '**', close: '**', mixable: true, expelEnclosingWhitespace: true },
	code: {
		open: (_, mark, parent, index) => fenced(parent, index, -1, mark),
		close: (_, mark, parent, index) => fenced(parent, index - 1, 1, mark),
		escape: false
	},
	italic: { open: '*', close: '*', mixable: true, expelEnclosingWhitespace: true },
	link: {
		open: (_, mark, parent, index) => (bare(parent.child(index)) ? '<' : '['),
		close: (_, mark, parent, index) =>
			bare(parent.child(index - 1)) ? '>' : `](${String(mark.attrs['href']).replace(/[()\s]/g, encodeURIComponent)})`
	},
	strike: { open: '~~', close: '~~', mixable: true, expelEnclosingWhitespace: true }
};

function rest(parent: Node, index: number): Node[] {
	return Array.from({ length: parent.childCount - index }, (_, step) => parent.child(index + step));
}

/** Whether this text is nothing but the address to which it links. */
function bare(node: Node): boolean {
	const link = node.marks.find(({ type }) => type.name === 'link');
	const href = String(link?.attrs['href'] ?? '');
	return node.marks.at(-1) === link && node.text === href && /^(https?|mailto):[^\s<>]+$/.test(href);
}

/** Enough backticks around a piece of code, and room where it begins or ends with one. */
function fenced(parent: Node, index: number, side: -1 | 1, mark: Mark): string {
	const node = parent.child(index);
	const text = mark.isInSet(node.marks) ? (node.text ?? '') : '';
	const longest = Math.max(0, ...(text.match(/`+/g) ?? []).map((ticks) => ticks.length));
	const ticks = '`'.repeat(longest + 1);
	const room = /^`|`$/.test(text) ? ' ' : '';
	return side < 0 ? ticks + room : room + ticks;
}
