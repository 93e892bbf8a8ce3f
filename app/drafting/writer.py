"""Brings the ticks of all rooms to the log in one transaction at a time, and to disk, each on a thread of its own."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from typing import TYPE_CHECKING, Final
from uuid import UUID

import structlog

from app.core.database import Database
from app.drafting import store
from app.drafting.store import Tick

if TYPE_CHECKING:
    from app.drafting.crossing import Crossing
    from app.drafting.room import Flight

log: Final = structlog.get_logger(__name__)
RETRY_SECONDS: Final = 0.5
SEAL_SECONDS: Final = 0.1
"""Between two times that the disk is asked to keep what was written; the first comes at once."""


class Writer:
    """Ticks in the order in which rooms made them. A tick that cannot be written is kept and tried until it can be."""

    def __init__(self, database: Database, crossing: "Crossing | None") -> None:
        self._database = database
        self._crossing = crossing
        self._loop = asyncio.get_running_loop()
        self._threads = ThreadPoolExecutor(2, thread_name_prefix="drafts")
        self._waiting: list[Flight] = []
        self._unsealed: list[Flight] = []
        self._appending = asyncio.Event()
        self._sealing = asyncio.Event()
        self._tasks = [asyncio.create_task(self._append_all()), asyncio.create_task(self._seal_all())]

    def put(self, flight: "Flight") -> None:
        self._waiting.append(flight)
        self._appending.set()

    def tell_cursors(self, draft_id: UUID, generation: int, payload: bytes) -> None:
        """Let the people of other processes see who is where."""
        if self._crossing is not None:
            self._crossing.tell_cursors(draft_id, generation, payload)

    async def stop(self) -> None:
        for task in self._tasks:
            task.cancel()
            with suppress(asyncio.CancelledError):
                await task
        self._threads.shutdown()

    async def _append_all(self) -> None:
        while True:
            await self._appending.wait()
            self._appending.clear()
            flights, self._waiting = self._waiting, []
            numbers = iter(await self._append(flights))
            for flight in flights:
                number = next(numbers) if flight.content else 0
                if number is not None:
                    self._unsealed.append(flight)
                    if self._crossing is not None and flight.content:
                        self._crossing.tell_tick(flight.room.draft_id, flight.room.generation, number, flight.content)
                flight.room.logged(flight, number)
            self._sealing.set()

    async def _append(self, flights: "list[Flight]") -> list[int | None]:
        ticks = [Tick(each.room.draft_id, each.room.generation, each.content) for each in flights if each.content]
        if not ticks:
            return []
        while True:
            try:
                return await self._loop.run_in_executor(self._threads, store.append, self._database, ticks)
            except Exception:
                log.exception("drafting.not_written", ticks=len(ticks))
                for each in flights:
                    each.room.failed()
                await asyncio.sleep(RETRY_SECONDS)

    async def _seal_all(self) -> None:
        while True:
            await self._sealing.wait()
            self._sealing.clear()
            flights, self._unsealed = self._unsealed, []
            while True:
                try:
                    await self._loop.run_in_executor(self._threads, self._database.seal)
                    break
                except Exception:
                    log.exception("drafting.not_sealed")
                    await asyncio.sleep(RETRY_SECONDS)
            for flight in flights:
                flight.room.sealed(flight)
            await asyncio.sleep(SEAL_SECONDS)
