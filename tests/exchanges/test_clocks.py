"""Dates: how they are counted, and what happens by itself when they come, each once."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlmodel import select

from app.core import clock
from app.core.database import Database
from app.core.settings import carried
from app.exchanges import clocks
from app.exchanges.codes import Lane, MatchState, State, Step
from app.exchanges.models import Deadline, Exchange, Match
from app.exchanges.service import requests, triage
from app.outbox import relay
from app.outbox.models import EventRow
from tests.exchanges.story import Story, only_match

BUENOS_AIRES = "America/Argentina/Buenos_Aires"
FRIDAY = datetime(2026, 11, 20, 22, 30, tzinfo=UTC)
MONDAY = datetime(2026, 11, 23, 15, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("lane", "step", "start", "due"),
    [
        (Lane.standard, Step.triage, MONDAY, datetime(2026, 11, 30, 21, 0, tzinfo=UTC)),
        (Lane.standard, Step.first_match, MONDAY, datetime(2026, 12, 14, 21, 0, tzinfo=UTC)),
        (Lane.priority, Step.triage, FRIDAY, datetime(2026, 11, 24, 21, 0, tzinfo=UTC)),
        (Lane.standard, Step.answer, MONDAY, datetime(2026, 11, 30, 21, 0, tzinfo=UTC)),
        (Lane.standard, Step.follow_up, MONDAY, datetime(2027, 2, 21, 21, 0, tzinfo=UTC)),
        (Lane.crisis, Step.triage, FRIDAY, FRIDAY + timedelta(hours=4)),
    ],
)
def test_spans_end_by_the_clock_of_the_zone(lane, step, start, due):
    assert clocks.due(lane, step, start, BUENOS_AIRES) == due


def test_working_days_follow_the_calendar_of_the_zone():
    """Late on Friday in Buenos Aires it is Saturday in Nairobi: two working days end alike, on Tuesday."""
    assert clocks.due(Lane.priority, Step.triage, FRIDAY, "Africa/Nairobi") == datetime(2026, 11, 24, 15, tzinfo=UTC)
    sunday_night = datetime(2026, 11, 22, 23, 0, tzinfo=UTC)
    assert clocks.due(Lane.priority, Step.triage, sunday_night, "Africa/Nairobi").day == 25


def test_every_lane_has_a_date_for_every_step():
    assert all(set(steps) == set(Step) for steps in clocks.TARGETS.values())
    assert set(clocks.TARGETS) == set(Lane)


def kinds(database: Database, *kinds: str) -> list[str]:
    with database.reading() as session:
        rows = session.exec(select(EventRow).where(EventRow.kind.in_(kinds)).order_by(EventRow.at, EventRow.id))
        return [row.kind for row in rows]


def work_all(database: Database) -> None:
    while relay.run(database):
        pass


@pytest.fixture
def told(client, database, world):
    """Make an exchange and commit it; then let days pass."""

    def make(state: State, **changes):
        with database.writing() as session:
            return Story(session, world).to(state, **changes).id

    return make


def test_the_peer_is_reminded_once_and_the_exchange_is_open_again_after_silence(told, database):
    exchange_id = told(State.proposed)
    with clock.moved(timedelta(days=5)):
        work_all(database)
        work_all(database)
        assert kinds(database, "match.reminded", "match.expired") == ["match.reminded"]
    with clock.moved(timedelta(days=9)):
        work_all(database)
    assert kinds(database, "match.reminded", "match.expired", "exchange.open_again") == [
        "match.reminded", "match.expired", "exchange.open_again",
    ]  # fmt: skip
    with database.reading() as session:
        exchange = session.get_one(Exchange, exchange_id)
        assert (exchange.state, exchange.due_step) == (State.open, Step.first_match)
        assert only_match(session, exchange_id).state is MatchState.expired


def test_a_clock_that_jumps_past_everything_tells_everything_once(told, database):
    told(State.proposed)
    with clock.moved(timedelta(days=400)):
        work_all(database)
        work_all(database)
    assert sorted(kinds(database, "match.reminded", "match.expired", "exchange.open_again")) == [
        "exchange.open_again", "match.expired", "match.reminded",
    ]  # fmt: skip


def test_dates_survive_a_restart(told, database, settings):
    told(State.proposed)
    database.close()
    again = Database(settings.database, info=carried(settings))
    with clock.moved(timedelta(days=9)):
        work_all(again)
        work_all(again)
        assert kinds(again, "match.expired") == ["match.expired"]
    again.close()


def test_an_answered_match_neither_reminds_nor_expires(told, database):
    told(State.agreed)
    with clock.moved(timedelta(days=30)):
        work_all(database)
    assert kinds(database, "match.reminded", "match.expired") == []


def test_questions_remind_after_a_week_and_close_the_request_after_thirty_days(told, database):
    exchange_id = told(State.returned)
    with clock.moved(timedelta(days=8)):
        work_all(database)
    with clock.moved(timedelta(days=31)):
        work_all(database)
        work_all(database)
    assert kinds(database, "exchange.changes_reminded", "exchange.withdrawn") == [
        "exchange.changes_reminded", "exchange.withdrawn",
    ]  # fmt: skip
    with database.reading() as session:
        assert session.get_one(Exchange, exchange_id).state is State.withdrawn


def test_questions_that_were_answered_remind_nobody(told, database, world):
    exchange_id = told(State.returned)
    with database.writing() as session:
        requests.submit(session, Story(session, world).actor("focal_point"), exchange_id)
    with clock.moved(timedelta(days=31)):
        work_all(database)
    assert kinds(database, "exchange.changes_reminded", "exchange.withdrawn") == []


def test_triage_that_is_late_is_told_once(told, database):
    told(State.submitted)
    with clock.moved(timedelta(days=12)):
        work_all(database)
        work_all(database)
    assert kinds(database, "exchange.step_due") == ["exchange.step_due"]


def test_on_hold_nothing_falls_due_and_dates_move_on_when_it_is_resumed(told, database, world):
    exchange_id = told(State.proposed)
    with database.writing() as session:
        answer_by = only_match(session, exchange_id).answer_by
        story = Story(session, world)
        day = clock.now().date() + timedelta(days=20)
        focal_point = story.actor("focal_point")
        requests.hold(session, focal_point, exchange_id, reason="Elections.", review_on=day)
    with clock.moved(timedelta(days=25)):
        work_all(database)
        assert kinds(database, "match.reminded", "match.expired", "exchange.step_due", "exchange.review_due") == [
            "exchange.review_due"
        ]
        with database.writing() as session:
            exchange = requests.resume(session, focal_point, exchange_id)
            match = only_match(session, exchange_id)
            assert timedelta(days=25) <= match.answer_by - answer_by < timedelta(days=25, minutes=5)
            assert abs(exchange.due_at - match.answer_by) < timedelta(seconds=1)
        work_all(database)
        assert kinds(database, "match.expired") == []
    with clock.moved(timedelta(days=33)):
        work_all(database)
    assert kinds(database, "match.reminded", "match.expired") == ["match.reminded", "match.expired"]


def test_a_faster_lane_brings_dates_closer_and_a_slower_one_counts_anew(session, world):
    story = Story(session, world)
    exchange = story.to(State.submitted)
    standard = exchange.due_at
    secretariat = story.actor("secretariat")
    triage.set_lane(session, secretariat, exchange.id, lane=Lane.priority, reason="A vote on Friday.")
    assert exchange.due_at < standard
    triage.set_lane(session, secretariat, exchange.id, lane=Lane.standard, reason="It was put off.")
    assert exchange.due_at == standard


def test_after_the_end_nothing_is_due(session, world):
    story = Story(session, world)
    for state in (State.withdrawn, State.declined, State.closed_unmatched, State.cancelled):
        exchange = story.to(state)
        open_steps = session.exec(
            select(Deadline).where(Deadline.exchange_id == exchange.id, Deadline.met_at.is_(None))
        ).all()
        assert (open_steps, exchange.due_at) == ([], None)


def test_all_peers_asked_stand_down_when_the_request_is_withdrawn(session, world):
    story = Story(session, world)
    exchange = story.to(State.open)
    story.asked(exchange, "other_city", "expert", at_once=2)
    requests.withdraw(session, story.actor("focal_point"), exchange.id, reason="Solved.")
    states = {match.state for match in session.exec(select(Match).where(Match.exchange_id == exchange.id))}
    assert states == {MatchState.superseded}
