"""Spaces on screen: a working group from its opening to leaving it, and reports from the desk with the keyboard."""

import re

import pytest

from tests.browser.conftest import DESKTOP, PHONE
from tests.browser.test_pages import DESK, MEMBERS, look, report_posts
from tests.browser.test_story import signed_in

pytestmark = pytest.mark.browser

GROUPS = {"en": "Night shifts", "es": "Turnos de noche", "pt": "Turnos da noite"}
PURPOSES = {"en": "Who sleeps when, and who says so.", "es": "Quién duerme cuándo.", "pt": "Quem dorme quando."}


def picture(visitor, name: str) -> None:
    for size in (DESKTOP, PHONE):
        visitor.page.set_viewport_size(size)
        visitor.shot(name)
    visitor.page.set_viewport_size(DESKTOP)


def open_group(visitor, *, joining: str) -> str:
    visitor.goto("/conversations/spaces")
    visitor.press("discussions_group_new")
    visitor.page.get_by_role("heading", level=1, name=visitor.say("discussions_group_new")).wait_for()
    visitor.press("discussions_group_open")
    visitor.page.get_by_role("radiogroup", name=visitor.say("discussions_group_joining")).wait_for()
    assert visitor.page.get_by_text(visitor.say("ui_field_choose")).count() == 1
    visitor.write("discussions_group_name", GROUPS[visitor.language])
    visitor.write("discussions_group_purpose", PURPOSES[visitor.language])
    visitor.page.get_by_role(
        "radio", name=re.compile(re.escape(visitor.say(f"discussions_group_joining_{joining}")))
    ).check()
    picture(visitor, "spaces-new")
    visitor.press("discussions_group_open")
    visitor.page.get_by_role("heading", level=1, name=GROUPS[visitor.language]).wait_for()
    visitor.page.wait_for_url(re.compile(r"/conversations/spaces/[0-9a-f-]{36}$"))
    return visitor.page.url.rpartition("/")[2]


@pytest.mark.parametrize("language", ["en", "es", "pt"])
def test_a_group_is_opened_joined_heard_of_and_left(visit, language):
    steward = visit(language)
    steward.sign_in(MEMBERS[language])
    group = open_group(steward, joining="open")
    steward.api(
        "/api/threads", "POST", {"title": "First night", "language": language, "markdown": "Quién", "space_id": group}
    )
    other = signed_in(visit, MEMBERS["es" if language == "en" else "en"], phone=language == "pt")
    other.goto("/conversations/spaces")
    other.page.get_by_role("link", name=GROUPS[language]).click()
    other.page.get_by_text(other.say("discussions_group_join_to_read"), exact=True).wait_for()
    assert other.page.get_by_text("First night").count() == 0
    other.shot("spaces-outside")
    other.press("discussions_group_join")
    other.page.get_by_role("link", name="First night").wait_for()
    other.page.get_by_role("radio", name=other.say("discussions_level_follow")).check()
    other.page.wait_for_function(
        "id => fetch(`/api/spaces/${id}`).then((a) => a.json()).then((one) => one.level === 'follow')", arg=group
    )

    # The steward's page shows who came, without being loaded again.
    name = other.api("/api/me")["person"]["name"]
    steward.page.get_by_role("link", name=name).wait_for()
    assert look(steward, "space") == []
    picture(steward, f"space-{language}")
    steward.press("discussions_group_tend")
    row = steward.page.locator("main .rows > li", has_text=name)
    row.get_by_role("button", name=steward.say("discussions_group_make_steward_of", name=name)).click()
    row.get_by_text(steward.say("discussions_group_steward"), exact=True).wait_for()
    third = next(
        person for person in steward.api("/api/people?limit=50")["items"]
        if person["name"] not in {name, steward.api("/api/me")["person"]["name"]}
    )["name"]  # fmt: skip
    steward.page.get_by_role("combobox").fill(third)
    steward.page.get_by_role("option", name=third).first.click()
    steward.page.locator("main .rows > li", has_text=third).wait_for()
    picture(steward, f"space-people-{language}")
    steward.page.locator("main .rows > li", has_text=third).get_by_role(
        "button", name=steward.say("discussions_group_let_out_of", name=third)
    ).click()
    dialog = steward.page.get_by_role("dialog")
    dialog.get_by_role("button", name=steward.say("discussions_group_let_out"), exact=True).click()
    steward.page.locator("main .rows > li", has_text=third).wait_for(state="detached")

    steward.goto(f"/conversations/spaces/{group}/edit")
    steward.page.get_by_role("textbox", name=steward.say("discussions_group_name"), exact=True).fill(
        f"{GROUPS[language]} 2"
    )
    steward.press("discussions_save")
    steward.page.get_by_role("heading", level=1, name=f"{GROUPS[language]} 2").wait_for()
    steward.press("discussions_group_leave")
    steward.page.get_by_role("dialog").get_by_role(
        "button", name=steward.say("discussions_group_leave"), exact=True
    ).click()
    steward.page.wait_for_url(re.compile(r"/conversations/spaces$"))
    steward.page.get_by_role("heading", level=1).wait_for()
    picture(steward, f"spaces-{language}")


def test_the_desk_settles_reports_with_the_keyboard(visit):
    desk = visit("en")
    desk.sign_in(DESK["en"], "/desk")
    tab = desk.page.locator(".tabs a", has_text=desk.say("discussions_reports"))
    member = signed_in(visit, MEMBERS["en"])
    threads = report_posts(member, 3)
    assert desk.api("/api/reports")["waiting"] == 3
    # The count on the desk's tab comes by itself.
    tab.locator(".num", has_text="3").wait_for()
    tab.click()
    rows = desk.page.locator("li[data-report]")
    rows.nth(2).wait_for()
    assert look(desk, "desk-reports") == []
    picture(desk, "desk-reports")
    desk.page.emulate_media(color_scheme="light")
    keys = desk.page.keyboard
    keys.press("j")
    keys.press("h")
    dialog = desk.page.get_by_role("dialog")
    dialog.get_by_role("radio", name=desk.say("discussions_hidden_off_topic")).check()
    desk.shot("desk-reports-hide")
    dialog.get_by_role("button", name=desk.say("discussions_report_hide"), exact=True).click()
    rows.nth(2).wait_for(state="detached")
    desk.page.wait_for_function("() => document.activeElement?.matches('a[data-row]')")
    keys.press("d")
    rows.nth(1).wait_for(state="detached")
    tab.locator(".num", has_text="1").wait_for()
    hidden = [
        post
        for thread in threads
        for post in desk.api(f"/api/threads/{thread}/posts")["items"]
        if post["hidden_reason"]
    ]
    assert {post["hidden_reason"] for post in hidden} == {"off_topic"}
    keys.press("j")
    keys.press("Enter")
    desk.page.wait_for_url(re.compile(r"/conversations/[0-9a-f-]+#post-"))
    desk.goto("/desk/reports?show=settled")
    desk.page.locator("li[data-report]").nth(1).wait_for()
    desk.shot("desk-reports-settled")
    inbox = desk.api("/api/inbox?unread=true")["items"]
    assert "post_reported" in {line["kind"] for line in inbox}
