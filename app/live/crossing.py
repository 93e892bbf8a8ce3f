"""Hints between processes, through Redis. While it is away each process tells its own streams; back again, all refetch."""

import asyncio
import queue
import threading
from contextlib import suppress
from typing import Final
from uuid import UUID

import orjson
import redis
import redis.asyncio
import structlog
from redis.backoff import NoBackoff
from redis.exceptions import RedisError
from redis.retry import Retry

from app.core.crossing import SECONDS, channel_of, heard
from app.core.settings import Settings
from app.live.hints import Hint
from app.live.hub import Hub

log: Final = structlog.get_logger(__name__)
_RESYNC: Final = b"resync"
_MOST_WAITING: Final = 10_000


class Sender:
    """Brings hints to Redis on a thread of its own, so that no request and no relay waits for it."""

    def __init__(self, settings: Settings, hub: Hub | None = None) -> None:
        self._channel = channel_of(settings, "hints")
        self._hub = hub
        self._client = redis.Redis.from_url(
            settings.redis_url,
            socket_timeout=SECONDS,
            socket_connect_timeout=SECONDS,
            retry=Retry(NoBackoff(), 0),
        )
        self._waiting: queue.Queue[Hint | None] = queue.Queue(_MOST_WAITING)
        self._lost = False
        self._thread = threading.Thread(target=self._run, name="hints", daemon=True)
        self._thread.start()

    def publish(self, hint: Hint) -> None:
        try:
            self._waiting.put_nowait(hint)
        except queue.Full:
            self._lost = True

    def hang_up(self) -> None:
        if self._hub is not None:
            self._hub.hang_up()

    def stop(self) -> None:
        with suppress(queue.Full):
            self._waiting.put_nowait(None)
        self._thread.join(timeout=2 * SECONDS)
        self._client.close()

    def _run(self) -> None:
        while (hint := self._waiting.get()) is not None:
            try:
                if self._lost:
                    self._client.publish(self._channel, _RESYNC)
                    self._lost = False
                self._client.publish(self._channel, _packed(hint))
            except (RedisError, OSError) as error:
                log.warning("live.redis_away", error=type(error).__name__)
                self._lost = True
                if self._hub is not None:
                    self._hub.publish(hint)


class Receiver:
    """Listens on Redis and hands on to the hub; after every gap it has the streams fetch anew."""

    def __init__(self, settings: Settings, hub: Hub) -> None:
        self._channel = channel_of(settings, "hints")
        self._url = settings.redis_url
        self._hub = hub
        self._task = asyncio.create_task(self._run())

    async def stop(self) -> None:
        self._task.cancel()
        with suppress(asyncio.CancelledError):
            await self._task

    async def _run(self) -> None:
        gap = False
        while True:
            client = redis.asyncio.Redis.from_url(
                self._url, socket_connect_timeout=SECONDS, socket_timeout=SECONDS, retry=Retry(NoBackoff(), 0)
            )
            try:
                async with client, client.pubsub() as listener:
                    await listener.subscribe(self._channel)
                    if gap:
                        self._hub.resync()
                    async for data in heard(listener):
                        self._hand_on(data)
            except (RedisError, OSError, TimeoutError) as error:
                log.warning("live.redis_away", error=type(error).__name__)
            gap = True
            await asyncio.sleep(SECONDS / 2)

    def _hand_on(self, data: bytes) -> None:
        if data == _RESYNC:
            self._hub.resync()
            return
        try:
            hint = _unpacked(data)
        except (ValueError, KeyError, TypeError):
            log.warning("live.unreadable_hint")
            return
        self._hub.publish(hint)


def _packed(hint: Hint) -> bytes:
    packed = {"kind": hint.kind, "id": hint.id, "principals": sorted(hint.principals), "part": hint.part}
    return orjson.dumps(packed)


def _unpacked(data: bytes) -> Hint:
    read = orjson.loads(data)
    part = UUID(read["part"]) if read.get("part") else None
    return Hint(str(read["kind"]), UUID(read["id"]), frozenset(map(str, read["principals"])), part)
