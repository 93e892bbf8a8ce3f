"""Whom this process's hints reach: its own streams, and through Redis those of every other process."""

from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager

from app.core.settings import Settings
from app.live import hints
from app.live.hub import Hub


@asynccontextmanager
async def streams(settings: Settings) -> AsyncIterator[Hub]:
    """The hub of a process that serves browsers, connected to the other processes when Redis is given."""
    hub = Hub()
    if not settings.redis_url:
        disconnect = hints.connect(hub)
        try:
            yield hub
        finally:
            disconnect()
        return
    from app.live.crossing import Receiver  # noqa: PLC0415 - 6 MB that an installation without Redis does not need

    receiver = Receiver(settings, hub)
    with telling(settings, hub):
        try:
            yield hub
        finally:
            await receiver.stop()


@contextmanager
def telling(settings: Settings, hub: Hub | None = None) -> Iterator[None]:
    """Let what this process has to tell reach the browsers of all. Without Redis a process on its own tells nobody."""
    if not settings.redis_url:
        yield
        return
    from app.live.crossing import Sender  # noqa: PLC0415 - as above

    sender = Sender(settings, hub)
    disconnect = hints.connect(sender)
    try:
        yield
    finally:
        disconnect()
        sender.stop()
