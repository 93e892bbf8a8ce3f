"""Every address that letters, the inbox and the home page can name leads to a page that exists, down to its part."""

import re
from pathlib import Path

import pytest

from app.home.my_data.reading import PARTS
from app.home.service import AGREE_WITH_ONE_OF, NEWS_PLACES, VOTE_IN_EXCHANGE, WAIT_PLACES
from app.notifications.notices import NOTICES

ROOT = Path(__file__).parents[1]
FRONTEND = ROOT / "frontend" / "src"
ROUTES = FRONTEND / "routes"
PAGES = ("/exchanges/{id}", "/conversations/{id}")
"""What `{page}` of a notice stands for."""


def pages() -> dict[re.Pattern[str], Path]:
    """Each page of the frontend by the addresses that lead to it."""
    found = {}
    for page in ROUTES.rglob("+page.svelte"):
        steps = [step for step in page.parent.relative_to(ROUTES).parts if not step.startswith("(")]
        found[re.compile("/" + "/".join(re.sub(r"\[.*?\]", "[^/]+", step) for step in steps))] = page
    return found


def of_notices() -> set[str]:
    places = {notice.place for notices in NOTICES.values() for notice in notices}
    return {place.replace("{page}", page) for place in places for page in PAGES}


def of_letters() -> set[str]:
    """What the code writes behind the origin of the installation."""
    written = re.compile(r"settings\.origin\}(/[^\"#?]*)")
    sources = (ROOT / "app").rglob("*.py")
    rooms = {"accounts", "exchanges", "members", "notifications", "cli.py"}
    return {
        re.sub(r"\{[^}]*\}", "{id}", place)
        for source in sources
        if source.relative_to(ROOT / "app").parts[0] in rooms
        for place in written.findall(source.read_text("utf-8"))
        if not place.startswith("/auth/")
    }


HOME = {*WAIT_PLACES.values(), AGREE_WITH_ONE_OF, VOTE_IN_EXCHANGE, *NEWS_PLACES.values()}
MY_DATA = {part.place for part in PARTS.values() if part.place.startswith("/")}
PLACES = sorted({*HOME, *MY_DATA, *of_notices(), *of_letters()})


def sources_of(page: Path, seen: set[Path]) -> str:
    """The text of a page and of all components that it draws."""
    text = page.read_text("utf-8")
    for name in re.findall(r"from '(?:#lib/|\./)([\w/]+\.svelte)'", text):
        for part in (FRONTEND / "lib" / name, page.parent / name):
            if part.exists() and part not in seen:
                seen.add(part)
                text += sources_of(part, seen)
    return text


@pytest.mark.parametrize("place", PLACES)
def test_a_place_that_people_are_sent_to_is_a_page(place):
    path, _, part = place.partition("#")
    address = re.sub(r"\{[^}]*\}", "x", path.partition("?")[0])
    leading = [page for pattern, page in pages().items() if pattern.fullmatch(address)]
    assert leading, f"{place} leads nowhere"
    if part:
        assert f'id="{part}"' in sources_of(leading[0], set())


def test_there_are_places_of_every_kind():
    assert {"/matches/{match_id}", "/exchanges/{subject_id}#sessions", "/conversations/{id}#room", "/inbox"} <= set(
        PLACES
    )
