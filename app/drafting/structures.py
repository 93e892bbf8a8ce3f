"""What an update of Yjs (encoding 1) brings: whose structures, from which to which. Read before anything is applied."""

from typing import Final, NamedTuple, NoReturn

import orjson

from app.drafting.protocol import MOST_WRITERS, Malformed, Reader

Spans = dict[int, tuple[int, int]]
"""For each writer the number of the first structure, and that after the last."""

_GC, _DELETED, _JSON, _BINARY, _STRING, _EMBED, _FORMAT, _TYPE, _ANY, _DOC, _SKIP = range(11)
_NAMED_TYPES: Final = frozenset({3, 5})
_MOST_TYPE: Final = 6
_MOST_DEPTH: Final = 32


Formats = list[tuple[bytes, bytes]]
"""Names and values (JSON) of marks, `null` where one ends."""


class Update(NamedTuple):
    """What an update brings: structures, deletions (for each writer the number after the last), marks, and how many types."""

    spans: Spans
    deleted: dict[int, int]
    formats: Formats
    types: int


def spans(update: bytes) -> Spans:
    """Raises Malformed for bytes that are no update."""
    return read(update).spans


def reach(update: bytes) -> dict[int, int]:
    """For each writer the number after the last structure that is brought or deleted. Raises Malformed."""
    found, deleted, _, _ = read(update)
    return {
        writer: max(found.get(writer, (0, 0))[1], deleted.get(writer, 0)) for writer in found.keys() | deleted.keys()
    }


def read(update: bytes) -> Update:
    """Raises Malformed for bytes that are no update."""
    reader = _Structures(update)
    found: Spans = {}
    deleted: dict[int, int] = {}
    for _ in range(_bounded(reader, MOST_WRITERS)):
        structures, writer, first = reader.number(), reader.number(), reader.number()
        clock = first
        for _ in range(structures):
            clock += _structure(reader)
        if writer in found:
            raise Malformed
        if structures:
            found[writer] = (first, clock)
    for _ in range(_bounded(reader, MOST_WRITERS)):
        writer = reader.number()
        for _ in range(reader.number()):
            end = reader.number() + reader.number()
            deleted[writer] = max(end, deleted.get(writer, 0))
    if reader.more:
        raise Malformed
    return Update(found, deleted, reader.formats, reader.types)


class _Structures(Reader):
    """Remembers the marks and counts the types that it comes past."""

    __slots__ = ("formats", "types")

    def __init__(self, data: bytes) -> None:
        super().__init__(data)
        self.formats: Formats = []
        self.types = 0


def _bounded(reader: Reader, most: int) -> int:
    value = reader.number()
    if value > most:
        raise Malformed
    return value


def _structure(reader: _Structures) -> int:
    """Read one structure past; how many numbers it takes."""
    info = reader.byte()
    kind = info & 31
    if kind in {_GC, _SKIP}:
        return _length(reader)
    origins = info & 192
    for bit in (128, 64):
        if origins & bit:
            reader.number()
            reader.number()
    if not origins:
        if reader.number() == 1:
            reader.chunk()
        else:
            reader.number()
            reader.number()
        if info & 32:
            reader.chunk()
    return _content(reader, kind)


def _length(reader: Reader) -> int:
    return reader.number() or _refuse()


def _refuse() -> NoReturn:
    raise Malformed


def _content(reader: _Structures, kind: int) -> int:  # noqa: C901, PLR0911 - one branch for each kind of content
    match kind:
        case 1:
            return _length(reader)
        case 2:
            many = _length(reader)
            for _ in range(many):
                reader.chunk()
            return many
        case 3 | 5:
            reader.chunk()
            return 1
        case 4:
            return len(_text(reader).encode("utf-16-le")) // 2 or _refuse()
        case 6:
            reader.formats.append((reader.chunk(), _json(reader)))
            return 1
        case 7:
            reader.types += 1
            named = _bounded(reader, _MOST_TYPE)
            if named in _NAMED_TYPES:
                reader.chunk()
            return 1
        case 8:
            many = _length(reader)
            for _ in range(many):
                _any(reader, 0)
            return many
        case 9:
            reader.chunk()
            _any(reader, 0)
            return 1
        case _:
            raise Malformed


def _json(reader: Reader) -> bytes:
    value = reader.chunk()
    try:
        orjson.loads(value)
    except orjson.JSONDecodeError as error:
        raise Malformed from error
    return value


def _text(reader: Reader) -> str:
    try:
        return reader.chunk().decode()
    except UnicodeDecodeError as error:
        raise Malformed from error


def _any(reader: Reader, depth: int) -> None:  # noqa: C901 - one branch for each kind of value
    kind = reader.byte()
    if depth > _MOST_DEPTH:
        raise Malformed
    match kind:
        case 127 | 126 | 121 | 120:
            return
        case 125:
            while reader.byte() & 128:
                pass
        case 124:
            reader.take(4)
        case 123 | 122:
            reader.take(8)
        case 119 | 116:
            reader.chunk()
        case 118:
            for _ in range(reader.number()):
                reader.chunk()
                _any(reader, depth + 1)
        case 117:
            for _ in range(reader.number()):
                _any(reader, depth + 1)
        case _:
            raise Malformed
