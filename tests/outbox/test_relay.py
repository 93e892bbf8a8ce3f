"""Events and dates: everything once, nothing lost, in whatever order commits arrive."""

from datetime import timedelta
from typing import ClassVar
from uuid import UUID, uuid4

import pytest
from pydantic import ValidationError
from sqlmodel import select

from app.accounts.models import Person
from app.circles.models import NETWORK_CIRCLE
from app.core import clock
from app.core.i18n import Language
from app.outbox import dates, registry, relay
from app.outbox.events import Event, read, record
from app.outbox.models import Delivery, Due, EventRow


class Tried(Event):
    """Something that only these tests let happen."""

    kind: ClassVar[str] = "trial.tried"
    subject_kind: ClassVar[str] = "trial"
    number: int


heard: list[tuple[str, int]] = []
failing: set[str] = set()


@registry.within(Tried.kind)
def _within(session, row) -> None:
    heard.append(("within", row.data["number"]))
    session.add(Person(name=f"within {row.data['number']}", language=Language.en, zone="UTC"))
    if "within" in failing:
        raise RuntimeError


@registry.after("tests.first", Tried.kind)
def _first(session, row) -> None:
    session.add(Person(name=f"first {row.data['number']}", language=Language.en, zone="UTC"))
    session.flush()
    heard.append(("first", row.data["number"]))
    if "first" in failing:
        raise RuntimeError


@registry.after("tests.second", Tried.kind)
def _second(_session, row) -> None:
    heard.append(("second", row.data["number"]))


@registry.timed("trial.falls_due")
def _falls_due(session, subject_id, occasion) -> None:
    heard.append((occasion, subject_id.int))
    session.add(Person(name="due", language=Language.en, zone="UTC"))
    if "due" in failing:
        raise RuntimeError


@pytest.fixture(autouse=True)
def _quiet():
    heard.clear()
    failing.clear()


def tried(number: int) -> Tried:
    return Tried(subject_id=uuid4(), circle_id=NETWORK_CIRCLE, number=number)


def names(database) -> list[str]:
    with database.reading() as session:
        return sorted(session.exec(select(Person.name)))


def drain(database) -> None:
    while relay.run(database):
        pass


def test_within_hears_in_the_transaction_and_after_hears_later(database):
    with database.writing() as session:
        record(session, None, tried(1))
        assert heard == [("within", 1)]
    assert names(database) == ["within 1"]
    drain(database)
    assert heard == [("within", 1), ("first", 1), ("second", 1)]
    assert names(database) == ["first 1", "within 1"]


def test_what_fails_within_undoes_the_change(database):
    failing.add("within")
    with pytest.raises(RuntimeError), database.writing() as session:
        record(session, None, tried(1))
    drain(database)
    assert names(database) == []
    with database.reading() as session:
        assert session.exec(select(EventRow)).all() == []


def test_a_rolled_back_event_never_happened(database):
    with pytest.raises(KeyError), database.writing() as session:
        record(session, None, tried(1))
        raise KeyError
    drain(database)
    assert heard == [("within", 1)]


def test_everything_is_heard_once_however_often_the_relay_runs(database):
    with database.writing() as session:
        for number in range(5):
            record(session, None, tried(number))
    for _ in range(3):
        drain(database)
    assert sorted(heard) == sorted((who, number) for who in ("within", "first", "second") for number in range(5))


def test_a_commit_that_arrives_late_is_heard_too(database):
    """An event made earlier but committed after a later one was delivered is not skipped."""
    early = EventRow(
        at=clock.now(), kind=Tried.kind, subject_kind="trial", subject_id=uuid4(), circle_id=NETWORK_CIRCLE,
        person_id=None, data={"number": 1},
    )  # fmt: skip
    with database.writing() as session:
        record(session, None, tried(2))
    drain(database)
    heard.clear()
    with database.writing() as session:
        session.add(early)
        session.flush()
        session.add(Delivery(event_id=early.id, subscriber="tests.second", not_before=early.at))
    drain(database)
    assert heard == [("second", 1)]


def test_a_subscriber_that_fails_leaves_nothing_and_is_tried_again(database):
    failing.add("first")
    with database.writing() as session:
        record(session, None, tried(1))
    drain(database)
    assert names(database) == ["within 1"]
    assert ("second", 1) in heard
    with database.reading() as session:
        row = session.exec(select(Delivery).where(Delivery.subscriber == "tests.first")).one()
        assert (row.attempts, row.finished_at, row.error) == (1, None, "RuntimeError")
    failing.clear()
    drain(database)
    assert names(database) == ["within 1"], "not before its pause is over"
    with clock.moved(timedelta(minutes=1)):
        drain(database)
    assert names(database) == ["first 1", "within 1"]


def test_a_subscriber_that_always_fails_is_given_up_at_last(database):
    failing.add("first")
    with database.writing() as session:
        record(session, None, tried(1))
    for hours in range(relay.GIVE_UP_AFTER + 3):
        with clock.moved(timedelta(hours=2 * hours)):
            drain(database)
    assert heard.count(("first", 1)) == relay.GIVE_UP_AFTER


def test_a_process_that_dies_between_handling_and_noting_repeats_it_without_a_trace(database, monkeypatch):
    """Handler and note commit together: what a killed process had done, the next one does once."""
    with database.writing() as session:
        record(session, None, tried(1))
    real = clock.now
    monkeypatch.setattr(relay.registry, "handler_of", lambda _name: _killed)
    with pytest.raises(KeyboardInterrupt):
        relay.run(database)
    monkeypatch.undo()
    assert clock.now is real
    assert names(database) == ["within 1"]
    drain(database)
    assert names(database) == ["first 1", "within 1"]


def _killed(session, row) -> None:
    _first(session, row)
    raise KeyboardInterrupt


def test_a_date_comes_true_once_and_only_when_it_is_due(database):
    subject = UUID(int=7)
    with database.writing() as session:
        dates.plan(session, "trial.falls_due", subject, at=clock.now() + timedelta(days=2), occasion="check")
    drain(database)
    assert heard == []
    for days in (3, 4, 400):
        with clock.moved(timedelta(days=days)):
            drain(database)
    assert heard == [("check", 7)]
    assert names(database) == ["due"]


def test_a_date_planned_again_moves(database):
    subject = UUID(int=7)
    with database.writing() as session:
        dates.plan(session, "trial.falls_due", subject, at=clock.now() + timedelta(days=2))
        session.flush()
        dates.plan(session, "trial.falls_due", subject, at=clock.now() + timedelta(days=9))
    with clock.moved(timedelta(days=3)):
        drain(database)
    assert heard == []
    with database.reading() as session:
        assert len(session.exec(select(Due)).all()) == 1


def test_a_cancelled_date_does_not_come(database):
    subject = UUID(int=7)
    with database.writing() as session:
        dates.plan(session, "trial.falls_due", subject, at=clock.now() + timedelta(days=2))
        session.flush()
        dates.cancel(session, subject, "trial.falls_due")
    with clock.moved(timedelta(days=3)):
        drain(database)
    assert heard == []


def test_a_date_that_fails_leaves_nothing_and_comes_again(database):
    failing.add("due")
    with database.writing() as session:
        dates.plan(session, "trial.falls_due", UUID(int=7), at=clock.now() - timedelta(minutes=1))
    drain(database)
    assert names(database) == []
    failing.clear()
    with clock.moved(timedelta(minutes=5)):
        drain(database)
    assert names(database) == ["due"]


def test_an_event_is_read_back_as_it_was(database):
    event = tried(3)
    with database.writing() as session:
        row = record(session, None, event)
    assert read(row) == event


def test_two_events_of_one_name_stop_the_program():
    with pytest.raises(TypeError, match="two events are called"):

        class Again(Event):
            kind: ClassVar[str] = Tried.kind
            subject_kind: ClassVar[str] = "trial"


def test_events_hold_no_unknown_fields():
    with pytest.raises((ValidationError, TypeError)):
        Tried(subject_id=uuid4(), circle_id=NETWORK_CIRCLE, number="what somebody wrote")
