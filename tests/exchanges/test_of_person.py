"""GET /api/exchanges?person_id=…: what a person asked, answered and shared, as far as the reader may see it."""

from datetime import timedelta

import pytest
from sqlmodel import select

from app.accounts.models import Affiliation
from app.core import clock
from app.exchanges.codes import Confidentiality, State
from app.exchanges.models import Attendance
from tests.exchanges.story import Story

CONFIDENTIAL = (Confidentiality.matched_only, Confidentiality.secretariat_only)
READERS = ("focal_point", "other_city", "member", "expert", "observer", "secretariat", "guest")
PARTIES = {"focal_point", "other_city", "secretariat"}


@pytest.fixture
def made(client, database, world):
    def make(state, **changes):
        with database.writing() as session:
            return str(Story(session, world).to(state, **changes).id)

    return make


@pytest.fixture
def told(signed_in, world):
    """What the reader finds on a person's page: ids and states, newest first."""

    def read(reader: str, person: str) -> list[tuple[str, str]]:
        answer = signed_in(reader).get("/api/exchanges", params={"person_id": str(world.people[person])})
        assert answer.status_code == 200, answer.text
        return [(row["id"], row["state"]) for row in answer.json()["items"]]

    return read


@pytest.mark.parametrize("level", CONFIDENTIAL)
@pytest.mark.parametrize("state", [State.submitted, State.proposed, State.agreed, State.completed])
def test_a_third_person_does_not_learn_of_a_confidential_one(made, told, signed_in, world, state, level):
    exchange_id = made(state, confidentiality=level)
    parties = PARTIES if state in {State.agreed, State.completed} else PARTIES - {"other_city"}
    got = {reader: told(reader, "focal_point") for reader in READERS}
    assert got == {reader: [(exchange_id, state)] if reader in parties else [] for reader in READERS}
    answering = {reader: told(reader, "other_city") for reader in READERS}
    assert answering == (got if "other_city" in parties else {reader: [] for reader in READERS})
    for person in ("focal_point", "other_city"):
        wanted = {"person_id": str(world.people[person])}
        assert signed_in("expert").get("/api/exchanges/counts", params=wanted).json()["states"] == {}


def test_what_was_asked_and_answered_is_told_newest_first(made, told):
    first, second = made(State.completed), made(State.open)
    assert told("expert", "focal_point") == [(second, "open"), (first, "completed")]
    assert told("expert", "other_city") == [(first, "completed")]
    assert told("expert", "member") == []


def test_a_draft_is_nothing_that_was_done(made, told):
    made(State.draft)
    assert told("focal_point", "focal_point") == []


def test_who_came_to_a_session_is_known_in_the_room_alone(database, world, told, client):
    with database.writing() as session:
        story = Story(session, world)
        exchange = story.to(State.scheduled)
        held = story.held(exchange)
        session.add(Attendance(session_id=held.id, person_id=world.people["expert"], attended=True))
        session.add(Attendance(session_id=held.id, person_id=world.people["observer"], attended=False))
        exchange_id = str(exchange.id)
    assert [found for found, _state in told("focal_point", "expert")] == [exchange_id]
    assert told("member", "expert") == []
    assert told("focal_point", "observer") == []


def test_what_ended_stays_with_who_held_the_seat_then(database, world, told, made):
    ended, running = made(State.completed), made(State.open)
    with database.writing() as session:
        held = session.exec(select(Affiliation).where(Affiliation.seat_id == world.seats["focal_point"])).one()
        held.until = clock.now()
        session.flush()
        since = clock.now() + timedelta(milliseconds=1)
        session.add(Affiliation(person_id=world.people["member"], seat_id=held.seat_id, since=since))
    with clock.moved(timedelta(minutes=1)):
        assert told("expert", "focal_point") == [(running, "open"), (ended, "completed")]
        assert told("expert", "member") == [(running, "open")]
