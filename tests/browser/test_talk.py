"""Writing in a room: the editor by keyboard, mentions, drafts that follow one from device to device, clean paste."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.test_pages import AXE, MEMBERS, look
from tests.browser.test_story import signed_in
from tests.browser.test_work import first, visit_desk

pytestmark = pytest.mark.browser

WORD = """<p class=MsoNormal style='margin:0'><b>Acuerdos<o:p></o:p></b></p>
<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>·&nbsp;</span><![endif]>Medir cada mes</p>
<img src="https://track.example/open.gif" width=1 height=1>"""


@pytest.fixture
def room(visit):
    """Somebody of the asking side, at the room of an exchange, and the room's thread."""
    exchange = first(visit_desk(visit), state="scheduled")
    asking = signed_in(visit, exchange["requester"]["person_name"])
    asking.goto(f"/exchanges/{exchange['id']}#room")
    thread = asking.api(f"/api/exchanges/{exchange['id']}")["room_thread_id"]
    yield asking, thread
    asking.api(f"/api/threads/{thread}/draft", "DELETE")


def begin(visitor):
    """Go to the box, and wait until the editor has come."""
    box = visitor.page.get_by_label(visitor.say("discussions_write_to_room"), exact=True)
    box.focus()
    visitor.page.locator("#room .text").wait_for()
    return visitor.page.locator("#room .text")


def last_post(visitor, thread: str) -> dict:
    return visitor.api(f"/api/threads/{thread}/posts?limit=100")["items"][-1]


def test_one_writes_with_the_keyboard_alone(room):
    asking, thread = room
    text = begin(asking)
    keys = asking.page.keyboard
    keys.press("Control+b")
    keys.type("Acuerdos")
    keys.press("Control+b")
    keys.press("Enter")
    keys.type("- medir")
    keys.press("Enter")
    keys.type("publicar")
    keys.press("Control+]")
    keys.press("Shift+Tab")
    assert asking.page.evaluate("document.activeElement.closest('[role=toolbar]') !== null")
    keys.press("ArrowRight")
    assert asking.page.evaluate("document.activeElement.getAttribute('aria-label')") == asking.say("editor_italic")
    asking.page.evaluate(AXE)
    faults = asking.page.evaluate(
        "async () => (await axe.run('#room', { resultTypes: ['violations'] })).violations.map(({ id }) => id)"
    )
    assert faults == []
    sizes = asking.page.locator("#room [role=toolbar] button").evaluate_all(
        "all => all.map((one) => Math.min(one.offsetWidth, one.offsetHeight))"
    )
    assert min(sizes) >= 44
    asking.shot("talk-editor")
    text.focus()
    keys.press("Control+Enter")
    asking.page.locator("article.post", has_text="publicar").wait_for()
    post = last_post(asking, thread)
    assert post["markdown"] == "**Acuerdos**\n\n- medir\n  - publicar"
    assert post["language"] in {"en", "es", "pt"}
    assert asking.api(f"/api/threads/{thread}")["draft"] is None


def test_an_at_sign_opens_the_people_of_the_room(room):
    asking, thread = room
    text = begin(asking)
    person = asking.api(f"/api/threads/{thread}/people?limit=100")[-1]
    asking.page.keyboard.type(f"Gracias @{person['name'][:4]}")
    asking.page.get_by_role("listbox").get_by_role("option", name=person["name"]).wait_for()
    assert text.get_attribute("aria-activedescendant")
    asking.shot("talk-people")
    asking.page.keyboard.press("Escape")
    asking.page.locator("#room li[role=option]").first.wait_for(state="detached")
    asking.page.keyboard.type(person["name"][4])
    asking.page.keyboard.press("Backspace")
    for _ in range(5):
        asking.page.keyboard.press("Backspace")
    asking.page.keyboard.type(f"@{person['name'][:4]}")
    option = asking.page.get_by_role("listbox").get_by_role("option", name=person["name"])
    option.wait_for()
    while option.get_attribute("aria-selected") != "true":
        asking.page.keyboard.press("ArrowDown")
    asking.page.keyboard.press("Enter")
    asking.page.locator("#room .text .mention", has_text=person["name"]).wait_for()
    asking.press("discussions_send")
    asking.page.locator("article.post a.mention", has_text=person["name"]).last.wait_for()
    assert f"(person:{person['id']})" in last_post(asking, thread)["markdown"]


def is_kept(visitor, thread: str, ending: str) -> None:
    """Wait until the server has what is being written."""
    for _ in range(100):
        draft = visitor.api(f"/api/threads/{thread}")["draft"]
        if draft and draft["markdown"].endswith(ending):
            return
        visitor.page.wait_for_timeout(100)
    pytest.fail(f"the server never had {ending!r}")


def test_a_phone_takes_over_from_a_laptop_and_neither_text_is_lost(room, visit):
    asking, thread = room
    begin(asking)
    asking.page.keyboard.type("Written on the laptop.")
    asking.page.locator("#room .saved").wait_for()
    is_kept(asking, thread, "Written on the laptop.")
    phone = signed_in(visit, asking.api("/api/me")["person"]["name"], phone=True)
    phone.goto(f"/conversations/{thread}")
    box = phone.page.get_by_label(phone.say("discussions_write_to_room"), exact=True)
    expect(box).to_have_value("Written on the laptop.")
    begin(phone)
    phone.page.keyboard.type(" And on the phone.")
    is_kept(phone, thread, "And on the phone.")
    asking.page.keyboard.type(" And more.")
    card = asking.page.locator("#room .card.note")
    card.get_by_text("And on the phone.").wait_for()
    assert "And more." in asking.page.locator("#room .text").inner_text()
    asking.shot("talk-elsewhere")
    card.get_by_role("button", name=asking.say("discussions_elsewhere_mine")).click()
    card.wait_for(state="detached")
    is_kept(asking, thread, "And more.")
    phone.page.keyboard.type(" Still there.")
    phone.press("discussions_elsewhere_take")
    phone.page.locator("#room .text", has_text="And more.").wait_for()
    phone.shot("talk-phone")


def test_pasted_text_is_clean(room):
    asking, thread = room
    begin(asking).evaluate(
        """(box, html) => {
            const data = new DataTransfer();
            data.setData('text/html', html);
            box.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
        }""",
        WORD,
    )
    assert asking.page.locator("#room .text img, #room .text [style], #room .text [class*=Mso]").count() == 0
    asking.press("discussions_send")
    asking.page.locator("article.post li", has_text="Medir cada mes").wait_for()
    assert last_post(asking, thread)["markdown"] == "**Acuerdos**\n\n- Medir cada mes"


def test_where_the_editor_does_not_get_through_one_writes_in_a_plain_box(room):
    asking, thread = room
    # Without the service worker, which fetches past the tab.
    asking.page.add_init_script("delete Navigator.prototype.serviceWorker")
    asking.page.evaluate(
        "async () => { for (const one of await navigator.serviceWorker.getRegistrations()) await one.unregister() }"
    )
    asking.page.reload()
    asking.page.get_by_label(asking.say("discussions_write_to_room"), exact=True).wait_for()
    asking.page.route(re.compile(r"/_app/immutable/chunks/"), lambda route: route.abort())
    box = asking.page.get_by_label(asking.say("discussions_write_to_room"), exact=True)
    box.focus()
    asking.page.keyboard.type("Plain, *and* sent.")
    asking.page.keyboard.press("Control+Enter")
    asking.page.locator("article.post em", has_text="and").wait_for()
    assert last_post(asking, thread)["markdown"] == "Plain, *and* sent."
    asking.faults.clear()  # the browser tells of the file that did not come


@pytest.mark.parametrize("language", ["en", "es", "pt"])
def test_a_conversation_is_answered_thanked_and_heard_of(visit, language):
    reader = visit(language, phone=language == "es")
    reader.sign_in(MEMBERS[language])
    threads = reader.api("/api/threads?limit=50")["items"]
    thread = next(row["id"] for row in threads if not row["subject_kind"] and row["post_count"] > 2)
    reader.goto(f"/conversations/{thread}")
    page = reader.page
    page.get_by_text(reader.say("discussions_network_reads")).wait_for()
    first = page.locator("article.post").first
    author = first.locator("header b").inner_text()

    first.get_by_role("button", name=reader.say("discussions_react"), exact=True).click()
    thanks = first.get_by_role("button", name=re.compile(re.escape(reader.say("discussions_react_thanks"))))
    thanks.click()
    page.wait_for_function("() => document.querySelector('article.post .chip[aria-pressed=true]')")

    page.get_by_role("radio", name=reader.say("discussions_level_mute")).check()
    page.wait_for_function(
        "id => fetch(`/api/threads/${id}`).then((a) => a.json()).then((t) => t.level === 'mute')", arg=thread
    )

    first.get_by_role("button", name=reader.say("discussions_answer"), exact=True).click()
    page.locator("#room form").get_by_role("link", name=reader.say("discussions_answering", name=author)).wait_for()
    assert look(reader, f"conversation-{language}") == []
    page.set_viewport_size({"width": 1280, "height": 900})
    page.locator("#room form [contenteditable], #room form textarea").last.click()
    page.keyboard.type("We do the same.")
    reader.press("discussions_send")
    page.locator("article.post .quote", has_text=author).last.wait_for()
    assert last_post(reader, thread)["quote"]["name"] == author
    reader.shot("conversation")
