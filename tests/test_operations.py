"""What operators look at: health, figures, logs without a word that members wrote, and a doctor that says what to mend."""

import asyncio
import json
import os

import httpx
import pytest
import structlog
from fastapi.testclient import TestClient

from app import doctor
from app.core import converting
from app.core import settings as settings_module
from app.core.settings import Settings, SettingsError
from app.main import make_app
from app.web.middleware import Web
from tests.people import ORIGIN
from tests.processes import serving
from tests.translator import translator

SECRET = "Maria-saw-who-fired-the-shots"


def test_no_two_rooms_give_shapes_the_same_name(tmp_path):
    """They would carry the names of modules in the document and in the browser's client."""
    everything = Settings(demo=True, data_dir=tmp_path)
    shapes = make_app(everything).openapi()["components"]["schemas"]
    assert [name for name in shapes if "__" in name] == []


def test_health_and_readiness(client):
    assert client.get("/healthz").json() == client.get("/readyz").json() == {"status": "ok"}


def test_figures_are_for_this_machine_or_whoever_has_the_token(settings):
    with TestClient(make_app(settings.model_copy(update={"metrics_token": "t0ken"})), base_url=ORIGIN) as client:
        assert client.get("/metrics").status_code == 403
        assert client.get("/metrics", headers={"authorization": "Bearer other"}).status_code == 403
        answer = client.get("/metrics", headers={"authorization": "Bearer t0ken"})
    assert answer.status_code == 200
    assert "pacto_request_seconds_bucket" in answer.text


def test_who_leaves_before_an_answer_is_counted_as_no_fault(tmp_path):
    async def silent(_scope, _receive, _send) -> None:
        pass

    scope = {"type": "http", "method": "GET", "path": "/api/me", "headers": []}
    with structlog.testing.capture_logs() as said:
        asyncio.run(Web(silent, settings=Settings(demo=True, data_dir=tmp_path), boot_hashes=())(scope, None, None))
    assert [line["status"] for line in said if line["event"] == "request"] == [499]


def test_logs_hold_nothing_that_members_wrote(settings, world, capfd):
    """Taken, refused for its form, refused for its size: the words never reach the log, the request's id always does."""
    with serving(settings, PACTO_LOG_LEVEL="debug") as process:
        headers = {"origin": process.url, "content-type": "application/json"}
        with httpx.Client(
            base_url=process.url, cookies={"pacto": world.tokens["focal_point"]}, headers=headers
        ) as client:
            taken = client.post("/api/exchanges", json={"title": SECRET})
            refused = client.post("/api/exchanges", json={"title": SECRET * 100, "lane": SECRET})
            broken = client.post("/api/exchanges", content=f'{{"title": "{SECRET}\\u0000", "format": NaN}}')
            lost = client.get(f"/api/exchanges?words={SECRET}&after={SECRET}")
            client.get(f"/{SECRET}")
        assert [answer.status_code for answer in (taken, refused, broken, lost)] == [201, 422, 422, 422]
    log = capfd.readouterr().err
    assert SECRET not in log
    lines = [json.loads(line) for line in log.splitlines() if line.startswith("{")]
    told = {line["request_id"] for line in lines if line["event"] == "request"}
    assert {answer.headers["x-request-id"] for answer in (taken, refused, broken, lost)} <= told


@pytest.mark.parametrize(
    ("environment", "words"),
    [
        ({}, "PACTO_SECRET_KEY needs at least 32 characters"),
        ({"PACTO_SECRET_KEY": "short"}, "PACTO_SECRET_KEY needs at least 32 characters"),
        ({"PACTO_DEMO": "1", "PACTO_SMTP_URL": "smtp://mail"}, "exclude each other"),
        ({"PACTO_DEMO": "1", "PACTO_HOST": "0.0.0.0"}, "PACTO_DEMO_PUBLIC=1"),
        ({"PACTO_DEMO": "1", "PACTO_HOST": "0.0.0.0", "PACTO_DEMO_PUBLIC": "1"}, "needs PACTO_BASE_URL"),
        ({"PACTO_SECRET_KEY": "x" * 40, "PACTO_BASE_URL": "pacto.example.org"}, "must be a full address"),
        ({"PACTO_SECRET_KEY": "x" * 40, "PORT": "many"}, "PORT"),
        ({"PACTO_SECRET_KEY": "x" * 40, "PACTO_OIDC_CITY_CLIENT_ID": "1"}, "PACTO_OIDC_CITY_ISSUER is missing"),
        (
            {
                "PACTO_SECRET_KEY": "x" * 40,
                "PACTO_OIDC_CITY_CLIENT_ID": "1",
                "PACTO_OIDC_CITY_ISSUER": "http://a.example",
            },
            "PACTO_OIDC_CITY_ISSUER",
        ),
    ],
)
def test_settings_that_cannot_work_say_what_to_do(monkeypatch, environment, words):
    for name in [name for name in os.environ if name.startswith("PACTO_") or name == "PORT"]:
        monkeypatch.delenv(name)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    with pytest.raises(SettingsError, match=words):
        settings_module.load()


def test_the_demonstration_is_shown_to_others_only_when_told_so(tmp_path):
    shown = Settings(
        demo=True, demo_public=True, host="0.0.0.0", base_url="https://demo.example.org", data_dir=tmp_path
    )  # fmt: skip
    [provider] = shown.providers
    assert provider.issuer == "https://demo.example.org/demo/oidc"


def test_missing_mail_and_slips_of_the_pen_are_said_aloud():
    made = Settings(secret_key="x" * 40)
    found = " ".join(settings_module.warnings(made, {"PACTO_DATABSE_URL": "x", "PACTO_OIDC_CITY_CLIENT_ID": "x"}))
    assert "PACTO_DATABSE_URL is no setting of Pacto" in found
    assert "PACTO_SMTP_URL is not set" in found
    assert "PACTO_OIDC_CITY" not in found


def test_doctor_finds_a_sound_installation_sound(settings, world):
    found = {item.subject: item for item in doctor.examine(settings)}
    assert {
        name: found[name].level for name in ("database", "writing", "clock", "worker", "secretariat")
    } == dict.fromkeys(("database", "writing", "clock", "worker", "secretariat"), doctor.Level.good)


@pytest.mark.parametrize(
    ("change", "subject"),
    [
        ({"redis_url": "redis://127.0.0.1:1/0"}, "redis"),
        ({"smtp_url": "smtp://127.0.0.1:1"}, "mail"),
        ({"translate_url": "http://127.0.0.1:1"}, "translation"),
        ({"database_url": "postgresql+psycopg://nobody@127.0.0.1:1/nothing"}, "database"),
    ],
)
def test_doctor_says_what_to_mend(settings, change, subject):
    found = next(item for item in doctor.examine(settings.model_copy(update=change)) if item.subject == subject)
    assert found.level is doctor.Level.bad
    assert found.mend


def test_doctor_tells_whether_word_files_can_be_made(settings, monkeypatch):
    def found() -> doctor.Finding:
        return next(item for item in doctor.examine(settings) if item.subject == "documents")

    assert found().level is doctor.Level.good
    monkeypatch.setattr(converting, "program", lambda: None)
    assert found().level is doctor.Level.bad
    assert found().mend


def test_doctor_asks_the_service_that_translates_for_its_languages(settings):
    def found() -> doctor.Finding:
        changed = settings.model_copy(update={"translate_url": service.url})
        return next(item for item in doctor.examine(changed) if item.subject == "translation")

    with translator() as service:
        assert found().level is doctor.Level.good
        service.languages = [{"code": "en"}, {"code": "pt-BR"}]
        assert found().level is doctor.Level.doubtful
        assert "es" in found().what
        service.languages = {"error": "no"}
        assert found().level is doctor.Level.bad
