"""A decision with one vote per organisation, from the question to what follows, by three people in three languages."""

import re

import pytest

from tests.browser.test_pages import AXE
from tests.browser.test_story import pass_days, signed_in

pytestmark = pytest.mark.browser

OPENER, SECOND, THIRD = "Jussara Matoclaro", "Caio Ribeirovento", "Thandeka Ntabayokuthula"
"""Niterói's focal point and its authorised representative, and Durban's focal point."""
QUESTION = "O encontro de 2027 deve ser em Pelotas?"


def fits(visitor) -> None:
    """Nothing runs over the side, and the automated rules find nothing, on a narrow phone too."""
    before = visitor.page.viewport_size
    for width in (before["width"], 320):
        visitor.page.set_viewport_size({"width": width, "height": before["height"]})
        assert visitor.page.evaluate("document.documentElement.scrollWidth <= innerWidth"), width
        visitor.page.evaluate(AXE)
        found = visitor.page.evaluate(
            "async () => (await axe.run('#decisions', { resultTypes: ['violations'] })).violations.map(({ id }) => id)"
        )
        assert found == [], width
    visitor.page.set_viewport_size(before)


def card(visitor):
    return visitor.page.locator("#decisions article", has_text=QUESTION)


def begin(opener) -> str:
    threads = opener.api("/api/threads?limit=50")["items"]
    thread = next(row["id"] for row in threads if not row["confidential"] and not row["subject_id"])
    opener.goto(f"/conversations/{thread}")
    opener.press("decisions_open_one")
    opener.write("decisions_question", QUESTION)
    opener.write("decisions_explanation", "Três dias em setembro de 2027, com visita às escolas e ao observatório.")
    fits(opener)
    opener.shot("decision-form")
    opener.press("decisions_ask")
    assert opener.page.locator("#decisions fieldset[aria-invalid=true]").count() == 1
    opener.page.get_by_role("radio", name=re.compile(opener.say("decisions_voters_organisations"))).check()
    opener.page.get_by_label(opener.say("decisions_quorum")).uncheck()
    opener.press("decisions_ask")
    card(opener).get_by_text(opener.say("decisions_running")).wait_for()
    return thread


def vote_by_keyboard(visitor, place: int) -> None:
    """Choose with the arrow keys, as one does who uses no mouse."""
    radios = card(visitor).get_by_role("radio")
    radios.first.wait_for()
    assert radios.evaluate_all("all => all.every((one) => !one.checked)")
    radios.first.focus()
    visitor.page.keyboard.press("Space")
    for _ in range(place):
        visitor.page.keyboard.press("ArrowDown")
    assert radios.nth(place).is_checked()
    card(visitor).get_by_role("button", name=re.compile("^(Vot|Vote on)")).focus()
    visitor.page.keyboard.press("Enter")
    card(visitor).get_by_role("button", name=visitor.say("decisions_change")).wait_for()


def test_one_vote_per_organisation_and_its_outcome(visit):
    opener = signed_in(visit, OPENER)
    second, third = signed_in(visit, SECOND, phone=True), signed_in(visit, THIRD)
    second.api("/api/me", "PATCH", {"language": "es"})
    thread = begin(opener)
    second.goto("/")
    second.language = "es"
    second.page.get_by_role("link", name=QUESTION).wait_for()
    assert second.page.get_by_text(second.say("home_wait_vote_organisation")).count() == 1
    second.shot("decision-home")
    for visitor in (second, third):
        visitor.goto(f"/conversations/{thread}#decisions")
        card(visitor).get_by_role("radio").first.wait_for()
        fits(visitor)
        visitor.shot("decision-open")

    # Two of one city: while one is choosing the other votes, so that one is told what stands and may change it.
    card(second).get_by_role("radio").nth(1).check()
    vote_by_keyboard(opener, 0)
    card(second).get_by_role("alert").get_by_text(second.say("decisions_meanwhile", name=OPENER)).wait_for()
    card(second).get_by_text(second.say("decisions_cast_by", name=OPENER, date="").rstrip(", ")).wait_for()
    second.shot("decision-meanwhile")
    fits(second)
    second.press("decisions_change")
    vote_by_keyboard(second, 2)
    card(opener).get_by_text(opener.say("decisions_cast_by", name=SECOND, date="").rstrip(", ")).wait_for()
    vote_by_keyboard(third, 0)
    third.shot("decision-voted")
    decision = opener.api(f"/api/threads/{thread}/decisions")["items"][0]
    assert decision["voted"] == 2

    pass_days(opener, 15)
    opener.page.wait_for_function(
        "id => fetch(`/api/decisions/${id}`).then((a) => a.json()).then((d) => d.state === 'closed')",
        arg=decision["id"],
    )
    for visitor in (opener, second, third):
        visitor.goto(f"/conversations/{thread}")
        card(visitor).get_by_text(visitor.say("decisions_result_carried"), exact=True).wait_for()
        turnout = visitor.say("decisions_end_turnout", voted=2, electorate=decision["electorate"])
        card(visitor).get_by_text(turnout, exact=True).wait_for()
        visitor.page.locator("#decisions summary", has_text=visitor.say("decisions_each")).click()
        card(visitor).get_by_text("Durban", exact=True).wait_for()
    opener.press("decisions_outcome_write")
    opener.write("decisions_outcome", "O encontro será em Pelotas, de 14 a 16 de setembro.")
    opener.press("decisions_outcome_save")
    for visitor in (opener, third):
        card(visitor).get_by_text("de 14 a 16 de setembro").wait_for()
        fits(visitor)
        visitor.shot("decision-closed")


def test_a_withdrawn_vote_says_why(visit):
    opener = signed_in(visit, OPENER)
    begin(opener)
    opener.press("decisions_withdraw")
    dialog = opener.page.get_by_role("dialog")
    dialog.get_by_label(opener.say("decisions_withdraw_reason")).fill("Perguntamos cedo demais.")
    dialog.get_by_role("button", name=opener.say("decisions_withdraw")).click()
    card(opener).get_by_text("Perguntamos cedo demais.").wait_for()
    fits(opener)
    opener.shot("decision-withdrawn")
