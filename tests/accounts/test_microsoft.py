"""Microsoft's provider of many tenants: whoever rents a tenant is its administrator and writes any e-mail into it."""

from collections.abc import Callable, Iterator
from urllib.parse import urlsplit

import httpx
import pytest
from sqlmodel import select

from app.accounts import service
from app.accounts.models import Identity
from app.core.i18n import Language
from app.core.settings import Provider
from tests.providers.hostile import CLIENT, SECRET
from tests.providers.microsoft import ISSUER, OTHER_TENANT, TENANT, Microsoft, StandIn, issuer_of, microsoft


@pytest.fixture(scope="module")
def stand_in(tmp_path_factory) -> Iterator[StandIn]:
    with microsoft(tmp_path_factory.mktemp("microsoft")) as running:
        yield running


@pytest.fixture
def provider(stand_in: StandIn, monkeypatch) -> Microsoft:
    """As Microsoft is, anew for every test, where our own requests to it end up."""
    monkeypatch.setenv("HTTPS_PROXY", stand_in.proxy)
    monkeypatch.setenv("SSL_CERT_FILE", str(stand_in.certificate))
    for name in ("https_proxy", "NO_PROXY", "no_proxy", "ALL_PROXY", "all_proxy", "SSL_CERT_DIR"):
        monkeypatch.delenv(name, raising=False)
    stand_in.provider.__init__()  # type: ignore[misc]  # the same server, forgetful
    return stand_in.provider


@pytest.fixture
def settings(settings, provider, request):
    many = Provider(
        name="microsoft", issuer=ISSUER, client_id=CLIENT, client_secret=SECRET, title=request.node.nodeid,
        trusted_domains=frozenset({"example.org"}),
    )  # fmt: skip
    return settings.model_copy(update={"oidc": (many,)})


@pytest.fixture
def come_in(client, stand_in, world) -> Callable[..., str]:
    """Walk to Microsoft and back; where that ends."""

    def walk(login: str = "/auth/microsoft/login") -> str:
        away = client.get(login, follow_redirects=False).headers["location"]
        assert away.startswith(f"{ISSUER}/authorize?")
        with httpx.Client(proxy=stand_in.proxy, verify=stand_in.trust, trust_env=False, timeout=30) as browser:
            back = urlsplit(browser.get(away).headers["location"])
        return client.get(f"{back.path}?{back.query}", follow_redirects=False).headers["location"]

    return walk


@pytest.fixture
def ticket(world, database) -> str:
    """An invitation to a seat, which needs no word about an e-mail."""
    with database.writing() as session:
        seat_id = world.empty_seat(session, "durban")
        _, token = service.invite(
            session, None, email="ana@example.org", name="Ana", language=Language.en, seat_id=seat_id
        )
    return token


def identities(database) -> set[tuple[str, str]]:
    with database.reading() as session:
        return {(row.issuer, row.subject) for row in session.exec(select(Identity))}


def test_the_identity_is_the_tenants(come_in, client, ticket, database):
    assert come_in(f"/auth/microsoft/login?ticket={ticket}") == "/"
    assert identities(database) == {(issuer_of(TENANT), "ana")}
    client.cookies.clear()
    assert come_in() == "/"
    assert client.get("/api/me").json()["person"]["name"] == "Ana"


def test_the_same_subject_of_another_tenant_is_somebody_else(come_in, client, provider, ticket):
    assert come_in(f"/auth/microsoft/login?ticket={ticket}") == "/"
    client.cookies.clear()
    provider.change_claims = lambda claims: claims.update(iss=issuer_of(OTHER_TENANT), tid=OTHER_TENANT)
    assert come_in() == "/apply"
    assert client.get("/api/me").status_code == 401


def test_its_email_is_never_taken_as_verified(come_in, client, provider, database):
    """Not even with its word for it and a trusted domain."""
    provider.person = {"sub": "mallory", "email": "member@example.org", "email_verified": True, "name": "Mallory"}
    assert come_in() == "/apply"
    assert client.get("/api/me").status_code == 401
    assert client.get("/api/sign-in/stranger").json()["stranger"]["email"] == "member@example.org"
    assert identities(database) == set()


@pytest.mark.parametrize(
    "lie",
    [
        {"iss": issuer_of(OTHER_TENANT), "tid": TENANT},
        {"iss": issuer_of(TENANT), "tid": OTHER_TENANT},
        {"iss": issuer_of(TENANT)},
        {"iss": issuer_of(TENANT), "tid": ""},
        {"iss": issuer_of(TENANT), "tid": [TENANT]},
        {"iss": ISSUER, "tid": TENANT},
        {"iss": f"https://evil.example/{TENANT}/v2.0", "tid": TENANT},
        {"iss": "", "tid": TENANT},
    ],
    ids=str,
)
def test_issuer_and_tenant_must_belong_together(come_in, client, provider, ticket, database, lie):
    provider.change_claims = lambda claims: claims.update(lie)
    assert come_in(f"/auth/microsoft/login?ticket={ticket}") == "/sign-in/failed?reason=refused"
    assert client.get("/api/me").status_code == 401
    assert identities(database) == set()


def test_the_gap_for_the_tenant_is_filled_for_nobody_else(client, provider):
    """Only the two addresses that Microsoft has for all tenants may name an issuer with a gap."""
    provider.change_metadata = lambda told: told.update(issuer="https://evil.example/{tenantid}/v2.0")
    answer = client.get("/auth/microsoft/login", follow_redirects=False)
    assert answer.headers["location"] == "/sign-in/failed?reason=provider"
