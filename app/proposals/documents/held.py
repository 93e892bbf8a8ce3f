"""The lines of a live text, each of which can be read with what is suggested in it, and suggested into.

What is suggested is collected first and written last, from the end of a line to its beginning, so that places stay what
they were when they were read.
"""

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import accumulate, islice
from typing import Any, Final

from pycrdt import Doc, XmlElement, XmlFragment, XmlText

from app.drafting import content
from app.drafting.reviewing import DELETION, INSERTION, ITEM, SEAM
from app.proposals import wording
from app.proposals.documents.model import OTHER
from app.proposals.documents.reading import href, level_of

TEXTBLOCKS: Final = frozenset({"paragraph", "heading", "codeBlock"})
_FORMS: Final = {ITEM: "item", "blockquote": "quote"}
_BREAK: Final = "\n"
_TOKEN: Final = re.compile(r"\n|[^\S\n]+|\w+|[^\w\s]")
_FIXED, _KEPT, _COMES, _GOES = "fixed", "kept", "comes", "goes"

Marks = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Look:
    """How words stand there."""

    bold: bool = False
    italic: bool = False
    href: str = ""


@dataclass(frozen=True, slots=True)
class Token:
    """A word, a sign or a space, where it stands, and whether it is suggested: to come or to go."""

    key: str
    first: int
    last: int
    look: Look
    state: str = _KEPT

    @property
    def kept(self) -> bool:
        return self.state == _KEPT

    @property
    def suggested(self) -> bool:
        return self.state in {_COMES, _GOES}

    @property
    def goes(self) -> bool:
        return self.state == _GOES


@dataclass(frozen=True, slots=True)
class Insertion:
    """Words that come in at a place of the line as it was read; `source` is where they stand in the file's line."""

    at: int
    words: str
    marks: Marks
    source: tuple[int, int] | None = None


@dataclass(slots=True, eq=False)
class Held:
    """One paragraph or heading of the live text. `item` is that of a list which it is in: the list, and where in it."""

    element: XmlElement
    parent: XmlFragment | XmlElement
    place: int
    form: str
    item: tuple[XmlFragment | XmlElement, int] | None
    pieces: list[tuple[XmlText | None, int, str]]
    tokens: list[Token]
    notes: dict[int, str] = field(default_factory=dict)
    insertions: list[Insertion] = field(default_factory=list)
    deletions: list[tuple[int, int, str]] = field(default_factory=list)
    after: list["Fresh"] = field(default_factory=list)
    before: list["Fresh"] = field(default_factory=list)

    @property
    def level(self) -> int:
        """That of a heading within its section; 0 for others."""
        given: Any = self.element.attributes
        return level_of(given.get("level")) if self.element.tag == "heading" else 0

    @property
    def begins_item(self) -> bool:
        return self.item is not None and self.place == 0

    @property
    def ends_item(self) -> bool:
        return self.item is not None and self.place == len(self.parent.children) - 1

    @property
    def length(self) -> int:
        return sum(len(words) for _, _, words in self.pieces)

    @property
    def reads(self) -> str:
        """Its words with every suggestion accepted, spaces made one."""
        return plainly(token.key for token in self.tokens if not token.goes)

    @property
    def words(self) -> list[str]:
        return [token.key for token in self.tokens if token.key.isalnum()]

    def moving(self) -> Callable[[int], int]:
        """Where a letter is once everything has come in."""
        inserted = sorted((each.at, len(each.words)) for each in self.insertions)
        places = [at for at, _ in inserted]
        more = [0, *accumulate(length for _, length in inserted)]
        return lambda place: place + more[bisect_right(places, place)]

    def write(self) -> None:
        """Suggest what was collected."""
        for first, last, suggestion in self.deletions:
            self._mark(first, last, {DELETION: {"id": suggestion}})
        numbered = sorted(enumerate(self.insertions), key=lambda pair: (pair[1].at, pair[0]), reverse=True)
        for _, insertion in numbered:
            self._insert(insertion)

    def _mark(self, first: int, last: int, marks: Marks) -> None:
        begun = max(0, bisect_right(self.pieces, first, key=lambda piece: piece[1]) - 1)
        for text, start, words in islice(self.pieces, begun, None):
            if start >= last:
                break
            begin, end = max(first - start, 0), min(last - start, len(words))
            if text is not None and begin < end:
                text.format(_bytes(words, begin), _bytes(words, end), marks)

    def _insert(self, insertion: Insertion) -> None:
        begun = max(0, bisect_left(self.pieces, insertion.at, key=lambda piece: piece[1]) - 1)
        for text, start, words in islice(self.pieces, begun, None):
            if start > insertion.at:
                break
            if text is not None and insertion.at <= start + len(words):
                text.insert(_bytes(words, insertion.at - start), insertion.words, insertion.marks)
                return
        fresh = XmlText()
        places = [place for place, (_, start, _) in enumerate(self.pieces) if start < insertion.at]
        self.element.children.insert(len(places), fresh)
        fresh.insert(0, insertion.words, insertion.marks)
        self.pieces.insert(len(places), (fresh, insertion.at, ""))


@dataclass(slots=True)
class Fresh:
    """A line that comes in whole, beside one that is there; `runs` are its words with their marks.

    Where it was cut from its neighbours, each side of the cut carries a seam: `lead` and `tail` are their suggestions.
    `is_item` has it come in an item of its own.
    """

    number: int
    runs: list[tuple[str, Marks]]
    suggestion: str
    lead: str = ""
    tail: str = ""
    is_item: bool = False
    element: XmlElement | None = None

    @property
    def offset(self) -> int:
        return len(SEAM) if self.lead else 0

    def write(self, beside: Held, ahead: int) -> None:
        """As a sibling of another line, of the same kind, so many places after it."""
        given: Any = beside.element.attributes
        kept = {name: value for name, value in dict(given).items() if name not in {INSERTION, DELETION}}
        self.element = XmlElement(beside.element.tag, kept)
        if self.is_item and beside.item is not None:
            around, place = beside.item
            item = XmlElement(ITEM)
            around.children.insert(place + ahead, item)
            item.children.append(self.element)
        else:
            beside.parent.children.insert(beside.place + ahead, self.element)
        text = XmlText()
        self.element.children.append(text)
        at = 0
        for words, marks in (*seam(self.lead), *self.runs, *seam(self.tail)):
            text.insert(at, words, marks)
            at += len(words.encode())


def seam(suggestion: str) -> list[tuple[str, Marks]]:
    """One side of a cut, if there is one."""
    return [(SEAM, inserted(suggestion))] if suggestion else []


def inserted(suggestion: str, look: Look | None = None) -> Marks:
    """The marks of words that are suggested to come."""
    marks: Marks = {INSERTION: {"id": suggestion}}
    if look and look.bold:
        marks["bold"] = {}
    if look and look.italic:
        marks["italic"] = {}
    if look and look.href:
        marks["link"] = {"href": look.href}
    return marks


@dataclass(slots=True, eq=False)
class HeldTable:
    """A table of the live text: rows of cells, each of lines."""

    rows: list[list[list[Held]]]

    @property
    def lines(self) -> list[Held]:
        return [line for row in self.rows for cell in row for line in cell]


HeldUnit = Held | HeldTable


def units(document: Doc[Any]) -> list[HeldUnit]:
    """The lines and tables of a text in their order, empty lines too."""
    return list(_units(document.get(content.ROOT, type=XmlFragment), ""))


def _units(
    parent: XmlFragment | XmlElement, form: str, around: tuple[XmlFragment | XmlElement, int] | None = None
) -> Iterator[HeldUnit]:
    item = around if isinstance(parent, XmlElement) and parent.tag == ITEM else None
    for place, child in enumerate(parent.children):
        if not isinstance(child, XmlElement):
            continue
        if child.tag in TEXTBLOCKS:
            yield _held(child, parent, place, form or str(child.tag), item)
        elif child.tag == "table":
            yield HeldTable([[_lines(cell) for cell in _elements(row)] for row in _elements(child)])
        else:
            yield from _units(child, form or _FORMS.get(str(child.tag), ""), (parent, place))


def _lines(cell: XmlElement) -> list[Held]:
    return [line for unit in _units(cell, "cell") for line in (unit.lines if isinstance(unit, HeldTable) else [unit])]


def _elements(parent: XmlElement) -> list[XmlElement]:
    return [child for child in parent.children if isinstance(child, XmlElement)]


def _held(
    element: XmlElement, parent: XmlFragment | XmlElement, place: int, form: str,
    item: tuple[XmlFragment | XmlElement, int] | None,
) -> Held:  # fmt: skip
    pieces: list[tuple[XmlText | None, int, str]] = []
    stretches: list[tuple[str, int, str, Look]] = []
    at = 0
    notes: dict[int, str] = {}
    for child in element.children:
        if not isinstance(child, XmlText):
            words = _BREAK if isinstance(child, XmlElement) and child.tag == "hardBreak" else OTHER
            if isinstance(child, XmlElement) and child.tag == wording.FOOTNOTE:
                notes[at] = "".join(wording.words_in(child))
            pieces.append((None, at, words))
            stretches.append((_FIXED, at, words, Look()))
            at += 1
            continue
        start, whole = at, ""
        for run, marks in child.diff():
            words = run if isinstance(run, str) else OTHER
            stretches.append((_state(marks or {}), at, words, _look(marks or {})))
            whole, at = whole + words, at + len(words)
        pieces.append((child, start, whole))
    return Held(element, parent, place, form, item, pieces, list(_tokens(stretches)), notes)


def _tokens(stretches: list[tuple[str, int, str, Look]]) -> Iterator[Token]:
    """Words of neighbouring stretches are one where only their look differs."""
    place = 0
    while place < len(stretches):
        state, start, words, _ = stretches[place]
        looks = [(start, stretches[place][3])]
        place += 1
        while place < len(stretches) and stretches[place][0] == state != _FIXED:
            looks.append((stretches[place][1], stretches[place][3]))
            words += stretches[place][2]
            place += 1
        yield from tokens(words, looks, start=start, state=state)


def tokens(words: str, looks: Iterable[tuple[int, Look]], *, start: int = 0, state: str = _KEPT) -> Iterator[Token]:
    """The tokens of words that begin at `start`; `looks` says from where on they stand how, in their order."""
    coming = deque(looks)
    look = Look()
    for found in _TOKEN.finditer(words):
        if found.group() == SEAM:
            continue
        first = start + found.start()
        while coming and coming[0][0] <= first:
            look = coming.popleft()[1]
        yield Token(key_of(found.group()), first, start + found.end(), look, state)


def key_of(words: str) -> str:
    """What is compared: words in their composed form, any space as one."""
    if words == _BREAK:
        return words
    return " " if words.isspace() else unicodedata.normalize("NFC", words)


def plainly(keys: Iterable[str]) -> str:
    return " ".join("".join(keys).split())


def _state(marks: Mapping[str, Any]) -> str:
    kinds = {name.partition("--")[0] for name in marks}
    return _COMES if INSERTION in kinds else _GOES if DELETION in kinds else _KEPT


def _look(marks: Mapping[str, Any]) -> Look:
    link = marks.get("link")
    return Look("bold" in marks, "italic" in marks, href(link.get("href")) if isinstance(link, Mapping) else "")


def _bytes(words: str, place: int) -> int:
    return len(words[:place].encode())


def comment_on(element: XmlElement, first: int, last: int, thread_id: str) -> None:
    """Mark letters of a line, as it is now, as those that a thread is about."""
    at = 0
    for child in element.children:
        if isinstance(child, XmlText):
            words = "".join(run if isinstance(run, str) else OTHER for run, _ in child.diff())
            begin, end = max(first - at, 0), min(last - at, len(words))
            if begin < end:
                wording.mark_comment(child, words, begin, end, thread_id)
            at += len(words)
        else:
            at += 1


def words_at(element: XmlElement, first: int, last: int) -> str:
    """What stands between two letters of a line as it is now."""
    whole = ""
    for child in element.children:
        if isinstance(child, XmlText):
            whole += "".join(run if isinstance(run, str) else OTHER for run, _ in child.diff())
        else:
            whole += _BREAK
    return whole[first:last].replace(SEAM, "")
