"""Who is led to sign in first: only people without a session, and only from pages for those signed in."""

from pathlib import Path

import pytest
from starlette.testclient import TestClient

from app.access.marks import Gate, access
from app.web.pages import OPEN, Pages
from tests.people import ORIGIN

ROUTES = Path(__file__).parents[2] / "frontend" / "src" / "routes"


@pytest.fixture
def screens(tmp_path):
    (tmp_path / "build").mkdir()
    (tmp_path / "build" / "index.html").write_text("<p>Pacto</p>")
    return TestClient(access(Gate.anyone)(Pages(tmp_path / "build", session_cookie="pacto")), base_url=ORIGIN)


@pytest.mark.parametrize(
    ("path", "wanted"),
    [("/", "/"), ("/inbox", "/inbox"), ("/exchanges/1?tab=room&new=1", "/exchanges/1%3Ftab%3Droom%26new%3D1"), ("//evil", "//evil")],
)  # fmt: skip
def test_a_stranger_signs_in_first_and_is_told_where_to(screens, path, wanted):
    answer = screens.get(f"{ORIGIN}{path}", follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (302, f"/sign-in?next={wanted}")
    assert answer.headers["cache-control"] == "no-store"


def test_whoever_holds_a_session_gets_the_page(screens):
    screens.cookies.set("pacto", "whatever it is worth")
    assert screens.get("/inbox").text == "<p>Pacto</p>"


@pytest.mark.parametrize("page", OPEN)
def test_open_pages_are_open(screens, page):
    assert screens.get(page).text == "<p>Pacto</p>"
    assert screens.get(f"{page}s", follow_redirects=False).status_code == 302


def test_the_open_pages_are_those_outside_the_group_for_people_signed_in():
    found = {f"/{page.relative_to(ROUTES).parts[0]}" for page in ROUTES.rglob("+page.svelte")}
    assert found - {"/(app)"} == set(OPEN)
