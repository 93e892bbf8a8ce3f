"""A paper as pandoc's own tree, from which Word, OpenDocument and Markdown are made.

Words reach pandoc as words, never as markup. Suggestions become tracked changes, comments become comments: spans of the
classes that pandoc's writer of Word files knows. Pictures lie beside the tree.
"""

import io
import re
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from itertools import groupby
from typing import Any, Final
from xml.sax.saxutils import escape, quoteattr

import orjson

from app.core.converting import LARGEST, NO_FILES, Unconvertible, convert
from app.core.i18n import Language
from app.proposals.documents.dossier import Change, Dossier
from app.proposals.documents.errors import DocumentTooLarge
from app.proposals.documents.model import UNSEEN, Block, Cell, Items, Paragraph, Picture, Quote, Run, Table, runs
from app.proposals.documents.paper import Part, line_for, say
from app.proposals.documents.pictures import NONE, Shots, files_of

Node = dict[str, Any]
API_VERSION: Final = [1, 23, 1]
_PLAIN: Final = ["", [], []]
_WRITERS: Final[Mapping[str, tuple[str, tuple[str, ...]]]] = {
    "docx": ("docx", ()),
    "odt": ("odt", ()),
    "md": ("gfm", ("--wrap=none",)),
}


PICTURES: Final = "pictures"
"""The folder beside a paper in Markdown."""
_ENDS: Final = 100_000
"""From where on ends of paragraphs are numbered among all that is tracked."""
_PARAGRAPH: Final = re.compile(r"<w:p>(?:<w:pPr>(?P<before>.*?)</w:pPr>)?(?P<words>.*?)</w:p>", re.DOTALL)
_SIGN: Final = re.compile(r"<!--(\d+)-->")
_LINE_CM: Final = 14.5
"""How wide a picture is that takes the whole of a line."""


def written(dossier: Dossier, parts: Sequence[Part], ending: str, *, whole: bool, shots: Shots = NONE) -> bytes:
    """The paper as `docx`, `odt` or `md`. `whole` puts title, call and consortium before it.

    Of pictures, Markdown only says where they lie. Raises NoConverter, Busy and DocumentTooLarge.
    """
    writer, options = _WRITERS[ending]
    tree = _Tree(dossier.changes, dossier.language, shots, folder=f"{PICTURES}/" if ending == "md" else "")
    # Markdown has no title of its own: it is the first heading there.
    depth = 1 if ending == "md" and whole else 0
    blocks = tree.document(parts, depth=depth)
    meta: Node = {"lang": {"t": "MetaString", "c": dossier.language}}
    if whole and depth:
        blocks = [_heading(1, dossier.title), *_front(dossier), *blocks]
    elif whole:
        meta["title"] = {"t": "MetaInlines", "c": words(dossier.title)}
        blocks = [*_front(dossier), *blocks]
    if ending == "md":
        blocks = _ampersands(blocks)
    given = orjson.dumps({"pandoc-api-version": API_VERSION, "meta": meta, "blocks": blocks})
    files = NO_FILES if ending == "md" else files_of(shots)
    try:
        made = convert(given, source="json", target=writer, options=options, files=files)
    except Unconvertible as error:
        raise DocumentTooLarge(most=LARGEST) from error
    if ending == "odt" and tree.shown:
        return _rewritten(made, "content.xml", tree.described)
    return _rewritten(made, "word/document.xml", tree.ended) if tree.ends else made


def _rewritten(archive: bytes, part: str, change: Callable[[str], str]) -> bytes:
    """A document of an office program in which one part says something else."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(archive)) as given, zipfile.ZipFile(out, "w") as made:
        for each in given.infolist():
            content = given.read(each)
            made.writestr(each, change(content.decode()).encode() if each.filename == part else content)
    return out.getvalue()


def _front(dossier: Dossier) -> Iterator[Node]:
    yield {"t": "Para", "c": words(f"{say('document.answers', dossier.language)}: {dossier.call}")}
    if dossier.summary.strip():
        yield {"t": "Para", "c": words(dossier.summary)}


def words(text: str) -> list[Node]:
    """Plain words: spaces between them, line breaks kept."""
    found: list[Node] = []
    for place, line in enumerate(text.split("\n")):
        if place:
            found.append({"t": "LineBreak"})
        for gap, word in enumerate(line.split(" ")):
            if gap:
                found.append({"t": "Space"})
            if word:
                found.append({"t": "Str", "c": word})
    return found


def _ampersands(node: Any) -> Any:
    """The same tree for Markdown, whose writer leaves as it is what reads like the name of a character: "&amp;"."""
    if isinstance(node, list):
        return [made for each in node for made in _parted(each)]
    return {**node, "c": _ampersands(node["c"])} if isinstance(node, dict) and isinstance(node.get("c"), list) else node


def _parted(node: Any) -> Iterator[Any]:
    if isinstance(node, dict) and node.get("t") == "Str" and "&" in node["c"]:
        for place, words_between in enumerate(node["c"].split("&")):
            if place:
                yield {"t": "RawInline", "c": ["html", "&amp;"]}
            if words_between:
                yield {"t": "Str", "c": words_between}
    else:
        yield _ampersands(node)


def _heading(level: int, text: str) -> Node:
    return {"t": "Header", "c": [level, _PLAIN, words(text)]}


class _Tree:
    """Blocks as pandoc names them. Numbers of comments run through the whole paper, as Word wants them.

    `shown` are the pictures that lie beside it, in their order; `room` is how much of a page's width there is.
    """

    def __init__(
        self, changes: Mapping[str, Change], language: Language, shots: Shots = NONE, *, folder: str = ""
    ) -> None:
        self.changes, self.language, self.shots, self.folder = changes, language, shots, folder
        self.numbers: dict[tuple[str, int], str] = {}
        self.shown: list[Picture] = []
        self.ends: list[str] = []
        self.room = 1.0

    def document(self, parts: Sequence[Part], *, depth: int) -> list[Node]:
        return [node for part in parts for node in self._part(part, depth)]

    def _part(self, part: Part, depth: int) -> Iterator[Node]:
        marks = _Talks(self, part)
        # What is said of words that are gone stands at the section's name.
        heading = [*marks.begun(marks.orphans), *words(part.title), *marks.ended(marks.orphans)]
        yield {"t": "Header", "c": [1 + depth, _PLAIN, heading]}
        yield from self._blocks(part.blocks, marks, depth)

    def _blocks(self, blocks: Iterable[Block], marks: "_Talks", depth: int, *, tight: bool = False) -> Iterator[Node]:
        for block in blocks:
            match block:
                case Paragraph():
                    inlines = [*self._inlines(block.runs, marks), *self._end(block)]
                    if block.level:
                        yield {"t": "Header", "c": [1 + depth + block.level, _PLAIN, inlines]}
                    else:
                        yield {"t": "Plain" if tight else "Para", "c": inlines}
                case Quote():
                    yield {"t": "BlockQuote", "c": list(self._blocks(block.blocks, marks, depth))}
                case Items():
                    items = [list(self._blocks(item, marks, depth, tight=len(item) == 1)) for item in block.items]
                    style = [block.start, {"t": "Decimal"}, {"t": "Period"}]
                    yield (
                        {"t": "OrderedList", "c": [style, items]} if block.ordered else {"t": "BulletList", "c": items}
                    )
                case Table():
                    yield self._table(block, marks, depth)
                case Picture():
                    yield {"t": "Para", "c": [self._picture(block)]}

    def _end(self, paragraph: Paragraph) -> Iterator[Node]:
        """A sign by which the end of a paragraph is found in what pandoc writes; it tracks those of words alone."""
        for kind, suggestion in (("ins", paragraph.end_inserted), ("del", paragraph.end_deleted)):
            if suggestion:
                change = self.changes[suggestion]
                author = quoteattr(UNSEEN.sub("", change.name))
                self.ends.append(
                    f'<w:{kind} w:id="{_ENDS + len(self.ends)}" w:author={author} w:date="{_moment(change.at)}"/>'
                )
                yield {"t": "RawInline", "c": ["openxml", f"<!--{len(self.ends) - 1}-->"]}

    def ended(self, body: str) -> str:
        """What pandoc wrote as Word, with the ends of paragraphs that come and go."""
        return _PARAGRAPH.sub(self._ended, body)

    def _ended(self, found: re.Match[str]) -> str:
        before, words = found["before"] or "", found["words"]
        ends = "".join(self.ends[int(number)] for number in _SIGN.findall(words))
        if not ends:
            return found[0]
        return f"<w:p><w:pPr>{before}<w:rPr>{ends}</w:rPr></w:pPr>{_SIGN.sub('', words)}</w:p>"

    def _picture(self, picture: Picture) -> Node:
        shot = self.shots.get(picture.file)
        if shot is None:
            return {"t": "Emph", "c": words(line_for(picture, self.language))}
        self.shown.append(picture)
        width = _LINE_CM * self.room * shot.width_of(picture) / 100
        look = _PLAIN if self.folder else ["", [], [["width", f"{width:.2f}cm"]]]
        return {"t": "Image", "c": [look, words(picture.shows), [self.folder + shot.name, ""]]}

    def described(self, body: str) -> str:
        """What pandoc wrote as OpenDocument, with what its pictures show, which pandoc leaves out."""
        shown = iter(self.shown)
        return re.sub("</draw:frame>", lambda end: f"<svg:desc>{escape(next(shown).shows)}</svg:desc>{end[0]}", body)

    def _table(self, table: Table, marks: "_Talks", depth: int) -> Node:
        first = table.rows[0] if table.rows else ()
        columns = max((sum(cell.across for cell in row) for row in table.rows), default=1)
        head = [first] if first and all(cell.head and cell.down == 1 for cell in first) else []
        made = [[_PLAIN, [self._cell(cell, marks, depth, columns) for cell in row]] for row in table.rows]
        widths = [[{"t": "AlignDefault"}, {"t": "ColWidth", "c": 1 / columns}]] * columns
        body = [_PLAIN, 0, [], made[len(head) :]]
        return {"t": "Table", "c": [_PLAIN, [None, []], widths, [_PLAIN, made[: len(head)]], [body], [_PLAIN, []]]}

    def _cell(self, cell: Cell, marks: "_Talks", depth: int, columns: int) -> list[Any]:
        before, self.room = self.room, self.room * min(cell.across, columns) / columns
        within = list(self._blocks(cell.blocks, marks, depth, tight=len(cell.blocks) == 1))
        self.room = before
        return [_PLAIN, {"t": "AlignDefault"}, cell.down, cell.across, within]

    def _inlines(self, found: Sequence[Run], marks: "_Talks") -> Iterator[Node]:
        """Words with what stands on them. Where comments begin and end lies outside of every tracked change."""
        for _, group in groupby(found, key=lambda run: (run.comments, run.inserted, run.deleted)):
            together = list(group)
            first = together[0]
            yield from marks.until(first)
            yield from self._changed(together)
            yield from marks.after(len(together))

    def _changed(self, together: Sequence[Run]) -> list[Node]:
        """Runs that stand there together, or are suggested to."""
        first = together[0]
        inner = [node for run in together for node in ([self._note(run.note)] if run.note else _look(run))]
        for kind, suggestion in (("insertion", first.inserted), ("deletion", first.deleted)):
            if suggestion:
                inner = [self._change(kind, suggestion, inner)]
        return inner

    def _note(self, note: Sequence[Run]) -> Node:
        groups = groupby(note, key=lambda run: (run.inserted, run.deleted))
        inlines = [node for _, group in groups for node in self._changed(list(group))]
        return {"t": "Note", "c": [{"t": "Para", "c": inlines}]}

    def _change(self, kind: str, suggestion: str, inner: list[Node]) -> Node:
        change = self.changes[suggestion]
        return _span(kind, {"author": change.name, "date": _moment(change.at)}, inner)

    def number(self, thread: str, place: int) -> str:
        """The number of one contribution to a comment."""
        return self.numbers.setdefault((thread, place), str(len(self.numbers)))


class _Talks:
    """The comments of one part: where each begins and ends, in runs counted through the part."""

    def __init__(self, tree: _Tree, part: Part) -> None:
        self.tree, self.talks = tree, part.talks
        self.place = 0
        self.first: dict[str, int] = {}
        self.last: dict[str, int] = {}
        for place, run in enumerate(runs(part.blocks)):
            for thread in run.comments:
                if thread in self.talks:
                    self.first.setdefault(thread, place)
                    self.last[thread] = place
        self.orphans = [thread for thread in self.talks if thread not in self.first]

    def until(self, run: Run) -> Iterator[Node]:
        """What begins at this run."""
        yield from self.begun(thread for thread in run.comments if self.first.get(thread) == self.place)

    def after(self, number: int) -> Iterator[Node]:
        """What ends with the last of so many runs."""
        here = range(self.place, self.place + number)
        self.place += number
        yield from self.ended(thread for thread, place in self.last.items() if place in here)

    def begun(self, threads: Iterable[str]) -> Iterator[Node]:
        for thread in threads:
            for place, said in enumerate(self.talks[thread]):
                given = {"id": self.tree.number(thread, place), "author": said.name, "date": _moment(said.at)}
                yield _span("comment-start", given, words(said.words))

    def ended(self, threads: Iterable[str]) -> Iterator[Node]:
        for thread in threads:
            for place in range(len(self.talks[thread])):
                yield _span("comment-end", {"id": self.tree.number(thread, place)}, [])


def _look(run: Run) -> list[Node]:
    inner = words(run.text)
    if run.italic:
        inner = [{"t": "Emph", "c": inner}]
    if run.bold:
        inner = [{"t": "Strong", "c": inner}]
    if run.href:
        inner = [{"t": "Link", "c": [_PLAIN, inner, [run.href, ""]]}]
    return inner


def _span(kind: str, given: Mapping[str, str], inner: list[Node]) -> Node:
    return {"t": "Span", "c": [["", [kind], [[name, value] for name, value in given.items()]], inner]}


def _moment(at: datetime) -> str:
    return f"{at:%Y-%m-%dT%H:%M:%SZ}"
