"""Without a connection: pages of the open network are read from copies; what is closed is never kept; nothing outlasts a sign-out."""

import re
import sqlite3

import pytest

from tests.browser.test_story import signed_in
from tests.browser.test_work import first, visit_desk

pytestmark = pytest.mark.browser

KEPT = """async () => {
    const found = [];
    for (const name of await caches.keys()) {
        if (!name.startsWith('kept-')) continue;
        for (const request of await (await caches.open(name)).keys()) found.push(new URL(request.url).pathname);
    }
    return found.sort();
}"""


def open_thread(visitor) -> str:
    """A conversation that the whole network reads, as an address."""
    with sqlite3.connect(next(visitor.site.data_dir.glob("*.sqlite3"))) as database:
        (found,) = database.execute(
            "SELECT thread.id FROM thread JOIN circle ON circle.id = circle_id WHERE circle.kind = 'network' LIMIT 1"
        ).fetchone()
    return f"{found[:8]}-{found[8:12]}-{found[12:16]}-{found[16:20]}-{found[20:]}"


def read(visitor, path: str) -> None:
    visitor.goto(path)
    visitor.page.locator("main h1").first.wait_for()
    visitor.page.wait_for_load_state("networkidle")


@pytest.fixture
def reader(visit):
    """Somebody who read an open conversation, a closed room, an exchange and their home, and then lost the connection."""
    exchange = first(visit_desk(visit), state="scheduled")
    person = signed_in(visit, exchange["requester"]["person_name"])
    person.page.evaluate("() => navigator.serviceWorker.ready")
    person.page.wait_for_function("() => navigator.serviceWorker.controller")
    room = person.api(f"/api/exchanges/{exchange['id']}")["room_thread_id"]
    thread = open_thread(person)
    for path in ("/", "/inbox", f"/exchanges/{exchange['id']}", f"/conversations/{room}", f"/conversations/{thread}"):
        read(person, path)
    person.page.locator("article.post").first.wait_for()
    return person, thread, room


def test_an_open_page_is_read_without_a_connection_and_a_closed_one_was_never_kept(reader):
    person, thread, room = reader
    title = person.page.locator("main h1").inner_text()
    words = person.page.locator("article.post .read").first.inner_text()
    its_own = [f"/api/threads/{thread}{part}" for part in ("", "/decisions", "/posts")]
    assert person.page.evaluate(KEPT) == [*its_own, "/api/visitor"]
    person.context.set_offline(True)
    person.goto(f"/conversations/{thread}")
    person.page.get_by_role("heading", level=1, name=title).wait_for()
    assert person.page.locator("article.post .read").first.inner_text() == words
    person.page.get_by_text(person.say("ui_offline")).wait_for()
    person.shot("offline-kept")
    person.goto(f"/conversations/{room}")
    person.page.get_by_role("heading", level=1, name=person.say("ui_offline_title")).wait_for()
    assert person.page.locator("article.post").count() == 0
    person.faults.clear()  # the browser tells of every request that did not get through


def test_after_signing_out_nothing_is_left(reader):
    person, thread, _ = reader
    title = person.page.locator("main h1").inner_text()
    person.page.get_by_role("button", name=re.compile(person.api("/api/me")["person"]["name"])).click()
    person.press("ui_sign_out")
    person.page.wait_for_url(re.compile("/sign-in"))
    assert person.page.evaluate(KEPT) == []
    assert person.page.evaluate("Object.keys(localStorage).filter((key) => key.startsWith('pacto.draft'))") == []
    person.context.set_offline(True)
    person.goto(f"/conversations/{thread}")
    person.page.wait_for_load_state("networkidle")
    assert person.page.locator("main h1, article.post").filter(has_text=title).count() == 0
    person.faults.clear()


def test_a_copy_goes_when_the_right_goes(reader):
    person, thread, _ = reader
    with sqlite3.connect(next(person.site.data_dir.glob("*.sqlite3"))) as database:
        closed = database.execute("SELECT id FROM circle WHERE kind = 'secretariat'").fetchone()
        was = database.execute("SELECT circle_id FROM thread WHERE id = ?", (thread.replace("-", ""),)).fetchone()
        database.execute("UPDATE thread SET circle_id = ? WHERE id = ?", (*closed, thread.replace("-", "")))
    person.goto(f"/conversations/{thread}")
    person.page.get_by_role("heading", level=1, name=person.say("ui_not_found_title")).wait_for()
    assert person.page.evaluate(KEPT) == ["/api/visitor"]
    with sqlite3.connect(next(person.site.data_dir.glob("*.sqlite3"))) as database:
        database.execute("UPDATE thread SET circle_id = ? WHERE id = ?", (*was, thread.replace("-", "")))


def test_a_session_that_ends_takes_all_copies_along(reader):
    person, _, _ = reader
    person.context.clear_cookies()
    person.goto("/")
    person.page.wait_for_url(re.compile("/sign-in"))
    assert person.page.evaluate(KEPT) == []
