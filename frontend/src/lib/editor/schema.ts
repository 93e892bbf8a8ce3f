import { Node, type Extensions } from '@tiptap/core';
import StarterKit from '@tiptap/starter-kit';

/** Somebody named in a text: one piece that is deleted whole. In Markdown it is a link to `person:<id>`. */
const Mention = Node.create({
	name: 'mention',
	group: 'inline',
	inline: true,
	atom: true,
	selectable: false,
	addAttributes: () => ({
		to: { default: '', parseHTML: (element) => element.dataset['mention'] ?? '', renderHTML: ({ to }) => ({ 'data-mention': String(to) }) },
		name: { default: '', parseHTML: (element) => element.textContent.replace(/^@/, ''), renderHTML: () => ({}) }
	}),
	parseHTML: () => [{ tag: 'span[data-mention]' }],
	renderHTML: ({ node, HTMLAttributes }) => ['span', { class: 'mention', ...HTMLAttributes }, `@${node.attrs['name']}`],
	renderText: ({ node }) => `@${node.attrs['name']}`
});

/** Where a link may lead: pages and mail addresses, files of our own. The server lets nothing else through. */
export function mayLinkTo(address: string): boolean {
	return /^(https?:\/\/|mailto:|\/(?!\/))/i.test(address);
}

/** The address that somebody means who types this: of the web or of mail; undefined where no link may lead. */
export function addressOf(typed: string): string | undefined {
	if (mayLinkTo(typed)) return typed;
	if (/^[^\s:]+@\S+$/.test(typed)) return `mailto:${typed}`;
	return /^[^\s:/]+\.[^\s:/]+(:\d+)?([/?#]\S*)?$/.test(typed) ? `https://${typed}` : undefined;
}

/** What a text can hold: what Markdown on the server can hold, and nothing that would be lost there. */
export function extensions(): Extensions {
	return [
		StarterKit.configure({
			dropcursor: false,
			gapcursor: false,
			underline: false,
			link: {
				openOnClick: false,
				defaultProtocol: 'https',
				isAllowedUri: mayLinkTo,
				HTMLAttributes: { target: null, rel: null }
			}
		}),
		Mention
	];
}
