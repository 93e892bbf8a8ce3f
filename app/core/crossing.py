"""What processes share of hearing each other through Redis. Redis itself is loaded by those who talk."""

import asyncio
import hashlib
from collections.abc import AsyncIterator
from typing import Any, Final

from app.core.settings import Settings

SECONDS: Final = 2.0
QUIET: Final = 10.0


def channel_of(settings: Settings, what: str) -> str:
    """One channel for each installation: Redis does not part channels by database number."""
    return f"pacto:{what}:" + hashlib.sha256(f"{what} {settings.key}".encode()).hexdigest()[:16]


async def heard(listener: Any) -> AsyncIterator[bytes]:
    """What is said on the channels of a `redis.asyncio` subscriber, until Redis is silent.

    It must answer a ping now and then, or the line is dead without saying so.
    """
    loop = asyncio.get_running_loop()
    at = asked = loop.time()
    while loop.time() - at < 2 * QUIET:
        message = await listener.get_message(timeout=SECONDS)
        if message is not None:
            at = loop.time()
            if message["type"] == "message":
                yield message["data"]
        elif loop.time() - max(at, asked) > QUIET:
            asked = loop.time()
            await listener.ping()
