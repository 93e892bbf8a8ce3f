"""Who is here and where: the last state of each, told once a tick. Nobody speaks in another's name."""

import re
import time
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final

import orjson

from app.drafting import protocol
from app.drafting.clients import Client

STALE_SECONDS: Final = 40.0
NOTHING: Final = b"null"
_COLOUR: Final = re.compile(r"#[0-9a-fA-F]{6}")
_MOST_CURSORS: Final = 1_000


@dataclass(slots=True)
class _Cursor:
    clock: int
    state: bytes
    owner: Client | None
    seen: float


class Cursors:
    """The states of everybody in one room."""

    def __init__(self) -> None:
        self._known: dict[int, _Cursor] = {}
        self.changed: dict[int, tuple[int, bytes]] = {}

    def __bool__(self) -> bool:
        return bool(self._known)

    def hear(self, client: Client, payload: bytes) -> None:
        """Take what a client says about itself. Stock clients echo what they hear of others: that is passed over."""
        entries = list(protocol.read_cursors(payload))
        if client.cursor is None and len(entries) == 1 and entries[0][2] != NOTHING:
            before = self._known.get(entries[0][0])
            if before is None or before.owner is None or before.owner.person_id == client.person_id:
                client.cursor = entries[0][0]
                if before is not None:
                    before.clock = min(before.clock, entries[0][1] - 1)
        for who, clock, state in entries:
            if who != client.cursor:
                continue
            known = self._known.get(who)
            if known is not None and known.clock >= clock:
                known.seen = time.monotonic()
                continue
            self._put(who, clock, _signed(client, state), client)

    def hear_elsewhere(self, payload: bytes) -> None:
        """Take what another process says about those who are connected to it."""
        for who, clock, state in protocol.read_cursors(payload, _MOST_CURSORS):
            known = self._known.get(who)
            if known is None or (known.owner is None and known.clock < clock):
                self._put(who, clock, state, None)

    def leave(self, client: Client) -> None:
        who = client.cursor
        known = self._known.get(who) if who is not None else None
        if who is not None and known is not None and known.owner is client:
            self._put(who, known.clock, NOTHING, None)

    def sweep(self) -> None:
        """Let go of those who have said nothing for long: their process was killed, or they poll no more."""
        long_ago = time.monotonic() - STALE_SECONDS
        for who in [who for who, known in self._known.items() if known.seen < long_ago]:
            self._put(who, self._known[who].clock, NOTHING, None)

    def take(self) -> bytes | None:
        """What changed since the last tick, as a payload."""
        if not self.changed:
            return None
        states = [(who, clock, state) for who, (clock, state) in self.changed.items()]
        self.changed = {}
        return protocol.cursors(states)

    def payload(self) -> bytes:
        return protocol.cursors(self._all())

    def _all(self) -> Iterable[tuple[int, int, bytes]]:
        return [(who, known.clock, known.state) for who, known in self._known.items()]

    def _put(self, who: int, clock: int, state: bytes, owner: Client | None) -> None:
        if state == NOTHING:
            if self._known.pop(who, None) is None:
                return
        elif who in self._known or len(self._known) < _MOST_CURSORS:
            self._known[who] = _Cursor(clock, state, owner, time.monotonic())
        else:
            return
        self.changed[who] = (clock, state)


def _signed(client: Client, state: bytes) -> bytes:
    """The state under the name of the person who really sent it. Raises Malformed for what is no state."""
    try:
        said: Any = orjson.loads(state)
    except orjson.JSONDecodeError as error:
        raise protocol.Malformed from error
    if not isinstance(said, dict):
        return NOTHING
    user = said.get("user")
    colour = user.get("color") if isinstance(user, dict) else None
    said["user"] = {"id": str(client.person_id), "name": client.name}
    if isinstance(colour, str) and _COLOUR.fullmatch(colour):
        said["user"]["color"] = colour
    return orjson.dumps(said)
