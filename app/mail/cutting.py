"""What somebody wrote above the letter that they answer: without the quoted original, without their signature.

Our own letters begin with a line that asks to write above it; where it was kept, it decides. Else quotequail knows how
mail programs begin a quotation, and what is added here is what it does not know: programs in Portuguese, and the
block of headers with which Outlook begins one.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from typing import Final

import quotequail
from bs4 import BeautifulSoup, Tag
from markdownify import markdownify

from app.core.i18n import Language, Texts
from app.core.text import fold

LONGEST_TEXT: Final = 200_000
LONGEST_HTML: Final = 1_000_000
MOST_TAGS: Final = 30_000
MOST_LINES: Final = 10_000
LONGEST_LINE: Final = 2_000
say: Final = Texts("app.mail")
_ABOVE: Final = frozenset(fold(say("answer_above", language)) for language in Language)
_SEPARATOR: Final = "-- "
_INTRODUCTIONS: Final = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"^(?:on|el|em|no dia)\s(?=.*\d).{4,300}(?:wrote|escribi[oó]|escreveu)\s?:$",
        r"^.{2,200}<[^<>\s]+@[^<>\s]+>\s?(?:wrote|escribi[oó]|escreveu)?\s?:$",
        r"^-{2,}\s?(?:original message|mensaje original|mensagem original)\s?-{2,}$",
        r"^\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}.{0,20}\s.{2,200}(?:wrote|escribi[oó]|escreveu)\s?:$",
        r"^_{20,}$",
    )
)
LONGEST_INTRODUCTION: Final = 12
"""Lines that a program puts between one's words and the letter that it quotes, at most."""
_HEADER_NAMES: Final = {
    "from": "from", "de": "from", "sent": "date", "date": "date", "enviado": "date", "enviado el": "date",
    "enviada em": "date", "enviado em": "date", "fecha": "date", "data": "date", "to": "to", "para": "to",
    "subject": "subject", "asunto": "subject", "assunto": "subject", "cc": "cc",
}  # fmt: skip
_HEADER: Final = re.compile(r"^\*{0,2}([^\W\d_]+(?: [^\W\d_]+)?):\*{0,2}(?:\s|$)")
LEAST_HEADERS: Final = 3
_DATED: Final = re.compile(r"\d|^-{2,}|^_{20,}")
_MACHINE: Final = re.compile(
    r"^(?:sent|enviado|enviada|get|obtener|obtenha|obtén|baixe|descargue)\b.{1,30}?"
    r"\b(?:iphone|ipad|ipod|android|outlook|yahoo|samsung|galaxy|gmail|huawei|xiaomi|motorola|windows|blackberry|thunderbird"
    r"|proton ?mail|correo|e-?mail|mail|celular|m[oó]vil|smartphone|tel[eé]fono|telefone|mobile|phone)\b.{0,80}$",
    re.IGNORECASE,
)
_QUOTES: Final = (
    "div.gmail_quote_container", "div.gmail_quote", "blockquote[type=cite]", "#divRplyFwdMsg", "#appendonsend", "div.yahoo_quoted",
    "div.moz-cite-prefix", "#ms-outlook-mobile-reference-message", "#composer_mobile_ref", "blockquote.protonmail_quote",
    "div.protonmail_quote", "#mail-editor-reference-message-container", "#oriMsgHtmlSeperator", "#replybody1",
    "p#reply-intro",
)  # fmt: skip
_SIGNATURES: Final = (
    "div.gmail_signature", ".gmail_signature_prefix", "#Signature", "#ms-outlook-mobile-signature", "pre.moz-signature", "div.moz-signature",
    "#composer_signature", "#AppleMailSignature", ".protonmail_signature_block",
)  # fmt: skip
_AND_ALL_THAT_FOLLOWS: Final = frozenset(
    {"#divRplyFwdMsg", "#appendonsend", "#ms-outlook-mobile-reference-message", "#composer_mobile_ref",
     "#mail-editor-reference-message-container", "#oriMsgHtmlSeperator"}
)  # fmt: skip


def reply_in(text: str) -> str:
    """The words above the quotation, without signature. Empty when there are none."""
    lines = [_blank_as_usual(line) for line in text[:LONGEST_TEXT].splitlines()[:MOST_LINES]]
    # All that is cut is at the end. Looking at the beginning of a line is enough to know what it is.
    kept = _without_signature(_without_quotation([line[:LONGEST_LINE] for line in lines]))
    return "\n".join(line.rstrip() for line in lines[: len(kept)]).strip()


def _blank_as_usual(line: str) -> str:
    return line.replace("\xa0", " ").replace("\u200b", "").replace("\ufeff", "")


def _first(numbers: Iterable[int], holds: Callable[[int], bool]) -> int | None:
    return next((number for number in numbers if holds(number)), None)


def _without_quotation(lines: list[str]) -> list[str]:
    """Everything above our own line if it is there, and then above what introduces it; else above what looks like one."""
    ours = _first(range(len(lines)), lambda number: _is_our_line(lines, number))
    kept = lines if ours is None else lines[:ours]
    begin = 0 if ours is None else max(0, len(kept) - LONGEST_INTRODUCTION)
    found = _first(range(begin, len(kept)), lambda number: _begins_quotation(kept, number))
    kept = kept if found is None else kept[:found]
    return _without_quoted_end(kept if ours is not None else _as_known(kept))


def _is_our_line(lines: Sequence[str], number: int) -> bool:
    """Whether or not it was quoted, broken in two, or set apart."""
    here = fold(lines[number])
    following = fold(lines[number + 1]) if number + 1 < len(lines) else ""
    return bool(here) and (here in _ABOVE or here + following in _ABOVE)


def _as_known(lines: list[str]) -> list[str]:
    """What stands above the quotation that quotequail finds. A sentence such as "She wrote:" has no date and is none."""
    above, *rest = quotequail.quote("\n".join(lines), limit=len(lines) + 1, quote_intro_line=True)
    if not rest or not _DATED.search(" ".join(rest[0][1].splitlines()[:3])):
        return lines
    return list(above[1].splitlines())


def _begins_quotation(lines: Sequence[str], number: int) -> bool:
    """Whether here stands an introduction, on one line or broken into two or three, or a block of headers."""
    for length in (1, 2, 3):
        here = [line.lstrip("> ").strip() for line in lines[number : number + length]]
        if not all(here):
            break
        if _is_introduction(here):
            # What stands before an introduction is no part of it, though both together look like one.
            return not any(_is_introduction(here[later:]) for later in range(1, len(here)))
    return _header_name(lines[number]) == "from" and _headers_from(lines, number) >= LEAST_HEADERS


def _is_introduction(lines: Sequence[str]) -> bool:
    joined = " ".join(lines)
    return any(pattern.match(joined) for pattern in _INTRODUCTIONS)


def _headers_from(lines: Sequence[str], number: int) -> int:
    names = {_header_name(line) for line in lines[number : number + 8]}
    return len(names - {None})


def _header_name(line: str) -> str | None:
    found = _HEADER.match(line.lstrip("> "))
    return _HEADER_NAMES.get(found[1].lower()) if found else None


def _without_quoted_end(lines: list[str]) -> list[str]:
    """Quoted lines at the end go; those between one's own words stay, since somebody answers them one by one."""
    kept = list(lines)
    while kept and (not kept[-1].strip() or kept[-1].lstrip().startswith(">")):
        kept.pop()
    return kept


def _without_signature(lines: list[str]) -> list[str]:
    found = _first(range(len(lines)), lambda number: lines[number] in {_SEPARATOR, "--"})
    kept = list(lines if found is None else lines[:found])
    while kept and (not kept[-1].strip() or _MACHINE.match(kept[-1].strip().strip("[]*_"))):
        kept.pop()
    return kept


def text_of(html: str) -> str:
    """The words of a letter in HTML as Markdown, without what the program marked as quotation or signature.

    Raises ValueError when there is more of it than is looked at, or it is nested beyond measure.
    """
    if len(html) > LONGEST_HTML or html.count("<") > MOST_TAGS:
        msg = "too much HTML"
        raise ValueError(msg)
    try:
        # Python's own parser takes a minute for broken HTML that this one reads in no time.
        soup = BeautifulSoup(html, "lxml")
        for chosen in _QUOTES:
            for part in soup.select(chosen):
                if chosen in _AND_ALL_THAT_FOLLOWS:
                    _drop_following(part)
                part.decompose()
        for part in soup.select(", ".join((*_SIGNATURES, "style", "script", "head", "title", "img"))):
            part.decompose()
        made = markdownify(str(soup), heading_style="ATX", bullets="-", escape_misc=False)
    except RecursionError as error:
        msg = "nested beyond measure"
        raise ValueError(msg) from error
    return re.sub(r"\n{3,}", "\n\n", made).strip()


def _drop_following(part: Tag) -> None:
    for later in list(part.find_next_siblings()):
        later.decompose()


def unflowed(text: str, *, delete_space: bool) -> str:
    """`format=flowed` (RFC 3676) as it was written: a line that ends in a space goes on in the next one."""
    out: list[str] = []
    open_line = False
    for line in text.splitlines():
        stuffed = line.removeprefix(" ")
        quoted = stuffed.startswith(">")
        flows = stuffed.endswith(" ") and stuffed != _SEPARATOR and not quoted
        words = stuffed[:-1] if flows and delete_space else stuffed
        if open_line and not quoted and stuffed != _SEPARATOR:
            out[-1] += words
        else:
            out.append(words)
        open_line = flows
    return "\n".join(out)
