"""A real installation's first person comes in by a mailed code, in each language."""

import re

import pytest

from app.core.settings import Settings
from tests import processes
from tests.browser.conftest import LOCALES
from tests.browser.test_pages import look
from tests.smtp import mail_server

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("language", LOCALES)
def test_the_first_person_comes_in_by_a_mailed_code(visit, tmp_path, language):
    settings = Settings(data_dir=tmp_path, secret_key="a key for tests, long enough to be taken")
    email = f"noor.{language}@example.org"
    with mail_server() as post:
        given = {"PACTO_SMTP_URL": post.url, "PACTO_WORKER": "embedded"}
        assert processes.command(settings, "migrate", **given).returncode == 0
        with processes.serving(settings, **given) as server:
            words = ("invite", "--secretariat", email, "--language", language)
            link = processes.command(settings, *words, PACTO_BASE_URL=server.url, **given).stdout.strip()
            invited = visit(language, phone=language == "es")
            page = invited.page
            page.goto(link)
            page.get_by_role("link", name=invited.say("members_invitation_code")).wait_for()
            assert invited.refused == []
            invited.press("members_invitation_code")
            invited.write("accounts_email", email)
            invited.press("accounts_send_code")
            page.get_by_role("heading", name=invited.say("accounts_code_title")).wait_for()
            assert look(invited, "sign-in-code") == []

            digits = processes.eventually(lambda: _code(post, email))
            invited.write("accounts_code", f"{(int(digits) + 1) % 1_000_000:06}")
            invited.press("accounts_sign_in")
            page.get_by_role("alert").wait_for()
            assert look(invited, "sign-in-code-wrong") == []

            page.locator('input[name="code"]').fill(digits)
            invited.press("accounts_sign_in")
            page.wait_for_url(re.compile("/consent"))
            assert look(invited, "consent-first") == []
            page.get_by_role("checkbox").check()
            invited.press("members_consent_enter")
            page.wait_for_url(lambda url: "/consent" not in url)
            page.locator("main h1").first.wait_for()
            assert look(invited, "first-morning") == []


def _code(post, email: str) -> str | None:
    letters = [letter.get_body(("plain",)).get_content() for letter in post.received if letter["To"] == email]
    return next((found[1] for text in letters if (found := re.search(r"^(\d{6})\s*$", text, re.MULTILINE))), None)
