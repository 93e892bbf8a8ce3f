"""A real installation from nothing, as docs/operations.md has it: no demonstration, real processes, a first person."""

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import httpx
import pytest
from sqlmodel import func, select

from app.access.principals import NETWORK_CIRCLE, SECRETARIAT_CIRCLE
from app.accounts.queries import TERMS_VERSION
from app.circles.models import Admission, Circle
from app.core.database import Database
from app.core.settings import Settings
from app.members.models import Topic, TopicWord
from tests.conftest import BACKENDS, new_postgresql
from tests.people import ORIGIN
from tests.processes import Process, command, eventually, serving
from tests.providers.certified import CLIENT, SECRET, certified_provider, sign_in_at
from tests.smtp import Post, mail_server

CALLBACK = f"{ORIGIN}/auth/city/callback"


@pytest.fixture(params=BACKENDS)
def empty(request, tmp_path: Path, worker_name: str) -> Iterator[Settings]:
    """Settings of an installation of which nothing exists but, on PostgreSQL, an empty database."""
    made = Settings(data_dir=tmp_path / "var", secret_key="a key for tests, long enough to be taken", base_url=ORIGIN)
    if request.param == "sqlite":
        yield made
        return
    with new_postgresql(f"pacto_installed_{worker_name}") as url:
        yield made.model_copy(update={"database_url": url})


@pytest.fixture
def installed(empty: Settings) -> Settings:
    assert command(empty, "migrate").returncode == 0
    return empty


@pytest.fixture
def post() -> Iterator[Post]:
    with mail_server() as server:
        yield server


@pytest.fixture
def provider() -> Iterator[str]:
    with certified_provider(CALLBACK, conform=True) as issuer:
        yield issuer


@pytest.fixture
def surroundings(post: Post, provider: str) -> dict[str, str]:
    """A mail server and a provider, as an operator would name them."""
    return {
        "PACTO_BASE_URL": ORIGIN, "PACTO_WORKER": "embedded", "PACTO_SMTP_URL": post.url,
        "PACTO_OIDC_CITY_ISSUER": provider, "PACTO_OIDC_CITY_CLIENT_ID": CLIENT,
        "PACTO_OIDC_CITY_CLIENT_SECRET": SECRET, "PACTO_OIDC_CITY_TITLE": "City of Example",
    }  # fmt: skip


def invite(settings: Settings, email: str, *words: str, **environment: str) -> tuple[str, str]:
    """The token of the link that `pacto invite` prints, and prints alone; and what it says besides."""
    done = command(settings, "invite", "--secretariat", email, *words, **environment)
    assert done.returncode == 0, done.stderr
    [line] = done.stdout.splitlines()
    assert line.startswith(f"{ORIGIN}/invitation#")
    return line.partition("#")[2], done.stderr


def browser(process: Process) -> httpx.Client:
    return httpx.Client(base_url=process.url, headers={"origin": ORIGIN}, trust_env=False, timeout=30)


def come_in_by_provider(client: httpx.Client, token: str, *, login: str) -> str:
    """Follow the invitation to the provider and back; where that ends."""
    away = client.get(f"/auth/city/login?ticket={token}")
    with httpx.Client(trust_env=False, timeout=30) as elsewhere:
        back = urlsplit(sign_in_at(elsewhere, away.headers["location"], CALLBACK, login=login))
    return str(client.get(f"{back.path}?{back.query}").headers["location"])


def come_in_by_mail(client: httpx.Client, post: Post, email: str) -> httpx.Response:
    assert client.post("/api/sign-in/code", json={"email": email}).status_code == 204
    letter = eventually(lambda: next((each for each in post.received if each["To"] == email), None))
    digits = re.search(r"^(\d{6})\s*$", letter.get_body(("plain",)).get_content(), re.MULTILINE)
    assert digits
    return client.post("/api/sign-in/code/check", json={"code": digits[1]})


def test_nothing_is_served_before_it_is_migrated(empty):
    refused = command(empty, "serve")
    assert refused.returncode == 1
    assert "Run `pacto migrate`." in refused.stderr


def test_migrating_plants_circles_and_topics_and_does_it_once(installed):
    def planted() -> dict[str, int]:
        database = Database(installed.database, threads=1)
        with database.reading() as session:
            found = {
                table.__name__: session.exec(select(func.count()).select_from(table)).one()
                for table in (Circle, Admission, Topic, TopicWord)
            }
            assert set(session.exec(select(Circle.id))) == {NETWORK_CIRCLE, SECRETARIAT_CIRCLE}
        database.close()
        return found

    before = planted()
    assert before["Admission"] == 2
    assert before["Topic"] > 50
    again = command(installed, "migrate")
    assert again.returncode == 0, again.stderr
    assert planted() == before


def test_the_first_secretariat_comes_in_by_its_link_and_the_next_by_mail(installed, surroundings, post):
    older, said = invite(installed, "ana@example.org", "--organisation", "The Network", PACTO_BASE_URL=ORIGIN)
    assert "nobody can sign in, not even with an invitation" in said
    token, _ = invite(installed, "ana@example.org", "--name", "Ana", **surroundings)
    with serving(installed, **surroundings) as process, browser(process) as client:
        assert client.get("/api/start").json()["demo"] is False
        assert client.get(f"/api/admissions/{older}").status_code == 410
        invitation = client.get(f"/api/admissions/{token}").json()
        assert invitation["seat"]["role"] == "secretariat"
        assert come_in_by_provider(client, token, login="ana") == "/"
        me = client.get("/api/me").json()
        assert (me["person"]["name"], me["seat"]["role"], me["consent_due"]) == ("Ana", "secretariat", True)
        assert client.get("/api/home").json()["code"] == "consent_due"
        assert client.post("/api/me/consent", json={"version": TERMS_VERSION}).status_code == 204
        assert client.get("/api/home").status_code == 200
        assert len(client.get("/api/topics").json()) > 50

        # The link was good once: for nobody else, and not again.
        with browser(process) as other:
            assert other.get(f"/api/admissions/{token}").status_code == 410
            assert come_in_by_provider(other, token, login="ben") == "/sign-in/failed?reason=invitation"

        invite(installed, "bea@example.org", "--language", "es", **surroundings)
        with browser(process) as second:
            assert come_in_by_mail(second, post, "bea@example.org").status_code == 200
            me = second.get("/api/me").json()
            assert (me["person"]["language"], me["seat"]["role"]) == ("es", "secretariat")
            assert (me["seat"]["title"], me["seat"]["organisation"]["name"]) == ("Secretaría", "The Network")

        examined = command(installed, "doctor", **surroundings | {"PACTO_BASE_URL": process.url})
        for finding in ("is of this release", "Its seats that are held: 2.", "lets us in", "answers with its metadata"):
            assert finding in examined.stdout
