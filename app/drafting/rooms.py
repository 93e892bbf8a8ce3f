"""The rooms that are open in this process: loaded once, asked about rights, compacted, left when everybody has gone."""

import asyncio
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from typing import Any, Final, TypeVar
from uuid import UUID
from weakref import WeakValueDictionary

import anyio.to_thread
import structlog
from prometheus_client import Gauge
from sqlmodel import Session

from app.access.runtime import Runtime
from app.core.errors import Busy, NotFound, TooMany
from app.drafting import clients, store
from app.drafting.clients import Client
from app.drafting.gate import Gate, Standing
from app.drafting.room import Room
from app.drafting.writer import Writer

log: Final = structlog.get_logger(__name__)
LOOK_SECONDS: Final = 5.0
ASK_SECONDS: Final = 30.0
GRACE_SECONDS: Final = 30.0
STOP_SECONDS: Final = 8.0
SEND_SECONDS: Final = 30.0
"""A line that takes nothing for so long leads nowhere."""
HEAL_SECONDS: Final = 0.2
MOST_TICKS: Final = 500
MOST_OF_ONE_PERSON: Final = 64
MOST_CLIENTS: Final = 5_000
CLIENTS: Final = Gauge("pacto_draft_clients", "Open connections to drafts")
Result = TypeVar("Result")


class Rooms:
    """One for each process. Everything here happens on the event loop, but `ask_again` and `hang_up` may be called anywhere."""

    def __init__(self, runtime: Runtime, gate: Gate) -> None:
        self.gate = gate
        self._runtime = runtime
        self._loop = asyncio.get_running_loop()
        self._rooms: dict[UUID, Room] = {}
        self._locks: WeakValueDictionary[UUID, asyncio.Lock] = WeakValueDictionary()
        self.changes = 0
        """How often rights changed, as far as this process was told."""
        self._of_person: Counter[UUID] = Counter()
        self._stopped = False
        self._jobs: set[asyncio.Task[None]] = set()
        self.crossing: Any = None
        if runtime.settings.redis_url:
            from app.drafting.crossing import Crossing  # noqa: PLC0415 - an installation without Redis spares it

            self.crossing = Crossing(runtime.settings, self)
        self._writer = Writer(runtime.database, self.crossing)
        self._job(self._look())

    def get(self, draft_id: UUID) -> Room | None:
        return self._rooms.get(draft_id)

    def _lock(self, draft_id: UUID) -> asyncio.Lock:
        """The one lock of a draft, as long as somebody holds it or waits for it."""
        return self._locks.setdefault(draft_id, asyncio.Lock())

    async def enter(self, draft_id: UUID, client: Client) -> Room:
        """Bring somebody into a draft, loading it first. Raises Busy, TooMany or NotFound."""
        if self._of_person[client.person_id] >= MOST_OF_ONE_PERSON:
            raise TooMany(seconds=60)
        if self._stopped or self._of_person.total() >= MOST_CLIENTS:
            raise Busy(seconds=30)
        async with self._lock(draft_id):
            room = self._rooms.get(draft_id)
            if room is None or room.closed:
                room = await self._load(draft_id)
            if room.failing:
                raise Busy(seconds=2)
            self._rooms[draft_id] = room
            self._of_person[client.person_id] += 1
            CLIENTS.inc()
            room.enter(client)
        if client.seen != self.changes:
            client.ask_anew()
            self._job(self._ask([(room, client)]))
        return room

    def leave(self, room: Room, client: Client) -> None:
        self._of_person[client.person_id] -= 1
        if not self._of_person[client.person_id]:
            del self._of_person[client.person_id]
        CLIENTS.dec()
        room.leave(client)
        if not room.clients and not self._stopped:
            self._loop.call_later(GRACE_SECONDS, lambda: self._job(self._unload(room)))

    async def _load(self, draft_id: UUID) -> Room:
        try:
            loaded = await self.in_thread(lambda session: store.load(session, draft_id))
            if loaded is None:
                raise NotFound  # noqa: TRY301 - passed on just below
            room = Room(draft_id, loaded, self._writer, self._mind_gap)
            await room.build()
        except (NotFound, asyncio.CancelledError):
            raise
        except BaseException as error:  # a document in Rust panics by what is no Exception
            # An empty room in place of one that cannot be read would overwrite it.
            log.exception("drafting.not_loaded", draft=str(draft_id))
            raise Busy(seconds=5) from error
        return room

    async def _unload(self, room: Room) -> None:
        if self._stopped:
            return
        async with self._lock(room.draft_id):
            if room.clients or room.busy or self._rooms.get(room.draft_id) is not room:
                if room.busy and not room.clients:
                    self._loop.call_later(GRACE_SECONDS, lambda: self._job(self._unload(room)))
                return
            if room.since_compaction:
                await self._compact(room)
            if not room.clients:
                room.closed = True
                del self._rooms[room.draft_id]

    async def _compact(self, room: Room) -> None:
        before, room.since_compaction = room.since_compaction, 0
        try:
            await anyio.to_thread.run_sync(self._compact_now, room.draft_id, limiter=self._runtime.threads)
        except Exception:
            # Nothing is lost by a log that stays long.
            log.exception("drafting.not_compacted", draft=str(room.draft_id), ticks=before)

    def _compact_now(self, draft_id: UUID) -> None:
        with self._runtime.database.writing() as session:
            store.compact(session, draft_id)

    async def in_thread(self, work: Callable[[Session], Result]) -> Result:
        """Read in a worker thread."""

        def run() -> Result:
            with self._runtime.database.reading() as session:
                return work(session)

        return await anyio.to_thread.run_sync(run, limiter=self._runtime.threads)

    # What changed elsewhere

    async def _look(self) -> None:
        """Now and then: are rights, generations and heads what we think? Whatever word was lost is made up for here."""
        asked = self._loop.time()
        while True:
            await asyncio.sleep(LOOK_SECONDS)
            with suppress(Exception):  # a database that is away for a moment is asked again; writing says so itself
                await self.heal()
            for room in tuple(self._rooms.values()):
                room.cursors.sweep()
                for client in tuple(room.clients):
                    if client.pouring and client.pours_since and self._loop.time() - client.pours_since > SEND_SECONDS:
                        client.pouring.cancel()
                if room.since_compaction > MOST_TICKS and not room.closed:
                    await self._compact(room)
            if self._loop.time() - asked > ASK_SECONDS:
                asked = self._loop.time()
                await self._ask([(room, client) for room in self._rooms.values() for client in room.clients])

    async def heal(self, *only: UUID) -> None:
        """Fetch from the log what did not come by itself, and close rooms whose text began anew."""
        rooms = [room for of in only or tuple(self._rooms) if (room := self._rooms.get(of)) and not room.closed]
        if not rooms:
            return
        stand = await self.in_thread(lambda session: store.stands(session, [room.draft_id for room in rooms]))
        for room in rooms:
            generation, schema_version, head = stand.get(room.draft_id, (0, 0, 0))
            if generation != room.generation:
                room.close(clients.OTHER_GENERATION, "other_generation")
                continue
            room.meet_schema(schema_version)
            if head > room.head:
                await self._catch_up(room)

    async def _catch_up(self, room: Room) -> None:
        ticks = await self.in_thread(lambda session: store.since(session, room.draft_id, room.head))
        if ticks and ticks[0][0] <= room.head + 1:
            for number, update in ticks:
                room.hear_elsewhere(number, update)
            return
        loaded = await self.in_thread(lambda session: store.load(session, room.draft_id))
        if loaded is not None and loaded.generation == room.generation:
            room.catch_up(loaded)

    def _mind_gap(self, room: Room) -> None:
        """If what is missing between ticks does not come soon, fetch it."""
        if not room.healing:
            room.healing = True
            self._loop.call_later(HEAL_SECONDS, lambda: self._job(self._heal_gap(room)))

    async def _heal_gap(self, room: Room) -> None:
        room.healing = False
        if room.gap and not room.closed:
            with suppress(Exception):  # looked at again soon
                await self._catch_up(room)

    def ask_again(self, draft_id: UUID | None, person_id: UUID | None = None, *, tell_others: bool = True) -> None:
        """Ask the gate anew; from any thread."""
        if not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._ask_soon, draft_id, person_id, tell_others)

    def _ask_soon(self, draft_id: UUID | None, person_id: UUID | None, tell_others: bool) -> None:  # noqa: FBT001 - called by position
        self.changes += 1
        rooms = [room for of, room in self._rooms.items() if draft_id in {None, of}]
        people = [
            (room, client) for room in rooms for client in room.clients if person_id in {None, client.person_id}
        ]  # fmt: skip
        for _, client in people:
            client.ask_anew()
        self._job(self._asked_to(draft_id, people))
        if tell_others and self.crossing is not None:
            self.crossing.tell_rights(draft_id, person_id)

    async def _asked_to(self, draft_id: UUID | None, people: list[tuple[Room, Client]]) -> None:
        await self._ask(people)
        if draft_id is not None:
            await self.heal(draft_id)

    async def _ask(self, people: list[tuple[Room, Client]]) -> None:
        people = [(room, client) for room, client in people if not client.ended]
        while people:
            epochs = [client.epoch for _, client in people]
            try:
                answers = await self.in_thread(lambda session: [client.ask(session) for _, client in people])
                break
            except Exception:
                log.exception("drafting.rights_unknown")
                await asyncio.sleep(1)
        else:
            return
        for (room, client), epoch, answer in zip(people, epochs, answers, strict=True):
            if epoch == client.epoch:  # else rights changed while this was asked, and a later answer is on its way
                self._rights(room, client, answer)

    def _rights(self, room: Room, client: Client, answer: Standing | None) -> None:
        if answer is None:
            client.close(clients.SIGNED_OUT, "signed_out")
        elif answer.role is None:
            client.close(clients.NOT_ALLOWED, "not_allowed")
        elif answer != client.standing:
            client.standing = answer
            client.close(clients.RIGHTS_CHANGED, "rights_changed")
        else:
            room.answered(client)

    # The end

    def hang_up(self) -> None:
        """Let nobody in any more and end what is open; from any thread."""
        self._stopped = True
        if not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._close_all)

    def _close_all(self) -> None:
        for room in self._rooms.values():
            for client in tuple(room.clients):
                client.close(clients.STOPPING, "stopping")

    async def stop(self) -> None:
        """Write what came in before anything ends; what cannot be written in time, nobody was told is saved."""
        self.hang_up()
        await asyncio.sleep(0)
        deadline = self._loop.time() + STOP_SECONDS
        while any(room.busy for room in self._rooms.values()) and self._loop.time() < deadline:  # noqa: ASYNC110 - rarely
            await asyncio.sleep(0.01)
        for job in tuple(self._jobs):
            job.cancel()
            with suppress(asyncio.CancelledError, Exception):
                await job
        await self._writer.stop()
        if self.crossing is not None:
            await self.crossing.stop()

    def _job(self, work: Any) -> None:
        task: asyncio.Task[None] = self._loop.create_task(work)
        self._jobs.add(task)
        task.add_done_callback(self._jobs.discard)
