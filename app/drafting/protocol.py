"""The wire protocol of y-websocket, and our own messages for clients that ask for them. Every length is bounded."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

SYNC: Final = 0
AWARENESS: Final = 1
AUTH: Final = 2
QUERY_AWARENESS: Final = 3
SAVED: Final = 64
STANDING: Final = 65
REFUSED: Final = 66

STATE_VECTOR: Final = 0
ANSWER: Final = 1
UPDATE: Final = 2

MOST_BYTES: Final = 4_194_304
"""What one message may weigh: a section typed without a connection, with room to spare."""
MOST_WRITERS: Final = 20_000
MOST_CURSORS: Final = 64
MOST_OF_A_CURSOR: Final = 4_096
_MOST_BITS: Final = 56


class Malformed(Exception):
    """What was sent is no message of this protocol."""


class Reader:
    """Reads what lib0 writes. Raises Malformed instead of reading beyond the end."""

    __slots__ = ("data", "place")

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.place = 0

    @property
    def more(self) -> bool:
        return self.place < len(self.data)

    def byte(self) -> int:
        if self.place >= len(self.data):
            raise Malformed
        found = self.data[self.place]
        self.place += 1
        return found

    def number(self) -> int:
        """An unsigned number of variable length, at most 53 bits as JavaScript has them."""
        data, place, value, bits = self.data, self.place, 0, 0
        while True:
            if place >= len(data) or bits > _MOST_BITS:
                raise Malformed
            byte = data[place]
            place += 1
            value |= (byte & 127) << bits
            if byte < 128:  # noqa: PLR2004 - the bit that says: more follows
                self.place = place
                return value
            bits += 7

    def take(self, length: int) -> bytes:
        end = self.place + length
        if end > len(self.data):
            raise Malformed
        found = self.data[self.place : end]
        self.place = end
        return found

    def chunk(self, most: int = MOST_BYTES) -> bytes:
        """Bytes with their length before them."""
        length = self.number()
        if length > most:
            raise Malformed
        return self.take(length)


def number(value: int) -> bytes:
    """As lib0 writes an unsigned number."""
    written = bytearray()
    while value > 127:  # noqa: PLR2004 - seven bits in each byte
        written.append(128 | (value & 127))
        value >>= 7
    written.append(value)
    return bytes(written)


def chunk(data: bytes) -> bytes:
    return number(len(data)) + data


def state_vector(state: bytes) -> bytes:
    """The message that asks for what is missing here."""
    return bytes((SYNC, STATE_VECTOR)) + chunk(state)


def answer(update: bytes) -> bytes:
    return bytes((SYNC, ANSWER)) + chunk(update)


def update(content: bytes) -> bytes:
    return bytes((SYNC, UPDATE)) + chunk(content)


def denied(reason: str) -> bytes:
    return bytes((AUTH, 0)) + chunk(reason.encode())


def saved(count: int) -> bytes:
    """Of the updates that came over this connection, so many are on disk or in the text already."""
    return bytes((SAVED,)) + number(count)


def standing(told: bytes) -> bytes:
    return bytes((STANDING,)) + chunk(told)


def refused(count: int, reason: str) -> bytes:
    """The update of this number was not taken."""
    return bytes((REFUSED,)) + number(count) + chunk(reason.encode())


def read_state(data: bytes) -> dict[int, int]:
    """A state vector: how many structures of each writer are known."""
    reader = Reader(data)
    many = reader.number()
    if many > MOST_WRITERS:
        raise Malformed
    return {reader.number(): reader.number() for _ in range(many)}


def write_state(state: Mapping[int, int]) -> bytes:
    return number(len(state)) + b"".join(number(writer) + number(clock) for writer, clock in state.items())


def read_cursors(data: bytes, most: int = MOST_CURSORS) -> Iterator[tuple[int, int, bytes]]:
    """Who, which revision of their state, and the state as JSON."""
    reader = Reader(data)
    many = reader.number()
    if many > most:
        raise Malformed
    for _ in range(many):
        yield reader.number(), reader.number(), reader.chunk(MOST_OF_A_CURSOR)


def cursors(states: Iterable[tuple[int, int, bytes]]) -> bytes:
    """The payload that `read_cursors` reads; a message once `awareness` has wrapped it."""
    written = [number(who) + number(clock) + chunk(state) for who, clock, state in states]
    return number(len(written)) + b"".join(written)


def awareness(payload: bytes) -> bytes:
    return bytes((AWARENESS,)) + chunk(payload)


def frames(body: bytes) -> Iterator[bytes]:
    """The messages of one HTTP body, each with its length before it."""
    reader = Reader(body)
    while reader.more:
        yield reader.chunk()
