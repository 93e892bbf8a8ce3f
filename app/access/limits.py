"""Rate limits: on for every route, tighter where mail is sent or someone signs in."""

import hashlib
import ipaddress
import time
from dataclasses import dataclass
from typing import Final

import structlog
from limits import RateLimitItem, parse_many
from limits.aio.storage import MemoryStorage, RedisStorage
from limits.aio.strategies import SlidingWindowCounterRateLimiter

from app.access.marks import Gate, Mark, Pace
from app.core.errors import Busy, TooMany
from app.core.settings import Settings

log: Final = structlog.get_logger(__name__)
HOUSEHOLD: Final = 64
"""Bits of an IPv6 address that stand for one caller: whoever has one address has all the rest."""


@dataclass(frozen=True, slots=True)
class Caller:
    """Who calls, as far as anybody can tell before asking the database: an address, and a cookie that may be made up."""

    address: str
    token: str = ""

    @property
    def household(self) -> str:
        """The address, or the network of one that its holder can change at will."""
        try:
            address = ipaddress.ip_address(self.address)
        except ValueError:
            return self.address
        if isinstance(address, ipaddress.IPv6Address):
            return str(address.ipv4_mapped or ipaddress.ip_network((address, HOUSEHOLD), strict=False))
        return str(address)

    @property
    def session(self) -> str:
        """The session, never its token: what is counted may lie in Redis for others to read."""
        return hashlib.sha256(self.token.encode()).hexdigest()[:32] if self.token else ""


class Limits:
    """Counts calls: each session on its own, since a city hall shares one address, and each address as a whole.

    The tight pace counts one door at a time; where nobody need be signed in it goes by the address alone, for a
    cookie can be made up. With Redis the count is shared by all processes. When Redis is away the usual pace is
    counted in this process, so pages go on working within their limits; the tight pace refuses, since a limit that
    opens when Redis is gone is none.
    """

    def __init__(self, settings: Settings) -> None:
        self._items = {
            Pace.usual: parse_many(settings.rate_limit),
            Pace.tight: parse_many(settings.rate_limit_tight),
            Pace.translation: parse_many(settings.rate_limit_translation),
        }
        self._whole_address = parse_many(settings.rate_limit_address)
        self._local = SlidingWindowCounterRateLimiter(MemoryStorage())
        self._redis: RedisStorage | None = None
        self._away: tuple[type[Exception], ...] = (OSError,)
        if settings.redis_url:
            from redis.exceptions import RedisError  # noqa: PLC0415 - 6 MB that an installation without Redis spares

            self._away = (OSError, RedisError)
            self._redis = RedisStorage(
                f"async+{settings.redis_url}", implementation="redispy", socket_timeout=1, socket_connect_timeout=1
            )
        self._shared = SlidingWindowCounterRateLimiter(self._redis) if self._redis else None

    async def hit(self, mark: Mark, door: str, caller: Caller) -> None:
        """Count one call. Raises TooMany with the seconds to wait, or Busy when the tight pace cannot be counted."""
        known = "" if mark.pace is Pace.tight and mark.gate is Gate.anyone else caller.session
        who = known or caller.household
        tight = mark.pace is Pace.tight
        if caller.token:
            await self._count(self._whole_address, ("address", caller.household), tight=tight)
        await self._count(self._items[mark.pace], (mark.pace, who, door if tight else ""), tight=tight)

    async def close(self) -> None:
        """Let go of Redis."""
        if self._redis:
            await self._redis.bridge.get_connection().aclose()  # type: ignore[attr-defined]  # redis-py's bridge has it

    async def _count(self, items: list[RateLimitItem], key: tuple[str, ...], *, tight: bool) -> None:
        if self._shared is None:
            await _hit(self._local, items, key)
            return
        try:
            await _hit(self._shared, items, key)
        except self._away as error:
            log.warning("limits.redis_away", error=type(error).__name__)
            if tight:
                raise Busy from error
            await _hit(self._local, items, key)


async def _hit(limiter: SlidingWindowCounterRateLimiter, items: list[RateLimitItem], key: tuple[str, ...]) -> None:
    for item in items:
        if not await limiter.hit(item, *key):
            stats = await limiter.get_window_stats(item, *key)
            raise TooMany(seconds=max(1, round(stats.reset_time - time.time())))
