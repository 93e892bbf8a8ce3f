"""GET /api/live over real connections: who may listen, what they hear, and how it ends."""

from urllib.parse import urlsplit

import httpx
import pytest
from sqlmodel import select

from app.access import principals
from app.accounts.models import Affiliation, SignIn
from app.circles.models import NETWORK_CIRCLE, SECRETARIAT_CIRCLE
from app.core import clock, ids
from app.core.settings import Settings
from app.live import hints, reach
from app.outbox import events
from app.outbox.events import Event
from tests.conftest import REDIS, redis_answers
from tests.live.listening import listening
from tests.processes import eventually, serving, working
from tests.proxy import Line


class SomethingHappened(Event):
    """An event that only this test knows."""

    kind = "test.happened"
    subject_kind = "test"


def happen(database, circle_id) -> str:
    """Record an event in this circle and give the id of its subject."""
    subject = ids.new()
    with database.writing() as session:
        events.record(session, None, SomethingHappened(subject_id=subject, circle_id=circle_id))
    return str(subject)


@pytest.fixture
def shared(settings) -> Settings:
    """Settings with Redis; a key of its own gives the test a channel of its own."""
    if not redis_answers():
        pytest.skip("no Redis here")
    return settings.model_copy(update={"redis_url": REDIS, "secret_key": f"a key for one test {ids.new()}"})


def test_nobody_listens_without_a_sign_in(client):
    answer = client.get("/api/live", headers={"accept": "text/event-stream"})
    assert answer.status_code == 401


@pytest.mark.parametrize("name", ["expired", "suspended"])
def test_a_cookie_of_better_days_opens_no_stream(signed_in, name):
    assert signed_in(name).get("/api/live", headers={"accept": "text/event-stream"}).status_code == 401


def test_a_foreign_page_opens_no_stream(signed_in):
    headers = {"accept": "text/event-stream", "origin": "https://evil.example"}
    answer = signed_in("focal_point").get("/api/live", headers=headers)
    assert (answer.status_code, answer.json()["code"]) == (403, "foreign_origin")


def test_a_request_that_is_no_event_stream_is_refused(signed_in):
    answer = signed_in("focal_point").get("/api/live")
    assert (answer.status_code, answer.json()["code"]) == (406, "no_event_stream")


def test_hints_reach_only_those_whom_the_circle_admits(settings, database, world):
    with (
        serving(settings, PACTO_WORKER="embedded") as process,
        listening(process.url, world.tokens["focal_point"]) as member,
        listening(process.url, world.tokens["secretariat"]) as secretariat,
        listening(process.url, world.tokens["guest"]) as guest,
    ):
        closed = happen(database, SECRETARIAT_CIRCLE)
        shared = happen(database, NETWORK_CIRCLE)
        private = happen(database, world.guest_circle)
        eventually(lambda: secretariat.hints() == [closed, shared])
        eventually(lambda: member.hints() == [shared])
        eventually(lambda: guest.hints() == [private])


def test_a_stop_does_not_wait_for_open_streams(settings, database, world):
    with serving(settings) as process, listening(process.url, world.tokens["focal_point"]) as listener:
        process.stop(within=5)
        eventually(lambda: listener.ended)


def test_a_stream_holds_no_database_connection(settings, database, world):
    with (
        serving(settings, PACTO_THREADS="1") as process,
        listening(process.url, world.tokens["focal_point"]),
        listening(process.url, world.tokens["secretariat"]),
    ):
        answer = httpx.get(f"{process.url}/api/me", cookies={"pacto": world.tokens["member"]})
        assert answer.status_code == 200


def test_a_stream_ends_at_once_when_its_sign_in_ends(shared, database, world):
    with serving(shared) as process, listening(process.url, world.tokens["member"]) as listener:
        with database.writing() as session:
            session.get_one(SignIn, world.sign_in_ids["member"]).ended_at = clock.now()
        with reach.telling(shared):
            person = principals.of_person(world.people["member"])
            hints.publish(hints.SIGN_IN, world.sign_in_ids["member"], [person])
        eventually(lambda: listener.ended, within=5)
        assert listener.heard == [{"kind": "ended"}]


def test_a_stream_hears_no_more_of_the_network_once_the_seat_has_ended(shared, database, world):
    with (
        serving(shared, PACTO_WORKER="embedded") as process,
        listening(process.url, world.tokens["member"]) as member,
        listening(process.url, world.tokens["focal_point"]) as colleague,
    ):
        before = happen(database, NETWORK_CIRCLE)
        eventually(lambda: member.hints() == [before])
        with database.writing() as session:
            held = select(Affiliation).where(Affiliation.seat_id == world.seats["member"])
            session.exec(held).one().until = clock.now()
        with reach.telling(shared):
            hints.publish(hints.SIGN_IN, ids.new(), [principals.of_person(world.people["member"])])
        after = happen(database, NETWORK_CIRCLE)
        eventually(lambda: colleague.hints() == [before, after])
        assert member.hints() == [before]


def test_hints_cross_processes(shared, database, world):
    with (
        serving(shared) as one,
        serving(shared) as other,
        working(shared),
        listening(one.url, world.tokens["focal_point"]) as here,
        listening(other.url, world.tokens["secretariat"]) as there,
    ):
        record = happen(database, NETWORK_CIRCLE)
        eventually(lambda: here.hints() == there.hints() == [record])


def test_streams_fetch_anew_when_redis_comes_back(shared, database, world):
    line = Line(urlsplit(REDIS).port or 6379)
    cut_off = shared.model_copy(update={"redis_url": f"redis://127.0.0.1:{line.port}/9"})
    with (
        serving(cut_off, PACTO_WORKER="embedded") as process,
        listening(process.url, world.tokens["focal_point"]) as listener,
    ):
        first = happen(database, NETWORK_CIRCLE)
        eventually(lambda: listener.hints() == [first])
        line.cut()
        alone = happen(database, NETWORK_CIRCLE)
        eventually(lambda: listener.hints() == [first, alone])
        line.mend()
        eventually(lambda: {"kind": "tick"} in listener.heard)
        last = happen(database, NETWORK_CIRCLE)
        eventually(lambda: last in listener.hints())
    line.close()
