/** The words for formats and for what of a file stays out. A code that is added without words is a type error here. */
import { m } from '#lib/paraglide/messages.js';
import { number } from '#lib/ui/format.ts';
import { teach } from '#lib/ui/problems.ts';
import type { Format, FormField, Left } from './types.ts';

teach({
	no_converter: () => m.documents_p_no_converter(),
	document_too_large: () => m.documents_p_too_large(),
	unreadable_document: () => m.documents_p_unreadable(),
	foreign_document: () => m.documents_p_foreign()
});

export const formats: Record<Format, () => string> = {
	docx: m.documents_f_docx,
	pdf: m.documents_f_pdf,
	odt: m.documents_f_odt,
	md: m.documents_f_md,
	json: m.documents_f_json,
	zip: m.documents_f_zip
};

export const left: Record<Left, (about: { count: number }) => string> = {
	formatting: m.documents_l_formatting,
	links: m.documents_l_links,
	form: m.documents_l_form,
	table: m.documents_l_table,
	breaks: m.documents_l_breaks,
	pictures: m.documents_l_pictures,
	footnotes: m.documents_l_footnotes,
	comments: m.documents_l_comments,
	others: m.documents_l_others
};

/** "205 of 100 characters", as the funder counts. */
export function lengthWords({ words, length, limit, unit }: FormField): string {
	if (length === null || limit === null) return m.drafting_count_plain({ count: number(words) });
	const about = { count: number(length), max: number(limit) };
	return unit === 'words' ? m.drafting_words_of(about) : m.drafting_characters_of(about);
}
