"""Seats, invitations to them, guests of one circle, and requests to join."""

import re
from datetime import timedelta

import pytest
from sqlmodel import select

from app.access import principals
from app.accounts.models import AdmissionTicket
from app.circles import service as circles
from app.circles.models import NETWORK_CIRCLE, CircleKind, CircleRole
from app.core import clock
from app.mail.models import MailRow
from app.outbox.models import EventRow

ANA = {"email": "ana@example.org", "name": "Ana <b>Sol</b>", "language": "es"}
ASKING = {
    "email": "renata@example.org", "name": "Renata", "language": "pt", "organisation": "Niterói", "job": "Estágios",
    "role": "member", "message": "Gostaria de acompanhar.",
}  # fmt: skip


@pytest.fixture
def vacant(signed_in, members):
    """A vacant seat of Rosario."""
    wanted = {"title": "Enlace", "title_language": "es", "role": "member"}
    made = signed_in("focal_point").post(f"/api/organisations/{members.organisations['rosario']}/seats", json=wanted)
    assert made.status_code == 201, made.text
    return next(seat["id"] for seat in made.json()["seats"] if seat["title"] == "Enlace")


@pytest.fixture
def letters(database):
    def read():
        with database.reading() as session:
            return session.exec(select(MailRow).order_by(MailRow.queued_at)).all()

    return read


def link_in(letter, page):
    return re.search(rf"/{page}#([\w-]+)", letter.text)[1]


def test_who_makes_seats_and_of_which_role(signed_in, members):
    path = f"/api/organisations/{members.organisations['rosario']}/seats"
    got = {}
    for name in ("member", "other_city", "observer", "focal_point", "secretariat"):
        for role in ("member", "secretariat", "expert", "observer"):
            wanted = {"title": "Puesto", "title_language": "es", "role": role}
            got[name, role] = signed_in(name).post(path, json=wanted).status_code
    allowed = {("focal_point", "member")} | {
        ("secretariat", role) for role in ("member", "secretariat", "expert", "observer")
    }
    assert got == {key: 201 if key in allowed else 403 for key in got}


def test_an_invitation_is_mailed_and_leads_to_the_seat(signed_in, members, vacant, letters):
    made = signed_in("focal_point").post(f"/api/seats/{vacant}/invitations", json=ANA)
    assert made.status_code == 201, made.text
    (letter,) = letters()
    assert (letter.to, letter.language) == ("ana@example.org", "es")
    assert "Ana &lt;b&gt;Sol&lt;/b&gt;" in letter.html
    assert "token" not in made.text
    seen = signed_in("anonymous").get(f"/api/admissions/{link_in(letter, 'invitation')}")
    assert seen.status_code == 200, seen.text


def test_who_invites_to_a_seat(signed_in, members, vacant):
    got = {}
    for name in ("member", "other_city", "expert", "focal_point", "secretariat"):
        got[name] = signed_in(name).post(f"/api/seats/{vacant}/invitations", json=ANA).status_code
    assert got == {"member": 403, "other_city": 403, "expert": 403, "focal_point": 201, "secretariat": 201}


def test_nobody_is_invited_to_a_seat_that_is_held(signed_in, members):
    answer = signed_in("secretariat").post(f"/api/seats/{members.seats['member']}/invitations", json=ANA)
    assert (answer.status_code, answer.json()["code"]) == (409, "seat_taken")


def test_a_newer_invitation_ends_the_older_one(signed_in, members, vacant, letters):
    client = signed_in("focal_point")
    client.post(f"/api/seats/{vacant}/invitations", json=ANA)
    again = client.post(f"/api/seats/{vacant}/invitations", json={**ANA, "email": "luz@example.org"}).json()
    listed = client.get(f"/api/organisations/{members.organisations['rosario']}/invitations").json()["items"]
    assert [row["email"] for row in listed] == ["luz@example.org"]
    resent = client.post(f"/api/invitations/{again['id']}/resend")
    assert resent.status_code == 200
    tokens = [link_in(letter, "invitation") for letter in letters()]
    stands = [signed_in("anonymous").get(f"/api/admissions/{token}").status_code == 200 for token in tokens]
    assert stands == [False, False, True]
    assert client.post(f"/api/invitations/{resent.json()['id']}/withdraw").status_code == 204
    assert signed_in("anonymous").get(f"/api/admissions/{tokens[-1]}").status_code == 410
    assert client.post(f"/api/invitations/{resent.json()['id']}/withdraw").status_code == 404


def test_invitations_are_for_those_who_tend_the_organisation(signed_in, members, vacant):
    made = signed_in("focal_point").post(f"/api/seats/{vacant}/invitations", json=ANA).json()
    path = f"/api/organisations/{members.organisations['rosario']}/invitations"
    for name in ("member", "other_city"):
        assert signed_in(name).get(path).status_code == 403
    assert signed_in("other_city").post(f"/api/invitations/{made['id']}/withdraw").status_code == 404
    assert signed_in("member").post(f"/api/invitations/{made['id']}/withdraw").status_code == 403


def test_vacating_a_seat_ends_the_access_of_its_holder_at_once(signed_in, members, database):
    member, path = signed_in("member"), f"/api/seats/{members.seats['member']}/vacate"
    assert signed_in("other_city").post(path).status_code == 403
    assert member.post(path).status_code == 403
    assert member.get("/api/people").status_code == 200
    assert signed_in("focal_point").post(path).status_code == 204
    assert member.get("/api/people").status_code == 401
    assert signed_in("focal_point").post(path).status_code == 404
    with database.reading() as session:
        event = session.exec(select(EventRow).where(EventRow.kind == "seat.vacated")).one()
    assert event.data["person_id"] == str(members.people["member"])


def test_a_closed_seat_is_gone_and_takes_its_invitations_along(signed_in, members, vacant, letters):
    client = signed_in("focal_point")
    client.post(f"/api/seats/{vacant}/invitations", json=ANA)
    assert client.post(f"/api/seats/{vacant}/close").status_code == 204
    assert signed_in("anonymous").get(f"/api/admissions/{link_in(letters()[0], 'invitation')}").status_code == 410
    assert client.post(f"/api/seats/{vacant}/invitations", json=ANA).json()["code"] == "seat_ended"
    seats = client.get(f"/api/organisations/{members.organisations['rosario']}").json()["seats"]
    assert vacant not in [seat["id"] for seat in seats]


def test_guests_are_invited_into_rooms_only_and_until_a_day(signed_in, members, database, letters):
    with database.writing() as session:
        own = {
            principals.of_person(members.people["focal_point"]): CircleRole.contributor,
            principals.of_person(members.people["expert"]): CircleRole.reader,
        }
        room = str(circles.make(session, CircleKind.exchange, own).id)
    until = (clock.now() + timedelta(days=30)).isoformat()
    wanted = {**ANA, "circle_id": room, "until": until}
    post = lambda name, **more: signed_in(name).post("/api/invitations/guests", json={**wanted, **more}).status_code  # noqa: E731 - read as a sentence below
    assert post("member") == 404
    assert post("expert") == 403
    assert post("focal_point", circle_id=str(NETWORK_CIRCLE)) == 403
    assert post("focal_point", until=(clock.now() - timedelta(days=1)).isoformat()) == 422
    assert post("focal_point", until=(clock.now() + timedelta(days=400)).isoformat()) == 422
    assert letters() == []
    assert post("focal_point") == 201
    with database.reading() as session:
        (ticket,) = session.exec(select(AdmissionTicket).where(AdmissionTicket.email == "ana@example.org")).all()
    assert (str(ticket.circle_id), ticket.seat_id) == (room, None)


def test_a_request_to_join_is_read_only_once_its_address_is_confirmed(signed_in, members, letters):
    anybody, desk = signed_in("anonymous"), signed_in("secretariat")
    assert anybody.post("/api/applications", json=ASKING).status_code == 204
    assert desk.get("/api/applications").json()["items"] == []
    token = link_in(letters()[0], "apply/confirm")
    assert anybody.post("/api/applications/confirm", json={"token": "x" * 43}).status_code == 404
    for _ in range(2):
        assert anybody.post("/api/applications/confirm", json={"token": token}).status_code == 204
    (row,) = desk.get("/api/applications").json()["items"]
    assert {name: row[name] for name in ASKING} == ASKING
    for name in ("focal_point", "member", "guest"):
        assert signed_in(name).get("/api/applications").status_code == 403


def waiting(signed_in, letters):
    signed_in("anonymous").post("/api/applications", json=ASKING)
    signed_in("anonymous").post("/api/applications/confirm", json={"token": link_in(letters()[0], "apply/confirm")})
    return signed_in("secretariat").get("/api/applications").json()["items"][0]["id"]


def test_approving_invites_to_a_new_seat(signed_in, members, letters):
    path = f"/api/applications/{waiting(signed_in, letters)}"
    wanted = {"organisation_id": str(members.organisations["rosario"]), "role": "member"}
    assert signed_in("focal_point").post(f"{path}/approve", json=wanted).status_code == 403
    assert signed_in("secretariat").post(f"{path}/approve", json=wanted).status_code == 204
    assert letters()[-1].to == ASKING["email"]
    assert signed_in("anonymous").get(f"/api/admissions/{link_in(letters()[-1], 'invitation')}").status_code == 200
    twice = signed_in("secretariat").post(f"{path}/decline", json={"reason": "Tarde."})
    assert (twice.status_code, twice.json()["code"]) == (409, "application_answered")


def test_declining_says_why(signed_in, members, letters):
    path = f"/api/applications/{waiting(signed_in, letters)}"
    client = signed_in("secretariat")
    assert client.post(f"{path}/decline", json={"reason": " "}).status_code == 422
    assert client.post(f"{path}/decline", json={"reason": "A cidade já tem dois <pontos> focais."}).status_code == 204
    letter = letters()[-1]
    assert (letter.to, letter.language) == (ASKING["email"], "pt")
    assert "dois &lt;pontos&gt; focais" in letter.html
    assert client.get("/api/applications?state=declined").json()["items"][0]["reason"].startswith("A cidade")


def test_a_request_that_cannot_be_is_refused(signed_in, members, letters):
    for wanted in (
        {"email": "no address"},
        {"role": "secretariat"},
        {"name": ""},
        {"message": "x" * 1001},
        {"email": "a@example.org\r\nBcc: b@example.org"},
    ):
        assert signed_in("anonymous").post("/api/applications", json={**ASKING, **wanted}).status_code == 422, wanted
    assert letters() == []
