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
