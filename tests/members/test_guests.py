"""Guests of a room: who sees them, takes an invitation back, and ends their access."""

import re
from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest
from sqlmodel import select

from app.access import principals
from app.accounts.models import Person
from app.accounts.service import invitations
from app.circles import service as circles
from app.circles.models import NETWORK_CIRCLE, Admission, CircleRole
from app.core import clock
from app.exchanges.codes import State
from app.mail.models import MailRow
from app.outbox.models import EventRow
from tests.exchanges.story import Story

ROSA = {"email": "rosa@example.org", "name": "Rosa <b>Fuera</b>", "language": "es"}
HOSTS = {"focal_point", "other_city", "secretariat"}


@pytest.fixture
def room(client, world, database):
    """An agreed exchange of Rosario and Durban, whose room the expert may read too."""
    with database.writing() as session:
        exchange = Story(session, world).to(State.agreed)
        assert exchange.room_circle_id
        expert = principals.of_person(world.people["expert"])
        circles.admit(session, exchange.room_circle_id, expert, role=CircleRole.reader)
        world.room_circle, world.exchange = str(exchange.room_circle_id), str(exchange.id)
    return world


@pytest.fixture
def invite(signed_in, room, database):
    """Invite Rosa; the invitation's id and the token of its link."""

    def sent(by: str = "focal_point", **more) -> tuple[str, str]:
        until = (clock.now() + timedelta(days=30)).isoformat()
        wanted = {**ROSA, "circle_id": room.room_circle, "until": until, **more}
        made = signed_in(by).post("/api/invitations/guests", json=wanted)
        assert made.status_code == 201, made.text
        with database.reading() as session:
            letter = session.exec(select(MailRow).order_by(MailRow.queued_at.desc())).first()
        return made.json()["id"], re.search(r"/invitation#([\w-]+)", letter.text)[1]

    return sent


@pytest.fixture
def arrive(room, database):
    """Let the person of `world` who is nobody's colleague accept the invitation."""

    def come(token: str, name: str = "no_seat") -> str:
        with database.writing() as session:
            ticket = invitations.open_ticket(session, token)
            invitations.accept(session, ticket, person_id=room.people[name])
        return str(room.people[name])

    return come


def guests(client, room):
    return client.get(f"/api/circles/{room.room_circle}/guests")


def test_who_sees_the_guests_of_a_room(signed_in, room, invite, arrive):
    arrive(invite()[1], "guest")
    got = {
        name: guests(signed_in(name), room).status_code
        for name in ("focal_point", "other_city", "secretariat", "member", "observer", "expert", "guest", "anonymous")
    }
    refused = {"member": 404, "observer": 404, "expert": 403, "guest": 403, "anonymous": 401}
    assert got == dict.fromkeys(HOSTS, 200) | refused


def test_the_network_has_no_guests(signed_in, room):
    for name in ("focal_point", "secretariat"):
        assert signed_in(name).get(f"/api/circles/{NETWORK_CIRCLE}/guests").status_code == 403


def test_the_list_tells_who_is_here_and_who_is_only_invited(signed_in, room, invite, arrive):
    arrive(invite()[1])
    waiting, _token = invite("other_city", email="luz@example.org", name="Luz")
    here, invited = guests(signed_in("focal_point"), room).json()["items"]
    assert (here["name"], here["person_id"], here["ticket_id"]) == ("No Seat", str(room.people["no_seat"]), None)
    assert here["email"] is None
    assert (invited["name"], invited["email"], invited["ticket_id"]) == ("Luz", "luz@example.org", waiting)
    assert invited["person_id"] is None
    days = {row["until"][:10] for row in (here, invited)}
    assert days == {(clock.now() + timedelta(days=30)).date().isoformat()}


def test_whose_day_has_come_is_a_guest_no_more(signed_in, room, invite, arrive, database):
    person = arrive(invite()[1])
    with database.writing() as session:
        mine = select(Admission).where(Admission.principal == principals.of_person(room.people["no_seat"]))
        session.exec(mine).one().until = clock.now()
    assert guests(signed_in("focal_point"), room).json()["items"] == []
    gone = signed_in("focal_point").delete(f"/api/circles/{room.room_circle}/guests/{person}")
    assert gone.status_code == 404


def test_the_letter_names_the_last_day_on_the_clock_of_whoever_invites(room, invite, database):
    zone = ZoneInfo("America/Argentina/Buenos_Aires")
    with database.writing() as session:
        session.get_one(Person, room.people["focal_point"]).zone = zone.key
    last = (clock.now().astimezone(zone) + timedelta(days=10)).replace(hour=23, minute=59)
    invite(until=last.isoformat(), language="en")
    with database.reading() as session:
        letter = session.exec(select(MailRow)).one()
    assert f"until {last:%A} {last.day} {last:%B %Y}" in letter.text


def test_a_withdrawn_invitation_admits_nobody(signed_in, room, invite, database):
    ticket, token = invite()
    path = f"/api/invitations/{ticket}/withdraw"
    assert {name: signed_in(name).post(path).status_code for name in ("member", "expert", "guest", "anonymous")} == {
        "member": 404, "expert": 403, "guest": 403, "anonymous": 401,
    }  # fmt: skip
    assert signed_in("anonymous").get(f"/api/admissions/{token}").status_code == 200
    assert signed_in("other_city").post(path).status_code == 204
    assert signed_in("anonymous").get(f"/api/admissions/{token}").status_code == 410
    assert signed_in("no_seat").post(f"/api/admissions/{token}/accept").status_code == 410
    assert signed_in("other_city").post(path).status_code == 404
    assert guests(signed_in("focal_point"), room).json()["items"] == []
    with database.reading() as session:
        event = session.exec(select(EventRow).where(EventRow.kind == "circle.guest_invitation_withdrawn")).one()
    assert event.data == {"ticket_id": ticket}


def test_who_ends_the_access_of_a_guest(signed_in, room, invite, arrive):
    person = arrive(invite()[1])
    path = f"/api/circles/{room.room_circle}/guests/{person}"
    got = {
        name: signed_in(name).delete(path).status_code for name in ("member", "expert", "no_seat", "guest", "anonymous")
    }
    assert got == {"member": 404, "expert": 403, "no_seat": 403, "guest": 403, "anonymous": 401}
    assert signed_in("no_seat").get(f"/api/exchanges/{room.exchange}").status_code == 200


def test_access_ends_at_once(signed_in, room, invite, arrive, database):
    person = arrive(invite()[1])
    _again, token = invite("other_city", email="no_seat@example.org")
    guest = signed_in("no_seat")
    thread = guest.get(f"/api/exchanges/{room.exchange}").json()["room_thread_id"]
    assert guest.get(f"/api/threads/{thread}").status_code == 200
    path = f"/api/circles/{room.room_circle}/guests/{person}"
    assert signed_in("other_city").delete(path).status_code == 204
    for gone in (f"/api/exchanges/{room.exchange}", f"/api/threads/{thread}", f"/api/threads/{thread}/posts"):
        assert guest.get(gone).status_code == 404, gone
    assert guest.post(f"/api/admissions/{token}/accept").status_code == 410, "an invitation that was still open"
    assert signed_in("other_city").delete(path).status_code == 404
    with database.reading() as session:
        event = session.exec(select(EventRow).where(EventRow.kind == "circle.guest_dismissed")).one()
    assert event.data == {"guest_id": person}
    assert str(event.subject_id) == room.room_circle


def test_nobody_but_guests_is_put_out_this_way(signed_in, room, database):
    for name in ("other_city", "expert"):
        path = f"/api/circles/{room.room_circle}/guests/{room.people[name]}"
        assert signed_in("focal_point").delete(path).status_code == 404
    assert signed_in("expert").get(f"/api/exchanges/{room.exchange}").status_code == 200


def test_who_is_in_the_room_by_right_stays_when_a_visit_ends(signed_in, room, invite, arrive):
    person = arrive(invite()[1], "expert")
    assert signed_in("focal_point").delete(f"/api/circles/{room.room_circle}/guests/{person}").status_code == 204
    assert signed_in("expert").get(f"/api/exchanges/{room.exchange}").status_code == 200


def test_the_list_takes_a_fixed_number_of_statements(signed_in, room, invite, arrive, database, statements):
    client, counted = signed_in("focal_point"), []
    for names in (("no_seat",), ("guest", "observer", "member")):
        for name in names:
            arrive(invite(email=f"{name}.more@example.org")[1], name)
        statements.clear()
        assert guests(client, room).status_code == 200
        counted.append(len(statements))
    assert counted[0] == counted[1] <= 6
