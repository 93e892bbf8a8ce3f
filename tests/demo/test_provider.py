"""Signing in to the demonstration: the whole way over HTTP, through a provider of our own."""

from collections.abc import Iterator
from urllib.parse import parse_qs, urlsplit
from uuid import uuid4

import httpx
import pytest
from sqlmodel import select

from app.accounts.models import Identity, Person
from app.core.settings import Settings
from app.main import make_app
from tests.people import World
from tests.serving import serving


@pytest.fixture
def site(database, database_url, world, tmp_path) -> Iterator[str]:
    """A demonstration with the people of `world`, all of them fictional here."""
    with database.writing() as session:
        for person in session.exec(select(Person)):
            person.fictional = True

    def make(address: str):
        return make_app(Settings(demo=True, data_dir=tmp_path / "demo", database_url=database_url, base_url=address))

    with serving(make) as address:
        yield address


@pytest.fixture
def browser(site) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=site, headers={"origin": site}, trust_env=False, timeout=30) as client:
        yield client


def choosing_page(browser: httpx.Client, login: str = "/auth/demo/login?next=/directory") -> str:
    """Start a sign-in and give the request that the page for choosing was opened with."""
    away = browser.get(login)
    assert away.status_code == 303
    page = browser.get(away.headers["location"])
    address = urlsplit(page.headers["location"])
    assert address.path == "/demo/people"
    return parse_qs(address.query)["request"][0]


def choose(browser: httpx.Client, person_id: object, request: str) -> httpx.Response:
    return browser.post("/api/demo/choice", json={"person_id": str(person_id), "request": request})


def test_a_visitor_signs_in_as_a_persona(browser, database, world: World):
    request = choosing_page(browser)
    address = choose(browser, world.people["focal_point"], request).json()["address"]
    back = browser.get(address)
    assert (back.status_code, back.headers["location"]) == (303, "/directory")
    assert browser.get("/api/me").json()["person"]["name"] == "Focal Point"
    with database.reading() as session:
        identity = session.exec(select(Identity)).one()
        assert identity.person_id == world.people["focal_point"]
        assert identity.subject == world.people["focal_point"].hex


def test_only_people_of_the_demonstration_can_be_chosen(browser, world: World):
    offered = browser.get("/api/demo/personas").json()["items"]
    [shown] = [item for item in offered if item["name"] == "Focal Point"]
    assert (shown["organisation"], shown["role"]) == ("Rosario", "focal_point")
    assert "Suspended" not in {item["name"] for item in offered}
    assert len(offered) == len(world.people) - 1
    request = choosing_page(browser)
    for person_id in (world.people["suspended"], uuid4()):
        refused = choose(browser, person_id, request)
        assert (refused.status_code, refused.json()["code"]) == (404, "not_found")


@pytest.mark.parametrize(
    "change",
    [
        ("redirect_uri=", "redirect_uri=https%3A%2F%2Fevil.example%2F&x="),
        ("client_id=pacto", "client_id=other"),
        ("response_type=code", "response_type=token"),
        ("code_challenge_method=S256", "code_challenge_method=plain"),
        ("code_challenge=", "x="),
        ("nonce=", "x="),
        ("scope=openid", "scope=admin"),
        ("client_id=pacto", "client_id=pacto&client_id=pacto"),
    ],
)
def test_a_request_that_is_not_ours_brings_no_code(browser, world: World, change: tuple[str, str]):
    request = choosing_page(browser)
    assert change[0] in request
    answer = choose(browser, world.people["focal_point"], request.replace(*change, 1))
    if answer.status_code == 200:
        assert "code=" not in urlsplit(answer.json()["address"]).query
        assert answer.json()["address"].startswith(str(browser.base_url))
    else:
        assert (answer.status_code, answer.json()["code"]) == (422, "invalid")


def test_a_code_works_once_and_only_for_its_browser(browser, site, world: World):
    address = choose(browser, world.people["focal_point"], choosing_page(browser)).json()["address"]
    with httpx.Client(base_url=site, trust_env=False, timeout=30) as stranger:
        assert stranger.get(address).headers["location"] == "/sign-in/failed?reason=expired"
    assert browser.get(address).headers["location"] == "/directory"
    assert browser.get(address).headers["location"] == "/sign-in/failed?reason=expired"


def test_the_token_endpoint_asks_for_the_clients_secret(browser):
    answer = browser.post(
        "/demo/oidc/token",
        data={"grant_type": "authorization_code", "code": "x"},
        auth=("pacto", "wrong"),
    )
    assert (answer.status_code, answer.json()["error"]) == (401, "invalid_client")
    assert browser.get("/demo/oidc/userinfo", headers={"authorization": "Bearer x"}).status_code == 401


def test_without_demo_there_is_no_provider(client):
    assert client.get("/api/demo/personas").status_code == 404
    for path in ("/demo/oidc/jwks", "/demo/oidc/.well-known/openid-configuration"):
        # Where the screens are built, an address that nothing answers shows their page.
        assert "json" not in client.get(path).headers["content-type"]
    assert client.post("/demo/oidc/token", data={"grant_type": "authorization_code"}).status_code == 405
    assert (
        client.get("/auth/demo/login", follow_redirects=False).headers["location"] == "/sign-in/failed?reason=provider"
    )
    assert client.get("/api/start").json()["providers"] == []


def test_sign_out_ends_this_session(browser, world: World):
    address = choose(browser, world.people["focal_point"], choosing_page(browser)).json()["address"]
    browser.get(address)
    token = browser.cookies["pacto"]
    assert browser.post("/api/sign-out").status_code == 204
    assert "pacto" not in browser.cookies
    browser.cookies.set("pacto", token)
    assert browser.get("/api/me").status_code == 401
