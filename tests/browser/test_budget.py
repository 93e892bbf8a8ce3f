"""The budget of a proposal: two partners write at once, a rule says where, and a workbook comes back."""

import re

import pytest
from openpyxl import load_workbook
from playwright.sync_api import expect

from tests.browser.conftest import ROOT, Visitor

pytestmark = pytest.mark.browser
AXE = ROOT / "frontend" / "node_modules" / "axe-core" / "axe.min.js"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@pytest.fixture
def budget(visit) -> tuple[Visitor, str]:
    """Simone of Oakland leads a proposal of the peacebuilding call in which Palmira takes part, at its budget."""
    lead = visit("en")
    lead.sign_in("Simone Larkmere")
    call = next(row for row in lead.api("/api/calls")["items"] if row["key"] == "peace-incentive-fund")
    made = lead.api("/api/proposals/begin", "POST", {"call_id": call["id"], "title": "Two cities, one first night"})
    palmira = next(row for row in lead.api("/api/organisations?q=Palmira")["items"] if row["name"] == "Palmira")
    asked = lead.api(f"/api/proposals/{made['id']}/parties", "POST", {"organisation_id": palmira["id"]})
    partner = visit("es")
    partner.sign_in("Darío Montelirio")
    mandate = next(row for row in partner.api("/api/mandates") if row["proposal_id"] == made["id"])
    partner.api(f"/api/mandates/{mandate['id']}/answer", "POST", {"yes": True})
    partner.context.close()
    assert asked["id"] == made["id"]
    address = f"/proposals/{made['id']}/budget"
    lead.goto(f"/proposals/{made['id']}")
    lead.press("proposals_tab_budget")
    lead.page.wait_for_url(re.compile(f"{address}$"))
    return lead, address


def cell(visitor: Visitor, column: str, line: str):
    words = visitor.say("budget_cell", column=visitor.say(f"budget_col_{column}"), line=line)
    return visitor.page.get_by_label(words, exact=True)


def add(visitor: Visitor, partner: str, words: str, *, quantity: str, rate: str, category: str | None = None) -> None:
    """A line written with the keyboard alone, from its button on."""
    page = visitor.page
    page.get_by_role("button", name=f"{visitor.say('budget_add')}: {partner}").press("Enter")
    first = cell(visitor, "description", visitor.say("budget_unnamed"))
    expect(first).to_be_focused()
    page.keyboard.type(words)
    if category:
        cell(visitor, "category", words).select_option(category)
    cell(visitor, "quantity", words).press("ControlOrMeta+a")
    page.keyboard.type(quantity)
    cell(visitor, "rate", words).press("ControlOrMeta+a")
    page.keyboard.type(rate)
    page.keyboard.press("Tab")
    page.get_by_text(re.compile(visitor.say("ui_saved", time=".+"))).wait_for()


def sound(visitor: Visitor) -> list[str]:
    visitor.page.evaluate(AXE.read_text("utf-8"))
    run = "tags => axe.run(document, { runOnly: { type: 'tag', values: tags } }).then(r => r.violations.map(v => v.id + ' ' + v.nodes[0].html))"
    return visitor.page.evaluate(run, TAGS)


def test_two_partners_write_at_once_and_a_rule_says_where(budget, visit):
    lead, address = budget
    add(lead, "Oakland", "Specialist", quantity="24", rate="450")
    add(lead, "Oakland", "Accounts", quantity="1", rate="2600", category="admin")
    failing = lead.page.locator("tr.fails").filter(has_text="Administration")
    expect(failing).to_contain_text("Administration at most 10% of direct costs: 24.1%")
    expect(failing).to_contain_text("USD\u00a01,382")
    lead.page.get_by_role("listitem").filter(has_text="Administration").get_by_role("link").click()
    expect(cell(lead, "rate", "Accounts")).to_be_focused()

    partner = visit("es")
    partner.sign_in("Darío Montelirio", address)
    assert cell(partner, "rate", "Specialist").count() == 0
    # The lead is in the middle of a word when the partner's line arrives.
    words = cell(lead, "description", "Specialist")
    words.press("End")
    lead.page.keyboard.type(", two")
    add(partner, "Palmira", "Equipo de calle", quantity="12.5", rate="100")
    lead.page.get_by_label(re.compile("Equipo de calle")).first.wait_for()
    expect(cell(lead, "description", "Specialist, two")).to_be_focused()
    lead.page.keyboard.type(" districts")
    expect(cell(lead, "description", "Specialist, two districts")).to_have_value("Specialist, two districts")
    partner.page.get_by_text("Specialist, two districts").first.wait_for()

    # Both change one cell: nothing is overwritten, and the writer chooses.
    with partner.offline():
        cell(partner, "rate", "Equipo de calle").fill("110")
        partner.page.get_by_text(partner.say("ui_kept_here")).wait_for()
        cell(lead, "rate", "Equipo de calle").fill("120")
        lead.page.keyboard.press("Enter")
        lead.page.get_by_text(re.compile(lead.say("ui_saved", time=".+"))).wait_for()
    partner.page.get_by_text(partner.say("ui_not_saved")).wait_for()
    partner.shot("budget-clash")
    partner.press("budget_keep_mine", mine="USD\u00a0110")
    expect(cell(lead, "rate", "Equipo de calle")).to_have_value("110")

    # A closed line is a sum for the partner.
    lead.page.get_by_role("button", name=lead.say("budget_more_of", line="Specialist, two districts")).click()
    lead.page.get_by_label(lead.say("budget_col_closed_lead", name="Oakland")).check()
    partner.page.get_by_text(partner.say("budget_closed_lines_lead", name="Oakland")).wait_for()
    assert partner.page.get_by_text("Specialist").count() == 0
    lead.page.reload()
    lead.page.get_by_role("heading", name=lead.say("budget_totals")).wait_for()
    lead.shot("budget")
    partner.shot("budget-partner")

    # Whoever is let go reads it no more at the next contact.
    overview = lead.api(f"/api{address}".removesuffix("/budget"))
    party = next(each for each in overview["consortium"] if each["organisation"]["name"] == "Palmira")
    lead.api(f"/api/mandates/{party['id']}/release", "POST")
    cell(partner, "rate", "Equipo de calle").fill("130")
    expect(partner.page.get_by_label(re.compile("Equipo de calle"))).to_have_count(0)
    assert partner.page.get_by_text("Two cities, one first night").count() == 0


def test_a_figure_that_means_nothing_is_not_sent(budget):
    lead, _ = budget
    add(lead, "Oakland", "Accounts", quantity="1", rate="2600.50", category="admin")
    rate = cell(lead, "rate", "Accounts")
    rate.fill("12,5")
    lead.page.get_by_text(lead.say("budget_bad_number")).wait_for()
    rate.press("Escape")
    expect(rate).to_have_value("2,600.50")


def test_what_was_typed_without_a_connection_is_kept_over_a_reload(budget):
    lead, address = budget
    add(lead, "Oakland", "Accounts", quantity="1", rate="2600", category="admin")
    lead.page.route("**/api/budget-lines/*", lambda route: route.abort())
    cell(lead, "rate", "Accounts").fill("2500")
    lead.page.get_by_text(lead.say("ui_kept_here")).wait_for()
    lead.page.on("dialog", lambda dialog: dialog.accept())
    lead.goto(address)
    expect(cell(lead, "rate", "Accounts")).to_have_value("2,500")
    assert lead.api(f"/api{address}")["lines"][0]["rate"] == 260_000
    lead.page.unroute("**/api/budget-lines/*")
    lead.faults.clear()
    lead.page.get_by_text(re.compile(lead.say("ui_saved", time=".+"))).wait_for()
    (line,) = lead.api(f"/api{address}")["lines"]
    assert line["rate"] == 250_000


def test_a_workbook_goes_out_and_comes_back_after_a_look(budget, tmp_path):
    lead, _ = budget
    add(lead, "Oakland", "Accounts", quantity="1", rate="2600.50", category="admin")
    with lead.page.expect_download() as download:
        lead.press("budget_download")
    file = tmp_path / "budget.xlsx"
    download.value.save_as(file)
    book = load_workbook(file)
    book["Oakland"].cell(4, 8).value = 1000
    book.save(file)
    lead.page.get_by_label(lead.say("budget_bring_file")).set_input_files(file)
    lead.page.get_by_text(re.compile("2,600.50 → 1,000")).wait_for()
    lead.shot("budget-look")
    lead.press("budget_take")
    expect(cell(lead, "rate", "Accounts")).to_have_value("1,000")


@pytest.mark.parametrize(("width", "dark", "language"), [(1280, False, "en"), (375, False, "en"), (320, True, "en")])
def test_everybody_can_use_it(budget, width, dark, language):
    lead, address = budget
    add(lead, "Oakland", "Specialist in two districts", quantity="24", rate="450")
    add(lead, "Oakland", "Accounts", quantity="1", rate="2600.50", category="admin")
    lead.page.emulate_media(color_scheme="dark" if dark else "light")
    lead.page.set_viewport_size({"width": width, "height": 812})
    lead.goto(address)
    lead.page.locator("tr.fails").first.wait_for()
    lead.shot(f"budget-{'dark' if dark else 'light'}")
    assert sound(lead) == []
    assert lead.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    lead.shot(f"budget-{'dark' if dark else 'light'}")
