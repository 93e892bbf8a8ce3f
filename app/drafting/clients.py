"""One connection of one person to a room, and what waits to be sent to it."""

import asyncio
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from uuid import UUID

import orjson
from sqlmodel import Session

from app.drafting import protocol
from app.drafting.gate import Standing

if TYPE_CHECKING:
    from app.drafting.room import Room

MOST_WAITING: Final = 524_288
"""Bytes; a client that is further behind gets the text as it is then instead of everything on the way there."""

MALFORMED: Final = 4400
SIGNED_OUT: Final = 4401
NOT_ALLOWED: Final = 4403
GONE: Final = 4404
RIGHTS_CHANGED: Final = 4405
OTHER_GENERATION: Final = 4409
TOO_LARGE: Final = 1009
STOPPING: Final = 1012
TRY_LATER: Final = 1013

Ask = Callable[[Session], Standing | None]
Line = Callable[[bytes], bool]
"""Sends a frame at once, past all waiting; False where it cannot."""


@dataclass(frozen=True, slots=True)
class Given:
    """What a client says about itself in the query. None: it says nothing, and counts as fresh."""

    generation: int | None = None
    schema_version: int | None = None
    saved: bool = False


class Client:
    """Takes messages without waiting; whoever carries them takes them with `take` when the bell rings."""

    def __init__(
        self, *, person_id: UUID, name: str, standing: Standing, ask: Ask, given: Given, seen: int = 0
    ) -> None:  # fmt: skip
        self.person_id = person_id
        self.name = name
        self.standing = standing
        self.ask = ask
        self.given = given
        self.seen = seen
        """The count of changes of rights when `standing` was asked for."""
        self.asking = False
        self.epoch = 0
        self.fleeting = False
        """Whether this is one exchange only, whose cursor stays when it is over."""
        self.held: list[bytes] = []
        self.held_weight = 0
        self.synced = False
        self.cursor: int | None = None
        self.came = 0
        """How many updates came over this connection; `settled` says how many of the first are on disk."""
        self.reached = 0
        self.owed = 0
        self.settled = 0
        self.bell = asyncio.Event()
        self.ended: tuple[int, str] | None = None
        self.room: Room | None = None
        self.pouring: asyncio.Task[None] | None = None
        self.pours_since: float | None = None
        """When the line was handed what it has not yet taken, by the clock of the loop."""
        self.line: Line | None = None
        self._told = 0
        self._waiting: deque[bytes] = deque()
        self._weight = 0
        self._behind = False
        self._standing_due = given.saved

    def ask_anew(self) -> None:
        """Its rights may have changed: nothing of it is taken until an answer comes that was asked for after this."""
        self.asking = True
        self.epoch += 1

    def offer(self, message: bytes, frame: bytes | None = None) -> None:
        """Have this sent, unless the client is about to get the whole text anyway; at once, if its frame is given and nothing waits."""
        if self.ended or self._behind:
            return
        if frame and self.line and not self._waiting and self.pours_since is None and self.line(frame):
            return
        self._waiting.append(message)
        self._weight += len(message)
        if self._weight > MOST_WAITING and len(self._waiting) > 1:
            self._waiting.clear()
            self._behind = True
        self.bell.set()

    def settle(self, count: int) -> None:
        """The first so many updates of this connection are on disk."""
        self.settled = max(self.settled, count)
        if self.given.saved:
            self.bell.set()

    def refuse(self, count: int, reason: str) -> None:
        """Say that an update was not taken, to a client that understands it."""
        self.owed = max(0, self.owed - 1)
        if self.given.saved:
            self.offer(protocol.refused(count, reason))

    def tell_standing(self) -> None:
        self._standing_due = self.given.saved
        self.bell.set()

    def close(self, code: int, reason: str) -> None:
        """End the connection after what waits; the text that the client has stays with it."""
        if self.ended is None:
            if code not in {STOPPING, TRY_LATER, RIGHTS_CHANGED}:
                self.offer(protocol.denied(reason))
            self.ended = (code, reason)
            self.bell.set()

    def take(self) -> list[bytes]:
        """What is to be sent now."""
        taken = list(self._waiting)
        self._waiting.clear()
        self._weight = 0
        room = self.room
        if room is None:
            return taken
        if self._behind:
            self._behind = False
            taken += [protocol.update(room.whole()), protocol.awareness(room.cursors.payload())]
        if self._standing_due:
            self._standing_due = False
            taken.append(protocol.standing(orjson.dumps(room.standing_of(self))))
        if self.given.saved and self.settled > self._told:
            self._told = self.settled
            taken.append(protocol.saved(self.settled))
        return taken
