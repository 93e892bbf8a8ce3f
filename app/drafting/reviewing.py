"""Is an update nothing but suggestions? It is when the text with every suggestion rejected is the same before and after.

Suggestions are marks on text (`insertion`, `deletion`, `modification`, also with a suffix `--…` where they overlap) and,
for whole blocks, attributes of these names. A block cut in two by a suggestion has an inserted zero-width space on either
side of the cut; an item of a list may be cut in two with the block that it ends with.
"""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from pycrdt import Doc, XmlElement, XmlFragment, XmlText

from app.drafting import content, structures
from app.drafting.protocol import read_state

INSERTION: Final = "insertion"
DELETION: Final = "deletion"
MODIFICATION: Final = "modification"
_SUGGESTIONS: Final = frozenset({INSERTION, DELETION, MODIFICATION})
SEAM: Final = "\u200b"
CUT: Final = ("cut",)
ITEM: Final = "listItem"
NOT_A_SUGGESTION: Final = "not_a_suggestion"
INCOMPLETE: Final = "incomplete"

Token = tuple[Any, ...]


class NotTaken(Exception):
    """Why an update of a reviewer is refused: the one argument is the code that the sender is told."""


class Trial:
    """What reviewers send within one tick, tried on a copy of the text, one update upon the other.

    Whatever is taken together leaves the text with all suggestions rejected as it was before the tick. An update that
    brings or deletes what waits for something else is not taken: nobody can tell what it will be.
    """

    def __init__(self, whole: bytes) -> None:
        self._whole = whole
        self._taken: list[bytes] = []
        self._copy: Doc[Any] | None = None
        self._before: Any = None

    def take(self, update: bytes) -> None:
        """Raises NotTaken, and the update counts no more."""
        try:
            if self._copy is None:
                self._copy = content.of(self._whole, self._taken)
            if self._before is None:
                self._before = _read(self._copy)
            self._copy.apply_update(update)
            known = read_state(self._copy.get_state())
            whole = all(known.get(writer, 0) >= end for writer, end in structures.reach(update).items())
            same = whole and _read(self._copy) == self._before
        except BaseException as error:  # a document in Rust panics by what is no Exception
            self._copy = None
            if isinstance(error, (KeyboardInterrupt, SystemExit)):
                raise
            raise NotTaken(NOT_A_SUGGESTION) from error
        if not same:
            self._copy = None
            raise NotTaken(NOT_A_SUGGESTION if whole else INCOMPLETE)
        self._taken.append(update)


def only_suggests(whole: bytes, update: bytes) -> bool:
    """Whether this update changes nothing of the text but what is suggested."""
    try:
        Trial(whole).take(update)
    except NotTaken:
        return False
    return True


def _read(document: Doc[Any]) -> tuple[list[Token], Mapping[str, str]]:
    return rejected(document), _others(document)


def _others(document: Doc[Any]) -> Mapping[str, str]:
    return {name: text for name, text in content.texts(document).items() if name != content.ROOT and text}


def rejected(document: Doc[Any]) -> list[Token]:
    """The text as it is once every suggestion has been rejected."""
    return _merged(_joined(list(_walk(document.get(content.ROOT, type=XmlFragment)))))


def whole(tokens: list[Token]) -> list[Token]:
    """Tokens of any walk over a text: blocks that a suggestion cut (`CUT`) in one piece, runs with the same marks as one."""
    return _merged(_joined(tokens))


def _walk(parent: XmlFragment | XmlElement) -> Iterator[Token]:
    children = list(parent.children)
    if len(parent.children) != len(children):
        # What no editor of ours writes is counted, but in no list of children.
        yield ("unreadable", str(parent))
    for child in children:
        if isinstance(child, XmlText):
            yield from _runs(child)
            continue
        if not isinstance(child, XmlElement):
            yield ("unreadable", str(child))
            continue
        given: Any = child.attributes
        attributes = {name: str(value) for name, value in given if value is not None}
        if INSERTION in attributes:
            continue
        kept = tuple(sorted((name, value) for name, value in attributes.items() if name not in _SUGGESTIONS))
        yield ("open", child.tag, kept)
        yield from _walk(child)
        yield ("close", child.tag)


def _runs(text: XmlText) -> Iterator[Token]:
    for run, given in text.diff():
        attributes = given or {}
        kinds = {name.partition("--")[0] for name in attributes} & _SUGGESTIONS
        if INSERTION in kinds:
            if isinstance(run, str) and SEAM in run:
                yield CUT
            continue
        shown = run.replace(SEAM, "") if DELETION in kinds and isinstance(run, str) else run
        yield ("text", shown if isinstance(shown, str) else repr(shown), _marks(attributes))


def _marks(attributes: Mapping[str, Any]) -> tuple[str, ...]:
    """The marks without suggestions, those that a suggestion changed as they were."""
    marks = {
        name.partition("--")[0] + repr(value): None
        for name, value in attributes.items()
        if name.partition("--")[0] not in _SUGGESTIONS and value is not None
    }
    for name, value in attributes.items():
        if name.partition("--")[0] == MODIFICATION and isinstance(value, Mapping) and value.get("type") == "mark":
            for key, put in (("newValue", False), ("previousValue", True)):
                mark = value.get(key)
                if isinstance(mark, Mapping):
                    written = f"{mark.get('type')}{mark.get('attrs') or {}!r}"
                    if put:
                        marks[written] = None
                    else:
                        marks.pop(written, None)
    return tuple(sorted(marks))


def _joined(tokens: list[Token]) -> list[Token]:
    """Blocks that a suggestion cut in two, in one piece."""
    found: list[Token] = []
    place = 0
    while place < len(tokens):
        if cut := _cut_at(tokens, place):
            place += cut
            continue
        if tokens[place] != CUT:
            found.append(tokens[place])
        place += 1
    return found


def _cut_at(tokens: list[Token], place: int) -> int:
    """How many tokens lie from one side of a cut to the other; 0 where there is none."""
    kinds = [token[0] for token in tokens[place : place + 6]]
    if kinds[:4] == ["cut", "close", "open", "cut"]:
        return 4
    between = [token[:2] for token in tokens[place + 2 : place + 4]]
    items = kinds == ["cut", "close", "close", "open", "open", "cut"] and between == [("close", ITEM), ("open", ITEM)]
    return 6 if items and tokens[place + 1][1] == tokens[place + 4][1] else 0


def _merged(tokens: list[Token]) -> list[Token]:
    """Neighbouring runs with the same marks as one."""
    found: list[Token] = []
    for token in tokens:
        if token[0] == "text":
            if not token[1]:
                continue
            if found and found[-1][0] == "text" and found[-1][2] == token[2]:
                found[-1] = ("text", found[-1][1] + token[1], token[2])
                continue
        found.append(token)
    return found
