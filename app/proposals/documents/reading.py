"""A live text as blocks: with its suggestions and comments, or as it is signed."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise, zip_longest
from typing import Any, Final

from pycrdt import Doc, XmlElement, XmlFragment, XmlText

from app.drafting import content
from app.drafting.reviewing import DELETION, INSERTION, SEAM
from app.proposals.documents.model import (
    OTHER,
    Block,
    Cell,
    Items,
    Paragraph,
    Picture,
    Quote,
    Run,
    Table,
    joined,
    paragraphs,
    seen,
)
from app.proposals.wording import COMMENT, FOOTNOTE, PICTURE

MAY_LINK: Final = re.compile(r"(https?://|mailto:)\S+", re.IGNORECASE)
"""Where a link may lead in a document that leaves the house."""
_LISTS: Final = {"bulletList": False, "orderedList": True}
_LEVEL: Final = 2
"""The editor's headings are one below those of the page; a section's own are two."""
_BREAK: Final = "hardBreak"
_LINES: Final = frozenset({"paragraph", "heading"})


def marked(document: Doc[Any]) -> tuple[Block, ...]:
    """The text with every suggestion and comment as they stand."""
    return from_nodes(_nodes(document.get(content.ROOT, type=XmlFragment)))


def pictures(document: Doc[Any]) -> Iterator[Picture]:
    """Those that stand between the lines of a text."""
    waiting: list[Any] = [document.get(content.ROOT, type=XmlFragment)]
    while waiting:
        found = waiting.pop()
        if isinstance(found, XmlElement) and found.tag == PICTURE:
            given: Any = found.attributes
            yield _picture(dict(given))
        elif not isinstance(found, XmlText):
            waiting += list(found.children)


def joints(document: Doc[Any]) -> set[tuple[str, str]]:
    """What stands before and after each end of a paragraph that is suggested to go, with every suggestion accepted."""
    return {
        (_accepted(one), _accepted(other)) for one, other in pairwise(paragraphs(marked(document))) if one.end_deleted
    }


def _accepted(paragraph: Paragraph) -> str:
    return seen("".join(run.text for run in paragraph.runs if not run.deleted))


def from_nodes(nodes: Iterable[Mapping[str, Any]], beyond: Mapping[str, Any] | None = None) -> tuple[Block, ...]:
    """Blocks of nodes in the shape of ProseMirror's JSON, `beyond` the last of which comes another.

    Of what is not known here, its words are kept.
    """
    given = list(nodes)
    return tuple(block for node, following in pairwise([*given, beyond]) if node for block in _block(node, following))


def _nodes(parent: XmlFragment | XmlElement) -> Iterator[dict[str, Any]]:
    for child in parent.children:
        if isinstance(child, XmlText):
            for run, marks in child.diff():
                if isinstance(run, str):
                    kept = [{"type": name.partition("--")[0], "attrs": value} for name, value in (marks or {}).items()]
                    yield {"type": "text", "text": run, "marks": kept}
        elif isinstance(child, XmlElement):
            given: Any = child.attributes
            yield {"type": child.tag, "attrs": dict(given), "content": list(_nodes(child))}


def _block(node: Mapping[str, Any], following: Mapping[str, Any] | None) -> Iterator[Block]:
    kind, within, attributes = node["type"], node.get("content", ()), node.get("attrs", {})
    if kind == "blockquote":
        yield Quote(from_nodes(within))
    elif kind in _LISTS:
        inner = [list(item.get("content", ())) for item in within]
        firsts = [next(iter(each), None) for each in inner[1:]]
        items = tuple(from_nodes(each, first) for each, first in zip_longest(inner, firsts))
        yield Items(items, ordered=_LISTS[kind], start=_number(attributes.get("start")))
    elif kind == "table":
        rows = tuple(tuple(_cell(cell) for cell in row.get("content", ())) for row in within)
        yield Table(tuple(row for row in rows if row))
    elif kind == "heading":
        yield Paragraph(_runs(within), level_of(attributes.get("level")), *_ends(node, following))
    elif kind == PICTURE:
        yield _picture(attributes)
    elif kind == "paragraph" or any(each["type"] == "text" for each in within):
        yield Paragraph(_runs(within), 0, *_ends(node, following))
    else:
        yield from from_nodes(within)


def _ends(node: Mapping[str, Any], following: Mapping[str, Any] | None) -> tuple[str, str]:
    """The suggestions by which the end of a block comes or goes: what stands on both of its sides is of one."""
    within: Sequence[Mapping[str, Any]] = node.get("content", ())
    after: Sequence[Mapping[str, Any]] = ()
    if following and following["type"] in _LINES:
        after = following.get("content", ())
    if not (within and any(each.get("text", OTHER).replace(SEAM, "") for each in after)):
        return "", ""
    before, behind = _changes(within[-1]), _changes(after[0])
    same = [before[kind] if before[kind] == behind[kind] else "" for kind in (INSERTION, DELETION)]
    return same[0], same[1]


def _changes(node: Mapping[str, Any]) -> dict[str, str]:
    marks = {mark["type"]: mark.get("attrs") or {} for mark in node.get("marks", ())}
    return {kind: str(marks.get(kind, {}).get("id", "")) for kind in (INSERTION, DELETION)}


def _picture(attributes: Mapping[str, Any]) -> Picture:
    shows = seen(str(attributes.get("alt") or ""))
    return Picture(shows, str(attributes.get("file") or ""), min(_number(attributes.get("width") or 100), 100))


def _cell(node: Mapping[str, Any]) -> Cell:
    attributes = node.get("attrs", {})
    return Cell(
        from_nodes(node.get("content", ())), head=node["type"] == "tableHeader",
        across=_number(attributes.get("colspan")), down=_number(attributes.get("rowspan")),
    )  # fmt: skip


def _runs(nodes: Iterable[Mapping[str, Any]]) -> tuple[Run, ...]:
    return joined(run for node in nodes for run in _run(node))


def _run(node: Mapping[str, Any]) -> Iterator[Run]:
    if node["type"] == _BREAK:
        yield Run("\n")
    elif node["type"] == "text":
        marks = {mark["type"]: mark.get("attrs") or {} for mark in node.get("marks", ())}
        yield Run(
            node["text"].replace(SEAM, ""),
            bold="bold" in marks,
            italic="italic" in marks,
            href=href(marks.get("link", {}).get("href")),
            inserted=str(marks.get(INSERTION, {}).get("id", "")),
            deleted=str(marks.get(DELETION, {}).get("id", "")),
            comments=tuple(str(marks.get(COMMENT, {}).get("ids", "")).split()),
        )
    elif node["type"] == FOOTNOTE:
        given = node.get("attrs", {})
        # What is said of a footnote's words stands with the line that it is in.
        note = joined(replace(run, comments=()) for run in _runs(node.get("content", ())) if not run.note)
        if note:
            yield Run("", note=note, inserted=_suggestion(given, INSERTION), deleted=_suggestion(given, DELETION))
    else:
        for each in node.get("content", ()):
            yield from _run(each)


def _suggestion(attributes: Mapping[str, Any], kind: str) -> str:
    given = attributes.get(kind)
    return str(given.get("id", "")) if isinstance(given, Mapping) else ""


def href(given: Any) -> str:
    """Where a link leads, if it may; else nothing."""
    return given if isinstance(given, str) and MAY_LINK.fullmatch(given) else ""


def level_of(given: Any) -> int:
    """Of what the editor says of a heading: its level within the section."""
    return max(1, _number(given) - _LEVEL)


def _number(given: Any) -> int:
    try:
        return min(max(int(given), 1), 1_000)
    except (TypeError, ValueError, OverflowError):
        return 1
