"""What both sides and the secretariat do in an exchange besides its main story, walked on the screens."""

import csv
import io
import re
from datetime import timedelta

import pytest

from tests.browser.test_story import DESK, TODAY, signed_in

pytestmark = pytest.mark.browser


def first(desk, **filters: str) -> dict:
    """The newest exchange within the filters, as the secretariat reads it."""
    query = "&".join(f"{name}={value}" for name, value in filters.items())
    row = desk.api(f"/api/exchanges?limit=1&{query}")["items"][0]
    return desk.api(f"/api/exchanges/{row['id']}")


def suggest(visitor, exchange_id: str) -> None:
    """Two times from the first week that has two."""
    page = visitor.page
    visitor.goto(f"/exchanges/{exchange_id}/sessions/new")
    boxes = page.locator('fieldset input[type="checkbox"][value*="T"]')
    for _ in range(8):
        page.get_by_role("heading", level=1).wait_for()
        if boxes.count() > 1:
            break
        week = page.url
        page.get_by_role("link", name=visitor.say("exchanges_plan_later")).click()
        page.wait_for_url(lambda url, before=week: url != before)
        page.wait_for_load_state("networkidle")
    boxes.nth(0).check()
    boxes.nth(1).check()
    visitor.shot("work-suggest")
    visitor.press("exchanges_suggest_do")
    page.wait_for_url(re.compile(f"/exchanges/{exchange_id}#sessions"))
    page.locator("#sessions .card").first.wait_for()


@pytest.mark.parametrize("language", ["en", "es", "pt"])
def test_one_side_suggests_times_and_the_other_picks(visit, language):
    exchange = first(visit_desk(visit, language), state="agreed", language=language)
    asking = signed_in(visit, exchange["requester"]["person_name"])
    peer = signed_in(visit, exchange["peer"]["person_name"], phone=True)
    address = f"/api/exchanges/{exchange['id']}/suggestions/standing"
    suggest(asking, exchange["id"])
    peer.goto(f"/exchanges/{exchange['id']}#sessions")
    peer.page.get_by_role("group").or_(peer.page.get_by_role("radiogroup")).first.wait_for()
    peer.shot("work-pick")
    peer.press("exchanges_times_none")
    peer.write("exchanges_times_none_reason", "14:00")
    peer.page.get_by_role("dialog").get_by_role("button", name=peer.say("exchanges_times_none"), exact=True).click()
    peer.page.wait_for_url(re.compile("/sessions/new"))
    assert asking.api(address)["state"] == "refused"
    suggest(peer, exchange["id"])
    asking.goto(f"/exchanges/{exchange['id']}#sessions")
    asking.page.get_by_role("radio").first.check()
    asking.shot("work-pick")
    asking.press("exchanges_times_pick_do")
    asking.page.locator("#sessions ol > li").first.wait_for()
    assert asking.api(f"/api/exchanges/{exchange['id']}")["state"] == "scheduled"
    assert asking.api(address) is None


def visit_desk(visit, language: str = "en"):
    return signed_in(visit, DESK[language])


def test_the_secretariat_acts_for_a_side_and_the_timeline_says_so(visit):
    desk = visit_desk(visit)
    exchange = first(desk, state="scheduled")
    name = exchange["organisation"]["name"]
    desk.goto(f"/exchanges/{exchange['id']}")
    desk.page.locator('a[href$="?for=requester"]').click()
    desk.page.get_by_text(desk.say("exchanges_acting_for", name=name)).wait_for()
    desk.shot("work-acting")
    desk.page.get_by_role("button", name=desk.say("exchanges_act_hold"), exact=True).click()
    dialog = desk.page.get_by_role("dialog")
    dialog.get_by_role("textbox").first.fill("They called: elections.")
    dialog.locator('input[type="date"]').fill((TODAY + timedelta(days=30)).isoformat())
    dialog.locator('button[type="submit"]').click()
    dialog.wait_for(state="hidden")
    desk.shot("work-acting")
    desk.page.get_by_text(desk.say("exchanges_by_for", name="Miriam Coastalder", organisation=name)).wait_for()
    assert desk.api(f"/api/exchanges/{exchange['id']}")["on_hold"] is True


def test_terms_are_changed_and_the_other_side_is_asked_again(visit):
    desk = visit_desk(visit)
    exchange = first(desk, state="proposed")
    match = next(
        item
        for item in desk.api(f"/api/exchanges/{exchange['id']}/matches")
        if item["state"] in {"sent", "peer_accepted"}
    )
    page = desk.page
    desk.goto(f"/matches/{match['id']}?for=peer")
    if match["state"] == "sent":
        desk.press("exchanges_yes_we_can")
        page.get_by_role("button", name=desk.say("exchanges_yes_we_can")).wait_for(state="detached")
    desk.goto(f"/matches/{match['id']}?for=requester")
    desk.press("exchanges_terms_change")
    page.get_by_label(re.compile(f"^{desk.say('exchanges_costs')}")).fill("Each side pays its own.")
    desk.shot("work-terms")
    desk.press("exchanges_terms_save")
    page.get_by_text("Each side pays its own.").wait_for()
    terms = desk.api(f"/api/matches/{match['id']}")["terms"]
    assert (terms["costs"], terms["peer_agreed_at"]) == ("Each side pays its own.", None)


def test_in_the_room_one_edits_a_post_and_shares_a_file(visit):
    exchange = first(visit_desk(visit), state="scheduled")
    asking = signed_in(visit, exchange["requester"]["person_name"])
    page = asking.page
    asking.goto(f"/exchanges/{exchange['id']}#room")
    asking.write("discussions_write_to_room", "We bring the rota.")
    page.locator('#room input[type="file"]').set_input_files(
        {"name": "rota.txt", "mimeType": "text/plain", "buffer": b"Two nights a week."}
    )
    page.get_by_role("heading", name=asking.say("discussions_files")).wait_for()
    asking.press("discussions_send")
    post = page.locator("article.post").last
    post.get_by_role("link", name="rota.txt").wait_for()
    post.get_by_role("button", name=asking.say("discussions_edit")).click()
    post.get_by_role("textbox").fill("We bring the rota on Monday.")
    asking.shot("work-room")
    post.get_by_role("button", name=asking.say("discussions_save")).click()
    post.get_by_text(asking.say("discussions_edited")).wait_for()
    assert "on Monday" in post.inner_text()
    page.get_by_role("button", name=asking.say("discussions_file_remove", name="rota.txt")).click()
    page.get_by_role("dialog").get_by_role("button", name=asking.say("ui_remove"), exact=True).click()
    page.get_by_role("heading", name=asking.say("discussions_files")).wait_for(state="detached")


def test_the_desk_is_worked_by_keys_and_its_table_is_taken_along(visit):
    desk = visit_desk(visit)
    page = desk.page
    desk.goto("/desk")
    page.get_by_text(desk.say("secretariat_shortcuts")).wait_for()
    page.keyboard.press("j")
    here = page.evaluate("document.activeElement.getAttribute('href')")
    page.keyboard.press("j")
    assert here
    assert page.evaluate("document.activeElement.getAttribute('href')") != here
    page.keyboard.press("k")
    assert page.evaluate("document.activeElement.getAttribute('href')") == here
    page.keyboard.press("t")
    page.get_by_role("link", name=desk.say("secretariat_download")).wait_for()
    desk.shot("work-desk")
    with page.expect_download() as download:
        desk.press("secretariat_download")
    rows = list(csv.DictReader(io.StringIO(download.value.path().read_text("utf-8-sig"), newline="")))
    assert len(rows) == desk.api("/api/desk")["running_count"]


def kept_back(desk) -> tuple[str, dict]:
    """An exchange that looks for peers and has somebody kept back whom a note can put forward, with its shortlist."""
    for row in desk.api("/api/exchanges?state=open&limit=50")["items"]:
        shortlist = desk.api(f"/api/exchanges/{row['id']}/shortlist")
        if any(
            item["kept_back"] in {"at_capacity", "no_language", "kind_not_wanted"} for item in shortlist["kept_back"]
        ):
            return row["id"], shortlist
    pytest.fail("nobody is kept back for a reason that a note helps with")


def test_the_shortlist_begins_with_a_few_and_a_peer_is_chosen_against_the_advice_with_a_note(visit):
    desk = visit_desk(visit)
    page = desk.page
    exchange_id, shortlist = kept_back(desk)
    desk.goto(f"/exchanges/{exchange_id}/shortlist")
    heading = page.get_by_role("heading", name=desk.say("secretariat_ranked"))
    ranked = page.locator("section").filter(has=heading).locator("ul.rows > li")
    ranked.first.wait_for()
    assert ranked.count() == min(8, len(shortlist["ranked"]))
    if len(shortlist["ranked"]) > 8:
        desk.press("secretariat_more_ranked", count=len(shortlist["ranked"]) - 8)
        assert ranked.count() == len(shortlist["ranked"])
    desk.shot("work-shortlist")
    page.get_by_role("button", name=re.compile(f"^{desk.say('secretariat_choose_anyway')}: ")).first.click()
    page.get_by_role("dialog").get_by_role("textbox").fill("They asked to be asked.")
    page.get_by_role("dialog").get_by_role("button", name=desk.say("secretariat_choose"), exact=True).click()
    page.get_by_role("dialog").wait_for(state="hidden")
    notes = [match["override_note"] for match in desk.api(f"/api/exchanges/{exchange_id}/matches")]
    assert "They asked to be asked." in notes


@pytest.mark.parametrize("name", ["Simone Larkmere", "Leandro Vientosur", "Caio Ribeirovento", "Miriam Coastalder"])
def test_what_home_and_inbox_lead_to_is_there(visit, name):
    someone = signed_in(visit, name)
    home = someone.api("/api/home")
    places = {
        item["kind"]: item["place"] for item in (*home["waits"], *home["news"], *someone.api("/api/inbox")["items"])
    }
    assert places
    for place in places.values():
        someone.goto(place)
        someone.page.locator("main h1").wait_for()
        assert someone.page.get_by_text(someone.say("ui_not_found_title")).count() == 0, place


def test_a_cost_of_a_session_is_noted(visit):
    desk = visit_desk(visit)
    exchange = next(
        desk.api(f"/api/exchanges/{row['id']}")
        for row in desk.api("/api/exchanges?limit=50&state=scheduled&language=en")["items"]
        if any(each["abilities"]["note_cost"] for each in desk.api(f"/api/exchanges/{row['id']}/sessions"))
    )
    asking = signed_in(visit, exchange["requester"]["person_name"])
    page = asking.page
    asking.goto(f"/exchanges/{exchange['id']}#sessions")
    page.get_by_role("button", name=asking.say("exchanges_cost_new"), exact=True).last.click()
    asking.write("exchanges_cost_amount", "120.50")
    asking.write("exchanges_cost_currency", "usd")
    asking.shot("work-cost")
    page.get_by_role("button", name=asking.say("ui_save"), exact=True).click()
    page.get_by_text("120.50").or_(page.get_by_text("120,50")).first.wait_for()
    noted = [cost for session in asking.api(f"/api/exchanges/{exchange['id']}/sessions") for cost in session["costs"]]
    assert (noted[-1]["amount_minor"], noted[-1]["currency"]) == (12050, "USD")


def test_the_demonstration_shows_its_date_and_lets_the_clock_be_moved(visit):
    someone = signed_in(visit, "Simone Larkmere")
    page = someone.page
    banner = page.get_by_role("region", name=someone.say("ui_notice"))
    before = banner.inner_text()
    banner.locator("summary").click()
    someone.shot("work-clock")
    banner.get_by_role("button", name=someone.say("ui_demo_week"), exact=True).click()
    page.wait_for_function("before => !document.querySelector('.banner').innerText.startsWith(before)", arg=before)
    assert someone.api("/api/demo/clock")["ahead_days"] >= 7
    banner.get_by_role("link", name=someone.say("ui_demo_outbox")).click()
    page.wait_for_url(someone.site.address + "/demo/outbox")
