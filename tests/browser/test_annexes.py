"""Annexes put and replaced, conditions answered, results written by two partners; looked at in three languages."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import ROOT, Visitor

pytestmark = pytest.mark.browser

AXE = (ROOT / "frontend" / "node_modules" / "axe-core" / "axe.min.js").read_text("utf-8")
LEAD, PARTNER = "Simone Larkmere", "Iván Torrelimpia"
WIDE, NARROW, TINY = 1280, 375, 320
PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n"


def look(visitor: Visitor, name: str) -> None:
    """Pictures for the eyes; nothing overflows, and axe finds nothing, from wide to 320 px, light and dark."""
    visitor.page.evaluate(AXE)
    for width, colours in ((WIDE, "light"), (NARROW, "dark"), (TINY, "light")):
        visitor.page.set_viewport_size({"width": width, "height": 900})
        visitor.page.emulate_media(color_scheme=colours, reduced_motion="reduce")
        assert not visitor.page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")
        found = visitor.page.evaluate(
            "async () => (await axe.run(document, { resultTypes: ['violations'] })).violations.map("
            "({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`)"
        )
        assert found == []
        visitor.shot(name)
    visitor.page.set_viewport_size({"width": WIDE, "height": 900})
    visitor.page.emulate_media(color_scheme="light")


def opened(visitor: Visitor, name: str, page: str) -> str:
    """Signed in, on this page of the demonstration's proposal; the address of the proposal."""
    visitor.sign_in(name)
    address = f"/proposals/{visitor.api('/api/proposals')['items'][0]['id']}"
    visitor.goto(f"{address}{page}")
    visitor.page.locator("main h1").first.wait_for()
    return address


def put(visitor: Visitor, about: str, name: str) -> None:
    field = visitor.page.get_by_label(re.compile(re.escape(about))).and_(visitor.page.locator('input[type="file"]'))
    field.first.set_input_files({"name": name, "mimeType": "application/pdf", "buffer": PDF})
    visitor.page.get_by_role("link", name=name).first.wait_for()


def test_a_letter_is_put_replaced_and_kept(visit):
    lead = visit("en")
    opened(lead, LEAD, "")
    lead.page.get_by_role("link", name=lead.say("annexes_missing_count", count=1)).wait_for()
    lead.page.get_by_role("navigation", name=lead.say("proposals_tabs")).get_by_role("link", name=lead.say("proposals_tab_annexes")).click()  # fmt: skip
    lead.page.get_by_text(lead.say("annexes_missing", missing=1, all=2)).wait_for()
    about = lead.say("annexes_put_about", title="Letter of commitment", name="Oakland")
    put(lead, about, "letter.pdf")
    lead.page.get_by_text(lead.say("annexes_missing_none")).wait_for()
    put(lead, about, "letter signed.pdf")
    lead.page.get_by_text(lead.say("annexes_earlier", count=1)).click()
    expect(lead.page.get_by_role("link", name="letter.pdf")).to_be_visible()
    lead.page.get_by_role("button", name=lead.say("annexes_needed")).click()
    lead.page.get_by_text(lead.say("annexes_needed_toast")).wait_for()
    excuse = lead.say("annexes_excuse_about", title="Proof of legal registration (not for cities)", name="Oakland")
    lead.page.get_by_role("button", name=excuse).focus()
    lead.page.keyboard.press("Enter")
    reason = re.compile(re.escape(lead.say("annexes_excuse_reason")))
    lead.page.get_by_label(reason).locator("visible=true").fill("A city.")
    lead.page.get_by_role("button", name=lead.say("annexes_excuse_do"), exact=True).locator("visible=true").click()
    lead.page.get_by_text("A city.").wait_for()
    look(lead, "annexes")


def test_a_partner_sees_what_the_lead_put_and_puts_its_own(visit):
    partner = visit("es")
    address = opened(partner, PARTNER, "/annexes")
    assert partner.page.get_by_role("button", name=partner.say("annexes_put_about", title="Carta de compromiso", name="Oakland")).count() == 0  # fmt: skip
    lead = visit("en")
    opened(lead, LEAD, "/annexes")
    put(lead, lead.say("annexes_put_about", title="Letter of commitment", name="Bogotá"), "from the lead.pdf")
    partner.page.get_by_role("link", name="from the lead.pdf").wait_for()
    about = partner.say("annexes_put_about", title="Carta de compromiso", name="Bogotá")
    put(partner, about, "carta.pdf")
    kept = partner.api(f"/api{address}/annexes")["items"]
    bogota = next(item for item in kept if item["key"] == "letter" and item["organisation"]["name"] == "Bogotá")
    assert [bogota["file"]["name"], *(file["name"] for file in bogota["earlier"])] == [
        "carta.pdf", "from the lead.pdf", "carta de compromiso.txt",
    ]  # fmt: skip
    look(partner, "annexes-partner")


def test_a_condition_is_answered_with_a_page_of_ours(visit):
    lead = visit("en")
    address = opened(lead, LEAD, "")
    rule = "No overdue report from an earlier grant."
    lead.page.get_by_role("button", name=lead.say("proposals_e_say_about", name="Oakland", rule=rule)).click()
    lead.page.get_by_role("radio", name=lead.say("proposals_e_met"), exact=True).locator("visible=true").check()
    lead.page.get_by_label(re.compile(f"^{lead.say('proposals_e_words')}")).locator("visible=true").fill(
        "The last one was accepted."
    )
    link = lead.page.get_by_label(re.compile(f"^{lead.say('proposals_e_link')}")).locator("visible=true")
    link.fill("https://elsewhere.example/")
    lead.page.get_by_role("button", name=lead.say("proposals_e_save"), exact=True).locator("visible=true").click()
    lead.page.get_by_text(lead.say("proposals_e_link_bad")).wait_for()
    link.fill(lead.site.address + address)
    lead.page.get_by_role("button", name=lead.say("proposals_e_save"), exact=True).locator("visible=true").click()
    lead.page.get_by_text("The last one was accepted.").wait_for()
    expect(lead.page.get_by_role("link", name=lead.say("proposals_e_look"))).to_have_attribute("href", address)
    found = {each["params"].get("key"): each for each in lead.api(f"/api{address}")["eligibility"]}
    assert {key: found[key]["answer"] for key in ("report", "members")} == {"report": "ask", "members": "met"}
    said = {each["organisation"]: each["answer"] for each in found["report"]["evidence"]}
    assert said == {"Oakland": "met", "Bogotá": "met"}
    assert found["report"]["params"]["unknown"] == ["Palmira"], "it was asked in, and of its reports nobody knows"
    look(lead, "eligibility")


def test_two_partners_write_results_and_lose_nothing(visit):
    partner = visit("es")
    address = opened(partner, PARTNER, "/results")
    lead = visit("en")
    opened(lead, LEAD, "/results")
    partner.press("results_add")
    partner.page.get_by_label(re.compile(f"^{partner.say('results_c_result')}")).last.fill("Cada escena tiene relevo")
    partner.page.get_by_label(re.compile(f"^{partner.say('results_c_indicator')}")).last.fill("Escenas con relevo")
    partner.page.get_by_role("button", name=partner.say("results_save"), exact=True).last.click()
    lead.page.get_by_role("heading", name=re.compile("Cada escena tiene relevo")).wait_for()

    lead.page.get_by_role("button", name=lead.say("results_change_about", number=4)).click()
    target = lead.page.get_by_label(re.compile(f"^{lead.say('results_c_target')}")).locator("visible=true")
    target.fill("80")
    partner.page.get_by_role("button", name=partner.say("results_change_about", number=4)).click()
    partner.page.get_by_label(re.compile(f"^{partner.say('results_c_target')}")).locator("visible=true").fill("70")
    lead.page.get_by_role("button", name=lead.say("results_save"), exact=True).locator("visible=true").click()
    lead.page.get_by_text(lead.say("results_saved")).wait_for()
    partner.page.get_by_role("button", name=partner.say("results_save"), exact=True).locator("visible=true").click()
    partner.page.get_by_text(partner.say("results_stale", name="Simone Larkmere")).wait_for()
    partner.page.get_by_text(partner.say("results_now", column="Meta", value="80")).wait_for()
    assert lead.api(f"/api{address}/results")["rows"][3]["target"] == "80"
    partner.page.get_by_role("button", name=partner.say("results_save"), exact=True).locator("visible=true").click()
    partner.page.get_by_text(partner.say("results_saved")).wait_for()
    partner.page.get_by_role("button", name=partner.say("results_up_about", number=4)).click()
    lead.page.get_by_role("heading", name=re.compile("Row 3.*Cada escena tiene relevo", re.DOTALL)).wait_for()
    rows = lead.api(f"/api{address}/results")["rows"]
    assert [row["target"] for row in rows] == ["45", "90", "70", "a tenth less"]
    look(lead, "results")
    look(partner, "results-partner")


def test_an_indicator_of_the_network_is_read_in_each_language(visit):
    partner = visit("es")
    address = opened(partner, PARTNER, "/results")
    partner.press("results_add")
    partner.page.get_by_label(partner.say("results_network")).last.select_option(label="Homicidios según la policía")
    shown = partner.page.get_by_role("dialog")
    shown.get_by_text("muertes", exact=True).wait_for()
    assert not shown.get_by_role("textbox", name=re.compile(f"^{partner.say('results_c_indicator')}")).count()
    partner.page.get_by_role("button", name=partner.say("results_save"), exact=True).last.click()
    partner.page.get_by_text(partner.say("results_added")).wait_for()
    row = partner.api(f"/api{address}/results")["rows"][-1]
    assert (row["network_indicator"], row["unit"]) == ("homicide_count_police", "deaths")
    assert row["indicator"].startswith("Homicides, police records: ")
    partner.page.get_by_text("personas que murieron por homicidio intencional").first.wait_for()
    look(partner, "results-network")
