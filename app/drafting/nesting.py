"""How deep elements lie within each other: what reads, copies and signs a text goes down with them."""

from collections.abc import Sequence
from typing import Any, Final, Protocol

from pycrdt import Doc, XmlElement, XmlFragment

from app.drafting import content
from app.drafting.protocol import read_state
from app.drafting.structures import Update

DEEPEST: Final = 40
TOO_DEEP: Final = "too_deep"


class Piece(Protocol):
    """An update and what it brings."""

    @property
    def update(self) -> bytes: ...

    @property
    def brings(self) -> Update: ...


class Nesting:
    """Keeps a text from getting deeper than `DEEPEST`.

    No update makes a text deeper by more than the elements that it brings; so the text is measured only when the sum of
    those since the last time could have made it too deep, and an update is tried on a copy only when it alone could.
    """

    def __init__(self) -> None:
        self._at_most = DEEPEST
        self._copy: _Copy | None = None

    def measure_again(self) -> None:
        """Something came that was not counted here."""
        self._at_most = DEEPEST

    def begin(self) -> None:
        """The text may have changed since the last time that updates were judged."""
        self._copy = None

    def allows(self, document: Doc[Any], before: Sequence[Piece], piece: Piece) -> bool:
        """Whether the text stays shallow enough; `before` is what will be in it by then and is not yet."""
        types = piece.brings.types
        if 0 < types < DEEPEST < self._at_most + types:
            self._at_most = depth(document) + sum(one.brings.types for one in before)
        if not types or self._at_most + types <= DEEPEST:
            self._at_most += types
            return True
        reached = self._tried(document, before, piece)
        if reached > DEEPEST:
            self._copy = None
            return False
        self._at_most = min(max(self._at_most, reached), DEEPEST)
        return True

    def _tried(self, document: Doc[Any], before: Sequence[Piece], piece: Piece) -> int:
        """How deep what comes would lie; beyond all measure when that cannot be told."""
        try:
            if self._copy is None:
                self._copy = _Copy(document)
            return self._copy.take(before, piece)
        except BaseException as error:  # a document in Rust panics by what is no Exception
            if isinstance(error, (KeyboardInterrupt, SystemExit)):
                raise
            return DEEPEST + 1


class _Copy:
    """The text as it will be, to try updates on: each is measured by what it brings, however long the text is."""

    def __init__(self, document: Doc[Any]) -> None:
        self._document = content.of(document.get_update(), ())
        self._has: set[int] = set()
        self._came: list[tuple[Any, int]] = []
        self._root = self._document.get(content.ROOT, type=XmlFragment)  # whoever observes has to be held
        self._root.observe_deep(self._note)

    def _note(self, events: Sequence[Any]) -> None:
        for event in events:
            level = len(event.path) + 1
            inserted = (each for change in event.delta for each in change.get("insert", ()))
            self._came += [(each, level) for each in inserted if isinstance(each, XmlElement)]

    def take(self, before: Sequence[Piece], piece: Piece) -> int:
        """How deep what this update brings lies; beyond all measure where it waits for another."""
        for one in before:
            self._apply(one)
        self._came.clear()
        self._apply(piece)
        known = read_state(self._document.get_state())
        whole = all(known.get(writer, 0) >= end for writer, (_, end) in piece.brings.spans.items())
        return _deepest(self._came) if whole else DEEPEST + 1

    def _apply(self, piece: Piece) -> None:
        if id(piece) not in self._has:
            self._has.add(id(piece))
            self._document.apply_update(piece.update)


def depth(document: Doc[Any]) -> int:
    """How many elements lie within each other where most do."""
    return _deepest([(document.get(content.ROOT, type=XmlFragment), 0)])


def _deepest(waiting: list[tuple[Any, int]]) -> int:
    """The lowest level of these elements, each given with its own, and of what lies in them. Empties the list."""
    deepest = 0
    while waiting:
        element, level = waiting.pop()
        deepest = max(deepest, level)
        waiting += [(child, level + 1) for child in element.children if isinstance(child, XmlFragment | XmlElement)]
    return deepest
