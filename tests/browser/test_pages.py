"""Every screen, signed out, as a member and as the secretariat, in each language, from wide to 320 px, light and dark."""

import re
import sqlite3
from collections.abc import Callable
from itertools import cycle

import pytest

from tests.browser.conftest import MESSAGES, ROOT, Visitor

pytestmark = pytest.mark.browser

ROUTES = ROOT / "frontend" / "src" / "routes"
AXE = (ROOT / "frontend" / "node_modules" / "axe-core" / "axe.min.js").read_text("utf-8")
LANGUAGES = ("en", "es", "pt")
MEMBERS = {"en": "Simone Larkmere", "es": "Leandro Vientosur", "pt": "Caio Ribeirovento"}
DESK = {"en": "Miriam Coastalder", "es": "Andrés Nubeclara", "pt": "Lívia Praiaserena"}
# Width, colours, and the rules of axe that can come out differently from the views before.
VIEWS = (
    (1280, "light", None),
    (375, "light", None),
    (320, "light", ["target-size"]),
    (320, "dark", ["color-contrast"]),
)
ROOMS = "|".join(sorted(folder.name for folder in MESSAGES.iterdir()))
NO_WORDS = re.compile(rf"\b(?:{ROOMS})_[a-z]\w+|\bundefined\b|\bNaN\b|\[object \w+\]|Invalid Date")

Way = Callable[[Visitor], None]


def at(path: str) -> Way:
    return lambda visitor: visitor.goto(path)


def exchange_in(visitor: Visitor, state: str) -> str:
    """An exchange in this state, the visitor's own if there is one."""
    known = visitor.api("/api/home")["running"] + visitor.api("/api/exchanges")["items"]
    return next(exchange["id"] for exchange in known if exchange["state"] == state)


def of_exchange(state: str, page: str = "") -> Way:
    return lambda visitor: visitor.goto(f"/exchanges/{exchange_in(visitor, state)}{page}")


def write_request(visitor: Visitor) -> None:
    visitor.goto("/exchanges/new")
    visitor.press("exchanges_begin")
    visitor.page.wait_for_url(re.compile(r"/exchanges/[0-9a-f-]+/edit"))


def open_match(visitor: Visitor) -> None:
    match_id = visitor.api(f"/api/exchanges/{exchange_in(visitor, 'proposed')}/matches")[0]["id"]
    visitor.goto(f"/matches/{match_id}")


def open_conversation(visitor: Visitor) -> None:
    places = (item["place"] for item in visitor.api("/api/home")["news"])
    visitor.goto(next(place for place in places if place.startswith("/conversations/")))


def of_group(page: str = "") -> Way:
    """A working group for which the visitor answers."""

    def go(visitor: Visitor) -> None:
        body = {"title": "Night shifts", "purpose": "Who sleeps when, and who says so.", "language": "en"}
        visitor.goto(f"/conversations/spaces/{visitor.api('/api/spaces', 'POST', body)['id']}{page}")

    return go


def open_reports(visitor: Visitor) -> None:
    """The reports, one of them waiting: of a contribution that another person wrote."""
    report_posts(visitor, 1)
    visitor.goto("/desk/reports")


def report_posts(visitor: Visitor, number: int) -> list[str]:
    """Report so many posts of others that the whole network reads; the threads where they stand."""
    open_ones = {row["id"] for row in visitor.api("/api/spaces")["items"] if row["kind"] != "working_group"}
    threads = visitor.api("/api/threads?limit=100")["items"]
    shared = [row["id"] for row in threads if row["space_id"] in open_ones and not row["confidential"]]
    me = visitor.api("/api/me")["person"]["id"]
    posts = [post for thread in shared[:8] for post in visitor.api(f"/api/threads/{thread}/posts")["items"]]
    theirs = [post for post in posts if post["author"]["id"] != me and post["abilities"]["report"]][:number]
    body = {"reason": "private_data", "words": "A name that does not belong here."}
    for post in theirs:
        visitor.api(f"/api/threads/{post['thread_id']}/posts/{post['id']}/reports", "POST", body)
    return [post["thread_id"] for post in theirs]


def of_offer(page: str = "") -> Way:
    def go(visitor: Visitor) -> None:
        mine = visitor.api("/api/me")["seat"]["organisation"]["id"]
        offers = visitor.api(f"/api/offers?organisation_id={mine}")["items"] or visitor.api("/api/offers")["items"]
        visitor.goto(f"/offers/{offers[0]['id']}{page}")

    return go


def of_organisation(page: str = "") -> Way:
    return lambda visitor: visitor.goto(
        f"/organisations/{visitor.api('/api/me')['seat']['organisation']['slug']}{page}"
    )


def take_back_consent(visitor: Visitor) -> None:
    person = visitor.api("/api/me")["person"]["id"]
    with sqlite3.connect(next(visitor.site.data_dir.glob("*.sqlite3"))) as database:
        database.execute("UPDATE person SET consented_to = '' WHERE id = ?", (person.replace("-", ""),))
    visitor.goto("/consent")


def of_call(page: str = "") -> Way:
    return lambda visitor: visitor.goto(f"/calls/{visitor.api('/api/calls')['items'][0]['id']}{page}")


def open_proposal(visitor: Visitor) -> None:
    visitor.goto(f"/proposals/{visitor.api('/api/proposals')['items'][0]['id']}")


def open_signing(visitor: Visitor) -> None:
    visitor.goto(f"/proposals/{visitor.api('/api/proposals')['items'][0]['id']}/sign")


def open_result(visitor: Visitor) -> None:
    visitor.goto(f"/proposals/{visitor.api('/api/proposals')['items'][-1]['id']}/result")


def open_budget(visitor: Visitor) -> None:
    visitor.goto(f"/proposals/{visitor.api('/api/proposals')['items'][0]['id']}/budget")


def open_annexes(visitor: Visitor) -> None:
    visitor.goto(f"/proposals/{visitor.api('/api/proposals')['items'][0]['id']}/annexes")


def open_results(visitor: Visitor) -> None:
    visitor.goto(f"/proposals/{visitor.api('/api/proposals')['items'][0]['id']}/results")


def open_section(visitor: Visitor) -> None:
    """The text of the section that is being written."""
    proposal = visitor.api(f"/api/proposals/{visitor.api('/api/proposals')['items'][0]['id']}")
    section = next(each for each in proposal["sections"] if each["key"] == "learning_source")
    visitor.goto(f"/proposals/{proposal['id']}/sections/{section['id']}")
    visitor.page.locator(".editor p").first.wait_for()


def open_versions(visitor: Visitor) -> None:
    open_section(visitor)
    section = visitor.page.url.rsplit("/", 1)[1]
    visitor.api(f"/api/sections/{section}/versions", "POST", {"name": "For the mayor"})
    visitor.goto(f"{visitor.page.url.removeprefix(visitor.site.address)}/versions")
    visitor.press("drafting_version_compare", number=1)
    visitor.page.locator(".read.words").first.wait_for()


def sign_out(visitor: Visitor) -> None:
    """As somebody who has written what is not sent."""
    copy = '{"title": "Resumen", "path": "/proposals", "waiting": 3, "generation": 1}'
    visitor.page.evaluate(f"localStorage.setItem('pacto.text.1.2', '{copy}')")
    visitor.goto("/sign-out")


# How a visitor comes to each page; a page that stands in no list fails the first test.
OUTSIDE: dict[str, Way] = {
    "apply": at("/apply"),
    "apply/confirm": at("/apply/confirm#token"),
    "code-of-conduct": at("/code-of-conduct"),
    "contact": at("/contact"),
    "demo/outbox": at("/demo/outbox"),
    "demo/people": at("/auth/demo/login?next=/"),
    "invitation": at("/invitation#token"),
    "privacy": at("/privacy"),
    "sign-in": at("/sign-in"),
    "sign-in/code": at("/sign-in/code"),  # leads back to the door: the demonstration sends no codes
    "sign-in/confirm": at("/sign-in/confirm#token"),
    "sign-in/failed": at("/sign-in/failed"),
    "terms": at("/terms"),
    "unsubscribe/[token]": at("/unsubscribe/token"),
}
INSIDE: dict[str, Way] = {
    "": at("/"),
    "account": at("/account"),
    "calls": at("/calls"),
    "calls/[id]": of_call(),
    "calls/new": at("/calls/new"),
    "conversations": at("/conversations"),
    "conversations/[id]": open_conversation,
    "conversations/new": at("/conversations/new"),
    "conversations/spaces": at("/conversations/spaces"),
    "conversations/spaces/[id]": of_group(),
    "conversations/spaces/[id]/edit": of_group("/edit"),
    "conversations/spaces/[id]/people": of_group("/people"),
    "conversations/spaces/new": at("/conversations/spaces/new"),
    "directory": at("/directory"),
    "exchanges": at("/exchanges"),
    "exchanges/[id]": of_exchange("scheduled"),
    "exchanges/[id]/report": of_exchange("reporting", "/report"),
    "exchanges/[id]/sessions/new": of_exchange("agreed", "/sessions/new"),
    "exchanges/new": at("/exchanges/new"),
    "inbox": at("/inbox"),
    "matches/[id]": open_match,
    "offers/[id]": of_offer(),
    "offers/new": at("/offers/new"),
    "organisations/[slug]": of_organisation(),
    "organisations/[slug]/edit": of_organisation("/edit"),
    "organisations/[slug]/seats": of_organisation("/seats"),
    "people/[id]": lambda visitor: visitor.goto(f"/people/{visitor.api('/api/people')['items'][0]['id']}"),
    "profile": at("/profile"),
    "proposals": at("/proposals"),
    "search": at("/search?q=violencia"),
    "sign-out": sign_out,
}
MEMBERS_ONLY: dict[str, Way] = {
    "exchanges/[id]/edit": write_request,
    "offers/[id]/edit": of_offer("/edit"),
    "proposals/[id]": open_proposal,
    "proposals/[id]/annexes": open_annexes,
    "proposals/[id]/budget": open_budget,
    "proposals/[id]/results": open_results,
    "proposals/[id]/sections/[section]": open_section,
    "proposals/[id]/sections/[section]/versions": open_versions,
    "proposals/[id]/result": open_result,
    "proposals/[id]/sign": open_signing,
    "proposals/new": at("/proposals/new"),
    "consent": take_back_consent,
}
DESK_ONLY: dict[str, Way] = {
    "calls/[id]/edit": of_call("/edit"),
    "desk": at("/desk"),
    "desk/applications": at("/desk/applications"),
    "desk/reports": open_reports,
    "exchanges/[id]/shortlist": of_exchange("open", "/shortlist"),
}
# Who has what these pages are about: the persona of this language.
THEIRS = {
    "exchanges/[id]/report": "es",
    "exchanges/[id]/sessions/new": "pt",
    "matches/[id]": "es",
    "proposals/[id]": "en",
    "proposals/[id]/annexes": "en",
    "proposals/[id]/budget": "en",
    "proposals/[id]/results": "en",
    "proposals/[id]/sections/[section]": "en",
    "proposals/[id]/sections/[section]/versions": "en",
    "proposals/[id]/result": "en",
    "proposals/[id]/sign": "en",
}


def in_turn(pages: dict[str, Way], language: str, *, beginning: int, theirs: dict[str, str]) -> dict[str, Way]:
    """The pages that are looked at in this language: one in three, beside those that only this persona has."""
    turns = cycle(LANGUAGES[beginning:] + LANGUAGES[:beginning])
    return {
        page: way for (page, way), turn in zip(pages.items(), turns, strict=False) if theirs.get(page, turn) == language
    }


def routes(under: str = "") -> set[str]:
    """The addresses of all pages as the folders name them, those in brackets left out."""
    found = (file.parent.relative_to(ROUTES).as_posix() for file in (ROUTES / under).rglob("+page.svelte"))
    return {re.sub(r"\([a-z]+\)/?", "", route).removeprefix(".") for route in found}


def look(visitor: Visitor, page: str) -> list[str]:
    """What is wrong with the page that stands open, in every view."""
    tab = visitor.page
    found = []
    tab.locator("main h1").first.wait_for()
    tab.wait_for_function("() => !document.querySelector('[aria-busy=true]')")
    tab.evaluate(AXE)
    for width, colours, rules in VIEWS:
        tab.set_viewport_size({"width": width, "height": 900})
        tab.emulate_media(color_scheme=colours, reduced_motion="reduce")
        where = f"/{page} {visitor.language} {width} {colours}"
        if tab.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
            found.append(f"{where}: scrolls sideways")
        violations = tab.evaluate(
            """async (rules) => (await axe.run(document, { resultTypes: ['violations'], ...(rules && { runOnly: rules }) }))
                .violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`)""",
            rules,
        )
        found += [f"{where}: {violation}" for violation in violations]
    found += [
        f"/{page} {visitor.language}: says {words}" for words in NO_WORDS.findall(tab.locator("body").inner_text())
    ]
    visitor.shot(f"page-{page.replace('/', '-')}")
    return found


def walk(visitor: Visitor, pages: dict[str, Way]) -> list[str]:
    """Goes to each page; a page that the server refuses is wrong as well."""
    found: list[str] = []
    before = len(visitor.refused)
    for page, go in pages.items():
        visitor.page.set_viewport_size({"width": 1280, "height": 900})
        go(visitor)
        found += look(visitor, page)
    return found + visitor.refused[before:]


def test_every_page_has_its_visit():
    assert routes() == {*OUTSIDE, *INSIDE, *MEMBERS_ONLY, *DESK_ONLY}


@pytest.mark.parametrize("language", LANGUAGES)
def test_pages_before_signing_in(visit, language):
    stranger = visit(language)
    pages = in_turn(OUTSIDE, language, beginning=0, theirs={})
    # Made-up tokens are refused; the page has to say so and stay well.
    found = [fault for fault in walk(stranger, pages) if "/api/admissions/" not in fault]
    assert not found, "\n".join(found)


def test_being_signed_out_is_no_error(visit):
    stranger = visit()
    errors: list[str] = []
    stranger.page.on("console", lambda message: message.type == "error" and errors.append(message.text))
    for page in ("sign-in", "apply", "privacy", "terms", "code-of-conduct", "contact", "consent"):
        stranger.goto(f"/{page}")
        stranger.page.locator("main h1").first.wait_for()
        stranger.page.wait_for_load_state("networkidle")
    assert (errors, stranger.refused) == ([], [])


@pytest.mark.parametrize("language", LANGUAGES)
def test_pages_of_a_member(visit, language):
    member = visit(language)
    member.sign_in(MEMBERS[language])
    assert member.language == language
    found = walk(member, in_turn(INSIDE | MEMBERS_ONLY, language, beginning=1, theirs=THEIRS))
    assert not found, "\n".join(found)


@pytest.mark.parametrize("language", LANGUAGES)
def test_pages_of_the_secretariat(visit, language):
    desk = visit(language)
    desk.sign_in(DESK[language])
    found = walk(desk, in_turn(INSIDE | DESK_ONLY, language, beginning=2, theirs={}))
    assert not found, "\n".join(found)


def test_pages_inside_lead_strangers_to_the_door(visit):
    stranger = visit("pt")
    for page in sorted(routes("(app)")):
        path = "/" + re.sub(r"\[\w+\]", "x", page)
        stranger.goto(path)
        stranger.page.wait_for_url(re.compile(r"/sign-in\?next="))
        assert stranger.page.evaluate("new URL(location).searchParams.get('next')") == path


@pytest.mark.parametrize(
    ("path", "title", "frames"),
    [
        ("/exchanges/0198f1f0-c0de-7abc-8000-000000000000", "ui_not_found_title", 1),
        ("/desk/applications", "ui_refused_title", 1),
        ("/nonsense", "ui_not_found_title", 0),
    ],
)
def test_what_is_not_for_somebody_is_said_once_and_in_one_frame(visit, path, title, frames):
    member = visit("es")
    member.sign_in("Iván Torrelimpia")
    member.goto(path)
    tab = member.page
    tab.get_by_role("heading", level=1, name=member.say(title), exact=True).wait_for()
    assert tab.get_by_role("button", name=member.say("ui_try_again"), exact=True).count() == 0
    counted = {each: tab.locator(each).count() for each in ("main", ".banner", "header.masthead", "nav.tabbar")}
    assert counted == {"main": 1, ".banner": 1, "header.masthead": frames, "nav.tabbar": frames}
