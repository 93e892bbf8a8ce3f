"""Two people act on the same record at once, each at a browser: one succeeds, the other is told and loses nothing."""

import re

import pytest

pytestmark = pytest.mark.browser


def signed_in(visit, name: str, *, phone: bool = False):
    visitor = visit(phone=phone)
    visitor.sign_in(name)
    return visitor


@pytest.mark.parametrize(
    ("first", "second"), [("Miriam Coastalder", "Andrés Nubeclara"), ("Andrés Nubeclara", "Lívia Praiaserena")]
)
def test_two_of_the_secretariat_triage_the_same_request(visit, first, second):
    quick, slow = signed_in(visit, first), signed_in(visit, second)
    exchange_id = next(item["id"] for item in quick.api("/api/exchanges")["items"] if item["state"] == "submitted")
    for visitor in (quick, slow):
        visitor.goto(f"/exchanges/{exchange_id}")

    slow.press("exchanges_act_decline")
    dialog = slow.page.get_by_role("dialog")
    reason = dialog.get_by_label(slow.say("exchanges_say_reason"))
    reason.fill("Two of the questions belong to the police of the state.")

    quick.press("exchanges_act_open")
    quick.page.get_by_role("dialog").get_by_role("button", name=quick.say("exchanges_act_open"), exact=True).click()
    quick.page.get_by_role("link", name=quick.say("exchanges_act_choose_peers")).first.wait_for()

    told = slow.say("exchanges_problem_illegal_move", state=slow.say("exchanges_state_open"))
    dialog.get_by_role("alert").get_by_text(told).wait_for()
    assert reason.input_value() == "Two of the questions belong to the police of the state."
    slow.shot("together-triage")
    assert dialog.get_by_role("button", name=slow.say("exchanges_act_decline"), exact=True).count() == 0
    dialog.get_by_role("button", name=slow.say("ui_close"), exact=True).click()
    slow.page.get_by_role("link", name=slow.say("exchanges_act_choose_peers")).first.wait_for()
    slow.press("exchanges_act_words", action=slow.say("exchanges_act_decline"))
    assert reason.input_value() == "Two of the questions belong to the police of the state."
    assert slow.api(f"/api/exchanges/{exchange_id}")["state"] == "open"


def test_two_edit_the_same_organisation(visit):
    quick, slow = signed_in(visit, "Miriam Coastalder"), signed_in(visit, "Leandro Vientosur", phone=True)
    slug = slow.api("/api/me")["seat"]["organisation"]["slug"]
    for visitor in (quick, slow):
        visitor.goto(f"/organisations/{slug}/edit")
        visitor.page.get_by_label(visitor.say("members_knows")).wait_for()
    quick.page.get_by_label(quick.say("members_knows")).fill("How health centres stay open.")
    quick.press("ui_save")
    quick.page.wait_for_url(re.compile(f"/organisations/{slug}$"))

    mine = slow.page.get_by_label(slow.say("members_knows"))
    mine.fill("Cómo seguir abiertos cuando el barrio está difícil.")
    slow.press("ui_save")
    alert = slow.page.get_by_role("alert")
    alert.get_by_text(slow.say("ui_problem_changed_by", name="Miriam Coastalder")).wait_for()
    assert mine.input_value() == "Cómo seguir abiertos cuando el barrio está difícil."
    slow.shot("together-edit")
    with slow.context.expect_page() as opened:
        alert.get_by_role("link", name=slow.say("ui_meanwhile_look")).click()
    opened.value.get_by_text("How health centres stay open.").wait_for()

    slow.press("ui_meanwhile_keep")
    slow.page.wait_for_url(re.compile(f"/organisations/{slug}$"))
    slow.page.get_by_text("Cómo seguir abiertos cuando el barrio está difícil.").wait_for()


def drafted(visitor) -> str:
    """The address of a request that this person began."""
    body = {"title": "Written in two tabs", "challenge": "As it was."}
    return f"/exchanges/{visitor.api('/api/exchanges', 'POST', body)['id']}"


def opened(visitor, address: str):
    visitor.goto(f"{address}/edit?step=1")
    return visitor.page.get_by_label(visitor.say("exchanges_f_title"), exact=True)


def is_saved(visitor, address: str, field: str, words: str) -> None:
    for _ in range(50):
        if visitor.api(f"/api{address}")[field] == words:
            return
        visitor.page.wait_for_timeout(100)
    pytest.fail(f"{field} never became {words!r}")


@pytest.mark.parametrize("language", ["en", "es", "pt"])
def test_what_one_takes_of_others_stays_and_coming_back_asks_again(visit, language):
    name = {"en": "Simone Larkmere", "es": "Leandro Vientosur", "pt": "Caio Ribeirovento"}[language]
    slow, quick = signed_in(visit, name), signed_in(visit, name, phone=True)
    address = drafted(slow)
    mine = opened(slow, address)
    opened(quick, address).fill("By the quick one")
    is_saved(quick, address, "title", "By the quick one")

    mine.fill("By the slow one")
    choice = slow.page.get_by_role("alert").filter(has_text=slow.say("ui_theirs_or_mine"))
    choice.wait_for()
    slow.shot("together-theirs-or-mine")
    slow.press("ui_theirs")
    choice.wait_for(state="detached")
    assert mine.input_value() == "By the quick one"
    slow.press("exchanges_save_and_leave")
    slow.page.wait_for_url(re.compile("/exchanges$"))
    assert slow.api(f"/api{address}")["title"] == "By the quick one"

    mine = opened(slow, address)
    opened(quick, address).fill("By the quick one, again")
    is_saved(quick, address, "title", "By the quick one, again")
    mine.fill("By the slow one, again")
    choice.wait_for()
    slow.goto("/")
    mine = opened(slow, address)
    choice.wait_for()
    assert mine.input_value() == "By the slow one, again"
    assert slow.api(f"/api{address}")["title"] == "By the quick one, again"
    slow.press("ui_mine")
    choice.wait_for(state="detached")
    is_saved(slow, address, "title", "By the slow one, again")


def test_two_edit_the_same_offer(visit):
    slow, quick = signed_in(visit, "Leandro Vientosur"), signed_in(visit, "Leandro Vientosur", phone=True)
    own = slow.api("/api/me")["seat"]["organisation"]["name"]
    offers = slow.api("/api/offers?limit=100")["items"]
    offer_id = next(offer["id"] for offer in offers if offer["organisation_name"] == own)
    for visitor in (slow, quick):
        visitor.goto(f"/offers/{offer_id}/edit")
        visitor.page.get_by_label(visitor.say("members_f_can_share"), exact=True).wait_for()
    quick.page.get_by_label(quick.say("members_f_can_share"), exact=True).fill("By the quick one.")
    quick.press("ui_save")
    quick.page.wait_for_url(re.compile(f"/offers/{offer_id}$"))

    mine = slow.page.get_by_label(slow.say("members_f_can_share"), exact=True)
    mine.fill("By the slow one.")
    slow.press("ui_save")
    slow.page.get_by_role("alert").filter(has_text=slow.say("ui_theirs_or_mine")).wait_for()
    assert mine.input_value() == "By the slow one."
    slow.press("ui_mine")
    is_saved(slow, f"/offers/{offer_id}", "can_share", "By the slow one.")
    slow.press("ui_save")
    slow.page.wait_for_url(re.compile(f"/offers/{offer_id}$"))


def test_two_write_the_same_report(visit):
    slow = signed_in(visit, "Leandro Vientosur")
    rows = slow.api("/api/exchanges?state=reporting&limit=50")["items"]
    address = next(
        f"/exchanges/{row['id']}"
        for row in rows
        if slow.api(f"/api/exchanges/{row['id']}/reports/requester").get("abilities", {}).get("save")
    )
    quick = signed_in(visit, "Leandro Vientosur", phone=True)
    for visitor in (slow, quick):
        visitor.goto(f"{address}/report?side=requester")
    label = slow.say("exchanges_report_learned_n", number=1)
    slow.page.get_by_label(label).wait_for()
    quick.page.get_by_label(label).fill("By the quick one.")
    quick.page.get_by_role("status").filter(has_text=quick.say("ui_saved", time="")).wait_for()

    slow.page.get_by_label(label).fill("By the slow one.")
    choice = slow.page.get_by_role("alert").filter(has_text=slow.say("ui_theirs_or_mine"))
    choice.wait_for()
    slow.shot("together-report")
    slow.press("ui_theirs")
    choice.wait_for(state="detached")
    assert slow.page.get_by_label(label).input_value() == "By the quick one."
    slow.page.reload()
    slow.page.get_by_label(label).wait_for()
    assert slow.api(f"/api{address}/reports/requester")["learned"] == ["By the quick one."]
