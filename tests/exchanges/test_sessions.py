"""Sessions: who plans, moves, cancels and ends them, and what calendars hear of it."""

from datetime import timedelta
from uuid import UUID

import pytest
from icalendar import Calendar
from sqlmodel import col, select

from app.accounts.models import Affiliation
from app.circles.models import NETWORK_CIRCLE, SECRETARIAT_CIRCLE
from app.core import clock
from app.core.i18n import Language
from app.exchanges.codes import Confidentiality, SessionState, State, Step
from app.exchanges.models import Deadline, Exchange, ExchangeSession, Report
from app.exchanges.service import requests, sessions
from app.exchanges.session_schemas import SessionMoveIn
from app.mail.models import MailRow
from app.members.models import ContactDetail, ContactKind
from tests.exchanges.story import Story

BUENOS_AIRES = "America/Argentina/Buenos_Aires"


@pytest.fixture
def tell(database, world):
    """Bring an exchange somewhere, committed; gives its id."""

    def told(state: State, then=None, **changes) -> str:
        with database.writing() as session:
            story = Story(session, world)
            exchange = story.to(state, **changes)
            if then:
                then(story, exchange)
            return str(exchange.id)

    return told


@pytest.fixture
def letters(database, work):
    """Deliver what waits, and read the letters that went out since the last call."""
    seen: set[UUID] = set()

    def read() -> list[MailRow]:
        work()
        with database.reading() as session:
            found = session.exec(
                select(MailRow).where(col(MailRow.kind).startswith("session.")).order_by(col(MailRow.to))
            ).all()
        fresh = [row for row in found if row.id not in seen]
        seen.update(row.id for row in fresh)
        return fresh

    return read


def in_a_week(hour: int = 12) -> str:
    return (clock.now() + timedelta(days=7)).replace(hour=hour, minute=0, second=0, microsecond=0).isoformat()


def planning(**changes) -> dict:
    return {"start": in_a_week(), "zone": BUENOS_AIRES, "link": "https://meet.example.org/a"} | changes


def only_session(client, exchange_id) -> dict:
    (found,) = client.get(f"/api/exchanges/{exchange_id}/sessions").json()
    return found


def match(row: dict) -> dict:
    return {"If-Match": f'"{row["version"]}"'}


def deadline(database, exchange_id, step):
    with database.reading() as session:
        return session.get(Deadline, (UUID(exchange_id), step))


@pytest.mark.parametrize("name", ["member", "expert", "observer"])
def test_nobody_outside_the_room_plans_or_sees_a_session(signed_in, tell, name):
    exchange_id = tell(State.scheduled)
    client = signed_in(name)
    assert client.get(f"/api/exchanges/{exchange_id}/sessions").json() == []
    assert client.post(f"/api/exchanges/{exchange_id}/sessions", json=planning()).status_code == 403
    assert client.get(f"/api/exchanges/{exchange_id}/sessions/times", params={"week": "2027-01-13"}).status_code == 403
    session_id = only_session(signed_in("focal_point"), exchange_id)["id"]
    for address in ("", "/session.ics"):
        assert client.get(f"/api/exchanges/{exchange_id}/sessions/{session_id}{address}").status_code == 404


def test_times_are_shown_on_both_clocks(signed_in, tell):
    exchange_id = tell(State.agreed)
    for name in ("focal_point", "other_city", "secretariat"):
        week = (clock.now() + timedelta(days=14)).date().isoformat()
        times = signed_in(name).get(f"/api/exchanges/{exchange_id}/sessions/times", params={"week": week}).json()
        assert (times["requester"]["zone"], times["peer"]["zone"]) == (BUENOS_AIRES, "Africa/Johannesburg")
        first = next(slot for slot in times["slots"] if slot["fit"] == "both")
        assert first["requester_start"].endswith("T08:00:00-03:00")
        assert first["peer_start"].endswith("T13:00:00+02:00")


def test_without_a_week_times_are_those_of_the_next_one(signed_in, tell):
    times = signed_in("focal_point").get(f"/api/exchanges/{tell(State.agreed)}/sessions/times").json()
    assert clock.now().date().isoformat() < times["week"] <= times["slots"][0]["requester_start"]


@pytest.mark.parametrize("week", ["2027-02-30", "0001-01-01", "9999-12-31", "x", "1e5"])
def test_a_week_that_cannot_be_is_refused(signed_in, tell, week):
    exchange_id = tell(State.agreed)
    answer = signed_in("focal_point").get(f"/api/exchanges/{exchange_id}/sessions/times", params={"week": week})
    assert answer.status_code == 422


def test_planning_makes_an_agenda_of_the_questions_and_invites_both_contacts(signed_in, tell, world, database):
    exchange_id = tell(State.agreed)
    answer = signed_in("other_city").post(f"/api/exchanges/{exchange_id}/sessions", json=planning())
    assert answer.status_code == 201
    planned = answer.json()
    assert planned["agenda"] == [
        {"text": "How do you share this load?", "minutes": 30, "question": 1},
        {"text": "What keeps people in the job?", "minutes": 30, "question": 2},
    ]
    assert {item["name"] for item in planned["people"]} == {"Focal Point", "Other City"}
    assert planned["recording_agreed"] is False
    assert [(item["side"], item["start"][11:]) for item in planned["clocks"]] == [
        ("requester", "09:00:00-03:00"),
        ("peer", "14:00:00+02:00"),
    ]
    shown = signed_in("focal_point").get(f"/api/exchanges/{exchange_id}").json()
    assert (shown["state"], shown["due_step"]) == ("scheduled", None)
    assert deadline(database, exchange_id, Step.first_session).met_at is not None


@pytest.mark.parametrize(
    ("changes", "field", "code"),
    [
        ({"start": "2020-01-01T12:00:00Z"}, "start", "not_ahead"),
        ({"start": "9999-12-31T23:59:59+14:00"}, "start", "not_ahead"),
        ({"start": "0001-01-01T00:00:00+14:00"}, "start", "not_ahead"),
        ({"start": "2027-01-13T12:00:00"}, "start", "timezone_aware"),
        ({"zone": "Mars/Olympus"}, "zone", "unknown_zone"),
        ({"zone": "../etc/passwd"}, "zone", "unknown_zone"),
        ({"minutes": 5}, "minutes", "greater_than_equal"),
        ({"minutes": 10**30}, "minutes", "less_than_equal"),
        ({"link": "javascript:alert(1)"}, "link", "bad_link"),
        ({"link": "https://[::1"}, "link", "bad_link"),
        ({"link": "https://a\r\nX: y"}, "link", "bad_link"),
        ({"title": "a\x00"}, "title", "unstorable_text"),
        ({"title": "x" * 121}, "title", "string_too_long"),
        ({"people": [str(UUID(int=5))]}, "people", "not_in_room"),
        ({"host_seat_id": str(UUID(int=5))}, "host_seat_id", "not_of_organisation"),
        ({"languages": ["xx; DROP"]}, "languages", "string_pattern_mismatch"),
    ],
)
def test_what_cannot_be_planned_is_refused_clearly(signed_in, tell, changes, field, code):
    exchange_id = tell(State.agreed)
    answer = signed_in("focal_point").post(f"/api/exchanges/{exchange_id}/sessions", json=planning(**changes))
    assert answer.status_code == 422
    assert (answer.json()["fields"][0]["path"][1], answer.json()["fields"][0]["code"]) == (field, code)


def test_only_people_of_the_room_are_expected(signed_in, tell, world):
    exchange_id = tell(State.scheduled)
    client = signed_in("focal_point")
    row = only_session(client, exchange_id)
    address = f"/api/exchanges/{exchange_id}/sessions/{row['id']}"
    for outsider in ("expert", "observer", "former", "suspended", "no_seat"):
        body = {"people": [str(world.people[outsider])]}
        assert client.patch(address, json=body, headers=match(row)).status_code == 422
    body = {"people": [str(world.people["representative"]), str(world.people["other_city"])]}
    changed = client.patch(address, json=body, headers=match(row)).json()
    assert {item["name"] for item in changed["people"]} == {"Representative", "Other City"}


def test_invitation_comes_in_each_language_on_each_clock(signed_in, tell, letters):
    exchange_id = tell(State.agreed)
    signed_in("focal_point").post(
        f"/api/exchanges/{exchange_id}/sessions", json=planning(title="Rota; rest, \nand pay")
    )
    rosario, durban = letters()
    assert (rosario.to, rosario.language, rosario.calendar_method) == (
        "focal_point@example.org",
        Language.es,
        "REQUEST",
    )
    assert (durban.to, durban.language) == ("other_city@example.org", Language.en)
    assert "14:00 in Durban" in durban.text
    assert "09:00 en Rosario" in rosario.text
    assert "https://meet.example.org/a" in durban.text
    calendar = Calendar.from_ical(durban.calendar)
    (event,) = calendar.walk("VEVENT")
    (zone,) = calendar.walk("VTIMEZONE")
    assert zone["TZID"] == BUENOS_AIRES
    assert event["DTSTART"].params["TZID"] == BUENOS_AIRES
    assert event.decoded("DTSTART").isoformat() == in_a_week(hour=9).replace("+00:00", "-03:00")
    assert event.decoded("DTEND") - event.decoded("DTSTART") == timedelta(hours=1)
    assert str(event["SUMMARY"]) == "Session 1: Rota; rest, \nand pay"
    assert event["SUMMARY"].params["LANGUAGE"] == "en"
    assert {str(item) for item in event["ATTENDEE"]} == {
        "mailto:focal_point@example.org",
        "mailto:other_city@example.org",
    }
    (spanish,) = Calendar.from_ical(rosario.calendar).walk("VEVENT")
    assert str(spanish["SUMMARY"]).startswith("Sesión 1: ")
    assert spanish["UID"] == event["UID"]


@pytest.mark.parametrize(("circle_id", "told"), [(None, False), (SECRETARIAT_CIRCLE, False), (NETWORK_CIRCLE, True)])
def test_an_address_that_is_kept_from_the_network_stands_in_nobody_elses_calendar(
    circle_id, told, signed_in, tell, letters, database, world
):
    with database.writing() as session:
        address = ContactDetail(
            person_id=world.people["other_city"], kind=ContactKind.email, value="desk@durban.example",
            circle_id=circle_id,
        )  # fmt: skip
        session.add(address)
    signed_in("focal_point").post(f"/api/exchanges/{tell(State.agreed)}/sessions", json=planning())
    for letter in letters():
        unfolded = letter.calendar.replace(b"\r\n ", b"")
        assert f"mailto:{letter.to}".encode() in unfolded
        assert (b"mailto:other_city@example.org" in unfolded) is (told or letter.to == "other_city@example.org")


def test_moves_and_the_end_come_under_the_same_uid_with_a_rising_sequence(signed_in, tell, letters):
    exchange_id = tell(State.agreed)
    client = signed_in("focal_point")
    row = client.post(f"/api/exchanges/{exchange_id}/sessions", json=planning()).json()
    address = f"/api/exchanges/{exchange_id}/sessions/{row['id']}"
    told = [letters()]
    moved = client.post(f"{address}/move", json={"start": in_a_week(hour=14), "reason": "A strike"}, headers=match(row))
    assert moved.json()["moved_from"] == in_a_week().replace("+00:00", "Z")
    told.append(letters())
    changed = client.patch(address, json={"place": "Room 4"}, headers=match(moved.json())).json()
    told.append(letters())
    client.post(f"{address}/cancel", json={"reason": "The mayor left"}, headers=match(changed))
    told.append(letters())
    entries = [
        (letter.calendar_method, event["UID"], int(event["SEQUENCE"]), str(event["STATUS"]))
        for letter in (batch[1] for batch in told)
        for event in Calendar.from_ical(letter.calendar).walk("VEVENT")
    ]
    (uid,) = {entry[1] for entry in entries}
    assert uid == f"session-{row['id']}@127.0.0.1"
    assert [(entry[0], entry[2], entry[3]) for entry in entries] == [
        ("REQUEST", 0, "CONFIRMED"),
        ("REQUEST", 1, "CONFIRMED"),
        ("REQUEST", 2, "CONFIRMED"),
        ("CANCEL", 3, "CANCELLED"),
    ]
    assert "A strike" in told[1][1].text
    assert "The mayor left" in told[3][1].text


def test_each_change_is_told_once_even_if_the_relay_runs_again(signed_in, tell, letters, work):
    exchange_id = tell(State.agreed)
    signed_in("focal_point").post(f"/api/exchanges/{exchange_id}/sessions", json=planning())
    assert len(letters()) == 2
    work()
    assert letters() == []


def test_letter_about_a_confidential_exchange_tells_the_hour_and_nothing_else(signed_in, tell, letters):
    exchange_id = tell(State.agreed, confidentiality=Confidentiality.matched_only)
    signed_in("focal_point").post(
        f"/api/exchanges/{exchange_id}/sessions", json=planning(title="Secret title", place="Secret place")
    )
    found = letters()
    assert len(found) == 2
    for letter in found:
        text = b"\n".join((letter.subject.encode(), letter.text.encode(), letter.html.encode(), letter.calendar))
        for secret in (b"Secret", b"meet.example.org", b"Rest and pay", b"How do you share", b"other_city@example.org"):
            assert secret not in text.replace(letter.to.encode(), b"")


def test_whoever_has_left_hears_nothing_and_their_successor_does(signed_in, tell, letters, database, world):
    exchange_id = tell(State.scheduled)
    letters()
    with database.writing() as session:
        leaving = world.actor(session, "focal_point")
        world.person(session, "successor", at="rosario")
        now = clock.now()
        old = session.exec(select(Affiliation).where(Affiliation.person_id == world.people["focal_point"])).one()
        old.until = now - timedelta(minutes=1)
        session.flush()
        session.add(
            Affiliation(person_id=world.people["successor"], seat_id=leaving.seat_id, since=now - timedelta(minutes=1))
        )
    client = signed_in("other_city")
    row = only_session(client, exchange_id)
    client.post(
        f"/api/exchanges/{exchange_id}/sessions/{row['id']}/move", json={"start": in_a_week()}, headers=match(row)
    )
    assert [letter.to for letter in letters()] == ["other_city@example.org", "successor@example.org"]


def test_whoever_is_not_expected_any_more_loses_the_entry(signed_in, tell, letters, world):
    exchange_id = tell(State.scheduled)
    letters()
    client = signed_in("focal_point")
    row = only_session(client, exchange_id)
    body = {"people": [str(world.people["focal_point"])]}
    client.patch(f"/api/exchanges/{exchange_id}/sessions/{row['id']}", json=body, headers=match(row))
    assert [(letter.to, letter.calendar_method) for letter in letters()] == [
        ("focal_point@example.org", "REQUEST"),
        ("other_city@example.org", "CANCEL"),
    ]


@pytest.mark.parametrize("stays", [False, True])
def test_whoever_leaves_their_seat_loses_the_entry_unless_another_one_brings_them(
    stays, signed_in, tell, letters, database, world
):
    tell(State.scheduled)
    letters()
    if stays:
        wanted = {"title": "Enlace", "title_language": "es", "role": "focal_point"}
        made = signed_in("secretariat").post(f"/api/organisations/{world.organisations['durban']}/seats", json=wanted)
        (seat_id,) = (UUID(seat["id"]) for seat in made.json()["seats"] if seat["title"] == "Enlace")
        with database.writing() as session:
            session.add(Affiliation(person_id=world.people["other_city"], seat_id=seat_id, since=clock.now()))
    vacated = signed_in("secretariat").post(f"/api/seats/{world.seats['other_city']}/vacate")
    assert vacated.status_code == 204
    struck = [] if stays else [("other_city@example.org", "CANCEL")]
    assert [(letter.to, letter.calendar_method) for letter in letters()] == struck


def test_calendar_file_of_a_session_is_in_the_readers_language(signed_in, tell):
    exchange_id = tell(State.scheduled)
    row = only_session(signed_in("focal_point"), exchange_id)
    for name, words in (("focal_point", "Sesión 1"), ("other_city", "Session 1")):
        answer = signed_in(name).get(f"/api/exchanges/{exchange_id}/sessions/{row['id']}/session.ics")
        assert answer.headers["content-type"] == "text/calendar; charset=utf-8"
        calendar = Calendar.from_ical(answer.content)
        assert calendar["METHOD"] == "PUBLISH"
        assert str(calendar.walk("VEVENT")[0]["SUMMARY"]).startswith(words)


def test_two_people_move_it_at_once_and_one_is_told(signed_in, tell):
    exchange_id = tell(State.scheduled)
    row = only_session(signed_in("focal_point"), exchange_id)
    address = f"/api/exchanges/{exchange_id}/sessions/{row['id']}/move"
    first = signed_in("focal_point").post(address, json={"start": in_a_week()}, headers=match(row))
    second = signed_in("other_city").post(address, json={"start": in_a_week(15)}, headers=match(row))
    assert (first.status_code, second.status_code) == (200, 412)
    assert second.json()["params"] == {"version": first.json()["version"]}
    assert signed_in("other_city").post(address, json={"start": in_a_week(15)}).status_code == 422


def test_a_cancelled_first_session_leaves_the_exchange_without_a_date(signed_in, tell, database):
    exchange_id = tell(State.scheduled)
    row = only_session(signed_in("focal_point"), exchange_id)
    address = f"/api/exchanges/{exchange_id}/sessions/{row['id']}"
    gone = signed_in("other_city").post(f"{address}/cancel", json={"reason": "x"}, headers=match(row)).json()
    assert (gone["state"], gone["reason"]) == ("cancelled", "x")
    assert gone["abilities"] == {
        "change": False, "move": False, "cancel": False, "mark_held": False, "mark_missed": False, "note": True,
        "take_action": False, "note_cost": False,
    }  # fmt: skip
    assert signed_in("focal_point").get(f"/api/exchanges/{exchange_id}").json()["state"] == "agreed"
    assert deadline(database, exchange_id, Step.first_session).met_at is None
    again = signed_in("focal_point").post(f"{address}/cancel", json={}, headers=match(gone))
    assert (again.status_code, again.json()["code"]) == (409, "illegal_move")


def test_cancelling_the_exchange_takes_its_sessions_out_of_every_calendar(signed_in, tell, letters):
    exchange_id = tell(State.scheduled)
    letters()
    answer = signed_in("focal_point").post(f"/api/exchanges/{exchange_id}/cancel", json={"text": "A new mayor."})
    assert answer.status_code == 200
    assert [letter.calendar_method for letter in letters()] == ["CANCEL", "CANCEL"]
    assert only_session(signed_in("secretariat"), exchange_id)["state"] == "cancelled"


def test_nobody_says_how_it_was_before_it_began(signed_in, tell):
    exchange_id = tell(State.scheduled)
    client = signed_in("focal_point")
    row = only_session(client, exchange_id)
    assert row["abilities"]["mark_held"] is False
    for address, body in (("held", {"attended": []}), ("missed", {})):
        answer = client.post(
            f"/api/exchanges/{exchange_id}/sessions/{row['id']}/{address}", json=body, headers=match(row)
        )
        assert (answer.status_code, answer.json()["code"]) == (409, "session_not_begun")


def test_held_session_keeps_who_came_and_what_was_decided(signed_in, tell, world):
    exchange_id = tell(State.scheduled, then=lambda story, exchange: story.begun(exchange))
    client = signed_in("other_city")
    row = only_session(client, exchange_id)
    assert row["abilities"]["mark_held"] is True
    address = f"/api/exchanges/{exchange_id}/sessions/{row['id']}/held"
    outsider = {"attended": [str(world.people["expert"])]}
    assert client.post(address, json=outsider, headers=match(row)).status_code == 422
    body = {
        "attended": [str(world.people["representative"]), str(world.people["other_city"])],
        "decisions": ["Two nights at most"],
    }
    held = client.post(address, json=body, headers=match(row)).json()
    assert held["state"] == "held"
    assert held["decisions"] == ["Two nights at most"]
    assert {item["name"]: item["attended"] for item in held["people"]} == {
        "Focal Point": False,
        "Other City": True,
        "Representative": True,
    }
    assert signed_in("focal_point").get(f"/api/exchanges/{exchange_id}").json()["state"] == "scheduled"


def test_after_the_last_session_both_reports_are_due(signed_in, tell, database):
    exchange_id = tell(State.scheduled, then=lambda story, exchange: story.held(exchange))
    assert signed_in("focal_point").get(f"/api/exchanges/{exchange_id}").json()["state"] == "reporting"
    with database.reading() as session:
        rows = session.exec(select(Report).where(Report.exchange_id == UUID(exchange_id))).all()
    assert {row.side.value for row in rows} == {"requester", "peer"}
    assert {(row.due_at - clock.now()).days for row in rows} <= {13, 14}


def test_sessions_do_not_end_while_one_is_planned_or_none_was_held(signed_in, tell):
    def one_more(story, exchange):
        story.held(exchange, last=False)
        story.planned(exchange)

    client = signed_in("focal_point")
    never = tell(State.scheduled)
    answer = client.post(f"/api/exchanges/{never}/end-sessions", json={})
    assert (answer.status_code, answer.json()["code"]) == (409, "sessions_planned")
    more = tell(State.scheduled, then=one_more)
    assert client.post(f"/api/exchanges/{more}/end-sessions", json={}).json()["code"] == "sessions_planned"
    row = client.get(f"/api/exchanges/{more}/sessions").json()[1]
    client.post(f"/api/exchanges/{more}/sessions/{row['id']}/cancel", json={}, headers=match(row))
    assert client.post(f"/api/exchanges/{more}/end-sessions", json={}).status_code == 204
    assert client.get(f"/api/exchanges/{more}").json()["state"] == "reporting"


def test_a_missed_session_is_told_without_an_invitation(signed_in, tell, letters):
    exchange_id = tell(State.scheduled, then=lambda story, exchange: story.begun(exchange))
    letters()
    client = signed_in("secretariat")
    row = only_session(client, exchange_id)
    missed = client.post(
        f"/api/exchanges/{exchange_id}/sessions/{row['id']}/missed", json={"reason": "No line"}, headers=match(row)
    )
    assert missed.json()["state"] == "missed"
    assert letters() == []
    assert client.get(f"/api/exchanges/{exchange_id}").json()["state"] == "agreed"


def test_nothing_is_planned_while_the_exchange_is_on_hold(signed_in, tell):
    def hold(story, exchange):
        day = clock.now().date() + timedelta(days=30)
        requests.hold(story.session, story.actor("focal_point"), exchange.id, reason="Elections", review_on=day)

    exchange_id = tell(State.scheduled, then=hold)
    client = signed_in("focal_point")
    answer = client.post(f"/api/exchanges/{exchange_id}/sessions", json=planning())
    assert (answer.status_code, answer.json()["code"]) == (409, "on_hold")
    row = only_session(client, exchange_id)
    assert set(row["abilities"].values()) == {False}


def test_a_note_is_read_at_its_level_and_nowhere_else(signed_in, tell):
    exchange_id = tell(State.scheduled)
    row = only_session(signed_in("focal_point"), exchange_id)
    address = f"/api/exchanges/{exchange_id}/sessions/{row['id']}/notes"
    for level in ("exchange", "organisation", "secretariat"):
        body = {"level": level, "language": "es", "text": f"for {level}"}
        assert signed_in("focal_point").post(address, json=body).status_code == 201
    assert signed_in("member").post(address, json=body).status_code == 404
    read = {
        name: [note["text"] for note in only_session(signed_in(name), exchange_id)["notes"]]
        for name in ("focal_point", "representative", "other_city", "secretariat")
    }
    assert read == {
        "focal_point": ["for exchange", "for organisation"],
        "representative": ["for exchange", "for organisation"],
        "other_city": ["for exchange"],
        "secretariat": ["for exchange", "for secretariat"],
    }


def test_an_action_belongs_to_a_seat_of_one_side_until_a_day(signed_in, tell, world):
    exchange_id = tell(State.scheduled)
    client = signed_in("focal_point")
    row = only_session(client, exchange_id)
    address = f"/api/exchanges/{exchange_id}/sessions/{row['id']}/actions"
    body = {"text": "Send the rota", "owner_seat_id": str(world.seats["expert"]), "due_on": "2027-01-08"}
    assert client.post(address, json=body).status_code == 422
    body["owner_seat_id"] = str(world.seats["other_city"])
    (item,) = client.post(address, json=body).json()["actions"]
    assert (item["text"], item["owner"]["person_name"], item["due_on"]) == ("Send the rota", "Other City", "2027-01-08")
    done = f"/api/exchanges/{exchange_id}/actions/{item['id']}/done"
    assert signed_in("member").post(done).status_code == 404
    (finished,) = signed_in("other_city").post(done).json()
    assert finished["done_at"] is not None
    assert signed_in("secretariat").post(done).json()[0]["done_at"] == finished["done_at"]


def test_on_behalf_of_a_side_only_the_secretariat_acts_and_the_event_says_so(signed_in, tell, world):
    exchange_id = tell(State.agreed)
    body = planning(behalf_of=str(world.organisations["durban"]))
    assert signed_in("focal_point").post(f"/api/exchanges/{exchange_id}/sessions", json=body).status_code == 403
    assert signed_in("secretariat").post(f"/api/exchanges/{exchange_id}/sessions", json=body).status_code == 201
    events = signed_in("other_city").get(f"/api/exchanges/{exchange_id}/timeline").json()["items"]
    planned = next(item for item in events if item["kind"] == "session.planned")
    assert planned["behalf_of"] == "Durban"
    assert set(planned["data"]) == {"session_id", "start"}


def test_list_costs_the_same_number_of_statements_for_one_and_for_five(signed_in, tell, statements):
    def five(story, exchange):
        for _ in range(4):
            story.planned(exchange)

    client = signed_in("focal_point")
    counts = []
    for exchange_id in (tell(State.scheduled), tell(State.scheduled, then=five)):
        client.get(f"/api/exchanges/{exchange_id}/sessions")
        statements.clear()
        client.get(f"/api/exchanges/{exchange_id}/sessions")
        counts.append(len(statements))
    assert counts[0] == counts[1] <= 11


def test_an_exchange_has_at_most_thirty_sessions(database, world):
    with database.writing() as session:
        story = Story(session, world)
        exchange = story.to(State.scheduled)
        for _ in range(sessions.MOST - 1):
            story.planned(exchange)
        with pytest.raises(sessions.errors.TooManySessions):
            story.planned(exchange)


def test_moved_session_keeps_the_zone_it_was_planned_in(database, world):
    with database.writing() as session:
        story = Story(session, world)
        exchange: Exchange = story.to(State.scheduled)
        row: ExchangeSession = story.planned(exchange, zone="America/Los_Angeles")
        start = clock.now() + timedelta(days=20)
        sessions.move(
            session, story.actor("other_city"), exchange.id, row.id, wanted=SessionMoveIn(start=start), if_match="1"
        )
        assert (row.zone, row.start, row.state) == ("America/Los_Angeles", start, SessionState.planned)


def test_both_sides_note_what_a_session_costs_and_who_pays(signed_in, tell):
    exchange_id = tell(State.scheduled)
    row = only_session(signed_in("focal_point"), exchange_id)
    address = f"/api/exchanges/{exchange_id}/sessions/{row['id']}/costs"
    travel = {"kind": "travel", "currency": "ARS", "amount_minor": 120_000, "note": "Two flights"}
    body = travel | {"payer": "requester"}
    assert signed_in("member").post(address, json=body).status_code == 404
    (noted,) = signed_in("focal_point").post(address, json=body).json()["costs"]
    assert (noted["kind"], noted["payer"], noted["amount_minor"], noted["note"]) == (
        "travel", "Rosario", 120_000, "Two flights",
    )  # fmt: skip
    both = signed_in("other_city").post(address, json=travel | {"kind": "interpretation"}).json()["costs"]
    assert [item["payer"] for item in both] == ["Rosario", None]
    left = signed_in("other_city").post(f"{address}/{noted['id']}/strike", json={}).json()["costs"]
    assert [item["kind"] for item in left] == ["interpretation"]
    assert signed_in("other_city").post(f"{address}/{noted['id']}/strike", json={}).status_code == 404


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"amount_minor": 0}, "amount_minor"),
        ({"amount_minor": 10**30}, "amount_minor"),
        ({"amount_minor": 1.5}, "amount_minor"),
        ({"currency": "peso"}, "currency"),
        ({"kind": "bribe"}, "kind"),
        ({"payer": "somebody"}, "payer"),
        ({"note": "x" * 301}, "note"),
    ],
)
def test_a_cost_that_cannot_be_is_refused_clearly(signed_in, tell, changes, field):
    exchange_id = tell(State.scheduled)
    row = only_session(signed_in("focal_point"), exchange_id)
    body = {"kind": "travel", "currency": "ARS", "amount_minor": 100} | changes
    answer = signed_in("focal_point").post(f"/api/exchanges/{exchange_id}/sessions/{row['id']}/costs", json=body)
    assert (answer.status_code, answer.json()["fields"][0]["path"]) == (422, ["body", field])
