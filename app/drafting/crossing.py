"""Ticks between processes, through Redis. What does not arrive is fetched from the log, which is the truth."""

import asyncio
import secrets
from contextlib import suppress
from typing import TYPE_CHECKING, Final
from uuid import UUID

import redis.asyncio
import structlog
from redis.backoff import NoBackoff
from redis.exceptions import RedisError
from redis.retry import Retry

from app.core.crossing import SECONDS, channel_of, heard
from app.core.settings import Settings
from app.drafting.protocol import Malformed, Reader, chunk, number

if TYPE_CHECKING:
    from app.drafting.rooms import Rooms

log: Final = structlog.get_logger(__name__)
_TICK, _CURSORS, _RIGHTS = range(3)
_MOST_WAITING: Final = 2_000


class Crossing:
    """Says what this process put into the log and hears what the others did."""

    def __init__(self, settings: Settings, rooms: "Rooms") -> None:
        self._channel = channel_of(settings, "drafts")
        self._url = settings.redis_url
        self._rooms = rooms
        self._self = secrets.token_bytes(8)
        self._waiting: asyncio.Queue[bytes] = asyncio.Queue(_MOST_WAITING)
        self._tasks = [asyncio.create_task(self._speak()), asyncio.create_task(self._listen())]

    def tell_tick(self, draft_id: UUID, generation: int, place: int, content: bytes) -> None:
        self._tell(_TICK, draft_id, number(generation) + number(place) + content)

    def tell_cursors(self, draft_id: UUID, generation: int, payload: bytes) -> None:
        self._tell(_CURSORS, draft_id, number(generation) + payload)

    def tell_rights(self, draft_id: UUID | None, person_id: UUID | None) -> None:
        self._tell(_RIGHTS, draft_id, chunk(b"" if person_id is None else person_id.bytes))

    async def stop(self) -> None:
        for _ in range(100):
            if self._waiting.empty():
                break
            await asyncio.sleep(0.01)
        for task in self._tasks:
            task.cancel()
            with suppress(asyncio.CancelledError):
                await task

    def _tell(self, kind: int, draft_id: UUID | None, content: bytes) -> None:
        with suppress(asyncio.QueueFull):  # the others find it in the log
            self._waiting.put_nowait(
                self._self + bytes((kind,)) + chunk(b"" if draft_id is None else draft_id.bytes) + content
            )

    def _client(self) -> redis.asyncio.Redis:
        return redis.asyncio.Redis.from_url(
            self._url, socket_connect_timeout=SECONDS, socket_timeout=SECONDS, retry=Retry(NoBackoff(), 0)
        )

    async def _speak(self) -> None:
        async with self._client() as client:
            while True:
                message = await self._waiting.get()
                try:
                    await client.publish(self._channel, message)
                except (RedisError, OSError, TimeoutError) as error:
                    log.warning("drafting.redis_away", error=type(error).__name__)

    async def _listen(self) -> None:
        while True:
            try:
                async with self._client() as client, client.pubsub() as listener:
                    await listener.subscribe(self._channel)
                    with suppress(Exception):  # the log is looked at again soon
                        await self._rooms.heal()
                    async for data in heard(listener):
                        with suppress(Malformed, ValueError):
                            self._take(data)
            except (RedisError, OSError, TimeoutError) as error:
                log.warning("drafting.redis_away", error=type(error).__name__)
            await asyncio.sleep(SECONDS / 2)

    def _take(self, message: bytes) -> None:
        reader = Reader(message)
        if reader.take(len(self._self)) == self._self:
            return
        kind, which = reader.byte(), reader.chunk()
        draft_id = UUID(bytes=which) if which else None
        if kind == _RIGHTS:
            whose = reader.chunk()
            self._rooms.ask_again(draft_id, UUID(bytes=whose) if whose else None, tell_others=False)
            return
        room = self._rooms.get(draft_id) if draft_id else None
        if room is None or room.closed or reader.number() != room.generation:
            return
        if kind == _TICK:
            place = reader.number()
            room.hear_elsewhere(place, message[reader.place :])
        elif kind == _CURSORS:
            room.hear_cursors_elsewhere(message[reader.place :])
