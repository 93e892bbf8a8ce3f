"""The outbox page of the demonstration: letters as they would have arrived, harmless whatever they hold."""

import pytest
from fastapi.testclient import TestClient

from app.core import ids
from app.core.i18n import Language
from app.mail import service as mail
from app.main import make_app
from tests.people import ORIGIN


@pytest.fixture
def demo(settings, database):
    shown = settings.model_copy(update={"demo": True})
    with TestClient(make_app(shown), base_url=ORIGIN, headers={"origin": ORIGIN}) as client:
        yield client


def write(database, subject="Hola"):
    with database.writing() as session:
        html = "<!doctype html><html><head></head><body><p>Hola</p><script>alert(1)</script></body></html>"
        return mail.queue(session, to="mora@example.org", subject=subject, text="Hola", html=html, language=Language.es)


def test_nobody_sees_letters_outside_the_demonstration(signed_in, database):
    row = write(database)
    assert signed_in("secretariat").get("/api/demo/outbox").status_code == 404
    assert signed_in("secretariat").get(f"/api/demo/outbox/{row.id}/html").status_code == 404


def test_letters_are_shown_newest_first_in_pages(demo, database):
    for subject in ("one", "two", "three"):
        write(database, subject)
    first = demo.get("/api/demo/outbox", params={"limit": 2}).json()
    rest = demo.get("/api/demo/outbox", params={"limit": 2, "after": first["next"]}).json()
    assert [item["subject"] for item in first["items"] + rest["items"]] == ["three", "two", "one"]
    assert rest["next"] is None
    assert first["items"][0]["to"] == "mora@example.org"


def test_a_letter_runs_nothing_and_loads_nothing(demo, database):
    row = write(database)
    answer = demo.get(f"/api/demo/outbox/{row.id}/html")
    assert "<p>Hola</p>" in answer.text
    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "sandbox" in policy
    assert "script-src" not in policy
    assert "allow-scripts" not in policy


def test_a_letter_that_is_not_there_is_not_found(demo):
    assert demo.get(f"/api/demo/outbox/{ids.new()}/html").status_code == 404
