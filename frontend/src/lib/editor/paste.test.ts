import { getSchema } from '@tiptap/core';
import { DOMParser as Reader } from '@tiptap/pm/model';
import { describe, expect, test } from 'vitest';
import { write } from './markdown.ts';
import { clean } from './paste.ts';
import { extensions } from './schema.ts';

const schema = getSchema(extensions());

/** What a pasted piece becomes in a post. */
function pasted(html: string): string {
	const body = new DOMParser().parseFromString(clean(html), 'text/html').body;
	return write(Reader.fromSchema(schema).parse(body));
}

const WORD = `<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word"><head>
<meta name=Generator content="Microsoft Word 15"><style><!-- /* Style Definitions */ p.MsoNormal {margin:0cm; font-family:"Calibri"} --></style>
<!--[if gte mso 9]><xml><o:OfficeDocumentSettings><o:AllowPNG/></o:OfficeDocumentSettings></xml><![endif]--></head>
<body lang=ES style='tab-interval:35.4pt'><!--StartFragment-->
<p class=MsoNormal style='margin-bottom:8.0pt'><b style='mso-bidi-font-weight:normal'><span lang=ES style='font-size:12.0pt'>Acuerdos<o:p></o:p></span></b></p>
<p class=MsoNormal><o:p>&nbsp;</o:p></p>
<p class=MsoListParagraphCxSpFirst style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span style='font-family:Symbol'><span style='mso-list:Ignore'>·<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp;&nbsp; </span></span></span><![endif]><span lang=ES>Medir cada mes<o:p></o:p></span></p>
<p class=MsoListParagraphCxSpMiddle style='text-indent:-18.0pt;mso-list:l0 level2 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>o<span>&nbsp;&nbsp; </span></span><![endif]>por <i>comuna</i><o:p></o:p></p>
<p class=MsoListParagraphCxSpLast style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>·<span>&nbsp;&nbsp; </span></span><![endif]>Publicar la serie<o:p></o:p></p>
<p class=MsoNormal>Véase <a href="https://example.org/serie"><span style='color:blue'>la serie</span></a>.<a name="_Toc1"></a></p>
<p class=MsoListParagraph style='mso-list:l1 level1 lfo2'><![if !supportLists]><span style='mso-list:Ignore'>1.<span>&nbsp; </span></span><![endif]>Uno</p>
<p class=MsoListParagraph style='mso-list:l1 level1 lfo2'><![if !supportLists]><span style='mso-list:Ignore'>2.<span>&nbsp; </span></span><![endif]>Dos</p>
<!--EndFragment--></body></html>`;

const MAIL = `<div dir="ltr"><div>Olá a todos,</div><div><br></div><div style="font-family:Arial">Segue <span style="font-weight:700">o plano</span>:</div>
<ul><li style="margin-left:15px">Escolas</li><li>Ruas</li></ul>
<div style="display:none;max-height:0">texto para a prévia</div>
<img src="https://track.example/open.gif?u=123" width="1" height="1" style="display:none">
<blockquote class="gmail_quote" style="border-left:1px solid"><div>Qual é a taxa?</div></blockquote>
<a href="javascript:alert(1)">aqui</a> <a href="https://example.org/" onclick="x()">lá</a><script>alert(1)</script><style>p{}</style></div>`;

describe('pasted text is clean', () => {
	test('from Word: styles, comments and fields gone, lists kept', () => {
		expect(pasted(WORD)).toBe(
			'**Acuerdos**\n\n- Medir cada mes\n  - por *comuna*\n- Publicar la serie\n\nVéase [la serie](https://example.org/serie).\n\n1. Uno\n2. Dos'
		);
	});

	test('from mail: tracking pixels, hidden words and scripts gone', () => {
		expect(pasted(MAIL)).toBe('Olá a todos,\n\nSegue **o plano**:\n\n- Escolas\n- Ruas\n\n> Qual é a taxa?\n\naqui [lá](https://example.org/)');
	});

	test('from an office suite in the browser, which wraps all in a bold that is none', () => {
		const html = `<meta charset='utf-8'><b style="font-weight:normal;" id="docs-internal-guid-1"><p dir="ltr"><span style="font-weight:400;font-style:italic">uma</span> <span style="font-weight:400">frase</span></p></b>`;
		expect(pasted(html)).toBe('*uma* frase');
	});

	test('nothing of it names a class, a style or a picture', () => {
		for (const html of [WORD, MAIL]) expect(clean(html)).not.toMatch(/class=|style|<img|<!--|mso|track\.example|onclick|javascript/i);
	});

	test('footnotes and pictures of our own stay, and no address with them', () => {
		const own = '<p>Rest<span class="footnote" data-footnote="">As in 2025</span></p><figure class="picture" data-file="1" data-alt="A street" data-width="50"><img src="/api/files/1/content"></figure>';
		expect(clean(own)).toBe('<p>Rest<span data-footnote="">As in 2025</span></p><figure data-file="1" data-alt="A street" data-width="50"></figure>');
	});

	test('pieces of the editor itself stay what they are', () => {
		const own = '<p data-pm-slice="1 1 []">Com <span class="mention" data-mention="person:0198f1f0-0000-7000-8000-000000000001">@Ana</span></p>';
		expect(pasted(own)).toBe('Com [@Ana](person:0198f1f0-0000-7000-8000-000000000001)');
	});
});
