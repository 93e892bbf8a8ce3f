"""After a proposal was sent: the answer is changed, a report handed in, a text used again, in three languages and with axe."""

import re
from pathlib import Path

import pytest

from tests.browser.conftest import ROOT, Visitor

pytestmark = pytest.mark.browser
AXE = ROOT / "frontend" / "node_modules" / "axe-core" / "axe.min.js"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
SOURCE = "Why the way home matters"


def granted(visitor: Visitor) -> str:
    """The address of the result of the proposal that was granted."""
    rows = visitor.api("/api/proposals")["items"]
    return f"/proposals/{next(row['id'] for row in rows if row['outcome'] == 'granted')}/result"


def sound(visitor: Visitor) -> list[str]:
    """What axe finds wrong with the page as it stands."""
    visitor.page.evaluate(AXE.read_text("utf-8"))
    script = "async tags => (await axe.run({runOnly: tags})).violations.map(each => `${each.id} ${each.nodes[0].html}`)"
    found: list[str] = visitor.page.evaluate(script, TAGS)
    return found


def fits(visitor: Visitor) -> bool:
    """Whether nothing runs out of the page sideways."""
    return bool(visitor.page.evaluate("document.documentElement.scrollWidth <= innerWidth"))


def change_answer(lead: Visitor) -> None:
    lead.press("after_change_result")
    dialog = lead.page.get_by_role("dialog", name=lead.say("after_result"))
    amount = dialog.get_by_label(lead.say("after_amount"), exact=True)
    amount.fill("many")
    dialog.get_by_role("button", name=lead.say("proposals_save"), exact=True).click()
    dialog.get_by_text(lead.say("budget_bad_number")).wait_for()
    assert sound(lead) == []
    amount.fill("21000")
    dialog.get_by_role("button", name=lead.say("after_add_feedback")).click()
    abouts = dialog.get_by_label(lead.say("after_about"))
    abouts.last.select_option(index=5)
    dialog.get_by_label(lead.say("after_words_of")).last.fill("The title says it.")
    dialog.get_by_role("button", name=lead.say("proposals_save"), exact=True).click()
    lead.page.get_by_text("The title says it.").wait_for()
    lead.page.get_by_role("heading", name=lead.say("after_earlier")).wait_for()


def named_on_the_overview(lead: Visitor) -> None:
    """What is owed to the funder stands where everything stands that is owed, and leads to where it is handed in."""
    result = lead.page.url
    lead.goto(result.removeprefix(lead.site.address).removesuffix("/result#reports"))
    owed = lead.page.get_by_role("region", name=lead.say("proposals_owes"))
    report = owed.get_by_role("link", name="Final report with accounts")
    report.wait_for()
    assert not owed.get_by_text(lead.say("proposals_owes_none")).count()
    assert sound(lead) == []
    lead.shot("after-overview")
    report.click()
    lead.page.wait_for_url(result)


def hand_in(lead: Visitor, folder: Path) -> None:
    report = lead.page.get_by_role("listitem").filter(has_text="Final report with accounts")
    report.get_by_role("button", name=lead.say("after_finish_named", name="Final report with accounts")).click()
    dialog = lead.page.get_by_role("dialog", name=lead.say("after_finish_title"))
    dialog.get_by_role("button", name=lead.say("after_finish"), exact=True).click()
    dialog.locator(".error").first.wait_for()
    copy = folder / "final.txt"
    copy.write_text("The accounts of twelve months.\n")
    dialog.get_by_label(lead.say("after_files"), exact=True).set_input_files(copy)
    dialog.get_by_text("final.txt").wait_for()
    dialog.get_by_role("button", name=lead.say("after_finish"), exact=True).click()
    report.get_by_role("link", name="final.txt").wait_for()


def mark(lead: Visitor) -> None:
    row = lead.page.get_by_role("listitem").filter(has=lead.page.get_by_role("link", name="The problem", exact=False))
    row.get_by_role("button").first.click()
    dialog = lead.page.get_by_role("dialog", name=lead.say("after_mark_title"))
    dialog.get_by_label(lead.say("after_mark_name"), exact=True).fill(SOURCE)
    assert sound(lead) == []
    dialog.get_by_role("button", name=lead.say("proposals_save"), exact=True).click()
    lead.page.get_by_text(lead.say("after_marked_as", name=SOURCE)).wait_for()


def bring_in(lead: Visitor) -> None:
    """Into the section of the proposal that is being written, as a suggestion."""
    begun = next(row for row in lead.api("/api/proposals")["items"] if row["state"] == "drafting")
    sections = lead.api(f"/api/proposals/{begun['id']}")["sections"]
    section = next(each for each in sections if each["key"] == "problem")
    lead.goto(f"/proposals/{begun['id']}/sections/{section['id']}")
    lead.page.locator(".editor p").first.wait_for()
    lead.page.get_by_role("button", name=lead.say("drafting_suggest"), exact=True).click()
    lead.press("after_reuse")
    dialog = lead.page.get_by_role("dialog", name=lead.say("after_reuse_title"))
    dialog.get_by_role("heading", name=SOURCE).wait_for()
    lead.shot("after-reuse")
    assert sound(lead) == []
    dialog.get_by_label(lead.say("after_reuse_find")).fill("corner")
    dialog.get_by_role("button", name=lead.say("after_reuse_look"), exact=True).click()
    dialog.get_by_role("button", name=lead.say("after_bring_named", name=SOURCE)).click()
    lead.page.locator(".editor ins", has_text="nobody is responsible").first.wait_for()
    lead.goto(f"/proposals/{begun['id']}")
    lead.page.get_by_role("link", name="Home before midnight").wait_for()
    lead.page.get_by_text(lead.say("proposals_from_text")).wait_for()


def test_what_follows_once_it_was_sent(visit, tmp_path):
    lead = visit("en")
    lead.sign_in("Simone Larkmere")
    lead.page.get_by_role("link", name=lead.say("home_do_funder_report")).first.click()
    lead.page.wait_for_url(re.compile(r"/proposals/[0-9a-f-]{36}/result#reports$"))
    assert sound(lead) == []
    lead.shot("after")
    named_on_the_overview(lead)
    change_answer(lead)
    hand_in(lead, tmp_path)
    mark(lead)
    bring_in(lead)


@pytest.mark.parametrize("language", ["en", "es", "pt"])
def test_a_partner_reads_it_in_each_language(visit, language):
    partner = visit("es", phone=True)
    partner.sign_in("Iván Torrelimpia")
    partner.api("/api/me", "PATCH", {"language": language})
    partner.goto(granted(partner))
    partner.language = language
    partner.page.get_by_role("heading", name=partner.say("after_result"), exact=True).wait_for()
    assert not partner.page.get_by_role("button", name=partner.say("after_change_result")).count()
    assert sound(partner) == []
    assert fits(partner)
    partner.page.set_viewport_size({"width": 320, "height": 700})
    assert fits(partner)
    partner.shot("after")
