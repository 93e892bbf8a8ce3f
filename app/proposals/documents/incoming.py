"""A Word file as lines of text: what it reads with its tracked changes accepted, its comments, and what it holds besides.

pandoc reads it, in its sandbox, to a tree; nothing but the tree is looked at here.
"""

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Any, Final

import orjson

from app.core.converting import Unconvertible, convert
from app.proposals.documents import archive
from app.proposals.documents.account import Account
from app.proposals.documents.codes import Left
from app.proposals.documents.errors import DocumentTooLarge, UnreadableDocument
from app.proposals.documents.model import OTHER, UNSEEN, Run, joined, seen
from app.proposals.documents.reading import MAY_LINK, href

MOST_REMARKS: Final = 300
_LOOKS: Final = {"Strong": "bold", "Emph": "italic"}
_OTHER_LOOKS: Final = frozenset({"Underline", "Strikeout", "Superscript", "Subscript", "SmallCaps"})
_PLAIN: Final = {"Space": " ", "SoftBreak": " ", "LineBreak": "\n"}
_QUOTES: Final = {"SingleQuote": "‘’", "DoubleQuote": "“”"}


@dataclass(slots=True)
class Line:
    """One paragraph, heading, item or part of a cell. `level` is that of a heading, 0 for others.

    `joints` are the places where the end of a paragraph was taken out, each with the line that would begin there.
    """

    number: int
    form: str
    level: int = 0
    runs: tuple[Run, ...] = ()
    joints: "list[tuple[int, Line]]" = field(default_factory=list)

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)

    @property
    def notes(self) -> dict[int, str]:
        """What its footnotes say, by the places of their signs."""
        found, at = {}, 0
        for run in self.runs:
            if run.note:
                found[at] = "".join(each.text for each in run.note)
            at += len(run.text)
        return found


@dataclass(slots=True)
class Grid:
    """A table: rows of cells, each of lines."""

    rows: list[list[list[Line]]]

    @property
    def lines(self) -> list[Line]:
        return [line for row in self.rows for cell in row for line in cell]


Unit = Line | Grid
Place = tuple[int, int]
"""The number of a line, and how many letters of it come before."""


@dataclass(slots=True)
class Remark:
    """A comment of the file, and between which places it stands."""

    author: str
    words: str
    first: Place
    last: Place


@dataclass(frozen=True, slots=True)
class Shown:
    """A picture of the file: what is said that it shows, and in which line."""

    words: str
    number: int


@dataclass(slots=True)
class Incoming:
    """What a file holds. `authors` are those whose changes and comments it names."""

    units: list[Unit] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)
    pictures: list[Shown] = field(default_factory=list)
    authors: dict[str, None] = field(default_factory=dict)
    account: Account = field(default_factory=Account)


def read(data: bytes) -> Incoming:
    """Raises DocumentTooLarge, UnreadableDocument, NoConverter, Busy."""
    archive.require_harmless(data)
    try:
        tree = orjson.loads(convert(data, source="docx", target="json", options=("--track-changes=all",)))
    except (Unconvertible, orjson.JSONDecodeError) as error:
        raise UnreadableDocument from error
    return _Reader().read(tree["blocks"])


class _Reader:
    """Walks the tree once. A line is written until the next begins."""

    def __init__(self) -> None:
        self.found = Incoming()
        self.line = Line(0, "paragraph")
        self.runs: list[Run] = []
        self.letters = 0
        self.numbers = 0
        self.weight = 0
        self.look: dict[str, Any] = {}
        self.muted = 0
        self.joins = False
        self.form = "paragraph"
        self.open: dict[str, Remark] = {}
        self.into: list[Unit] = self.found.units

    def read(self, blocks: list[Any]) -> Incoming:
        self._blocks(blocks)
        self._end()
        self.found.remarks += self.open.values()
        if len(self.found.remarks) > MOST_REMARKS:
            raise DocumentTooLarge(most=MOST_REMARKS)
        return self.found

    # Blocks

    def _blocks(self, blocks: Iterable[Any]) -> None:
        for block in blocks:
            self._block(block["t"], block.get("c"))

    def _block(self, kind: str, content: Any) -> None:
        match kind:
            case "Para" | "Plain":
                self._paragraph(content)
            case "Header":
                self._paragraph(content[2], form="heading", level=content[0])
            case "BulletList" | "OrderedList":
                self._all("item", content if kind == "BulletList" else content[1])
            case "BlockQuote":
                self._all("quote", [content])
            case "Div" | "Figure":
                self._blocks(content[-1])
            case "Table":
                self._table(content)
            case "CodeBlock":
                for words in content[1].split("\n"):
                    self._paragraph([{"t": "Str", "c": words}])
            case _:
                pass

    def _paragraph(self, inlines: Iterable[Any], *, form: str = "", level: int = 0) -> None:
        self._begin(form or self.form, level=level)
        self._inlines(inlines)

    def _all(self, form: str, parts: Iterable[Any]) -> None:
        with self._within(form):
            for blocks in parts:
                self._blocks(blocks)

    @contextmanager
    def _within(self, form: str) -> Iterator[None]:
        before, self.form = self.form, form
        yield
        self.form = before

    def _table(self, content: Any) -> None:
        self._end()
        rows = [row for body in content[4] for row in (*body[2], *body[3])]
        before, grid = self.into, Grid([])
        with self._within("cell"):
            for row in (*content[3][1], *rows, *content[5][1]):
                cells = []
                for cell in row[1]:
                    self.into = []
                    self._blocks(cell[4])
                    self._end()
                    cells.append([line for unit in self.into for line in lines_of(unit)])
                grid.rows.append(cells)
        self.into = before
        if grid.rows:
            self.into.append(grid)

    # Lines

    def _begin(self, form: str, *, level: int = 0) -> None:
        if self.joins:
            # The end of the paragraph before was taken out: both are one.
            self.joins = False
            self.numbers += 1
            self.line.joints.append((self.letters, Line(self.numbers, form, level)))
            return
        self._end()
        self.numbers += 1
        if self.numbers > archive.MOST_LINES:
            raise DocumentTooLarge(most=archive.MOST_LINES)
        self.line = Line(self.numbers, form, level)

    def _end(self) -> None:
        self.joins = False
        self.line.runs = joined(self.runs)
        if self.line.text.strip():
            self.into.append(self.line)
        self.line, self.runs, self.letters = Line(self.numbers, self.form), [], 0

    def _write(self, words: str) -> None:
        if self.muted or not words:
            return
        plain = self._weighed(words)
        for part in re.split("(\n)", plain):
            self.runs.append(Run("\n") if part == "\n" else Run(part, **self.look))
        self.letters += len(plain)

    def _note(self, words: str) -> None:
        """A footnote: one sign of the line, and its words beside."""
        if not self.muted:
            self.runs.append(Run(OTHER, note=(Run(self._weighed(words)),)))
            self.letters += len(OTHER)

    def _weighed(self, words: str) -> str:
        plain = unicodedata.normalize("NFC", UNSEEN.sub("", words))
        self.weight += len(plain)
        if self.weight > archive.MOST_LETTERS:
            raise DocumentTooLarge(most=archive.MOST_LETTERS)
        return plain

    # What stands in lines

    def _inlines(self, inlines: Iterable[Any]) -> None:
        for inline in inlines:
            self._inline(inline["t"], inline.get("c"))

    def _inline(self, kind: str, content: Any) -> None:
        match kind:
            case "Str" | "Space" | "SoftBreak" | "LineBreak":
                self._write(_PLAIN.get(kind, content))
            case "Strong" | "Emph":
                self._looking({_LOOKS[kind]: True}, content)
            case "Link":
                self._link(content)
            case "Span":
                self._span(content)
            case "Code" | "Math":
                self._write(content[1])
            case "Quoted":
                quote = _QUOTES[content[0]["t"]]
                self._inlines([{"t": "Str", "c": quote[0]}, *content[1], {"t": "Str", "c": quote[1]}])
            case "Note":
                self._note(words_in(content))
            case "Image":
                self._picture(content[1])
            case _ if kind in _OTHER_LOOKS:
                self.found.account.leave(Left.formatting, words_in(content))
                self._inlines(content)

    def _looking(self, more: dict[str, Any], content: Any) -> None:
        before, self.look = self.look, self.look | more
        self._inlines(content)
        self.look = before

    def _link(self, content: Any) -> None:
        address = content[2][0]
        if not MAY_LINK.fullmatch(address) and not address.startswith("#"):
            self.found.account.leave(Left.links, words_in(content[1]))
        self._looking({"href": href(address)}, content[1])

    def _picture(self, shows: Any) -> None:
        if not self.muted:
            self.found.pictures.append(Shown(seen(words_in(shows)), self.line.number))

    def _span(self, content: Any) -> None:
        (_, kinds, pairs), inner = content
        given = dict(pairs)
        match kinds[0] if kinds else "":
            case "comment-start":
                self._remark(given, inner)
            case "comment-end":
                if (remark := self.open.pop(given.get("id", ""), None)) is not None:
                    remark.last = (self.line.number, self.letters)
                    self.found.remarks.append(remark)
                # Of several that end at one place, pandoc puts each into the one before.
                self._inlines(inner)
            case "deletion":
                self._names(given)
                self.muted += 1
                self._inlines(inner)
                self.muted -= 1
            case "paragraph-deletion":
                self._names(given)
                self.joins = True
            case kind:
                if kind in {"insertion", "paragraph-insertion"}:
                    self._names(given)
                self._inlines(inner)

    def _remark(self, given: dict[str, str], inner: Any) -> None:
        here = (self.line.number, self.letters)
        self._names(given)
        remark = Remark(given.get("author", "").strip(), words_in(inner), here, here)
        self.open[given.get("id", str(len(self.open)))] = remark

    def _names(self, given: dict[str, str]) -> None:
        if author := given.get("author", "").strip()[:200]:
            self.found.authors[author] = None


def apart(units: Iterable[Unit], remarks: Iterable[Remark], joints: Collection[tuple[str, str]]) -> list[Unit]:
    """Lines taken apart that are two in the text, where their joining is suggested already; what is remarked moves along.

    `joints` are what stands there before and after such an end.
    """
    made: list[Unit] = []
    parts: dict[int, list[tuple[int, Line]]] = {}

    def take(line: Line) -> list[Line]:
        found = parts[line.number] = _parts(line, joints)
        return [part for _, part in found]

    for unit in units:
        if isinstance(unit, Line):
            made += take(unit)
        else:
            made.append(Grid([[[part for line in cell for part in take(line)] for cell in row] for row in unit.rows]))
    for remark in remarks:
        remark.first = _moved(remark.first, parts, behind=True)
        remark.last = _moved(remark.last, parts, behind=False)
    return made


def _parts(line: Line, joints: Collection[tuple[str, str]]) -> list[tuple[int, Line]]:
    """A line or what it is made of, each with where it begins."""
    if not joints or not line.joints:
        return [(0, line)]
    text = line.text
    bounds = [0, *(at for at, _ in line.joints), len(text)]
    words = [seen(text[first:last]) for first, last in pairwise(bounds)]
    cuts = [joint for joint, sides in zip(line.joints, pairwise(words), strict=True) if all(sides) and sides in joints]
    if not cuts:
        return [(0, line)]
    found = [(0, Line(line.number, line.form, line.level)), *cuts]
    for (_, part), runs in zip(found, _cut(line.runs, [at for at, _ in cuts]), strict=True):
        part.runs = tuple(runs)
    return found


def _cut(runs: Iterable[Run], places: Sequence[int]) -> list[list[Run]]:
    """The runs between places, which go up; one list more than there are places."""
    found: list[list[Run]] = [[]]
    at = 0
    for run in runs:
        rest = run.text
        while len(found) <= len(places) and places[len(found) - 1] < at + len(rest):
            ahead = places[len(found) - 1] - at
            if ahead:
                found[-1].append(replace(run, text=rest[:ahead]))
            found.append([])
            at, rest = at + ahead, rest[ahead:]
        if rest:
            found[-1].append(replace(run, text=rest))
        at += len(rest)
    return found + [[] for _ in range(len(places) + 1 - len(found))]


def _moved(place: Place, parts: Mapping[int, Sequence[tuple[int, Line]]], *, behind: bool) -> Place:
    """The same place in the part that it is in; between two, in the one behind or before."""
    number, letters = place
    found = [part for part in parts.get(number, ())[1:] if part[0] < letters or (behind and part[0] == letters)]
    return (found[-1][1].number, letters - found[-1][0]) if found else place


def lines_of(unit: Unit) -> list[Line]:
    return [unit] if isinstance(unit, Line) else unit.lines


def words_in(node: Any) -> str:
    """The plain words of a part of the tree, on one line."""
    return " ".join("".join(_words(node)).split())


def _words(node: Any) -> Iterator[str]:
    if isinstance(node, list):
        for each in node:
            yield from _words(each)
    elif isinstance(node, dict):
        kind = node.get("t")
        if kind == "Str":
            yield UNSEEN.sub("", node["c"])
        elif kind in {"Space", "SoftBreak", "LineBreak"}:
            yield " "
        elif kind != "Span" or "deletion" not in node["c"][0][1]:
            yield from _words(node.get("c"))
            if kind in {"Para", "Plain", "Header"}:
                yield " "
