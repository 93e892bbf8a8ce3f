"""Headers of pages and of their parts: what protects a page, and what a first visit need not carry."""

import pytest
from starlette.testclient import TestClient

from app.web.middleware import Web
from app.web.pages import Pages
from tests.people import ORIGIN

PROTECTION = {
    "content-security-policy", "x-content-type-options", "referrer-policy", "cross-origin-opener-policy",
    "cross-origin-resource-policy", "permissions-policy", "x-request-id",
}  # fmt: skip


@pytest.fixture
def screens(settings, tmp_path):
    """A build of two files behind the middleware."""
    part = tmp_path / "build" / "_app" / "immutable" / "core.js"
    part.parent.mkdir(parents=True)
    part.write_text("export {}")
    (tmp_path / "build" / "index.html").write_text("<script>start()</script>")
    pages = Pages(tmp_path / "build")
    return TestClient(Web(pages, settings=settings, boot_hashes=pages.boot_hashes()), base_url=ORIGIN)


def test_a_page_carries_all_protection_and_runs_its_boot_script_by_hash(screens):
    headers = screens.get("/sign-in").headers
    assert set(headers) >= PROTECTION
    assert "script-src 'self' 'sha256-" in headers["content-security-policy"]
    assert "unsafe" not in headers["content-security-policy"]


def test_a_part_of_a_page_carries_what_parts_need_and_no_more(screens):
    headers = screens.get("/_app/immutable/core.js").headers
    assert set(headers) == {
        "cache-control", "content-length", "content-type", "cross-origin-resource-policy", "vary",
        "x-content-type-options",
    }  # fmt: skip
    assert headers["cache-control"] == "public, max-age=31536000, immutable"


def test_data_can_do_nothing_as_a_page(client):
    headers = client.get("/api/start").headers
    assert set(headers) == {
        "cache-control", "content-length", "content-security-policy", "content-type", "cross-origin-resource-policy",
        "x-content-type-options", "x-request-id",
    }  # fmt: skip
    assert headers["content-security-policy"] == "default-src 'none'; frame-ancestors 'none'"
    assert headers["cache-control"] == "no-store"


def test_what_is_no_part_is_missing_with_few_words(screens):
    assert screens.get("/_app/immutable/gone.js").status_code == 404
