"""How deep elements lie within each other: what reads, copies and signs a text goes down with them."""

from collections.abc import Sequence
from typing import Any, Final, Protocol

from pycrdt import Doc, XmlElement, XmlFragment

from app.drafting import content
from app.drafting.protocol import read_state
from app.drafting.structures import Spans, Update

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

    def measure_again(self) -> None:
        """Something came that was not counted here."""
        self._at_most = DEEPEST

    def allows(self, document: Doc[Any], before: Sequence[Piece], piece: Piece) -> bool:
        """Whether the text stays shallow enough; `before` is what will be in it by then and is not yet."""
        types = piece.brings.types
        if types and self._at_most + types > DEEPEST:
            self._at_most = depth(document) + sum(one.brings.types for one in before)
        if types and self._at_most + types > DEEPEST:
            deep = _tried(document, [*(one.update for one in before), piece.update], piece.brings.spans)
            self._at_most = min(deep, DEEPEST)
            return deep <= DEEPEST
        self._at_most += types
        return True


def _tried(document: Doc[Any], updates: Sequence[bytes], spans: Spans) -> int:
    """How deep the text would be; beyond all measure when that cannot be told."""
    try:
        copy = content.of(document.get_update(), updates)
        known = read_state(copy.get_state())
        whole = all(known.get(writer, 0) >= end for writer, (_, end) in spans.items())
        return depth(copy) if whole else DEEPEST + 1
    except BaseException as error:  # a document in Rust panics by what is no Exception
        if isinstance(error, (KeyboardInterrupt, SystemExit)):
            raise
        return DEEPEST + 1


def depth(document: Doc[Any]) -> int:
    """How many elements lie within each other where most do."""
    deepest = 0
    waiting: list[tuple[Any, int]] = [(document.get(content.ROOT, type=XmlFragment), 0)]
    while waiting:
        element, level = waiting.pop()
        deepest = max(deepest, level)
        waiting += [(child, level + 1) for child in element.children if isinstance(child, XmlFragment | XmlElement)]
    return deepest
