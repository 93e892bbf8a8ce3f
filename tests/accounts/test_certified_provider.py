"""Signing in against a certified OpenID provider, over HTTP, with both kinds of ID-token claims."""

from collections.abc import Callable, Iterator
from urllib.parse import urlsplit

import httpx
import pytest
from sqlmodel import select

from app.accounts.models import EmailAddress, Identity, Person
from app.core import clock
from app.core.i18n import Language
from app.core.settings import Provider
from tests.people import ORIGIN
from tests.providers.certified import CLIENT, SECRET, certified_provider, sign_in_at

CALLBACK = f"{ORIGIN}/auth/city/callback"


@pytest.fixture(scope="module", params=[True, False], ids=["claims by userinfo", "claims in the token"])
def issuer(request) -> Iterator[str]:
    with certified_provider(CALLBACK, conform=request.param) as address:
        yield address


@pytest.fixture
def settings(settings, issuer):
    city = Provider(
        name="city", issuer=issuer, client_id=CLIENT, client_secret=SECRET, title="City",
        trusted_domains=frozenset({"example.org"}),
    )  # fmt: skip
    return settings.model_copy(update={"oidc": (city,)})


@pytest.fixture
def come_in(client) -> Callable[..., str]:
    """Sign in at the provider as this person; where that ends."""

    def walk(login: str, address: str = "/auth/city/login?next=/directory") -> str:
        away = client.get(address, follow_redirects=False)
        with httpx.Client(trust_env=False, timeout=30) as browser:
            back = urlsplit(sign_in_at(browser, away.headers["location"], CALLBACK, login=login))
        assert "iss=" in back.query
        return client.get(f"{back.path}?{back.query}", follow_redirects=False).headers["location"]

    return walk


def test_a_member_comes_in_and_is_known_by_issuer_and_subject(come_in, client, database, issuer):
    with database.writing() as session:
        person = Person(name="Ana", language=Language.es, zone="UTC")
        session.add(person)
        session.flush()
        session.add(EmailAddress(email="ana@example.org", person_id=person.id, verified_at=clock.now()))
    assert come_in("ana") == "/directory"
    assert client.get("/api/me").json()["person"]["name"] == "Ana"
    with database.writing() as session:
        identity = session.exec(select(Identity)).one()
        assert (identity.issuer, identity.subject) == (issuer, "ana")
        # The e-mail matters no more: who it belongs to now would not get in by it.
        session.delete(session.get_one(EmailAddress, "ana@example.org"))
    client.cookies.clear()
    assert come_in("ana") == "/directory"


def test_somebody_unknown_stands_at_the_door(come_in, client, issuer):
    assert come_in("ben") == "/apply"
    assert client.get("/api/me").status_code == 401
    stranger = client.get("/api/sign-in/stranger").json()["stranger"]
    assert stranger == {"provider": "City", "name": "ben of the city", "email": "ben@example.org"}


def test_proving_once_more_who_one_is(come_in, client, database, world):
    with database.writing() as session:
        session.add(EmailAddress(email="ana@example.org", person_id=world.people["member"], main=False))
    assert come_in("ana") == "/directory"
    before = client.cookies["pacto"]
    assert come_in("ana", "/auth/city/login?next=/me&prompt=login") == "/me"
    assert client.cookies["pacto"] != before
    assert come_in("ben", "/auth/city/login?next=/me&prompt=login") == "/sign-in/failed?reason=someone_else"
