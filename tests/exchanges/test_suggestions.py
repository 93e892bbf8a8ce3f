"""Times that one side suggests: who may, who picks, and what follows when two are at it at once."""

from datetime import timedelta
from uuid import UUID

import pytest
from sqlmodel import select

from app.core import clock
from app.exchanges.codes import State, SuggestionAction, SuggestionState
from app.exchanges.models import Suggestion
from app.exchanges.workflow import SUGGESTION_MOVES
from app.mail.models import MailRow
from app.notifications.models import Notification
from tests.exchanges.story import Story
from tests.people import World


@pytest.fixture
def agreed(database, world) -> str:
    """The address of an exchange that both sides have agreed to."""
    with database.writing() as session:
        return f"/api/exchanges/{Story(session, world).to(State.agreed).id}"


def in_days(number: int) -> str:
    return (clock.now() + timedelta(days=number)).replace(minute=0, second=0, microsecond=0).isoformat()


def times(**changes) -> dict:
    return {
        "starts": [in_days(7), in_days(9)],
        "zone": "America/Argentina/Buenos_Aires",
        "title": "Nights",
        "link": "https://meet.example.org/a",
    } | changes


def suggested(client, address: str, **changes) -> dict:
    answer = client.post(f"{address}/suggestions", json=times(**changes))
    assert answer.status_code == 201, answer.text
    return answer.json()


def picking(row: dict, index: int = 0) -> dict:
    return {"start": row["times"][index]["start"]}


def told(database, world: World, name: str) -> list[str]:
    with database.reading() as session:
        found = select(Notification.kind).where(Notification.person_id == world.people[name])
        return list(session.exec(found))


@pytest.mark.parametrize("name", ["member", "expert", "observer", "secretariat"])
def test_whoever_speaks_for_neither_side_suggests_nothing(signed_in, agreed, name):
    assert signed_in(name).post(f"{agreed}/suggestions", json=times()).status_code == 403


@pytest.mark.parametrize("name", ["member", "expert", "observer"])
def test_outside_the_room_nobody_reads_what_was_suggested(signed_in, agreed, name):
    row = suggested(signed_in("focal_point"), agreed)
    assert signed_in(name).get(f"{agreed}/suggestions/standing").json() is None
    for action, body in (("pick", picking(row)), ("refuse", {})):
        assert signed_in(name).post(f"{agreed}/suggestions/{row['id']}/{action}", json=body).status_code == 404


@pytest.mark.parametrize(("one", "other"), [("focal_point", "other_city"), ("other_city", "representative")])
def test_one_side_suggests_on_both_clocks_and_the_other_picks(signed_in, agreed, database, work, one, other):
    row = suggested(signed_in(one), agreed)
    assert row["abilities"] == {"pick": False, "refuse": False}
    assert [clock["place"] for clock in row["times"][0]["clocks"]] == ["Rosario", "Durban"]
    assert {clock["start"][-6:] for clock in row["times"][0]["clocks"]} == {"-03:00", "+02:00"}
    seen = signed_in(other).get(f"{agreed}/suggestions/standing").json()
    assert (seen["id"], seen["abilities"]) == (row["id"], {"pick": True, "refuse": True})
    answer = signed_in(other).post(f"{agreed}/suggestions/{row['id']}/pick", json=picking(row, 1))
    assert answer.status_code == 201
    assert (answer.json()["start"], answer.json()["title"]) == (row["times"][1]["start"], "Nights")
    assert signed_in(one).get(agreed).json()["state"] == "scheduled"
    assert signed_in(one).get(f"{agreed}/suggestions/standing").json() is None
    work()
    with database.reading() as session:
        letters = session.exec(select(MailRow).where(MailRow.kind == "session.planned")).all()
    assert {letter.to for letter in letters} == {"focal_point@example.org", "other_city@example.org"}


def test_nobody_picks_what_their_own_side_suggested(signed_in, agreed):
    row = suggested(signed_in("focal_point"), agreed)
    for action, body in (("pick", picking(row)), ("refuse", {})):
        answer = signed_in("representative").post(f"{agreed}/suggestions/{row['id']}/{action}", json=body)
        assert answer.status_code == 403


def test_when_none_suits_the_other_side_suggests_others(signed_in, agreed, database, world, work):
    first = suggested(signed_in("focal_point"), agreed)
    work()
    assert "times_suggested" in told(database, world, "other_city")
    refused = signed_in("other_city").post(f"{agreed}/suggestions/{first['id']}/refuse", json={"reason": "Elections"})
    assert (refused.json()["state"], refused.json()["reason"]) == ("refused", "Elections")
    work()
    assert "times_refused" in told(database, world, "focal_point")
    assert signed_in("focal_point").get(f"{agreed}/suggestions/standing").json()["reason"] == "Elections"
    second = suggested(signed_in("other_city"), agreed, starts=[in_days(14), in_days(15), in_days(16)])
    standing = signed_in("focal_point").get(f"{agreed}/suggestions/standing").json()
    assert (standing["id"], len(standing["times"]), standing["abilities"]["pick"]) == (second["id"], 3, True)


def test_home_asks_the_other_side_alone(signed_in, agreed):
    suggested(signed_in("focal_point"), agreed)
    assert signed_in("focal_point").get("/api/home").json()["waits"] == []
    (wait,) = signed_in("other_city").get("/api/home").json()["waits"]
    assert (wait["kind"], wait["place"]) == ("pick_time", agreed.removeprefix("/api") + "#sessions")


def test_two_people_of_a_side_pick_at_once_and_the_second_is_told(signed_in, agreed):
    row = suggested(signed_in("other_city"), agreed)
    address = f"{agreed}/suggestions/{row['id']}/pick"
    first = signed_in("focal_point").post(address, json=picking(row, 0))
    second = signed_in("representative").post(address, json=picking(row, 1))
    assert (first.status_code, second.status_code) == (201, 409)
    assert (second.json()["code"], second.json()["params"]["state"]) == ("illegal_move", "picked")
    assert len(signed_in("focal_point").get(f"{agreed}/sessions").json()) == 1


def test_picking_what_was_superseded_meanwhile_is_refused(signed_in, agreed):
    old = suggested(signed_in("focal_point"), agreed)
    suggested(signed_in("focal_point"), agreed, starts=[in_days(20), in_days(21)])
    late = signed_in("other_city").post(f"{agreed}/suggestions/{old['id']}/pick", json=picking(old))
    assert (late.status_code, late.json()["params"]["state"]) == (409, "superseded")


def test_a_session_planned_otherwise_takes_the_place_of_the_suggestion(signed_in, agreed, database):
    row = suggested(signed_in("focal_point"), agreed)
    body = {"start": in_days(7), "zone": "Africa/Johannesburg"}
    assert signed_in("other_city").post(f"{agreed}/sessions", json=body).status_code == 201
    with database.reading() as session:
        assert session.get_one(Suggestion, UUID(row["id"])).state is SuggestionState.superseded


def test_the_secretariat_suggests_and_picks_for_a_side_and_the_timeline_says_so(signed_in, agreed, world):
    desk = signed_in("secretariat")
    row = suggested(desk, agreed, behalf_of=str(world.organisations["rosario"]))
    assert (row["side"], row["on_behalf"]["peer"]) == ("requester", {"pick": True, "refuse": True})
    body = picking(row) | {"behalf_of": str(world.organisations["rosario"])}
    assert desk.post(f"{agreed}/suggestions/{row['id']}/pick", json=body).status_code == 403
    body["behalf_of"] = str(world.organisations["durban"])
    assert desk.post(f"{agreed}/suggestions/{row['id']}/pick", json=body).status_code == 201
    timeline = desk.get(f"{agreed}/timeline").json()["items"]
    assert {item["kind"]: item["behalf_of"] for item in timeline if item["kind"].startswith("session.")} == {
        "session.times_suggested": "Rosario",
        "session.planned": "Durban",
    }


@pytest.mark.parametrize(
    ("changes", "field", "code"),
    [
        ({"starts": []}, "starts", "too_short"),
        ({"starts": [in_days(7)]}, "starts", "too_short"),
        ({"starts": [in_days(7), in_days(7)]}, "starts", "too_short"),
        ({"starts": [in_days(day) for day in range(5, 9)]}, "starts", "too_long"),
        ({"starts": [in_days(7), "2020-01-01T12:00:00Z"]}, "starts", "not_ahead"),
        ({"zone": "Mars/Olympus"}, "zone", "unknown_zone"),
        ({"link": "javascript:alert(1)"}, "link", "bad_link"),
    ],
)
def test_what_cannot_be_suggested_is_refused_clearly(signed_in, agreed, changes, field, code):
    answer = signed_in("focal_point").post(f"{agreed}/suggestions", json=times(**changes))
    assert answer.status_code == 422
    assert (answer.json()["fields"][0]["path"][1], answer.json()["fields"][0]["code"]) == (field, code)


def test_a_time_that_was_not_suggested_or_has_passed_cannot_be_picked(signed_in, agreed, monkeypatch):
    row = suggested(signed_in("focal_point"), agreed)
    address = f"{agreed}/suggestions/{row['id']}/pick"
    client = signed_in("other_city")
    for other in (in_days(8), "0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00"):
        assert client.post(address, json={"start": other}).json()["fields"][0]["code"] == "not_suggested"
    now = clock.now()
    monkeypatch.setattr(clock, "now", lambda: now + timedelta(days=8))
    client = signed_in("other_city")
    seen = client.get(f"{agreed}/suggestions/standing").json()
    assert [time["passed"] for time in seen["times"]] == [True, False]
    assert client.post(address, json=picking(row)).json()["fields"][0]["code"] == "not_ahead"


def test_nothing_stands_while_sessions_cannot_be_planned(signed_in, agreed):
    row = suggested(signed_in("focal_point"), agreed)
    hold = {"text": "Elections.", "review_on": in_days(30)[:10]}
    assert signed_in("focal_point").post(f"{agreed}/hold", json=hold).status_code == 200
    answer = signed_in("other_city").post(f"{agreed}/suggestions/{row['id']}/pick", json=picking(row))
    assert (answer.status_code, answer.json()["code"]) == (409, "on_hold")
    assert signed_in("focal_point").post(f"{agreed}/cancel", json={"text": "A new mayor."}).status_code == 200
    assert signed_in("other_city").get(f"{agreed}/suggestions/standing").json() is None


def test_what_was_picked_or_superseded_stays_so():
    assert {state for state, _ in SUGGESTION_MOVES} == {SuggestionState.open, SuggestionState.refused}
    assert {action for _, action in SUGGESTION_MOVES} == set(SuggestionAction)
