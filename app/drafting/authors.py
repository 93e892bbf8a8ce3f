"""Whose a suggestion is: nobody brings one in the name of somebody else.

The id of a suggestion begins with the id of the person who made it. Whoever writes may move, split, take and restore
suggestions of others, which are brought again under their ids by that; a new one may only be one's own.
"""

from collections.abc import Iterable
from typing import Any, Final
from uuid import UUID

import orjson
from pycrdt import Doc, XmlElement, XmlFragment, XmlText

from app.drafting import content, structures
from app.drafting.structures import Formats

MARKS: Final = frozenset({"insertion", "deletion", "modification"})
OTHER_AUTHOR: Final = "other_author"
NOBODYS: Final = ""
"""The id of a mark that has none that can be read."""
_NAMES: Final = tuple(name.encode() for name in MARKS)


class Suggestions:
    """The ids of the suggestions that a text held at any moment since it was opened here."""

    def __init__(self) -> None:
        self._known: set[str] = set()

    def learn(self, ids: Iterable[str]) -> None:
        self._known.update(ids)

    def learn_text(self, document: Doc[Any], *parts: bytes) -> None:
        """What a text holds that is made of these parts; texts without any suggestion are not walked through."""
        if any(name in part for part in parts for name in _NAMES):
            self._known.update(_held(document))

    def learn_update(self, update: bytes) -> None:
        """What an update from elsewhere brings, which was judged there."""
        if any(name in update for name in _NAMES):
            self._known.update(brought(structures.read(update).formats))

    def are_others(self, person_id: UUID, ids: Iterable[str]) -> bool:
        """Whether one of these is neither this person's nor one that stood here before."""
        return any(each not in self._known and each.partition(" ")[0] != str(person_id) for each in ids)


def brought(formats: Formats) -> frozenset[str]:
    """The ids of the suggestions among the marks that an update brings."""
    return frozenset(
        _id(orjson.loads(value))
        for name, value in formats
        if name.partition(b"--")[0].decode(errors="replace") in MARKS and value != b"null"
    )


def _held(document: Doc[Any]) -> set[str]:
    found: set[str] = set()
    waiting: list[Any] = [document.get(content.ROOT, type=XmlFragment)]
    while waiting:
        part = waiting.pop()
        if isinstance(part, XmlText):
            for _, marks in part.diff():
                found.update(_id(value) for name, value in (marks or {}).items() if name.partition("--")[0] in MARKS)
        elif isinstance(part, XmlFragment | XmlElement):
            waiting += list(part.children)
    return found


def _id(value: Any) -> str:
    found = value.get("id") if isinstance(value, dict) else None
    return found if isinstance(found, str) else NOBODYS
