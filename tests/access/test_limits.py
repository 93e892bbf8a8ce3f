"""Rate limits, switched on: each pace, alone and with Redis, and with Redis away."""

import asyncio
import socket
from urllib.parse import urlsplit

import pytest
import redis
from fastapi.testclient import TestClient

from app.access.limits import Caller, Limits
from app.access.marks import Gate, Mark, Pace
from app.core.errors import Busy, TooMany
from app.core.settings import Settings
from app.main import make_app
from tests.conftest import REDIS, redis_answers
from tests.people import ORIGIN
from tests.proxy import Line

USUAL = Mark(Gate.signed_in)
TIGHT_FOR_ALL = Mark(Gate.anyone, Pace.tight)
TIGHT_SIGNED_IN = Mark(Gate.signed_in, Pace.tight)
HOME = "203.0.113.7"


def settings_with(redis_url: str = "", **limits: str) -> Settings:
    given = {"rate_limit": "3/minute", "rate_limit_tight": "2/minute", "rate_limit_address": "8/minute"}
    return Settings(secret_key="a key for tests, long enough to be taken", redis_url=redis_url, **{**given, **limits})


class Counting:
    """Limits on an event loop of their own."""

    def __init__(self, settings: Settings) -> None:
        self._limits = Limits(settings)
        self._runner = asyncio.Runner()

    def passed(self, mark: Mark, *callers: Caller, door: str = "/api/x") -> list[bool]:
        """Which of these calls got through."""
        return [self._runner.run(self._passes(mark, door, caller)) for caller in callers]

    async def _passes(self, mark: Mark, door: str, caller: Caller) -> bool:
        try:
            await self._limits.hit(mark, door, caller)
        except TooMany:
            return False
        return True

    def close(self) -> None:
        self._runner.run(self._limits.close())
        self._runner.close()


@pytest.fixture
def counting():
    """Make limits with these settings; all of them are put away at the end."""
    made = []

    def make(settings: Settings) -> Counting:
        made.append(Counting(settings))
        return made[-1]

    yield make
    for each in made:
        each.close()


@pytest.fixture
def store():
    """An empty Redis."""
    with redis.Redis.from_url(REDIS) as opened:
        opened.flushdb()
        yield opened


@pytest.fixture(params=["process", *(["redis"] if redis_answers() else [])])
def passed(request, counting):
    if request.param == "redis":
        request.getfixturevalue("store")
    return counting(settings_with(REDIS if request.param == "redis" else "")).passed


def test_usual_pace_goes_by_session(passed):
    ana, ben = Caller(HOME, "ana"), Caller(HOME, "ben")
    assert passed(USUAL, ana, ana, ana, ana, ben) == [True, True, True, False, True]


def test_usual_pace_goes_by_address_without_a_session(passed):
    assert passed(USUAL, *[Caller(HOME)] * 4, Caller("203.0.113.8")) == [True, True, True, False, True]


def test_made_up_sessions_do_not_free_an_address(passed):
    made_up = [Caller(HOME, f"made up {n}") for n in range(9)]
    assert passed(USUAL, *made_up) == [True] * 8 + [False]


def test_tight_pace_for_all_ignores_made_up_sessions(passed):
    made_up = [Caller(HOME, f"made up {n}") for n in range(3)]
    assert passed(TIGHT_FOR_ALL, *made_up) == [True, True, False]


def test_tight_pace_counts_each_door_apart(passed):
    ana = Caller(HOME, "ana")
    assert passed(TIGHT_SIGNED_IN, ana, ana, ana, door="/api/a") == [True, True, False]
    assert passed(TIGHT_SIGNED_IN, ana, door="/api/b") == [True]


def test_an_ipv6_network_is_one_caller(passed):
    neighbours = [Caller(f"2001:db8:1:2::{n:x}") for n in range(1, 5)]
    assert passed(USUAL, *neighbours, Caller("2001:db8:1:3::1")) == [True, True, True, False, True]


@pytest.mark.skipif(not redis_answers(), reason="no Redis here")
def test_redis_holds_no_session_token(counting, store):
    counting(settings_with(REDIS)).passed(USUAL, Caller(HOME, "a-secret-token"))
    keys = b" ".join(store.keys())
    assert keys
    assert b"a-secret-token" not in keys


@pytest.fixture
def dead_redis() -> str:
    """An address at which nobody answers."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return f"redis://127.0.0.1:{probe.getsockname()[1]}/0"


def test_without_redis_the_usual_pace_is_counted_here(dead_redis, counting):
    assert counting(settings_with(dead_redis)).passed(USUAL, *[Caller(HOME)] * 4) == [True, True, True, False]


def test_without_redis_the_tight_pace_stays_closed(dead_redis, counting):
    with pytest.raises(Busy):
        counting(settings_with(dead_redis)).passed(TIGHT_FOR_ALL, Caller(HOME))


@pytest.mark.skipif(not redis_answers(), reason="no Redis here")
def test_a_redis_that_goes_away_closes_the_tight_pace_until_it_is_back(counting, store):
    parts = urlsplit(REDIS)
    line = Line(parts.port or 6379)
    limits = counting(settings_with(f"redis://127.0.0.1:{line.port}{parts.path}"))
    ana = Caller(HOME)
    assert limits.passed(TIGHT_FOR_ALL, ana) == [True]
    line.cut()
    for _ in range(3):
        with pytest.raises(Busy):
            limits.passed(TIGHT_FOR_ALL, ana)
    assert limits.passed(USUAL, *[ana] * 4) == [True, True, True, False]
    line.mend()
    assert limits.passed(TIGHT_FOR_ALL, ana, ana) == [True, False], "what was counted before still counts"
    line.close()


def test_too_many_says_when_to_come_back(settings, database):
    limited = settings.model_copy(update={"rate_limit": "2/minute", "rate_limit_tight": "1/minute"})
    with TestClient(make_app(limited), base_url=ORIGIN, headers={"origin": ORIGIN}) as client:
        assert [client.get("/api/start").status_code for _ in range(2)] == [200, 200]
        refused = client.get("/api/start")
        assert (refused.status_code, refused.json()["code"]) == (429, "too_many")
        assert 1 <= int(refused.headers["retry-after"]) <= 61
        codes = [client.post("/api/sign-in/code/check", json={"code": "000000"}).status_code for _ in range(2)]
        assert codes == [422, 429]


def test_pages_go_on_when_redis_is_away(settings, database, dead_redis):
    with TestClient(make_app(settings.model_copy(update={"redis_url": dead_redis})), base_url=ORIGIN) as client:
        assert client.get("/api/start").status_code == 200
        refused = client.get("/auth/nowhere/login", follow_redirects=False)
        assert (refused.status_code, refused.json()["code"]) == (503, "busy")
