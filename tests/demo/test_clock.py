"""The clock of the demonstration, and the demonstration's distance from real people."""

from datetime import UTC, datetime, timedelta

import pytest
from fastapi.testclient import TestClient
from sqlmodel import select

from app.accounts.models import Person
from app.core import clock
from app.core.settings import Settings, WorkerPlace
from app.demo.loading import RealPeopleError
from app.main import make_app
from app.outbox import dates, registry
from tests.people import ORIGIN


@pytest.fixture
def opened(database, database_url, world, tmp_path):
    """Start the demonstration on this database; every start is a new process as far as the clock can tell."""
    with database.writing() as session:
        for person in session.exec(select(Person)):
            person.fictional = True

    def start() -> TestClient:
        settings = Settings(
            demo=True, data_dir=tmp_path, database_url=database_url, base_url=ORIGIN, worker=WorkerPlace.separate
        )
        client = TestClient(make_app(settings), base_url=ORIGIN, headers={"origin": ORIGIN})
        client.cookies.set("pacto", world.tokens["focal_point"])
        return client

    return start


def ahead(client: TestClient) -> timedelta:
    return datetime.fromisoformat(client.get("/api/demo/clock").json()["now"]) - datetime.now(UTC)


def test_moving_the_clock_signs_nobody_out_and_outlives_a_restart(opened):
    with opened() as client:
        assert client.post("/api/demo/clock", json={"days": 90}).status_code == 200
        assert timedelta(days=90, minutes=-1) < ahead(client) <= timedelta(days=90)
        assert client.get("/api/me").status_code == 200
    assert clock.offset() == timedelta(0)
    with opened() as client:
        assert timedelta(days=90, minutes=-1) < ahead(client) <= timedelta(days=90)
        client.post("/api/demo/clock", json={"hours": 5})
        assert clock.offset() == timedelta(days=90, hours=5)
        assert client.get("/api/me").status_code == 200


def test_what_falls_due_happens(opened, work_of, monkeypatch):
    happened = []
    monkeypatch.setitem(registry._timed, "test.due", lambda _session, subject, _occasion: happened.append(subject))
    with opened() as client:
        database = client.app.state.runtime.database
        with database.writing() as session:
            person_id = session.exec(select(Person.id)).first()
            dates.plan(session, "test.due", person_id, at=clock.now() + timedelta(days=30))
        work_of(client)
        assert happened == []
        client.post("/api/demo/clock", json={"days": 31})
        work_of(client)
        assert happened == [person_id]


@pytest.fixture
def work_of():
    from app.outbox import relay  # noqa: PLC0415 - used here alone

    return lambda client: relay.run(client.app.state.runtime.database)


def test_the_clock_goes_no_further_than_three_years(opened):
    with opened() as client:
        for _ in range(2):
            assert client.post("/api/demo/clock", json={"days": 400}).status_code == 200
        refused = client.post("/api/demo/clock", json={"days": 400})
        assert (refused.status_code, refused.json()["code"]) == (409, "clock_too_far")
        assert client.post("/api/demo/clock", json={"days": -1}).status_code == 422
        client.cookies.clear()
        assert client.post("/api/demo/clock", json={"days": 1}).status_code == 401
        assert clock.offset() == timedelta(days=800)


def test_the_demonstration_refuses_real_people(opened, database, world):
    with database.writing() as session:
        session.get_one(Person, world.people["member"]).fictional = False
    with pytest.raises(RealPeopleError), opened():
        pass


def test_without_demo_there_is_no_clock(client):
    for answer in (client.get("/api/demo/clock"), client.post("/api/demo/clock", json={"days": 1})):
        assert answer.status_code in {404, 405}
    assert clock.offset() == timedelta(0)
