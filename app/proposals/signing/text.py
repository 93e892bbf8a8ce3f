"""A live text as it is signed: without suggestions and comments, as plain data whose bytes say nothing of how it was typed."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

import orjson
from pycrdt import Doc, XmlElement, XmlFragment, XmlText

from app.drafting import content
from app.drafting.reviewing import CUT, DELETION, INSERTION, MODIFICATION, SEAM, Token, whole
from app.proposals.wording import COMMENT, FOOTNOTE, PICTURE

_SUGGESTIONS: Final = frozenset({INSERTION, DELETION, MODIFICATION})
_BLOCKS: Final = frozenset({"paragraph", "heading", "codeBlock"})
_BREAK: Final = "hardBreak"


@dataclass(frozen=True, slots=True)
class Signable:
    """`blocks` in the shape of ProseMirror's JSON, `words` as one reads them, and whether a suggestion waits for an answer.

    `pictures` are what pictures say of their files, in their order.
    """

    blocks: list[dict[str, Any]]
    words: str
    suggests: bool
    pictures: tuple[str, ...] = ()


def signable(document: Doc[Any]) -> Signable:
    """The text with every suggestion turned down, since one that nobody has taken is not the text."""
    root = document.get(content.ROOT, type=XmlFragment)
    tokens = whole(list(_walk(root)))
    files = tuple(str(orjson.loads(token[2]).get("file")) for token in tokens if token[:2] == ("open", PICTURE))
    return Signable(_blocks(tokens), "\n".join(_lines(tokens)).strip(), any(_suggested(root)), files)


def _walk(parent: XmlFragment | XmlElement) -> Iterator[Token]:
    for child in parent.children:
        if isinstance(child, XmlText):
            yield from _runs(child)
            continue
        assert isinstance(child, XmlElement)
        attributes = _attributes(child)
        if INSERTION in attributes:
            continue
        kept = {name: value for name, value in attributes.items() if name not in _SUGGESTIONS and value is not None}
        yield ("open", child.tag, _written(kept))
        yield from _walk(child)
        yield ("close", child.tag)


def _runs(text: XmlText) -> Iterator[Token]:
    for run, given in text.diff():
        marks = given or {}
        kinds = {_kind(name) for name in marks} & _SUGGESTIONS
        if INSERTION in kinds:
            if isinstance(run, str) and SEAM in run:
                yield CUT
            continue
        shown = run if isinstance(run, str) else repr(run)
        yield ("text", shown.replace(SEAM, "") if DELETION in kinds else shown, _marks(marks))


def _marks(given: Mapping[str, Any]) -> tuple[tuple[str, bytes], ...]:
    """What stands on a run, each kind with its attributes; what a suggestion changed as it was."""
    marks = {
        (_kind(name), _written(_of_mark(value)))
        for name, value in given.items()
        if _kind(name) not in {*_SUGGESTIONS, COMMENT} and value is not None
    }
    for name, value in given.items():
        if _kind(name) == MODIFICATION and isinstance(value, Mapping) and value.get("type") == "mark":
            for key, put in (("newValue", False), ("previousValue", True)):
                mark = value.get(key)
                if isinstance(mark, Mapping):
                    (marks.add if put else marks.discard)(
                        (str(mark.get("type")), _written(_of_mark(mark.get("attrs"))))
                    )
    return tuple(sorted(marks))


def _blocks(tokens: list[Token]) -> list[dict[str, Any]]:
    root: dict[str, Any] = {"content": []}
    open_ones = [root]
    for token in tokens:
        if token[0] == "open":
            node: dict[str, Any] = {"type": token[1]}
            if attributes := orjson.loads(token[2]):
                node["attrs"] = attributes
            open_ones[-1].setdefault("content", []).append(node)
            open_ones.append(node)
        elif token[0] == "close":
            open_ones.pop()
        elif token[0] == "text":
            run: dict[str, Any] = {"type": "text", "text": token[1]}
            if token[2]:
                run["marks"] = [
                    {"type": kind} | ({"attrs": attributes} if (attributes := orjson.loads(written)) else {})
                    for kind, written in token[2]
                ]
            open_ones[-1].setdefault("content", []).append(run)
    blocks: list[dict[str, Any]] = root["content"]
    return blocks


def _lines(tokens: list[Token]) -> Iterator[str]:
    """Each block that holds words, and under it the footnotes in it."""
    line: list[str] | None = None
    above: list[str] | None = None
    notes: list[str] = []
    for token in tokens:
        if token[0] == "open" and token[1] in _BLOCKS:
            line, notes = [], []
        elif token[:2] == ("open", FOOTNOTE) and line is not None:
            above, line = line, []
        elif token[:2] == ("close", FOOTNOTE) and line is not None and above is not None:
            notes.append("".join(line))
            above, line = None, above
        elif line is not None and token[0] == "text":
            line.append(token[1])
        elif line is not None and token[:2] == ("open", _BREAK):
            line.append("\n")
        elif line is not None and token[0] == "close" and token[1] in _BLOCKS:
            yield "".join(line)
            yield from notes
            line = None


def _suggested(parent: XmlFragment | XmlElement) -> Iterator[bool]:
    for child in parent.children:
        if isinstance(child, XmlText):
            yield from (_kind(name) in _SUGGESTIONS for _, marks in child.diff() for name in marks or ())
        elif isinstance(child, XmlElement):
            yield not _SUGGESTIONS.isdisjoint(_attributes(child))
            yield from _suggested(child)


def _attributes(element: XmlElement) -> dict[str, Any]:
    given: Any = element.attributes
    return dict(given)


def _of_mark(value: Any) -> dict[str, Any]:
    return {name: each for name, each in value.items() if each is not None} if isinstance(value, Mapping) else {}


def _kind(name: str) -> str:
    return name.partition("--")[0]


def _written(attributes: Mapping[str, Any]) -> bytes:
    plain = {
        name: int(value) if isinstance(value, float) and value.is_integer() else value
        for name, value in attributes.items()
    }
    return orjson.dumps(plain, option=orjson.OPT_SORT_KEYS)
