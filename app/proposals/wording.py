"""What the live text of a section reads, and how long it is as a funder counts. The browser counts alike.

The text is that with every suggestion accepted: blocks one under the other, without spaces at either end. A character
is a code point of the text in its composed form, a line break one of them; a word is what stands between spaces. The words
of a footnote count, and stand on a line of their own under the block that it is in; a picture has no words.
"""

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Final, TypeGuard

import orjson
from pycrdt import Doc, XmlElement, XmlFragment, XmlText

from app.drafting import content
from app.drafting.reviewing import DELETION, SEAM
from app.proposals.codes import Unit

SCHEMA_VERSION: Final = 2
"""Of what an editor can put into a text; editors that know less only read. 2 knows footnotes and pictures."""
_SPACES: Final = "\t\n\v\f\r \u00a0\u1680" + "".join(map(chr, range(0x2000, 0x200B))) + "\u2028\u2029\u202f\u205f\u3000"
_BETWEEN: Final = re.compile(f"[{_SPACES}]+")
_BLOCKS: Final = frozenset({"paragraph", "heading", "codeBlock"})
_BREAK: Final = "hardBreak"
FOOTNOTE: Final = "footnote"
"""An element among the words of a block, with words of its own."""
PICTURE: Final = "picture"
"""A block without words: `file` is the id of an attachment, `alt` what is to be seen, `width` per cent of the line."""
_END: Final = object()
COMMENT: Final = "comment"
"""The mark on words that are commented on; `ids` are those of the threads, with spaces between."""


@dataclass(frozen=True, slots=True)
class Counts:
    """How long a text is: words, characters with spaces and without."""

    words: int
    characters: int
    bare: int


@dataclass(frozen=True, slots=True)
class Reading:
    """What a text reads, how long it is, and its fingerprint: SHA-256 over everything in it, as 64 hexadecimal digits."""

    words: str
    counts: Counts
    fingerprint: str


def count(text: str) -> Counts:
    """How long a text is."""
    composed = unicodedata.normalize("NFC", text)
    parts = [part for part in _BETWEEN.split(composed) if part]
    return Counts(words=len(parts), characters=len(composed), bare=sum(map(len, parts)))


def length(counts: Counts, unit: Unit | None, *, counts_spaces: bool) -> int | None:
    """In what a limit counts; None where that is not known before the text is set in pages."""
    match unit:
        case Unit.words:
            return counts.words
        case Unit.characters:
            return counts.characters if counts_spaces else counts.bare
        case _:
            return None


def reading(document: Doc[Any]) -> Reading:
    """A live text as it stands."""
    root = document.get(content.ROOT, type=XmlFragment)
    words = "\n".join(_blocks(root)).strip(_SPACES)
    whole = orjson.dumps(list(_all(root)), option=orjson.OPT_SORT_KEYS)
    return Reading(words=words, counts=count(words), fingerprint=hashlib.sha256(whole).hexdigest())


def comment(document: Doc[Any], quote: str, occurrence: int, comment_id: str) -> bool:
    """Mark the words that are commented on; whether they are there.

    `quote` is read over all runs of text in their order, one under the other, and stands there several times perhaps.
    """
    runs = list(_texts(document.get(content.ROOT, type=XmlFragment)))
    whole = "\n".join(words for _, words in runs)
    begin = -1
    for _ in range(occurrence + 1):
        begin = whole.find(quote, begin + 1)
        if begin < 0:
            return False
    end, place = begin + len(quote), 0
    for text, words in runs:
        first, last = max(begin - place, 0), min(end - place, len(words))
        if first < last:
            mark_comment(text, words, first, last, comment_id)
        place += len(words) + 1
    return True


def mark_comment(text: XmlText, words: str, first: int, last: int, comment_id: str) -> None:
    """Add the comment to what these characters carry. Positions in a text are in bytes."""
    at = 0
    for run, marks in text.diff():
        length = len(run) if isinstance(run, str) else 1
        begin, end = max(first, at), min(last, at + length)
        if begin < end:
            before = (marks or {}).get(COMMENT) or {}
            ids = f"{before.get('ids', '')} {comment_id}".strip() if isinstance(before, dict) else comment_id
            text.format(len(words[:begin].encode()), len(words[:end].encode()), {COMMENT: {"ids": ids}})
        at += length


def _texts(parent: XmlFragment | XmlElement) -> Iterator[tuple[XmlText, str]]:
    """Every run of text that is not empty, with its words as they stand, suggestions and all."""
    for child in parent.children:
        if isinstance(child, XmlElement):
            yield from _texts(child)
        elif isinstance(child, XmlText):
            words = "".join(run for run, _ in child.diff() if isinstance(run, str))
            if words:
                yield child, words


def anew(document: Doc[Any]) -> bytes:
    """The state of a new text that holds the same and shares no structure with the old one; comments stay with that."""
    copy: Doc[Any] = Doc()
    _copy(document.get(content.ROOT, type=XmlFragment), copy.get(content.ROOT, type=XmlFragment))
    return copy.get_update()


def _copy(source: XmlFragment, target: XmlFragment) -> None:
    waiting: list[tuple[XmlFragment | XmlElement, XmlFragment | XmlElement]] = [(source, target)]
    while waiting:
        parent, into = waiting.pop()
        for child in parent.children:
            if isinstance(child, XmlElement):
                made = XmlElement(child.tag)
                into.children.append(made)
                for name, value in _attributes(child).items():
                    made.attributes[name] = value
                waiting.append((child, made))
            elif isinstance(child, XmlText):
                text = XmlText()
                into.children.append(text)
                _write(text, child)


def _write(text: XmlText, like: XmlText) -> None:
    """Put the runs of another text into an empty one."""
    place = 0
    for run, marks in _plain(like):
        text.insert(place, run, marks or None)
        place += len(run.encode())


def written(paragraphs: Iterable[str]) -> bytes:
    """The state of a new text with these paragraphs."""
    document: Doc[Any] = Doc()
    root = document.get(content.ROOT, type=XmlFragment)
    for words in paragraphs:
        paragraph = XmlElement("paragraph")
        root.children.append(paragraph)
        paragraph.children.append(XmlText(words))
    return document.get_update()


def _blocks(root: XmlFragment) -> Iterator[str]:
    """Each block that holds words, those without left empty; what is suggested to go is gone."""
    waiting: list[Any] = [*reversed(list(root.children))]
    while waiting:
        child = waiting.pop()
        if not isinstance(child, XmlElement) or DELETION in _attributes(child):
            continue
        if child.tag in _BLOCKS:
            yield "".join(words_in(child))
            yield from ("".join(words_in(note)) for note in child.children if _is_footnote(note))
        else:
            waiting += reversed(list(child.children))


def _is_footnote(child: Any) -> TypeGuard[XmlElement]:
    return isinstance(child, XmlElement) and child.tag == FOOTNOTE and DELETION not in _attributes(child)


def words_in(block: XmlElement) -> Iterator[str]:
    """The words of one block or footnote, piece by piece; what is suggested to go is gone."""
    for child in block.children:
        if isinstance(child, XmlElement):
            if child.tag == _BREAK:
                yield "\n"
            continue
        if not isinstance(child, XmlText):
            continue
        for run, marks in child.diff():
            gone = any(name.partition("--")[0] == DELETION for name in marks or ())
            if isinstance(run, str) and not gone:
                yield run.replace(SEAM, "")


def _attributes(element: XmlElement) -> dict[str, Any]:
    given: Any = element.attributes
    return dict(given)


def _all(root: XmlFragment) -> Iterator[Any]:
    """Everything in a text, one after the other: each element's beginning, its words with their marks, its end.

    Without recursion, here as above: how deep elements lie is up to whoever writes. So is what no editor of ours makes;
    it is counted among an element's children but cannot be had from them, and is taken by what it looks like.
    """
    waiting: list[Any] = [root]
    while waiting:
        found = waiting.pop()
        if isinstance(found, XmlText):
            yield _plain(found)
        elif isinstance(found, XmlFragment | XmlElement):
            children = list(found.children)
            yield [found.tag, _attributes(found)] if isinstance(found, XmlElement) else None
            if len(children) < len(found.children):
                yield str(found)
            waiting += [_END, *reversed(children)]
        else:
            yield None


def _plain(text: XmlText) -> list[list[Any]]:
    """The runs of a text without comments, which are no part of it."""
    found: list[list[Any]] = []
    for run, given in text.diff():
        marks = {name: value for name, value in (given or {}).items() if name != COMMENT}
        if found and found[-1][1] == marks:
            found[-1][0] += str(run)
        else:
            found.append([str(run), marks])
    return found
