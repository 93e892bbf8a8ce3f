"""Providers that lie, break and hang: every failure ends at the one plain page, and nobody comes in by it."""

import time
from collections.abc import Callable, Iterator
from urllib.parse import urlsplit

import httpx
import pytest
from sqlmodel import select
from structlog.testing import capture_logs

from app.accounts.models import EmailAddress, Identity, Person, SignIn
from app.core import clock
from app.core.i18n import Language
from app.core.settings import Provider
from tests.pace import within
from tests.providers.hostile import CLIENT, SECRET, Hostile, hostile_provider, new_key, shared_secret


@pytest.fixture(scope="module")
def served() -> Iterator[Hostile]:
    with hostile_provider() as provider:
        yield provider


@pytest.fixture
def provider(served: Hostile) -> Hostile:
    """Honest anew for every test, at an address of its own so that nothing is remembered of it."""
    served.__init__(served.issuer)  # type: ignore[misc]  # the same server, forgetful
    return served


@pytest.fixture
def settings(settings, provider, request):
    city = Provider(
        name="city", issuer=provider.issuer, client_id=CLIENT, client_secret=SECRET,
        title=request.node.nodeid, trusted_domains=frozenset({"example.org"}),
    )  # fmt: skip
    return settings.model_copy(update={"oidc": (city,)})


@pytest.fixture
def ana(database):
    """A member whom the honest provider would sign in."""
    with database.writing() as session:
        person = Person(name="Ana", language=Language.es, zone="UTC")
        session.add(person)
        session.flush()
        session.add(EmailAddress(email="ana@example.org", person_id=person.id, verified_at=clock.now()))
        return person.id


@pytest.fixture
def come_in(client, ana) -> Callable[..., httpx.Response]:
    """Walk to the provider and back; the last answer."""

    def walk(login: str = "/auth/city/login?next=/directory") -> httpx.Response:
        away = client.get(login, follow_redirects=False)
        if urlsplit(away.headers["location"]).path != "/authorize":
            return away
        back = httpx.get(away.headers["location"], trust_env=False, timeout=40)
        address = urlsplit(back.headers["location"])
        return client.get(f"{address.path}?{address.query}", follow_redirects=False)

    return walk


@pytest.fixture
def no_entry(come_in, client, database):
    """Walk, and see that it ends at the plain page with this reason, without a session, and with a word in the log."""

    def walk(reason: str = "refused") -> None:
        with capture_logs() as logs:
            answer = come_in()
        assert (answer.status_code, answer.headers["location"]) == (303, f"/sign-in/failed?reason={reason}")
        assert client.get("/api/me").status_code == 401
        assert [line["reason"] for line in logs if line["event"] == "sign_in.failed"] == [reason]
        with database.reading() as session:
            assert session.exec(select(SignIn)).all() == []
            assert session.exec(select(Identity)).all() == []

    return walk


def test_an_honest_provider_signs_in(come_in, client, provider):
    assert come_in().headers["location"] == "/directory"
    assert client.get("/api/me").json()["person"]["name"] == "Ana"
    assert provider.asked["code_challenge_method"] == "S256"
    assert provider.asked["scope"] == "openid profile email"


def test_the_cookie_is_closed_to_scripts_and_foreign_pages(come_in):
    cookies = come_in().headers.get_list("set-cookie")
    [session_cookie] = [cookie for cookie in cookies if cookie.startswith("pacto=")]
    parts = {part.strip().lower() for part in session_cookie.split(";")}
    assert {"httponly", "samesite=lax", "path=/"} <= parts
    assert any(cookie.startswith('pacto-departure=""') for cookie in cookies)


LIES = {
    "wrong nonce": lambda p: setattr(p, "change_claims", lambda c: c.update(nonce="other")),
    "no nonce": lambda p: setattr(p, "change_claims", lambda c: c.pop("nonce")),
    "wrong audience": lambda p: setattr(p, "change_claims", lambda c: c.update(aud="other")),
    "audience of several without azp": lambda p: setattr(p, "change_claims", lambda c: c.update(aud=[CLIENT, "other"])),
    "wrong azp": lambda p: setattr(p, "change_claims", lambda c: c.update(azp="other")),
    "wrong issuer": lambda p: setattr(p, "change_claims", lambda c: c.update(iss="https://evil.example")),
    "expired": lambda p: setattr(p, "change_claims", lambda c: c.update(exp=int(time.time()) - 600)),
    "no expiry": lambda p: setattr(p, "change_claims", lambda c: c.pop("exp")),
    "from the future": lambda p: setattr(p, "change_claims", lambda c: c.update(iat=int(time.time()) + 3600)),
    "empty subject": lambda p: setattr(p, "change_claims", lambda c: c.update(sub="")),
    "blank subject": lambda p: setattr(p, "change_claims", lambda c: c.update(sub="  ")),
    "no subject": lambda p: setattr(p, "change_claims", lambda c: c.pop("sub")),
    "a number as subject": lambda p: setattr(p, "change_claims", lambda c: c.update(sub=7)),
    "an endless subject": lambda p: setattr(p, "change_claims", lambda c: c.update(sub="x" * 256)),
    "wrong at_hash": lambda p: setattr(p, "change_claims", lambda c: c.update(at_hash="AAAA")),
    "no ID token": lambda p: setattr(p, "change_token", lambda t: t.pop("id_token")),
    "an empty ID token": lambda p: setattr(p, "change_token", lambda t: t.update(id_token="")),
    "garbage for a token": lambda p: setattr(p, "change_token", lambda t: t.update(id_token="garbage")),
    "a list for a token": lambda p: setattr(p, "change_token", lambda t: t.update(id_token=[1])),
    "alg none": lambda p: setattr(p, "sign", p.unsigned),
    "signed with the client's secret": lambda p: setattr(
        p, "sign", p.signed_with({"alg": "HS256", "kid": "first"}, shared_secret())
    ),
    "signed by a stranger under our name": lambda p: setattr(
        p, "sign", p.signed_with({"alg": "ES256", "kid": "first"}, new_key())
    ),
    "signed by an unknown key": lambda p: setattr(
        p, "sign", p.signed_with({"alg": "ES256", "kid": "unknown"}, new_key("unknown"))
    ),
    "callback of another issuer": lambda p: setattr(p, "change_callback", lambda c: c.update(iss="https://evil.example")),
    "callback without the announced issuer": lambda p: setattr(p, "change_callback", lambda c: c.pop("iss")),
    "wrong state": lambda p: setattr(p, "change_callback", lambda c: c.update(state="other")),
    "no state": lambda p: setattr(p, "change_callback", lambda c: c.pop("state")),
    "no code": lambda p: setattr(p, "change_callback", lambda c: c.pop("code")),
    "an error": lambda p: setattr(p, "change_callback", lambda c: c.update(error="server_error")),
    "token endpoint broken": lambda p: p.status.update(token=500),
    "token endpoint says no": lambda p: p.status.update(token=400),
    "keys broken": lambda p: p.status.update(jwks=500),
}  # fmt: skip


@pytest.mark.parametrize("lie", LIES)
def test_a_lie_is_refused(no_entry, provider, lie):
    LIES[lie](provider)
    no_entry()


def test_an_algorithm_none_in_the_metadata_changes_nothing(no_entry, provider):
    provider.change_metadata = lambda told: told.update(
        id_token_signing_alg_values_supported=["none", "HS256", "ES256"]
    )
    provider.sign = provider.unsigned
    no_entry()


def test_userinfo_about_somebody_else_is_refused(no_entry, provider):
    provider.change_claims = lambda claims: [claims.pop(name) for name in ("email", "name")]
    provider.userinfo_answer = {**provider.person, "sub": "ben"}
    no_entry()


def test_userinfo_fills_what_the_token_leaves_out(come_in, client, provider):
    provider.change_claims = lambda claims: [claims.pop(name) for name in ("email", "email_verified", "name")]
    assert come_in().headers["location"] == "/directory"
    assert "userinfo" in provider.calls


def test_a_word_about_one_email_does_not_vouch_for_another(come_in, client, provider):
    """The token vouches for its own e-mail; the e-mail of userinfo comes without a word."""
    provider.change_claims = lambda claims: [claims.pop(name) for name in ("email", "name")]
    provider.userinfo_answer = {"sub": "ana", "email": "ana@example.org", "name": "Ana"}
    assert come_in().headers["location"] == "/apply"


@pytest.mark.parametrize(
    "change",
    [
        lambda told: told.update(issuer="https://evil.example"),
        lambda told: told.pop("issuer"),
        lambda told: told.update(issuer="https://login.microsoftonline.com/{tenantid}/v2.0"),
        lambda told: told.update(token_endpoint="http://evil.example/token"),
        lambda told: told.pop("authorization_endpoint"),
    ],
)
def test_metadata_that_do_not_belong_here_are_refused(no_entry, provider, change):
    provider.change_metadata = change
    no_entry("provider")


def test_cancelling_is_said_plainly(no_entry, provider):
    provider.change_callback = lambda told: told.update(error="access_denied")
    no_entry("cancelled")


def test_a_first_sign_in_during_an_outage_and_one_after_it(no_entry, come_in, provider):
    provider.status["openid-configuration"] = 500
    no_entry("provider")
    provider.status.clear()
    assert come_in().headers["location"] == "/directory"


def test_sessions_go_on_while_the_provider_is_away(come_in, client, provider):
    come_in()
    provider.status = dict.fromkeys(("openid-configuration", "jwks", "token", "userinfo"), 503)
    assert client.get("/api/me").status_code == 200


@pytest.mark.parametrize("kid", ["second", "first"])
def test_exchanged_keys_need_no_restart(come_in, provider, kid):
    """Under a new name, or, as some do, under the old one."""
    assert come_in().headers["location"] == "/directory"
    provider.rotate(kid)
    assert come_in().headers["location"] == "/directory"


@pytest.mark.parametrize("where", ["openid-configuration", "token"])
def test_a_provider_that_hangs_is_given_up_within_ten_seconds(no_entry, provider, where):
    provider.hang.add(where)
    with within(10):
        no_entry("provider")


def test_a_callback_works_in_its_own_browser_and_once(come_in, client, provider):
    away = client.get("/auth/city/login", follow_redirects=False)
    address = urlsplit(httpx.get(away.headers["location"], trust_env=False, timeout=40).headers["location"])
    callback = f"{address.path}?{address.query}"
    departure = client.cookies["pacto-departure"]
    client.cookies.clear()
    assert client.get(callback, follow_redirects=False).headers["location"] == "/sign-in/failed?reason=expired"
    client.cookies.set("pacto-departure", departure, domain="127.0.0.1", path="/")
    assert client.get(callback, follow_redirects=False).headers["location"] == "/"
    assert client.get(callback, follow_redirects=False).headers["location"] == "/sign-in/failed?reason=expired"


def test_a_departure_is_no_use_at_another_provider(client, ana, provider):
    client.get("/auth/city/login", follow_redirects=False)
    answer = client.get("/auth/other/callback?code=x&state=y", follow_redirects=False)
    assert answer.headers["location"] == "/sign-in/failed?reason=provider"


@pytest.mark.parametrize(
    ("wanted", "reached"),
    [
        ("/directory?kind=city", "/directory?kind=city"),
        ("//evil.example", "/"),
        ("https://evil.example", "/"),
        ("/\\evil.example", "/"),
        ("/%09/evil.example", "/"),
        ("/%0d%0aset-cookie:x=y", "/"),
        ("javascript:alert(1)", "/"),
        ("/auth/city/login", "/"),
        ("/api/sign-out", "/"),
        ("/" + "x" * 600, "/"),
        ("", "/"),
    ],
)
def test_next_leads_to_a_page_of_ours(come_in, wanted, reached):
    assert come_in(f"/auth/city/login?next={wanted.replace('?', '%3F')}").headers["location"] == reached


def test_localhost_and_its_number_are_one_house(client, provider):
    answer = client.get(
        "http://localhost:8000/auth/city/login?next=/directory", headers={"host": "localhost:8000"},
        follow_redirects=False,
    )  # fmt: skip
    assert answer.headers["location"] == "http://127.0.0.1:8000/auth/city/login?next=/directory"
