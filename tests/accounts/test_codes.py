"""Signing in by a code from a mail."""

import json
from datetime import timedelta

import pytest
from fastapi.testclient import TestClient
from sqlmodel import select

from app.accounts import service
from app.accounts.models import MailCode, Organisation, Person, SignIn
from app.core import clock
from app.core.i18n import Language
from app.main import make_app
from app.outbox import relay
from tests.accounts.letters import code_letters
from tests.people import ORIGIN

MEMBER = "member@example.org"


@pytest.fixture
def settings(settings):
    return settings.model_copy(update={"smtp_url": "smtp://127.0.0.1:9"})


@pytest.fixture
def browser(client):
    """Opens further browsers on the same application."""

    def opened() -> TestClient:
        return TestClient(client.app, base_url=ORIGIN, headers={"origin": ORIGIN})

    return opened


@pytest.fixture
def ask(client, database):
    """Ask for a code and give what the letters then say; none when nobody gets one."""

    def asked(email: str = MEMBER, *, by: TestClient = client, next_path: str = "/"):
        before = len(code_letters(database))
        assert by.post("/api/sign-in/code", json={"email": email, "next": next_path}).status_code == 204
        relay.run(client.app.state.runtime.database)
        return code_letters(database)[before:]

    return asked


def check(by: TestClient, digits: str):
    return by.post("/api/sign-in/code/check", json={"code": digits})


def confirm(by: TestClient, link: str):
    return by.post("/api/sign-in/code/confirm", json={"token": link})


def other_than(digits: str) -> str:
    return f"{(int(digits) + 1) % 1_000_000:06d}"


def test_the_digits_sign_in(client, world, ask):
    [letter] = ask(next_path="/exchanges?state=open")
    answer = check(client, letter.digits)
    assert answer.json() == {"next": "/exchanges?state=open"}
    assert client.get("/api/me").json()["person"]["email"] == MEMBER


def test_the_letter_speaks_the_readers_language(world, ask):
    [letter] = ask()
    assert letter.language == "es"
    assert "escriba este código" in letter.text


def test_the_link_signs_in(client, world, ask):
    [letter] = ask(next_path="/directory")
    assert confirm(client, letter.link).json() == {"next": "/directory"}
    assert client.get("/api/me").status_code == 200


def test_neither_digits_nor_link_work_in_another_browser(client, world, ask, browser):
    [letter] = ask()
    stranger = browser()
    refused = check(stranger, letter.digits)
    assert (refused.status_code, refused.json()["code"]) == (422, "wrong_code")
    refused = confirm(stranger, letter.link)
    assert (refused.status_code, refused.json()["code"]) == (403, "other_browser")
    assert stranger.get("/api/me").status_code == 401
    ask("focal_point@example.org", by=stranger)
    assert check(stranger, letter.digits).json()["code"] == "wrong_code"
    assert check(client, letter.digits).status_code == 200


def test_a_code_works_once(client, world, ask, browser):
    [letter] = ask()
    asked = client.cookies["pacto-code"]
    assert check(client, letter.digits).status_code == 200
    again = browser()
    again.cookies.set("pacto-code", asked)
    assert (check(again, letter.digits).status_code, check(again, letter.digits).json()["code"]) == (410, "code_over")
    assert confirm(again, letter.link).json()["code"] == "code_over"
    assert again.get("/api/me").status_code == 401


def test_a_newer_code_replaces_the_older_one(client, world, ask):
    [first] = ask()
    [second] = ask()
    assert check(client, first.digits).json()["code"] == "wrong_code"
    assert confirm(client, first.link).json()["code"] == "other_browser"
    assert check(client, second.digits).status_code == 200


def test_a_code_ends_after_ten_minutes(client, world, ask):
    [letter] = ask()
    with clock.moved(timedelta(minutes=10)):
        assert check(client, letter.digits).json()["code"] == "code_over"
        assert confirm(client, letter.link).json()["code"] == "code_over"
    with clock.moved(timedelta(minutes=9, seconds=58)):
        assert check(client, letter.digits).status_code == 200


@pytest.mark.parametrize("email", [MEMBER, "nobody@example.org"])
def test_the_sixth_try_is_refused_whoever_it_is(client, world, ask, browser, database, email):
    letters = ask(email)
    digits = letters[0].digits if letters else "000000"
    answers = [check(client, other_than(digits)) for _ in range(5)]
    assert [answer.json()["code"] for answer in answers] == ["wrong_code"] * 5
    assert [answer.json()["params"]["left"] for answer in answers] == [4, 3, 2, 1, 0]
    sixth = check(client, digits)
    assert (sixth.status_code, sixth.json()["code"]) == (429, "too_many_tries")
    another = browser()
    letters = ask(email, by=another)
    assert check(another, letters[0].digits if letters else "000000").json()["code"] == "too_many_tries"
    with database.reading() as session:
        assert sum(session.exec(select(MailCode.tries))) == 5


def test_the_link_still_works_when_somebody_else_used_up_the_tries(client, world, ask, browser):
    [letter] = ask()
    attacker = browser()
    ask(by=attacker)
    for _ in range(5):
        check(attacker, "000000")
    assert check(client, letter.digits).json()["code"] == "too_many_tries"
    assert confirm(client, letter.link).status_code == 200


def test_tries_are_free_again_after_the_hour(client, world, ask):
    [letter] = ask()
    for _ in range(5):
        check(client, other_than(letter.digits))
    with clock.moved(timedelta(minutes=71)):
        [letter] = ask()
        assert check(client, letter.digits).status_code == 200


def test_asking_answers_alike_and_does_the_same_work_for_unknown_addresses(client, world, statements):
    heard = []
    for email in (MEMBER, "nobody@example.org", "suspended@example.org"):
        statements.clear()
        answer = client.post("/api/sign-in/code", json={"email": email})
        visible = {name for name in answer.headers if name != "x-request-id"}
        heard.append((answer.status_code, answer.content, visible, tuple(statements)))
    assert heard[0] == heard[1] == heard[2]


@pytest.mark.parametrize("email", ["nobody@example.org", "suspended@example.org"])
def test_strangers_and_the_suspended_get_no_letter(world, ask, email):
    assert ask(email) == []
    assert len(ask()) == 1


def test_whoever_is_suspended_meanwhile_stays_outside(client, world, ask, database):
    [letter] = ask()
    with database.writing() as session:
        session.get_one(Person, world.people["member"]).suspended_at = clock.now()
    assert check(client, letter.digits).json()["code"] == "code_over"
    assert client.get("/api/me").status_code == 401


def test_one_address_gets_five_letters_an_hour(world, ask):
    assert [len(ask()) for _ in range(6)] == [1, 1, 1, 1, 1, 0]
    assert len(ask("focal_point@example.org")) == 1


def test_the_secretariat_can_be_kept_to_providers(settings, database, world):
    kept = settings.model_copy(update={"secretariat_oidc_only": True})
    with TestClient(make_app(kept), base_url=ORIGIN, headers={"origin": ORIGIN}) as client:
        for email in ("secretariat@example.org", MEMBER):
            client.post("/api/sign-in/code", json={"email": email})
        relay.run(client.app.state.runtime.database)
        assert [letter.to for letter in code_letters(database)] == [MEMBER]


def test_without_it_the_secretariat_gets_a_code(world, ask):
    assert [letter.to for letter in ask("secretariat@example.org")] == ["secretariat@example.org"]


def test_without_a_mail_server_there_are_no_codes(database, world, settings):
    without = settings.model_copy(update={"smtp_url": ""})
    with TestClient(make_app(without), base_url=ORIGIN, headers={"origin": ORIGIN}) as client:
        assert client.get("/api/start").json()["mail_code"] is False
        refused = client.post("/api/sign-in/code", json={"email": MEMBER})
        assert (refused.status_code, refused.json()["code"]) == (409, "no_mail_code")


def test_signing_in_ends_what_this_browser_had_before(client, world, ask, database):
    client.cookies.set("pacto", world.tokens["focal_point"], domain="127.0.0.1", path="/")
    [letter] = ask()
    check(client, letter.digits)
    assert client.get("/api/me").json()["person"]["email"] == MEMBER
    assert client.cookies["pacto"] != world.tokens["focal_point"]
    with database.reading() as session:
        assert session.get_one(SignIn, world.sign_in_ids["focal_point"]).ended_at is not None


def test_an_invited_stranger_comes_in_by_code(client, world, ask, database):
    with database.writing() as session:
        organisation = session.get_one(Organisation, world.organisations["durban"])
        seat_id = world.empty_seat(session, "durban")
        service.invite(session, None, email="thandi@example.org", name="Thandi", language=Language.en, seat_id=seat_id)
        zone = organisation.zone
    [letter] = ask("thandi@example.org")
    assert check(client, letter.digits).status_code == 200
    me = client.get("/api/me").json()
    assert (me["person"]["name"], me["person"]["time_zone"], me["seat"]["id"]) == ("Thandi", zone, str(seat_id))
    assert me["consent_due"] is True
    with database.reading() as session:
        assert session.exec(select(Person.name).where(Person.name == "Thandi")).one()


@pytest.mark.parametrize(
    "email", ["", "no address", "a@b", "a@b.c\u0000om", "\ud800@example.org", "x" * 300 + "@b.org"]
)
def test_what_is_no_address_is_refused(client, email):
    answer = client.post("/api/sign-in/code", content=json.dumps({"email": email}).encode(),
                         headers={"content-type": "application/json"})  # fmt: skip
    assert (answer.status_code, answer.json()["code"]) == (422, "invalid")


@pytest.mark.parametrize(
    "next_path", ["//evil.example", "https://evil.example", "/\\evil.example", "/\tx", "/auth/x/login"]
)
def test_next_stays_here(client, world, ask, next_path):
    [letter] = ask(next_path=next_path)
    assert check(client, letter.digits).json() == {"next": "/"}
