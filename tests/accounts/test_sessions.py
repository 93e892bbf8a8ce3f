"""Sessions over HTTP: how they begin, what keeps them up, and everything that ends them."""

from collections.abc import Callable
from datetime import timedelta

import httpx
import pytest
from fastapi.testclient import TestClient
from sqlmodel import select

from app.access.actor import SeatRole
from app.accounts import service
from app.accounts.models import Affiliation, Person, Seat, SignIn
from app.accounts.queries import TERMS_VERSION
from app.core import clock
from app.core.i18n import Language
from app.main import make_app
from app.outbox import relay
from tests.accounts.letters import code_letters
from tests.live.listening import listening
from tests.people import ORIGIN
from tests.processes import eventually
from tests.serving import serving

MEMBER = "member@example.org"
FIREFOX = "Mozilla/5.0 (Windows NT 10.0; rv:140.0) Gecko/20100101 Firefox/140.0"


@pytest.fixture
def settings(settings):
    return settings.model_copy(update={"smtp_url": "smtp://127.0.0.1:9"})


@pytest.fixture
def browser(client) -> Callable[[], TestClient]:
    """Opens further browsers on the same application."""
    return lambda: TestClient(client.app, base_url=ORIGIN, headers={"origin": ORIGIN})


@pytest.fixture
def sign_in(database) -> Callable[..., httpx.Response]:
    """Sign in by a code from a mail in this browser; the answer that brings the cookie."""

    def enter(by: TestClient, email: str = MEMBER) -> httpx.Response:
        assert by.post("/api/sign-in/code", json={"email": email}).status_code == 204
        relay.run(by.app.state.runtime.database)
        answer = by.post("/api/sign-in/code/check", json={"code": code_letters(database)[-1].digits})
        assert answer.status_code == 200
        return answer

    return enter


def status(by: httpx.Client) -> int:
    return by.get("/api/me").status_code


def with_token(by: TestClient, token: str) -> TestClient:
    by.cookies.set("pacto", token, domain="127.0.0.1", path="/")
    return by


# How they begin


def test_each_sign_in_gets_an_id_of_its_own_that_nobody_planted(client, world, browser, sign_in, database):
    with_token(client, "planted")
    sign_in(client)
    first = client.cookies["pacto"]
    sign_in(client)
    second = client.cookies["pacto"]
    assert len({"planted", first, second}) == 3
    assert [status(with_token(browser(), token)) for token in ("planted", first, second)] == [401, 401, 200]
    with database.reading() as session:
        assert {first, second}.isdisjoint(session.exec(select(SignIn.token_hash)))


@pytest.mark.parametrize(
    ("base_url", "name", "secure"),
    [(ORIGIN, "pacto", False), ("https://pacto.example.org", "__Host-pacto", True)],
    ids=["plain on loopback", "over TLS"],
)
def test_the_cookie_is_closed_to_scripts_foreign_pages_and_neighbours(
    settings, world, sign_in, base_url, name, secure
):  # fmt: skip
    app = make_app(settings.model_copy(update={"base_url": base_url}))
    with TestClient(app, base_url=base_url, headers={"origin": base_url}) as client:
        [cookie] = [
            each
            for each in sign_in(client).headers.get_list("set-cookie")
            if each.startswith(f"{name}=") and '""' not in each
        ]
        parts = {part.strip().lower() for part in cookie.split(";")[1:]}
        assert {"httponly", "samesite=lax", "path=/"} <= parts
        assert ("secure" in parts) is secure
        assert not any(part.startswith("domain") for part in parts)
        assert status(client) == 200


def test_over_tls_a_cookie_without_its_prefix_opens_nothing(settings, world):
    base_url = "https://pacto.example.org"
    with TestClient(make_app(settings.model_copy(update={"base_url": base_url})), base_url=base_url) as client:
        client.cookies.set("pacto", world.tokens["member"])
        assert status(client) == 401
        client.cookies.set("__Host-pacto", world.tokens["member"])
        assert status(client) == 200


def test_the_first_sign_in_asks_for_consent_to_the_terms_in_force(client, world, database, sign_in):
    with database.writing() as session:
        seat_id = world.empty_seat(session, "durban")
        service.invite(session, None, email="thandi@example.org", name="Thandi", language=Language.en, seat_id=seat_id)
    sign_in(client, "thandi@example.org")
    assert client.get("/api/me").json()["consent_due"] is True
    refused = client.get("/api/home")
    assert (refused.status_code, refused.json()["code"]) == (403, "consent_due")
    stale = client.post("/api/me/consent", json={"version": "2001-01"})
    assert (stale.status_code, stale.json()["params"]["version"]) == (412, TERMS_VERSION)
    assert client.post("/api/me/consent", json={"version": TERMS_VERSION}).status_code == 204
    assert client.get("/api/home").status_code == 200
    assert client.get("/api/me").json()["consent_due"] is False


def test_other_terms_are_asked_for_anew(signed_in, world, database):
    member = signed_in("member")
    with database.writing() as session:
        session.get_one(Person, world.people["member"]).consented_to = "2001-01"
    assert member.get("/api/home").json()["code"] == "consent_due"


# What keeps them up, and time that ends them


def test_an_idle_session_ends_after_two_weeks_and_reading_alone_keeps_none_up(signed_in):
    member = signed_in("member")
    with clock.moved(timedelta(days=13, hours=23)):
        assert status(member) == 200
    with clock.moved(timedelta(days=14)):
        assert status(member) == 401


def test_presence_keeps_a_session_up_until_its_last_day(signed_in):
    member = signed_in("member")
    for day in (10, 20, 29):
        with clock.moved(timedelta(days=day)):
            assert member.post("/api/me/seen").status_code == 204
    with clock.moved(timedelta(days=29, hours=23)):
        assert status(member) == 200
    with clock.moved(timedelta(days=30)):
        assert status(member) == 401


# The list, and ending by oneself


def test_i_see_my_browsers_and_nobody_elses(client, world, browser, sign_in):
    sign_in(client)
    other = browser()
    other.headers["user-agent"] = FIREFOX
    sign_in(other)
    sign_in(browser(), "focal_point@example.org")
    listed = client.get("/api/sign-ins").json()["items"]
    assert {row["browser"] for row in listed} == {"", "Firefox, Windows"}
    assert [row["method"] for row in listed] == ["code"] * 3  # the one of `world` among them
    assert [row["current"] for row in listed].count(True) == 1
    with clock.moved(timedelta(days=1)):
        assert other.post("/api/me/seen").status_code == 204
        assert client.get("/api/sign-ins").json()["items"][0]["browser"] == "Firefox, Windows"
    with clock.moved(timedelta(days=14)):
        assert [row["browser"] for row in other.get("/api/sign-ins").json()["items"]] == ["Firefox, Windows"]


def test_i_end_one_of_my_browsers_and_none_of_others(client, world, browser, sign_in):
    sign_in(client)
    other = browser()
    sign_in(other)
    [theirs] = [row["id"] for row in other.get("/api/sign-ins").json()["items"] if row["current"]]
    foreign = world.sign_in_ids["focal_point"]
    assert client.delete(f"/api/sign-ins/{foreign}").status_code == 404
    assert client.delete(f"/api/sign-ins/{theirs}").status_code == 204
    assert (status(client), status(other)) == (200, 401)
    assert client.delete(f"/api/sign-ins/{theirs}").status_code == 404
    assert status(with_token(browser(), world.tokens["focal_point"])) == 200


def test_i_end_all_my_other_browsers(client, world, browser, sign_in):
    others = [browser(), browser()]
    for each in (*others, client):
        sign_in(each)
    assert client.delete("/api/sign-ins").status_code == 204
    assert [status(each) for each in (*others, client)] == [401, 401, 200]
    assert [row["current"] for row in client.get("/api/sign-ins").json()["items"]] == [True]


def test_signing_out_ends_the_session_and_drops_the_cookie(client, world, browser, sign_in):
    sign_in(client)
    token = client.cookies["pacto"]
    assert client.post("/api/sign-out").status_code == 204
    assert "pacto" not in client.cookies
    assert status(with_token(browser(), token)) == 401


# What others end


def test_suspension_ends_every_session_and_stream_at_once(settings, world, database):
    with (
        serving(lambda _address: make_app(settings)) as address,
        httpx.Client(base_url=address, headers={"origin": ORIGIN}, trust_env=False, timeout=30) as secretariat,
        httpx.Client(base_url=address, trust_env=False, timeout=30) as member,
        listening(address, world.tokens["member"]) as stream,
    ):
        suspend = f"/api/people/{world.people['member']}/suspend"
        secretariat.cookies.set("pacto", world.tokens["secretariat"])
        member.cookies.set("pacto", world.tokens["member"])
        assert status(member) == 200
        assert secretariat.post(suspend).status_code == 200
        assert status(member) == 401
        eventually(lambda: stream.ended, within=10)
        assert stream.heard == [{"kind": "ended"}]


def test_the_end_of_the_last_seat_ends_every_session_at_once(signed_in, world):
    member = signed_in("member")
    vacate = f"/api/seats/{world.seats['member']}/vacate"
    assert signed_in("focal_point").post(vacate).status_code == 204
    assert status(member) == 401


@pytest.fixture
def second_seat(world, database) -> str:
    """Another seat of the member, at the partner."""
    with database.writing() as session:
        return str(world.seat(session, "partner", world.people["member"], role=SeatRole.expert))


def test_a_seat_that_was_left_before_signing_in_ends_no_session_when_it_ends(signed_in, world, database):
    with database.writing() as session:
        seat_id = world.empty_seat(session, "durban")
        session.get_one(Seat, seat_id).until = clock.now().date() + timedelta(days=3)
        left = clock.now() - timedelta(days=200)
        session.add(
            Affiliation(person_id=world.people["guest"], seat_id=seat_id, since=left - timedelta(days=100), until=left)
        )
    with clock.moved(timedelta(days=4)):
        assert signed_in("guest").get("/api/me").status_code == 200


def test_the_end_of_one_seat_of_two_leaves_the_other(signed_in, world, second_seat):
    member = signed_in("member")
    assert member.get("/api/me").json()["seat"]["id"] == str(world.seats["member"])
    assert signed_in("focal_point").post(f"/api/seats/{world.seats['member']}/vacate").status_code == 204
    assert member.get("/api/me").json()["seat"]["id"] == second_seat


def test_i_choose_the_seat_to_act_for_in_each_browser(signed_in, world, second_seat, client, sign_in):
    here, there = signed_in("member"), client
    sign_in(there)
    assert len(here.get("/api/me").json()["seats"]) == 2
    assert here.post("/api/me/seat", json={"seat_id": second_seat}).status_code == 204
    assert here.get("/api/me").json()["seat"]["id"] == second_seat
    assert there.get("/api/me").json()["seat"]["id"] == str(world.seats["member"])
    foreign = str(world.seats["focal_point"])
    assert here.post("/api/me/seat", json={"seat_id": foreign}).status_code == 404
    assert there.post("/api/me/seat", json={"seat_id": second_seat}).status_code == 204
    sign_in(there)
    assert there.get("/api/me").json()["seat"]["id"] == second_seat, "the seat of last time"


# Pages that are not ours


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "https://evil.example"},
        {"origin": "null"},
        {"origin": ORIGIN.replace("http:", "https:")},
        {"origin": f"{ORIGIN}.evil.example"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
        {},
    ],
    ids=str,
)
@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE"])
def test_an_unsafe_method_from_a_foreign_page_is_refused_before_anything_happens(client, world, method, headers):
    stranger = with_token(TestClient(client.app, base_url=ORIGIN), world.tokens["member"])
    refused = stranger.request(method, "/api/sign-ins", headers=headers)
    assert (refused.status_code, refused.json()["code"]) == (403, "foreign_origin")
    refused = stranger.post("/api/sign-out", headers=headers)
    assert (refused.status_code, status(stranger)) == (403, 200)


@pytest.mark.parametrize("headers", [{"origin": ORIGIN}, {"sec-fetch-site": "same-origin"}, {"sec-fetch-site": "none"}])
def test_our_own_pages_may(client, world, headers):
    mine = with_token(TestClient(client.app, base_url=ORIGIN), world.tokens["member"])
    assert mine.post("/api/me/seen", headers=headers).status_code == 204


@pytest.mark.parametrize("headers", [{"origin": "https://evil.example"}, {"sec-fetch-site": "cross-site"}, {}], ids=str)
def test_a_foreign_page_opens_no_event_stream(client, world, headers):
    stranger = with_token(TestClient(client.app, base_url=ORIGIN), world.tokens["member"])
    refused = stranger.get("/api/live", headers={"accept": "text/event-stream", **headers})
    assert (refused.status_code, refused.json()["code"]) == (403, "foreign_origin")
