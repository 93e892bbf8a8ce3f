/**
 * What people bring from Word, from mail programs and from other pages, without what those put around it. Only what
 * the editor can hold is left: words, their emphasis, links, lists, quotes, headings.
 */
import { mayLinkTo } from './schema.ts';

const DROPPED = 'style, script, meta, link, title, xml, img, picture, svg, video, audio, object, iframe, form, input, button, select, textarea, noscript';
const KEPT = new Set(['id', 'href', 'start', 'data-mention', 'data-footnote', 'data-file', 'data-alt', 'data-width', 'data-pm-slice']);
/** How Word marks the paragraphs of its lists: `mso-list:l0 level2 lfo1`. */
const OF_LIST = /mso-list:\s*l(\d+)\s+level(\d+)/i;

/** Takes the HTML of a clipboard and gives plain HTML. */
export function clean(html: string): string {
	const { body } = new DOMParser().parseFromString(unstyled(html), 'text/html');
	for (const comment of commentsIn(body)) comment.remove();
	for (const element of all(body, '[data-style]')) if (isHidden(element)) element.remove();
	liftLists(body);
	for (const element of all(body, DROPPED)) element.remove();
	for (const element of all(body, '*')) {
		if (element.localName.includes(':')) unwrap(element);
		else plain(element);
	}
	for (const paragraph of all(body, 'p, div, span')) {
		if (!paragraph.children.length && !/[^\s\u00a0]/.test(paragraph.textContent)) {
			if (paragraph.localName === 'span') paragraph.replaceWith(' ');
			else paragraph.remove();
		}
	}
	return body.innerHTML.replaceAll('\u00a0', ' ').replaceAll('&nbsp;', ' ');
}

/** Styles under another name: the CSP would complain of each, even in a page that is never shown. */
function unstyled(html: string): string {
	return html
		.replace(/<style\b[\s\S]*?<\/style>/gi, '')
		.replace(/<[a-z][^>]*>/gi, (tag) => tag.replace(/([\s"'])style(?=\s*=)/gi, '$1data-style'));
}

function all(root: Element, selector: string): HTMLElement[] {
	return Array.from(root.querySelectorAll<HTMLElement>(selector));
}

function commentsIn(root: Node): ChildNode[] {
	return Array.from(root.childNodes).flatMap((node) => (node.nodeType === node.COMMENT_NODE ? [node] : commentsIn(node)));
}

function styleOf(element: Element): string {
	return element.getAttribute('data-style') ?? '';
}

function isHidden(element: Element): boolean {
	return /display:\s*none|mso-hide:\s*all|visibility:\s*hidden/i.test(styleOf(element));
}

function unwrap(element: Element): void {
	element.replaceWith(...Array.from(element.childNodes));
}

/** Emphasis that stands in a style becomes an element; elements whose style takes the emphasis away go; all else is bare. */
function plain(element: HTMLElement): void {
	const style = styleOf(element);
	const weight = /(?:^|;)\s*font-weight:\s*(\w+)/i.exec(style)?.[1];
	const slanted = /(?:^|;)\s*font-style:\s*(?:italic|oblique)/i.test(style);
	for (const { name } of Array.from(element.attributes)) if (!KEPT.has(name)) element.removeAttribute(name);
	if (element.localName !== 'span' || !element.dataset['mention']) element.removeAttribute('id');
	if (element.localName === 'a' && !mayLinkTo(element.getAttribute('href') ?? '')) {
		unwrap(element);
	} else if (/^(b|strong)$/.test(element.localName) && (weight === 'normal' || weight === '400')) {
		unwrap(element);
	} else if (/^(span|font)$/.test(element.localName) && !element.dataset['mention'] && element.dataset['footnote'] === undefined) {
		if (weight === 'bold' || Number(weight) >= 600) inside(element, 'strong');
		if (slanted) inside(element, 'em');
		unwrap(element);
	}
}

function inside(element: Element, name: 'strong' | 'em'): void {
	const wrapped = element.ownerDocument.createElement(name);
	wrapped.append(...Array.from(element.childNodes));
	element.append(wrapped);
}

/** Word writes the entries of lists as paragraphs with a drawn bullet: they become lists again, one within another. */
function liftLists(body: Element): void {
	let open: { list: HTMLElement; level: number }[] = [];
	let before: Element | undefined;
	for (const paragraph of all(body, 'p, h1, h2, h3, h4, h5, h6, li')) {
		const found = OF_LIST.exec(styleOf(paragraph));
		if (!found || paragraph.localName === 'li') continue;
		const level = Number(found[2]);
		const sign = all(paragraph, 'span').find((span) => /mso-list:\s*ignore/i.test(styleOf(span)));
		const numbered = /^[\s\u00a0]*(?:\d+|[a-z]|[ivx]+)[.)]/i.test(sign?.textContent ?? '');
		sign?.remove();
		if (before === undefined || before !== paragraph.previousElementSibling) open = [];
		open = open.filter((one) => one.level <= level);
		let here = open.at(-1);
		if (here?.level !== level) {
			const list = paragraph.ownerDocument.createElement(numbered ? 'ol' : 'ul');
			const parent = here?.list.lastElementChild;
			if (parent) parent.append(list);
			else paragraph.before(list);
			here = { list, level };
			open.push(here);
		}
		const item = paragraph.ownerDocument.createElement('li');
		item.append(...Array.from(paragraph.childNodes));
		here.list.append(item);
		before = open[0]?.list;
		paragraph.remove();
	}
}
