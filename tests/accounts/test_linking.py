"""Whom an arrival joins: the rules as one table, and linking from a session."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest
from sqlmodel import select

from app.accounts import service
from app.accounts.models import AdmissionTicket, Affiliation, EmailAddress, Identity, Person, Seat
from app.accounts.service.sign_ins import hash_of
from app.circles.models import Admission
from app.core import clock
from app.core.i18n import Language
from app.core.settings import Provider
from app.outbox.models import EventRow
from tests.providers.hostile import CLIENT, SECRET, Hostile, hostile_provider

MEMBER = "member@example.org"


@pytest.fixture(scope="module")
def served():
    with hostile_provider() as provider:
        yield provider


@pytest.fixture
def provider(served: Hostile) -> Hostile:
    served.__init__(served.issuer)  # type: ignore[misc]  # the same server, forgetful
    return served


@pytest.fixture
def settings(settings, provider, request):
    city = Provider(
        name="city", issuer=provider.issuer, client_id=CLIENT, client_secret=SECRET, title=request.node.nodeid,
        trusted_domains=frozenset({"example.org"}),
    )  # fmt: skip
    return settings.model_copy(update={"oidc": (city,)})


@pytest.fixture
def come_in(client, world) -> Callable[..., str]:
    """Walk to the provider and back; where that ends."""

    def walk(login: str = "/auth/city/login") -> str:
        away = client.get(login, follow_redirects=False)
        if urlsplit(away.headers["location"]).path != "/authorize":
            return away.headers["location"]
        back = urlsplit(httpx.get(away.headers["location"], trust_env=False, timeout=40).headers["location"])
        return client.get(f"{back.path}?{back.query}", follow_redirects=False).headers["location"]

    return walk


def sign_in_as(client, world, name: str) -> None:
    client.cookies.set("pacto", world.tokens[name], domain="127.0.0.1", path="/")


@dataclass(frozen=True)
class Rule:
    email: str
    verified: object
    ends: str
    joined: str | None


RULES = {
    "verified, trusted domain, known": Rule(MEMBER, True, "/", "member"),
    "verified, trusted domain, capitals": Rule("Member@Example.ORG", True, "/", "member"),
    "verified, trusted domain, unknown": Rule("new@example.org", True, "/apply", None),
    "verified, other domain, known": Rule("elsewhere@city.example", True, "/apply", None),
    "verified, a domain that ends alike": Rule("member@not-example.org", True, "/apply", None),
    "not verified": Rule(MEMBER, False, "/apply", None),
    "no word about it": Rule(MEMBER, None, "/apply", None),
    "the word as text": Rule(MEMBER, "true", "/apply", None),
    "the word as number": Rule(MEMBER, 1, "/apply", None),
    "no e-mail": Rule("", True, "/apply", None),
    "suspended": Rule("suspended@example.org", True, "/sign-in/failed?reason=suspended", None),
}


@pytest.mark.parametrize("name", RULES)
def test_a_first_sign_in_joins_only_by_the_rules(come_in, client, provider, database, world, name):
    rule = RULES[name]
    with database.writing() as session:
        session.add(EmailAddress(email="elsewhere@city.example", person_id=world.people["member"], main=False))
    provider.person = {"sub": "x", "email": rule.email, "email_verified": rule.verified, "name": "Somebody"}
    assert come_in() == rule.ends
    with database.reading() as session:
        joined = session.exec(select(Identity.person_id)).all()
    assert joined == ([world.people[rule.joined]] if rule.joined else [])
    assert client.get("/api/me").status_code == (200 if rule.joined else 401)


def test_a_known_identity_needs_no_email(come_in, client, provider, database, world):
    with database.writing() as session:
        session.add(Identity(issuer=provider.issuer, subject="x", person_id=world.people["expert"]))
    provider.person = {"sub": "x", "email": MEMBER, "email_verified": True, "name": "Somebody"}
    assert come_in() == "/"
    assert client.get("/api/me").json()["person"]["id"] == str(world.people["expert"])


def test_the_same_subject_of_another_issuer_is_somebody_else(come_in, provider, database, world):
    with database.writing() as session:
        session.add(Identity(issuer="https://other.example", subject="x", person_id=world.people["expert"]))
    provider.person = {"sub": "x", "name": "Somebody"}
    assert come_in() == "/apply"


def test_linking_needs_a_session_and_joins_to_it(come_in, client, provider, database, world):
    assert client.post("/api/me/identities", json={"provider": "city"}).status_code == 401
    sign_in_as(client, world, "member")
    address = client.post("/api/me/identities", json={"provider": "city"}).json()["address"]
    provider.person = {"sub": "x", "email": "private@elsewhere.example", "name": "Somebody"}
    assert come_in(address) == "/account"
    [identity] = client.get("/api/me/identities").json()["items"]
    assert (identity["issuer"], identity["email"]) == (provider.issuer, "private@elsewhere.example")
    with database.reading() as session:
        event = session.exec(select(EventRow).where(EventRow.kind == "identity.joined")).one()
        assert event.person_id == world.people["member"]
    assert client.delete(f"/api/me/identities/{identity['id']}").status_code == 204
    assert client.get("/api/me/identities").json()["items"] == []


def test_nobody_can_be_led_to_link(come_in, client, provider, database, world):
    """A permission made in one session is worth nothing in another, made up, or after five minutes."""
    provider.person = {"sub": "attacker", "name": "Somebody"}
    sign_in_as(client, world, "other_city")
    address = client.post("/api/me/identities", json={"provider": "city"}).json()["address"]
    sign_in_as(client, world, "member")
    assert come_in(address) == "/sign-in/failed?reason=expired"
    assert come_in("/auth/city/login?link=made-up") == "/sign-in/failed?reason=expired"
    own = client.post("/api/me/identities", json={"provider": "city"}).json()["address"]
    with clock.moved(timedelta(minutes=6)):
        assert come_in(own) == "/sign-in/failed?reason=expired"
    with database.reading() as session:
        assert session.exec(select(Identity)).all() == []


def test_an_account_of_somebody_else_cannot_be_linked(come_in, client, provider, database, world):
    with database.writing() as session:
        session.add(Identity(issuer=provider.issuer, subject="x", person_id=world.people["expert"]))
    sign_in_as(client, world, "member")
    address = client.post("/api/me/identities", json={"provider": "city"}).json()["address"]
    provider.person = {"sub": "x", "name": "Somebody"}
    assert come_in(address) == "/sign-in/failed?reason=someone_else"


def test_one_cannot_take_away_the_account_of_another(client, provider, database, world):
    with database.writing() as session:
        identity = Identity(issuer=provider.issuer, subject="x", person_id=world.people["expert"])
        session.add(identity)
    sign_in_as(client, world, "member")
    assert client.delete(f"/api/me/identities/{identity.id}").status_code == 404


def test_a_stranger_confirms_from_a_session(come_in, client, provider, world):
    provider.person = {"sub": "x", "email": MEMBER, "email_verified": False, "name": "Somebody"}
    assert come_in() == "/apply"
    assert client.post("/api/me/identities/confirm").status_code == 401
    sign_in_as(client, world, "member")
    assert client.post("/api/me/identities/confirm").status_code == 204
    assert client.post("/api/me/identities/confirm").json()["code"] == "nobody_came"
    client.cookies.clear()
    assert come_in() == "/"
    assert client.get("/api/me").json()["person"]["id"] == str(world.people["member"])


@pytest.fixture
def invited(database, world):
    """Invite somebody to an empty seat of Durban, and give the token of the link."""

    def invite(email: str = "thandi@city.example") -> str:
        with database.writing() as session:
            seat_id = world.empty_seat(session, "durban")
            _ticket, token = service.invite(
                session, world.actor(session, "secretariat"), email=email, name="Thandi Ndlovu", language=Language.en,
                seat_id=seat_id,
            )  # fmt: skip
            return token

    return invite


def ticket_of(database, token: str) -> AdmissionTicket:
    with database.reading() as session:
        return session.exec(select(AdmissionTicket).where(AdmissionTicket.token_hash == hash_of(token))).one()


def test_an_invitation_says_where_it_leads(client, invited):
    told = client.get(f"/api/admissions/{invited()}").json()
    assert (told["name"], told["email"], told["invited_by"]) == ("Thandi Ndlovu", "thandi@city.example", "Secretariat")
    assert (told["seat"]["organisation"]["name"], told["seat"]["role"]) == ("Durban", "member")


def test_an_invitation_admits_whoever_signs_in_with_it(come_in, client, provider, database, invited):
    token = invited()
    provider.person = {"sub": "x", "email": "private@elsewhere.example", "name": "T."}
    assert come_in(f"/auth/city/login?ticket={token}") == "/"
    me = client.get("/api/me").json()
    assert (me["person"]["name"], me["person"]["email"]) == ("Thandi Ndlovu", "thandi@city.example")
    assert me["seat"]["organisation"]["name"] == "Durban"
    assert client.get(f"/api/admissions/{token}").json()["code"] == "invitation_over"
    client.cookies.clear()
    provider.person["sub"] = "y"
    assert come_in(f"/auth/city/login?ticket={token}") == "/sign-in/failed?reason=invitation"
    client.cookies.clear()
    provider.person["sub"] = "x"
    assert come_in() == "/"
    with database.reading() as session:
        taken = session.exec(select(EventRow).where(EventRow.kind == "seat.taken")).one()
        assert str(taken.person_id) == me["person"]["id"]


@pytest.mark.parametrize("end", ["withdrawn", "expired"])
def test_an_invitation_ends(come_in, database, invited, end):
    token = invited()
    with database.writing() as session:
        ticket = session.get_one(AdmissionTicket, ticket_of(database, token).id)
        if end == "withdrawn":
            ticket.withdrawn_at = clock.now()
        else:
            ticket.expires_at = clock.now()
    assert come_in(f"/auth/city/login?ticket={token}") == "/sign-in/failed?reason=invitation"


def test_inviting_again_replaces_the_earlier_link(client, database, world):
    with database.writing() as session:
        seat_id = world.empty_seat(session, "durban")
        first, second = (
            service.invite(session, None, email="t@city.example", name="T", language=Language.en, seat_id=seat_id)[1]
            for _ in range(2)
        )
    assert client.get(f"/api/admissions/{first}").status_code == 410
    assert client.get(f"/api/admissions/{second}").status_code == 200


def test_a_seat_that_was_taken_meanwhile_admits_nobody(come_in, database, world, invited):
    token = invited()
    with database.writing() as session:
        seat_id = ticket_of(database, token).seat_id
        session.add(Affiliation(person_id=world.people["no_seat"], seat_id=seat_id, since=clock.now()))
    assert come_in(f"/auth/city/login?ticket={token}") == "/sign-in/failed?reason=invitation"
    with database.reading() as session:
        assert session.exec(select(Person).where(Person.name == "Thandi Ndlovu")).first() is None


def test_an_invitation_for_a_known_person_is_not_for_others(come_in, client, provider, database, world, invited):
    token = invited("no_seat@example.org")
    sign_in_as(client, world, "member")
    refused = client.post(f"/api/admissions/{token}/accept")
    assert (refused.status_code, refused.json()["params"]["reason"]) == (403, "someone_else")
    sign_in_as(client, world, "no_seat")
    assert client.post(f"/api/admissions/{token}/accept").status_code == 204
    assert client.get("/api/me").json()["seat"]["organisation"]["name"] == "Durban"


def test_a_guest_is_admitted_to_one_circle_until_the_day(come_in, client, provider, database, world):
    until = clock.now() + timedelta(days=20)
    with database.writing() as session:
        _ticket, token = service.invite(
            session, None, email="guest2@city.example", name="Guest", language=Language.en,
            circle_id=world.guest_circle, until=until,
        )  # fmt: skip
    provider.person = {"sub": "g", "name": "Guest"}
    assert come_in(f"/auth/city/login?ticket={token}") == "/"
    me = client.get("/api/me").json()
    assert (me["guest"], me["seat"]) == (True, None)
    with database.reading() as session:
        admission = session.exec(
            select(Admission).where(Admission.principal == f"person:{me['person']['id'].replace('-', '')}")
        ).one()
        assert (admission.circle_id, admission.until) == (world.guest_circle, until)


def test_the_operator_invites_the_secretariat(client, database, world):
    with database.writing() as session:
        given = {
            "email": "boss@city.example",
            "name": "",
            "language": Language.es,
            "organisation": "X",
            "country": "US",
        }
        first = service.invite_secretariat(session, **given)
        second = service.invite_secretariat(session, **given)
    assert client.get(f"/api/admissions/{first}").status_code == 410
    seat = client.get(f"/api/admissions/{second}").json()["seat"]
    assert (seat["role"], seat["organisation"]["id"]) == ("secretariat", str(world.organisations["kroc"]))
    with database.reading() as session:
        assert len(session.exec(select(Seat).where(Seat.title == "Secretaría")).all()) == 1


def test_the_address_for_linking_keeps_its_secret_short(client, world):
    sign_in_as(client, world, "member")
    address = client.post("/api/me/identities", json={"provider": "city"}).json()["address"]
    assert set(parse_qs(urlsplit(address).query)) == {"link", "next"}
