"""The streams that are open in this process, and which hint goes to which."""

import asyncio
from collections import Counter
from collections.abc import Collection
from typing import Final
from uuid import UUID

from prometheus_client import Gauge

from app.core.errors import Busy, TooMany
from app.live.hints import SIGN_IN, Hint

MOST_PENDING: Final = 64
MOST_OF_ONE_PERSON: Final = 8
MOST_STREAMS: Final = 5_000
STREAMS: Final = Gauge("pacto_live_streams", "Open event streams")


Told = tuple[str, UUID, UUID | None]
"""Kind, id and changed part of a record, as one browser hears it."""


class Stream:
    """One browser that listens. What it has not yet taken is kept once each, up to a limit, then as "fetch anew"."""

    def __init__(self, person_id: UUID, principals: Collection[str]) -> None:
        self.person_id = person_id
        self.principals = frozenset(principals)
        self.closed = False
        self.recheck = False
        self._resync = False
        self._pending: dict[Told, None] = {}
        self._bell = asyncio.Event()

    def offer(self, hint: Hint) -> None:
        if self.principals.isdisjoint(hint.principals):
            return
        if hint.kind == SIGN_IN:
            self.recheck = True
        else:
            self._pending[hint.kind, hint.id, hint.part] = None
            if len(self._pending) > MOST_PENDING:
                self._pending.clear()
                self._resync = True
        self._bell.set()

    def resync(self) -> None:
        """Hints were lost on the way: the browser should fetch what it shows."""
        self._pending.clear()
        self._resync = True
        self._bell.set()

    def close(self) -> None:
        self.closed = True
        self._bell.set()

    async def wait(self, seconds: float) -> None:
        """Until there is something to tell or to do, or the time is up."""
        try:
            async with asyncio.timeout(seconds):
                await self._bell.wait()
        except TimeoutError:
            return
        self._bell.clear()

    def take(self) -> tuple[bool, list[Told]]:
        """Whether to fetch anew, and the hints that came after."""
        resync, pending = self._resync, list(self._pending)
        self._resync = False
        self._pending.clear()
        return resync, pending


class Hub:
    """Hands hints to streams. Lives on one event loop; `publish` may be called from any thread."""

    def __init__(self) -> None:
        self._loop = asyncio.get_running_loop()
        self._streams: set[Stream] = set()
        self._of_person: Counter[UUID] = Counter()
        self._stopped = False

    def open(self, person_id: UUID, principals: Collection[str]) -> Stream:
        """Raises TooMany when this person listens in many browsers already, Busy when the process has its fill."""
        if self._of_person[person_id] >= MOST_OF_ONE_PERSON:
            raise TooMany(seconds=60)
        if self._stopped or len(self._streams) >= MOST_STREAMS:
            raise Busy(seconds=30)
        stream = Stream(person_id, principals)
        self._streams.add(stream)
        self._of_person[person_id] += 1
        STREAMS.inc()
        return stream

    def close(self, stream: Stream) -> None:
        if stream not in self._streams:
            return
        self._streams.remove(stream)
        self._of_person[stream.person_id] -= 1
        if not self._of_person[stream.person_id]:
            del self._of_person[stream.person_id]
        STREAMS.dec()

    def publish(self, hint: Hint) -> None:
        self._call(self._offer, hint)

    def resync(self) -> None:
        """Tell every stream that hints were lost."""
        self._call(self._resync)

    def hang_up(self) -> None:
        """End every stream and open no more."""
        self._stopped = True
        self._call(self._close_all)

    def _call(self, call: object, *values: object) -> None:
        if not self._loop.is_closed():
            self._loop.call_soon_threadsafe(call, *values)  # type: ignore[arg-type]  # bound methods of this class

    def _offer(self, hint: Hint) -> None:
        for stream in self._streams:
            stream.offer(hint)

    def _resync(self) -> None:
        for stream in self._streams:
            stream.resync()

    def _close_all(self) -> None:
        for stream in self._streams:
            stream.close()
