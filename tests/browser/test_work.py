"""What both sides and the secretariat do in an exchange besides its main story, walked on the screens."""

import csv
import io
import re
from datetime import timedelta

import pytest

from tests.browser.test_story import ASKING, DESK, TODAY, signed_in, write_request

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
    page.get_by_role("radio", name=re.compile(f"^{re.escape(desk.say('exchanges_conf_matched_only'))}")).check()
    page.get_by_role("button", name="Français").or_(page.get_by_role("button", name="French")).click()
    contact = page.get_by_label(desk.say("exchanges_terms_contact", name=exchange["organisation"]["name"]), exact=True)
    deputy = page.get_by_label(desk.say("exchanges_terms_substitute", name=exchange["organisation"]["name"]))
    deputy.select_option(contact.input_value())
    desk.shot("work-terms")
    desk.press("exchanges_terms_save")
    page.get_by_text(desk.say("exchanges_field_same_as_contact")).wait_for()
    deputy.select_option("")
    desk.press("exchanges_terms_save")
    page.get_by_text("Each side pays its own.").wait_for()
    terms = desk.api(f"/api/matches/{match['id']}")["terms"]
    assert (terms["costs"], terms["peer_agreed_at"]) == ("Each side pays its own.", None)
    assert (terms["confidentiality"], "fr" in terms["languages"]) == ("matched_only", True)


def test_terms_that_somebody_else_changed_meanwhile_are_not_overwritten_silently(visit):
    desk, other = visit_desk(visit), visit_desk(visit, "es")
    exchange = first(desk, state="proposed")
    match = next(
        item for item in desk.api(f"/api/exchanges/{exchange['id']}/matches") if item["abilities"]["save_terms"]
    )
    for visitor, costs in ((desk, "One pays."), (other, "Both pay.")):
        visitor.goto(f"/matches/{match['id']}?for=requester")
        visitor.press("exchanges_terms_change")
        visitor.page.get_by_label(re.compile(f"^{visitor.say('exchanges_costs')}")).fill(costs)
    desk.press("exchanges_terms_save")
    desk.page.get_by_text("One pays.").wait_for()
    other.press("exchanges_terms_save")
    other.page.get_by_role("button", name=other.say("ui_meanwhile_keep")).wait_for()
    other.shot("work-terms-meanwhile")
    assert other.api(f"/api/matches/{match['id']}")["terms"]["costs"] == "One pays."
    other.press("ui_meanwhile_keep")
    other.page.get_by_text("Both pay.").wait_for()
    assert other.api(f"/api/matches/{match['id']}")["terms"]["costs"] == "Both pay."


@pytest.mark.parametrize("language", ["en", "es", "pt"])
def test_the_secretariat_asks_for_a_member_and_the_timeline_says_so(visit, language):
    desk = visit_desk(visit, language)
    page = desk.page
    asking = signed_in(visit, ASKING[language], phone=True)
    name = asking.api("/api/me")["seat"]["organisation"]["name"]
    desk.goto("/desk")
    desk.press("exchanges_ask_for")
    page.get_by_role("combobox", name=desk.say("exchanges_ask_for_organisation")).fill(name)
    page.get_by_role("option").filter(has_text=name).first.click()
    page.get_by_label(desk.say("exchanges_ask_for_seat")).wait_for()
    desk.shot("work-ask-for")
    desk.press("exchanges_begin")
    exchange_id = write_request(desk)
    page.get_by_text(desk.say("exchanges_ask_acting", name=name)).wait_for()
    asking.goto(f"/exchanges/{exchange_id}")
    asking.page.get_by_role("link", name=asking.say("exchanges_act_edit")).first.wait_for()
    desk.press("exchanges_save_and_leave")
    page.get_by_text(desk.say("exchanges_acting_for", name=name)).wait_for()
    desk.shot("work-asked-for-draft")
    desk.goto(f"/exchanges/{exchange_id}/edit?for=requester&step=4")
    desk.press("exchanges_send")
    page.wait_for_url(re.compile(f"/exchanges/{exchange_id}[?]for=requester$"))
    told = page.get_by_text(desk.say("exchanges_by_for", name=DESK[language], organisation=name))
    told.nth(1).wait_for()
    desk.shot("work-asked-for")
    asking.goto(f"/exchanges/{exchange_id}")
    asking.page.get_by_text(asking.say("exchanges_by_for", name=DESK[language], organisation=name)).first.wait_for()
    asking.shot("work-asked-for")
    desk.api(f"/api/exchanges/{exchange_id}/send-back", "POST", {"questions": "How many people?"})
    desk.goto(f"/exchanges/{exchange_id}?for=requester")
    desk.press("exchanges_act_answer_questions")
    desk.write("exchanges_f_tried", "Shifts.")
    desk.goto(f"/exchanges/{exchange_id}/edit?for=requester&step=4")
    desk.press("exchanges_send_again")
    page.wait_for_url(re.compile(f"/exchanges/{exchange_id}[?]for=requester$"))
    timeline = desk.api(f"/api/exchanges/{exchange_id}/timeline")["items"]
    assert {item["behalf_of"] for item in timeline if item["kind"] != "exchange.returned"} == {name}


@pytest.mark.parametrize("phone", [False, True])
def test_a_deputy_is_named_and_reads_the_request(visit, phone):
    asking = signed_in(visit, ASKING["es"], phone=phone)
    page = asking.page
    asking.goto("/exchanges/new")
    asking.press("exchanges_begin")
    page.wait_for_url(re.compile(r"/exchanges/[0-9a-f-]+/edit"))
    exchange_id = re.search(r"/exchanges/([0-9a-f-]+)/edit", page.url)[1]
    asking.goto(f"/exchanges/{exchange_id}/edit?step=3")
    choice = page.get_by_label(asking.say("exchanges_f_deputy"))
    choice.select_option(index=1)
    label = choice.locator("option:checked").inner_text()
    asking.shot("work-deputy")
    asking.press("exchanges_save_and_leave")
    page.wait_for_url(asking.site.address + "/exchanges")
    deputy = asking.api(f"/api/exchanges/{exchange_id}")["deputy"]
    assert label.startswith(deputy["person_name"])
    asking.goto(f"/exchanges/{exchange_id}")
    page.get_by_text(asking.say("exchanges_in_place_of", name=deputy["person_name"])).first.wait_for()
    asking.shot("work-deputy-shown")


def test_notes_of_a_session_are_read_by_whom_their_level_says(visit):
    desk = visit_desk(visit)
    exchange = next(
        desk.api(f"/api/exchanges/{row['id']}")
        for row in desk.api("/api/exchanges?limit=50&state=scheduled&language=en")["items"]
        if any(each["abilities"]["note"] for each in desk.api(f"/api/exchanges/{row['id']}/sessions"))
    )
    asking = signed_in(visit, exchange["requester"]["person_name"], phone=True)
    peer = signed_in(visit, exchange["peer"]["person_name"])
    page = asking.page
    asking.goto(f"/exchanges/{exchange['id']}#sessions")
    for level in ("exchange", "organisation", "secretariat"):
        page.get_by_role("button", name=asking.say("exchanges_note_new"), exact=True).last.click()
        page.get_by_label(asking.say("exchanges_note_level")).select_option(level)
        asking.write("exchanges_say_note", f"Noted for the {level}.")
        asking.shot(f"work-note-{level}")
        page.get_by_role("button", name=asking.say("ui_save"), exact=True).click()
        page.get_by_role("button", name=asking.say("ui_save"), exact=True).wait_for(state="detached")
    seen = {
        visitor: {
            note["level"]
            for session in visitor.api(f"/api/exchanges/{exchange['id']}/sessions")
            for note in session["notes"]
            if note["text"].startswith("Noted for the")
        }
        for visitor in (asking, peer, desk)
    }
    assert seen[asking] == {"exchange", "organisation"}
    assert seen[peer] == {"exchange"}
    assert seen[desk] == {"exchange", "secretariat"}
    for visitor in (asking, peer, desk):
        visitor.goto(f"/exchanges/{exchange['id']}#sessions")
        visitor.page.get_by_text("Noted for the exchange.").first.wait_for()
        visitor.shot(f"work-notes-{[*seen].index(visitor)}")
        for level in ("organisation", "secretariat"):
            assert bool(visitor.page.get_by_text(f"Noted for the {level}.").count()) is (level in seen[visitor])


@pytest.mark.parametrize("language", ["en", "es", "pt"])
def test_without_an_hour_in_common_the_least_bad_ones_are_offered_and_say_what_they_ask(visit, language):
    desk = visit_desk(visit, language)
    page = desk.page
    week = f"week={TODAY + timedelta(days=14)}"
    address, times = next(
        (f"/exchanges/{row['id']}/sessions/new?for=requester&minutes={minutes}&{week}", times)
        for minutes in (60, 90, 120)
        for state in ("agreed", "scheduled")
        for row in desk.api(f"/api/exchanges?limit=50&state={state}")["items"]
        for times in [desk.api(f"/api/exchanges/{row['id']}/sessions/times?minutes={minutes}&{week}")]
        if not times.get("in_common", True) and times["slots"]
    )
    desk.goto(address)
    works = times["requester"]
    page.get_by_text(
        desk.say("exchanges_plan_least_bad", **{"from": works["works_from"], "until": works["works_until"]})
    ).wait_for()
    best = times["slots"][0]
    asked = "before" if best["requester_overstep"]["before"] + best["peer_overstep"]["before"] else "after"
    words = desk.say(f"exchanges_plan_{asked}", time="@", place="@").split("@")[-1]
    assert words in page.locator("details[open] label").first.inner_text()
    desk.shot("work-least-bad")
    page.set_viewport_size({"width": 375, "height": 812})
    desk.shot("work-least-bad")
    page.get_by_label(desk.say("exchanges_plan_length")).select_option("30")
    page.wait_for_url(re.compile("minutes=30"))
    page.get_by_label(desk.say("exchanges_plan_topic")).first.wait_for()


@pytest.mark.parametrize("language", ["en", "es", "pt"])
def test_tabs_of_exchanges_and_inbox_are_whole_on_the_narrowest_screen(visit, language):
    someone = signed_in(visit, ASKING[language], phone=True)
    page = someone.page
    page.set_viewport_size({"width": 320, "height": 700})
    for place in ("/exchanges", "/inbox?show=all"):
        someone.goto(place)
        tabs = page.locator("nav.tabs a")
        tabs.first.wait_for()
        for index in range(tabs.count()):
            box = tabs.nth(index).bounding_box()
            assert box["x"] >= 0
            assert box["x"] + box["width"] <= 320
        someone.shot(f"work-tabs{place.split('?')[0].replace('/', '-')}")


def test_a_report_is_taken_back_corrected_and_sent_again(visit):
    desk = visit_desk(visit)
    row, report = next(
        (row, report)
        for state in ("reporting", "completed")
        for row in desk.api(f"/api/exchanges?limit=50&state={state}")["items"]
        for report in desk.api(f"/api/exchanges/{row['id']}/reports")["reports"]
        if (report["on_behalf"] or {}).get(report["side"], {}).get("take_back")
    )
    exchange = desk.api(f"/api/exchanges/{row['id']}")
    writer = signed_in(
        visit, exchange["requester" if report["side"] == "requester" else "peer"]["person_name"], phone=True
    )
    page = writer.page
    writer.goto(f"/exchanges/{exchange['id']}#report")
    page.get_by_role("button", name=writer.say("exchanges_report_correct"), exact=True).wait_for()
    writer.shot("work-report-sent")
    writer.press("exchanges_report_correct")
    page.wait_for_url(re.compile("/report[?]side="))
    learned = page.get_by_label(re.compile(f"^{re.escape(writer.say('exchanges_report_learned_n', number=1))}"))
    learned.fill("Corrected: rest is planned.")
    writer.shot("work-report-again")
    writer.press("exchanges_report_send")
    page.wait_for_url(re.compile(f"/exchanges/{exchange['id']}.*#report"))
    page.get_by_text("Corrected: rest is planned.").wait_for()
    again = writer.api(f"/api/exchanges/{exchange['id']}/reports/{report['side']}")
    assert (again["state"], again["learned"][0]) == ("submitted", "Corrected: rest is planned.")
    page.get_by_text(writer.say("exchanges_happened_report_taken_back")).wait_for()
    writer.shot("work-report-corrected")


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
    post.locator(".menu > button").click()
    post.get_by_role("button", name=asking.say("discussions_edit"), exact=True).click()
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


def test_more_of_a_column_is_the_table_of_that_column_within_the_filters(visit):
    desk = visit_desk(visit)
    page = desk.page
    columns = desk.api("/api/desk?lane=standard")["columns"]
    full = next(column for column in columns if column["count"] > len(column["items"]))
    desk.goto("/desk?lane=standard")
    more = desk.say("secretariat_more_in", count=full["count"] - len(full["items"]))
    page.get_by_role("heading", name=desk.say(f"secretariat_column_{full['column']}")).locator("..").get_by_role(
        "link", name=more
    ).click()
    page.get_by_role("link", name=desk.say("secretariat_download")).wait_for()
    assert page.locator("tbody tr").count() == full["count"]
    with page.expect_download() as download:
        desk.press("secretariat_download")
    assert (
        len(list(csv.DictReader(io.StringIO(download.value.path().read_text("utf-8-sig"), newline=""))))
        == full["count"]
    )
    desk.shot("work-desk-column")
    page.get_by_label(desk.say("secretariat_col_state")).select_option(label=desk.say("exchanges_all_states"))
    page.wait_for_url(re.compile(r"/desk[?]lane=standard&view=table$"))
    desk.press("secretariat_board")
    page.wait_for_url(re.compile(r"/desk[?]lane=standard$"))


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


def test_a_guest_comes_from_the_home_page_to_the_room_and_is_offered_nothing_else(visit):
    guest = visit("es")
    guest.sign_in("Ofelia Callebrisa")
    room = guest.api("/api/exchanges")["items"][0]
    guest.page.get_by_role("heading", name=guest.say("home_guest_of"), exact=True).wait_for()
    guest.page.get_by_role("link", name=room["title"], exact=True).click()
    guest.page.get_by_role("heading", name=guest.say("exchanges_room"), exact=True).wait_for()
    main = guest.page.locator("main")
    offered = main.locator("a").evaluate_all("links => links.map((link) => link.pathname)")
    assert not [path for path in offered if path.startswith(("/organisations/", "/people/", "/proposals/"))], offered
    assert guest.refused == []


def begin_request(asking) -> tuple[str, str]:
    """A new draft's id and the address of its form."""
    asking.goto("/exchanges/new")
    asking.press("exchanges_begin")
    asking.page.wait_for_url(re.compile(r"/exchanges/[0-9a-f-]+/edit"))
    exchange_id = re.search(r"/exchanges/([0-9a-f-]+)/edit", asking.page.url)[1]
    return exchange_id, f"/exchanges/{exchange_id}/edit"


def test_all_that_a_request_lacks_leads_to_its_field(visit):
    asking = signed_in(visit, ASKING["es"], phone=True)
    page = asking.page
    exchange_id, form = begin_request(asking)
    asking.goto(f"{form}?step=2")
    page.get_by_role("radio", name=asking.say("exchanges_lane_priority")).check()
    asking.press("exchanges_step_format")
    page.get_by_role("radio", name=asking.say("exchanges_format_visit_out")).check()
    assert page.get_by_role("radio", name=asking.say("exchanges_travel_not_needed")).count() == 0
    page.get_by_role("checkbox", name=asking.say("exchanges_f_interpreter")).check()
    page.get_by_role("checkbox", name=asking.say("exchanges_f_sensitive")).check()
    asking.press("exchanges_step_send")
    listed = page.locator("main .card.note li button")
    listed.first.wait_for()
    missing = asking.api(f"/api/exchanges/{exchange_id}")["missing"]
    assert {"travel_money", "lane_reason", "interpretation", "sensitive_instructions"} <= set(missing)
    assert listed.count() == len(missing)
    for index, name in enumerate(missing):
        listed.nth(index).click()
        page.wait_for_function(
            "name => document.activeElement.closest(`form.task [name=${name}], form.task fieldset[name=${name}]`)",
            arg=name,
        )
        if name == "travel_money":
            asking.shot("work-lacks-travel")
        asking.goto(f"{form}?step=4")
        listed.first.wait_for()


def test_an_end_before_its_beginning_is_said_at_its_field_and_the_rest_is_kept(visit):
    asking = signed_in(visit, ASKING["es"], phone=True)
    page = asking.page
    exchange_id, form = begin_request(asking)
    asking.goto(f"{form}?step=3")
    dates = page.get_by_role("group", name=asking.say("exchanges_f_dates"))
    page.get_by_role("radio", name=asking.say("exchanges_format_written")).check()
    asking.write("exchanges_f_from", (TODAY + timedelta(days=60)).isoformat())
    asking.write("exchanges_f_until", (TODAY + timedelta(days=7)).isoformat())
    dates.get_by_text(asking.say("exchanges_field_before_beginning")).wait_for()
    asking.shot("work-dates")
    kept = asking.api(f"/api/exchanges/{exchange_id}")
    assert (kept["format"], kept["preferred_from"], kept["preferred_until"]) == (
        "written", (TODAY + timedelta(days=60)).isoformat(), None,
    )  # fmt: skip
    asking.press("exchanges_step_send")
    until = f"{asking.say('exchanges_f_dates')} {asking.say('exchanges_f_until')}"
    page.get_by_role("button", name=until).click()
    page.wait_for_function("() => document.activeElement.name === 'preferred_until'")
    asking.write("exchanges_f_until", (TODAY + timedelta(days=90)).isoformat())
    dates.get_by_text(asking.say("exchanges_field_before_beginning")).wait_for(state="detached")
    assert asking.api(f"/api/exchanges/{exchange_id}")["preferred_until"] == (TODAY + timedelta(days=90)).isoformat()


def test_an_empty_report_marks_each_field_that_is_missing(visit):
    exchange = first(visit_desk(visit, "es"), state="reporting")
    asking = signed_in(visit, exchange["requester"]["person_name"], phone=True)
    address = f"/api/exchanges/{exchange['id']}/reports/requester"
    asking.goto(f"/exchanges/{exchange['id']}/report?side=requester")
    asking.page.get_by_role("heading", level=1).wait_for()
    lacking = asking.api(address)["missing"]
    asking.press("exchanges_report_send")
    for key in ("exchanges_report_useful", "exchanges_report_match", "exchanges_report_language"):
        scale = asking.page.get_by_role("radiogroup", name=asking.say(key))
        scale.get_by_text(asking.say("ui_field_missing")).wait_for()
    assert {"usefulness", "match_quality", "language_worked"} <= set(lacking)
    asking.shot("work-report-empty")


def test_what_a_button_could_not_do_is_said_and_the_keyboard_goes_on(visit):
    desk = visit_desk(visit)
    exchange, session = next(
        (row, session)
        for row in desk.api("/api/exchanges?state=scheduled&limit=50")["items"]
        for session in desk.api(f"/api/exchanges/{row['id']}/sessions")
        if session["state"] == "held"
    )
    asking = signed_in(visit, exchange["requester"]["person_name"])
    page = asking.page
    focused = page.locator("main :focus")
    seat = asking.api("/api/me")["seat"]["id"]
    action = {"text": "Bring two names.", "owner_seat_id": seat, "due_on": (TODAY + timedelta(days=60)).isoformat()}
    made = asking.api(f"/api/exchanges/{exchange['id']}/sessions/{session['id']}/actions", "POST", action)
    assert "id" in made, made
    asking.goto(f"/exchanges/{exchange['id']}")

    busy = {"status": 429, "code": "too_many_requests", "params": {}, "fields": []}
    page.route("**/done", lambda route: route.fulfill(status=429, json=busy, content_type="application/problem+json"))
    row = page.locator("li.line", has_text="Bring two names.")
    finish = row.get_by_role("button", name=asking.say("exchanges_action_finish"))
    finish.press("Enter")
    page.get_by_role("alert").get_by_text(asking.say("ui_problem_too_many")).wait_for()
    page.unroute("**/done")
    finish.press("Enter")
    finish.wait_for(state="detached")
    focused.wait_for()

    write = page.get_by_role("button", name=asking.say("exchanges_note_new")).first
    write.press("Enter")
    page.locator("select:focus").wait_for()
    page.get_by_role("button", name=asking.say("ui_cancel"), exact=True).press("Enter")
    write.wait_for()
    focused.wait_for()
