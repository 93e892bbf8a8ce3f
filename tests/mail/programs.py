"""Answers as mail programs write them: each builder imitates the structure of one program, in one language.

`letter` is the notification as it arrived, both forms; `words` what the person wrote. What is imitated stands in each
docstring: where the quotation begins, how it is marked, which parts and encodings there are.
"""

import base64
import quopri
from collections.abc import Callable
from dataclasses import dataclass
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, make_msgid
from html import escape

from app.core import clock

PLATFORM = "Pacto <no-reply@127.0.0.1>"


@dataclass(frozen=True)
class Letter:
    """A letter of ours as its reader got it."""

    subject: str
    text: str
    html: str
    reply_to: str
    message_id: str = "<0123456789abcdef0123456789abcdef@127.0.0.1>"


@dataclass(frozen=True)
class Program:
    """A mail program: who sends, and the language of its own words."""

    name: str
    language: str
    build: Callable[[Letter, str], EmailMessage]


def headers(letter: Letter, *, sender: str = "focal_point@example.org", **more: str) -> EmailMessage:
    message = EmailMessage(policy=SMTP)
    message["From"] = sender
    message["To"] = letter.reply_to
    message["Subject"] = f"Re: {letter.subject}"
    message["Date"] = format_datetime(clock.now())
    message["Message-ID"] = make_msgid(domain="mail.example.org")
    message["In-Reply-To"] = letter.message_id
    message["References"] = letter.message_id
    for name, value in more.items():
        message[name.replace("_", "-")] = value
    return message


def quoted(text: str) -> str:
    return "\n".join(f"> {line}".rstrip() for line in text.splitlines())


def paragraphs(words: str, tag: str = "div") -> str:
    return "".join(f"<{tag}>{escape(line) or '<br>'}</{tag}>" for line in words.splitlines())


def inner(html: str) -> str:
    """What stands in the body of a letter of ours."""
    return html.split("<body", 1)[1].split(">", 1)[1].rsplit("</body>", 1)[0]


def gmail_web(letter: Letter, words: str) -> EmailMessage:
    """Introduction broken in two by the 78th column, `>` in the text; `gmail_quote_container` in the HTML."""
    introduction = "El mié, 25 nov 2026 a las 10:12, Pacto (<no-reply@127.0.0.1>)\nescribió:"
    made = headers(letter)
    made.set_content(f"{words}\n\n{introduction}\n\n{quoted(letter.text)}\n", cte="quoted-printable")
    made.add_alternative(
        f'<div dir="ltr">{paragraphs(words)}</div><br><div class="gmail_quote gmail_quote_container"><div dir="ltr" '
        f'class="gmail_attr">{escape(introduction)}<br></div><blockquote class="gmail_quote" style="margin:0 0 0 .8ex">'
        f"{inner(letter.html)}</blockquote></div>",
        subtype="html",
    )
    return made


def gmail_android(letter: Letter, words: str) -> EmailMessage:
    """As on the web, `dir="auto"`, the introduction on one line, base64 for words with accents."""
    introduction = "Em qua., 25 de nov. de 2026, 10:12, Pacto <no-reply@127.0.0.1> escreveu:"
    made = headers(letter)
    made.set_content(f"{words}\n\n{introduction}\n\n{quoted(letter.text)}\n", cte="base64")
    made.add_alternative(
        f'<div dir="auto">{paragraphs(words)}</div><br><div class="gmail_quote"><div dir="ltr" class="gmail_attr">'
        f'{escape(introduction)}<br></div><blockquote class="gmail_quote">{inner(letter.html)}</blockquote></div>',
        subtype="html", cte="base64",
    )  # fmt: skip
    return made


def outlook_desktop(letter: Letter, words: str) -> EmailMessage:
    """No `>`: a block of headers, From to Subject, in ISO-8859-1 and quoted-printable; Word's HTML beside it."""
    block = f"De: Pacto <no-reply@127.0.0.1> \nEnviado el: miércoles, 25 de noviembre de 2026 10:12\nPara: Ana Ríos <focal_point@example.org>\nAsunto: {letter.subject}"
    made = headers(letter)
    text = f"{words}\n\n{block}\n\n{letter.text}"
    made.set_content(_latin(text), charset="iso-8859-1", cte="quoted-printable")
    made.add_alternative(
        f'<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>p.MsoNormal{{margin:0}}</style></head><body '
        f'lang="ES"><div class="WordSection1">{paragraphs(words, "p")}<div style="border:none;border-top:solid #E1E1E1 1.0pt;'
        f'padding:3.0pt 0cm 0cm 0cm"><p class="MsoNormal"><b>De:</b> Pacto</p></div>{inner(letter.html)}</div></body></html>',
        subtype="html",
    )
    return made


def outlook_web(letter: Letter, words: str) -> EmailMessage:
    """HTML alone, `divRplyFwdMsg` after a rule; the letter stands behind it unmarked."""
    made = headers(letter)
    made.set_content(
        f'<html><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8"></head><body dir="ltr">'
        f'<div class="elementToProof">{paragraphs(words)}</div><div id="Signature"><p>Ana Ríos<br>Ciudad de Rosario</p></div>'
        f'<div id="appendonsend"></div><hr style="display:inline-block;width:98%"><div id="divRplyFwdMsg" dir="ltr"><b>From:'
        f"</b> Pacto<br><b>Sent:</b> Wednesday<br><b>To:</b> Ana<br><b>Subject:</b> x</div><div>{inner(letter.html)}</div>"
        "</body></html>",
        subtype="html", cte="quoted-printable",
    )  # fmt: skip
    return made


def outlook_ios(letter: Letter, words: str) -> EmailMessage:
    """`Get Outlook for iOS` under the words, then 32 underscores and the block of headers."""
    block = f"From: Pacto <no-reply@127.0.0.1>\nSent: Wednesday, November 25, 2026 10:12:00 AM\nTo: Ana <a@example.org>\nSubject: {letter.subject}"
    made = headers(letter)
    made.set_content(
        f"{words}\n\nGet Outlook for iOS<https://aka.ms/o0ukef>\n{'_' * 32}\n{block}\n\n{letter.text}", cte="base64"
    )
    return made


def apple_mail(letter: Letter, words: str) -> EmailMessage:
    """`format=flowed; delsp=yes`, the first quoted line straight after an introduction with a comma before the name."""
    made = headers(letter)
    introduction = "> El 25 nov 2026, a las 10:12, Pacto <no-reply@127.0.0.1> escribió:\n> "
    made.set_content(f"{words}\n\n{introduction}\n{quoted(letter.text)}\n", cte="quoted-printable")
    made.set_param("format", "flowed")
    made.set_param("delsp", "yes")
    return made


def ios_mail(letter: Letter, words: str) -> EmailMessage:
    """`Enviado do meu iPhone` between words and introduction, a photograph inline in `multipart/mixed`."""
    made = headers(letter)
    introduction = "Em 25 de nov. de 2026, à(s) 10:12, Pacto <no-reply@127.0.0.1> escreveu:"
    made.set_content(f"{words}\n\nEnviado do meu iPhone\n\n> {introduction}\n> \n{quoted(letter.text)}", cte="8bit")
    return made


def thunderbird(letter: Letter, words: str) -> EmailMessage:
    """`format=flowed`, an introduction with the day in ISO, `-- ` before the signature, which stands below the words."""
    made = headers(letter, User_Agent="Mozilla Thunderbird")
    soft = "\n".join(_flowed(line) for line in words.splitlines())
    text = f"{soft}\n\n-- \nAna Ríos\nCiudad de Rosario\n\nOn 2026-11-25 10:12, Pacto wrote:\n{quoted(letter.text)}\n"
    made.set_content(text, cte="8bit")
    made.set_param("format", "flowed")
    return made


def yahoo(letter: Letter, words: str) -> EmailMessage:
    """An introduction that begins with blanks and ends in two of them, `yahoo_quoted` in the HTML, nothing marked by `>`."""
    introduction = "    El miércoles, 25 de noviembre de 2026, 10:12:41 GMT-3, Pacto <no-reply@127.0.0.1> escribió:  "
    made = headers(letter)
    made.set_content(f" {words}\n\n{introduction}\n \n {letter.text}", cte="quoted-printable")
    made.add_alternative(
        f'<div class="ydp1yahoo-style-wrap">{paragraphs(words)}</div><div id="ydp2yahoo_quoted_1" class="yahoo_quoted">'
        f"<div>{escape(introduction)}</div>{inner(letter.html)}</div>",
        subtype="html",
    )
    return made


def roundcube(letter: Letter, words: str) -> EmailMessage:
    """Plain text alone, `Em 2026-11-25 10:12, Pacto escreveu:`, wrapped by hand at 72 columns."""
    made = headers(letter, User_Agent="Roundcube Webmail/1.6.9")
    made.set_content(
        f"{words}\n\nEm 2026-11-25 10:12, Pacto escreveu:\n{quoted(letter.text)}\n", cte="quoted-printable"
    )
    return made


def samsung(letter: Letter, words: str) -> EmailMessage:
    """`Enviado desde mi Galaxy`, then `-------- Mensaje original --------` and the block of headers, no `>`."""
    made = headers(letter)
    made.set_content(
        f"{words}\n\n\nEnviado desde mi Galaxy\n\n\n-------- Mensaje original --------\nDe: Pacto <no-reply@127.0.0.1> "
        f"\nFecha: 25/11/26  10:12 a. m.  (GMT-03:00) \nA: focal_point@example.org \nAsunto: {letter.subject} \n\n{letter.text}",
        cte="base64",
    )
    return made


def proton(letter: Letter, words: str) -> EmailMessage:
    """HTML alone: `protonmail_signature_block`, `protonmail_quote` with its introduction inside."""
    made = headers(letter)
    made.set_content(
        f'<div style="font-family: Arial">{paragraphs(words)}</div><div class="protonmail_signature_block"><div>Sent with '
        f'<a href="https://proton.me">Proton Mail</a> secure email.</div></div><div class="protonmail_quote">On Wednesday, '
        f'November 25th, 2026 at 10:12 AM, Pacto wrote:<br><blockquote type="cite">{inner(letter.html)}</blockquote></div>',
        subtype="html",
    )
    return made


def k9(letter: Letter, words: str) -> EmailMessage:
    """Plain text, an introduction without a comma and with the address, the line of our letter broken by the program."""
    made = headers(letter)
    made.set_content(
        f"{words}\n\n\nOn November 25, 2026 10:12:00 AM GMT-03:00, Pacto <no-reply@127.0.0.1> wrote:\n{quoted(letter.text)}",
        cte="8bit",
    )
    return made


def zimbra(letter: Letter, words: str) -> EmailMessage:
    """`De:`, `Para:`, `Enviadas:`, `Assunto:` under a rule, ISO-8859-1 in base64."""
    made = headers(letter)
    block = f"----- Mensagem original -----\nDe: Pacto <no-reply@127.0.0.1>\nPara: Ana <a@example.org>\nEnviadas: Quarta-feira, 25 de novembro de 2026 10:12:00\nAssunto: {letter.subject}"
    made.set_content(_latin(f"{words}\n\n{block}\n\n{letter.text}"), charset="iso-8859-1", cte="base64")
    return made


PROGRAMS = (
    Program("Gmail on the web", "es", gmail_web),
    Program("Gmail for Android", "pt", gmail_android),
    Program("Outlook for Windows", "es", outlook_desktop),
    Program("Outlook on the web", "en", outlook_web),
    Program("Outlook for iOS", "en", outlook_ios),
    Program("Apple Mail", "es", apple_mail),
    Program("Mail on the iPhone", "pt", ios_mail),
    Program("Thunderbird", "en", thunderbird),
    Program("Yahoo Mail", "es", yahoo),
    Program("Roundcube", "pt", roundcube),
    Program("Samsung Email", "es", samsung),
    Program("Proton Mail", "en", proton),
    Program("K-9 Mail", "en", k9),
    Program("Zimbra", "pt", zimbra),
)


def raw(message: EmailMessage) -> bytes:
    return message.as_bytes()


def by_hand(letter: Letter, head: str, body: bytes, *, sender: str = "focal_point@example.org") -> bytes:
    """A letter whose parts are written byte by byte, for what no library would write."""
    lines = f"From: {sender}\r\nTo: {letter.reply_to}\r\nMessage-ID: {make_msgid(domain='mail.example.org')}\r\nMIME-Version: 1.0\r\n{head}\r\n\r\n"
    return lines.encode() + body


def qp(text: str, charset: str) -> bytes:
    return quopri.encodestring(text.encode(charset))


def b64(text: str, charset: str) -> bytes:
    return base64.encodebytes(text.encode(charset))


def _latin(text: str) -> str:
    """Text that ISO-8859-1 can hold, as a program in that charset would send it."""
    return text.translate({0x2019: "'", 0x2014: "-", 0x2013: "-"}).encode("latin-1", "ignore").decode("latin-1")


def _flowed(line: str) -> str:
    """A long line as soft-broken lines, each but the last ending in a space."""
    words, lines = line.split(" "), [""]
    for word in words:
        if len(lines[-1]) + len(word) > 66:
            lines.append("")
        lines[-1] += f"{word} "
    return "\n".join([*lines[:-1], lines[-1].rstrip()])
