"""PACTO_SECRETARIAT_OIDC_ONLY: whoever sits in the secretariat, or is invited to, comes in by a provider alone."""

import pytest
from sqlmodel import select

from app.access.actor import SeatRole
from app.accounts import queries, service
from app.accounts.models import Person, SignIn
from app.accounts.service.sign_ins import hash_of
from app.core.i18n import Language
from app.outbox import relay
from tests.accounts.letters import code_letters
from tests.people import SETTINGS


@pytest.fixture
def settings(settings):
    return settings.model_copy(update={"smtp_url": "smtp://127.0.0.1:9", "secretariat_oidc_only": True})


@pytest.fixture
def invited(world, database):
    """Invite an address to an empty seat of this role; the token of the link."""

    def invite(email: str, *, role: SeatRole = SeatRole.secretariat) -> str:
        with database.writing() as session:
            seat_id = world.empty_seat(session, "kroc", role=role)
            _ticket, token = service.invite(
                session, None, email=email, name="Noor", language=Language.pt, seat_id=seat_id
            )
        return token

    return invite


def signed_in_with(database, world, name: str, method: str) -> None:
    with database.writing() as session:
        session.get_one(SignIn, world.sign_in_ids[name]).method = method


def test_the_invitation_says_so(client, invited):
    assert client.get(f"/api/admissions/{invited('noor@example.org')}").json()["providers_only"] is True
    colleague = invited("colleague@example.org", role=SeatRole.member)
    assert client.get(f"/api/admissions/{colleague}").json()["providers_only"] is False


def test_somebody_invited_gets_no_code(client, invited, database):
    invited("noor@example.org")
    invited("colleague@example.org", role=SeatRole.member)
    for email in ("noor@example.org", "colleague@example.org"):
        assert client.post("/api/sign-in/code", json={"email": email}).status_code == 204
    relay.run(client.app.state.runtime.database)
    assert [letter.to for letter in code_letters(database)] == ["colleague@example.org"]


def test_a_session_by_code_does_not_accept_the_seat(signed_in, invited, world, database):
    token = invited("member@example.org")
    member = signed_in("member")
    refused = member.post(f"/api/admissions/{token}/accept")
    assert (refused.status_code, refused.json()["code"]) == (403, "no_entry")
    assert refused.json()["params"]["reason"] == "providers_only"
    with database.reading() as session:
        held = queries.seats_of(session, world.people["member"])
    assert [seat.role for seat in held] == [SeatRole.member]
    assert member.get(f"/api/admissions/{token}").status_code == 200
    other = invited("member@example.org", role=SeatRole.member)
    assert member.post(f"/api/admissions/{other}/accept").status_code == 204


def test_a_session_by_a_provider_accepts_it_and_ends_those_by_code(signed_in, invited, world, database):
    with database.writing() as session:
        elsewhere = service.open_sign_in(session, SETTINGS, world.people["member"], method="code")
    signed_in_with(database, world, "member", "city")
    member = signed_in("member")
    other = signed_in("anonymous")
    other.cookies.set("pacto", elsewhere)
    assert other.get("/api/me").status_code == 200
    assert member.post(f"/api/admissions/{invited('member@example.org')}/accept").status_code == 204
    assert SeatRole.secretariat in {seat["role"] for seat in member.get("/api/me").json()["seats"]}
    assert other.get("/api/me").status_code == 401


def test_a_session_by_code_of_the_secretariat_stands_no_more(signed_in, world, database):
    assert signed_in("secretariat").get("/api/me").status_code == 401
    assert signed_in("member").get("/api/me").status_code == 200
    signed_in_with(database, world, "secretariat", "city")
    assert signed_in("secretariat").get("/api/desk").status_code == 200


def test_whoever_was_nobody_yet_stays_nobody(client, invited, database):
    token = invited("noor@example.org")
    client.post("/api/sign-in/code", json={"email": "noor@example.org"})
    relay.run(client.app.state.runtime.database)
    assert client.post(f"/api/admissions/{token}/accept").status_code == 401
    with database.reading() as session:
        assert session.exec(select(Person).where(Person.name == "Noor")).all() == []
        assert queries.invitation(session, hash_of(token)) is not None
