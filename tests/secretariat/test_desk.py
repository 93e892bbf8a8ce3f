"""The desk: what needs me first, the board and the table."""

import csv
import io
from datetime import timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest

from app.access.actor import SeatRole
from app.accounts.models import Person
from app.core import clock
from app.exchanges.codes import Lane, State
from app.exchanges.models import Exchange
from app.exchanges.service import requests, triage
from app.secretariat import download
from tests.exchanges.story import Story


@pytest.fixture
def made(client, database, world):
    def make(*states: State, **changes) -> list[str]:
        with database.writing() as session:
            return [str(Story(session, world).to(state, **changes).id) for state in states]

    return make


def board(desk: dict) -> dict[str, int]:
    return {column["column"]: column["count"] for column in desk["columns"]}


def test_the_board_counts_what_was_sent_and_has_not_ended(made, signed_in):
    made(*State)
    desk = signed_in("secretariat").get("/api/desk").json()
    assert board(desk) == {"triage": 1, "returned": 1, "looking": 1, "proposed": 1, "at_work": 2, "reports": 1}
    assert desk["running_count"] == 7
    assert [len(column["items"]) for column in desk["columns"]] == [1, 1, 1, 1, 2, 1]


def test_what_is_due_first_needs_me_first(made, signed_in):
    (later,) = made(State.submitted)
    (sooner,) = made(State.submitted, lane=Lane.priority, lane_reason="A vote on Friday.")
    (looking,) = made(State.open)
    made(State.proposed)
    desk = signed_in("secretariat").get("/api/desk").json()
    assert [(row["id"], row["need"]) for row in desk["needs_me"]] == [
        (sooner, "triage"), (later, "triage"), (looking, "first_match"),
    ]  # fmt: skip
    assert desk["needs_me_count"] == 3


def test_what_somebody_else_looks_after_does_not_need_me(made, signed_in, database, world):
    (exchange_id,) = made(State.open)
    with database.writing() as session:
        world.person(session, "colleague", at="kroc", role=SeatRole.secretariat)
        session.get_one(Exchange, UUID(exchange_id)).owner_seat_id = world.seats["colleague"]
    mine, theirs = signed_in("secretariat").get("/api/desk").json(), signed_in("colleague").get("/api/desk").json()
    assert (mine["needs_me_count"], theirs["needs_me_count"]) == (0, 1)
    assert {owner["person_name"] for owner in mine["owners"]} == {"Secretariat", "Colleague"}


def test_late_is_said_and_on_hold_is_never_late(made, signed_in, database, world):
    late, held = made(State.submitted, State.open)
    with database.writing() as session:
        day = clock.now().date() + timedelta(days=60)
        actor = Story(session, world).actor("focal_point")
        requests.hold(session, actor, UUID(held), reason="Elections.", review_on=day)
    with clock.moved(timedelta(days=9)):
        table = signed_in("secretariat").get("/api/desk/exchanges", params={"late": True}).json()
        assert [(row["id"], row["late"], row["age_days"]) for row in table["items"]] == [(late, True, 9)]


def test_the_table_pages_by_date_and_what_has_no_date_comes_last(made, signed_in):
    ids = set(made(State.submitted, State.open, State.proposed, State.scheduled, State.reporting))
    secretariat = signed_in("secretariat")
    found, after = [], None
    while True:
        page = secretariat.get("/api/desk/exchanges", params={"limit": 2} | ({"after": after} if after else {})).json()
        found += page["items"]
        after = page["next"]
        if after is None:
            break
    assert {row["id"] for row in found} == ids
    assert len(found) == len(ids)
    dates = [row["due_at"] or "9999" for row in found]
    assert dates == sorted(dates)


def test_filters_hold_for_board_and_table_alike(made, signed_in, database, world):
    (one,) = made(State.submitted, title="Empalme")
    (two,) = made(State.open, lane=Lane.priority, lane_reason="A vote.")
    secretariat = signed_in("secretariat")

    def ids(**query):
        table = {row["id"] for row in secretariat.get("/api/desk/exchanges", params=query).json()["items"]}
        desk = secretariat.get("/api/desk", params=query).json()
        assert {row["id"] for column in desk["columns"] for row in column["items"]} == table
        return table

    assert ids() == {one, two}
    assert ids(lane="priority") == {two}
    assert ids(state="submitted") == {one}
    assert ids(q="empalme") == {one}
    assert ids(unowned=True) == {one}
    assert ids(owner_seat_id=str(world.seats["secretariat"])) == {two}
    assert ids(topic="law") == set()


def test_what_needs_me_and_of_how_many_is_counted_whatever_the_filters(made, signed_in):
    made(State.submitted, State.open, State.proposed)
    desk = signed_in("secretariat").get("/api/desk", params={"q": "zzz"}).json()
    assert set(board(desk).values()) == {0}
    assert (len(desk["needs_me"]), desk["needs_me_count"], desk["running_count"]) == (2, 2, 3)


def test_an_owner_sits_in_the_secretariat(made, signed_in, world):
    (exchange_id,) = made(State.open)
    path = f"/api/exchanges/{exchange_id}/owner"
    refused = signed_in("secretariat").post(path, json={"seat_id": str(world.seats["focal_point"])})
    assert refused.status_code == 422
    assert signed_in("secretariat").post(path, json={"seat_id": None}).json()["owner"] is None


def test_lanes_and_notes_from_the_desk(database, world, client):
    with database.writing() as session:
        story = Story(session, world)
        exchange = story.to(State.submitted)
        triage.add_note(session, story.actor("secretariat"), exchange.id, text="They called.")
        opened = triage.open_request(
            session, story.actor("secretariat"), exchange.id, note="", lane=Lane.priority, lane_reason="A vote."
        )
        assert (opened.state, opened.lane, opened.owner_seat_id) == (
            State.open, Lane.priority, world.seats["secretariat"],
        )  # fmt: skip


def downloaded(client, **filters) -> list[dict[str, str]]:
    answer = client.get("/api/desk/exchanges.csv", params=filters)
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    assert answer.headers["content-disposition"] == 'attachment; filename="exchanges.csv"'
    text = answer.content.decode("utf-8-sig")
    assert answer.content.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_the_table_can_be_taken_along_whole_and_within_the_filters(made, signed_in, monkeypatch):
    monkeypatch.setattr(download, "PAGE", 2)
    made(State.submitted, State.open, State.agreed, State.reporting, State.draft)
    client = signed_in("secretariat")
    found = downloaded(client)
    assert [row["State"] for row in found] == ["Sent to the secretariat", "Reports due", "Open", "Agreed"]
    assert {row["Asked by"] for row in found} == {"Rosario"}
    assert [row["State"] for row in downloaded(client, state="open")] == ["Open"]
    assert downloaded(client, q="no such words") == []


@pytest.mark.parametrize("zone", ["America/Los_Angeles", "Pacific/Auckland"])
def test_days_in_the_table_are_those_of_whoever_takes_it_along(made, signed_in, database, world, zone):
    (exchange_id,) = made(State.open, zone=zone)
    with database.writing() as session:
        session.get_one(Person, world.people["secretariat"]).zone = zone
        due_at = session.get_one(Exchange, UUID(exchange_id)).due_at
    (row,) = downloaded(signed_in("secretariat"))
    local = due_at.astimezone(ZoneInfo(zone))
    assert (row["Next date"], local.hour) == (local.date().isoformat(), 18)


@pytest.mark.parametrize("title", ["=1+1", "+1", "-1", "@SUM(A1)", '=HYPERLINK("http://x","y")'])
def test_what_a_spreadsheet_would_run_is_defused_and_stays_readable(made, signed_in, title):
    made(State.open, title=title)
    (row,) = downloaded(signed_in("secretariat"))
    assert row["Exchange"] == f"'{title}"


def test_commas_quotes_and_lines_stay_in_their_cell(made, signed_in):
    made(State.open, title='Rest, "pay"; niños')
    assert downloaded(signed_in("secretariat"))[0]["Exchange"] == 'Rest, "pay"; niños'
