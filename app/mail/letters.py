"""The one form of our letters: plain paragraphs that can be read alone as text, and the same words as quiet HTML.

No pictures, no tracking, no script; styles stand in the tags since mail programs read nothing else.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import Final

from app.core.i18n import Language

_INK, _SOFT, _LINE, _GREEN, _RED = "#1a2421", "#5a635e", "#dad2c2", "#0b5a4d", "#a30d2d"
_SERIF: Final = "Georgia,serif"
_BUTTON: Final = "display:inline-block;padding:12px 20px;border-radius:6px;font-weight:bold;text-decoration:none;margin:0 8px 8px 0"  # fmt: skip


@dataclass(frozen=True, slots=True)
class Paragraph:
    """What the platform says."""

    text: str


@dataclass(frozen=True, slots=True)
class Quote:
    """What somebody wrote, in their own language, set in the serif like everything people write."""

    text: str
    language: str


@dataclass(frozen=True, slots=True)
class Words:
    """A whole contribution that somebody wrote, as text and as HTML that is safe to show."""

    text: str
    html: str
    language: str


@dataclass(frozen=True, slots=True)
class AnswerLine:
    """The line at the top of a letter above which its reader answers. Mail programs keep it, so we find it again."""

    text: str


@dataclass(frozen=True, slots=True)
class Heading:
    text: str


@dataclass(frozen=True, slots=True)
class Code:
    """A code to be typed, large and easy to copy."""

    text: str


@dataclass(frozen=True, slots=True)
class CrisisMark:
    """The red bar with the one word, which stands for nothing else."""

    word: str


@dataclass(frozen=True, slots=True)
class Action:
    """A button: its words and where it leads."""

    label: str
    address: str
    main: bool = True
    crisis: bool = False


@dataclass(frozen=True, slots=True)
class Actions:
    items: Sequence[Action]


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a digest: when or what kind, the title that leads there, and a word about it."""

    lead: str
    title: str
    address: str
    language: str = ""
    note: str = ""


Block = Paragraph | Quote | Words | AnswerLine | Heading | Code | CrisisMark | Actions | Entry


@dataclass(frozen=True, slots=True)
class Link:
    """A link at the foot."""

    label: str
    address: str


@dataclass(frozen=True, slots=True)
class Letter:
    """Blocks in order, and what stands under the line: who writes, and how to hear less."""

    subject: str
    blocks: Sequence[Block]
    foot: str
    links: Sequence[Link] = ()


def as_text(letter: Letter) -> str:
    """The letter for a program that shows no HTML: complete, with every address written out."""
    parts = [_text_of(block) for block in letter.blocks]
    links = [f"{link.label}: {link.address}" for link in letter.links]
    return "\n\n".join([*parts, "\n".join(["-- ", letter.foot, *links])]) + "\n"


def _text_of(block: Block) -> str:  # noqa: PLR0911 - one answer for each kind of block
    match block:
        case Paragraph(text) | Code(text) | Words(text, _, _):
            return text
        case AnswerLine(text):
            return f"--- {text} ---"
        case Quote(text, _):
            return "\n".join(f"> {line}".rstrip() for line in text.splitlines())
        case Heading(text):
            return f"{text}\n{'=' * len(text)}"
        case CrisisMark(word):
            return word.upper()
        case Actions(items):
            return "\n".join(f"{item.label}: {item.address}" for item in items)
        case Entry(lead, title, address, _, note):
            return "\n".join(line for line in (lead, title, note, address) if line)


def as_html(letter: Letter, language: Language) -> str:
    """The letter in our visual language. Everything that comes from outside is escaped here and nowhere else."""
    links = " · ".join(
        f'<a href="{escape(link.address)}" style="color:{_GREEN}">{escape(link.label)}</a>' for link in letter.links
    )
    foot = f"{escape(letter.foot)} {links}".strip()
    blocks = "\n".join(_html_of(block) for block in letter.blocks)
    return (
        f'<!doctype html>\n<html lang="{language}" dir="ltr"><head><meta charset="utf-8">'
        f'<meta name="viewport" content="width=device-width, initial-scale=1"><title>{escape(letter.subject)}</title>'
        '</head>\n<body style="margin:0;background:#ffffff">\n'
        f'<div style="background:#ffffff;color:{_INK};padding:28px 24px;font-family:Arial,Helvetica,sans-serif;'
        'font-size:16px;line-height:1.55">\n<table role="presentation" style="width:100%;max-width:560px;'
        'margin:0 auto;border-collapse:collapse;font-size:16px"><tr><td style="border:0;padding:0">\n'
        f'{blocks}\n<p style="margin:24px 0 0;padding-top:12px;border-top:1px solid {_LINE};color:{_SOFT};'
        f'font-size:14px">{foot}</p>\n</td></tr></table>\n</div>\n</body></html>\n'
    )


def _html_of(block: Block) -> str:  # noqa: PLR0911 - one answer for each kind of block
    match block:
        case Paragraph(text):
            return f'<p style="margin:0 0 16px">{_lines(text)}</p>'
        case Quote(text, language):
            return (
                f'<p lang="{escape(language)}" style="margin:0 0 16px;font-family:{_SERIF};font-size:19px;'
                f'line-height:1.45">{_lines(text)}</p>'
            )
        case Words(_, html, language):
            return (
                f'<div lang="{escape(language)}" style="margin:0 0 16px;font-family:{_SERIF};font-size:19px;'
                f'line-height:1.45">{html}</div>'
            )
        case AnswerLine(text):
            return (
                f'<p style="margin:0 0 20px;padding-bottom:8px;border-bottom:1px dashed {_LINE};color:{_SOFT};'
                f'font-size:14px">{escape(text)}</p>'
            )
        case Heading(text):
            return (
                f'<h2 style="font:bold 20px/1.25 {_SERIF};margin:24px 0 12px;padding-top:12px;'
                f'border-top:2px solid {_INK}">{escape(text)}</h2>'
            )
        case Code(text):
            return f'<p style="margin:0 0 16px;font-size:32px;letter-spacing:6px;font-weight:bold">{escape(text)}</p>'
        case CrisisMark(word):
            return (
                f'<p style="margin:0 0 16px;padding:10px 14px;border-left:6px solid {_RED};color:{_RED};'
                f'font-weight:bold">{escape(word)}</p>'
            )
        case Actions(items):
            return f'<p style="margin:0 0 8px">{"".join(_button(item) for item in items)}</p>'
        case Entry(lead, title, address, language, note):
            tag = f' lang="{escape(language)}"' if language else ""
            told = f'<br><span style="color:{_SOFT};font-size:15px">{_lines(note)}</span>' if note else ""
            return (
                f'<p style="margin:0 0 14px"><b>{escape(lead)}</b><br>'
                f'<a href="{escape(address)}"{tag} style="color:{_GREEN}">{escape(title)}</a>{told}</p>'
            )


def _button(item: Action) -> str:
    fill = _RED if item.crisis else _GREEN
    look = f"background:{fill};color:#ffffff" if item.main else f"border:1px solid #857f70;color:{_INK}"
    return f'<a href="{escape(item.address)}" style="{_BUTTON};{look}">{escape(item.label)}</a>'


def _lines(text: str) -> str:
    return "<br>".join(escape(line) for line in text.splitlines())
