"""Answering a call together: begin, ask a partner in, the partner says yes, and both read who owes what."""

import json
import re

import pytest

from tests.browser.conftest import ROOT

pytestmark = pytest.mark.browser

GIVEN = ROOT / "app" / "demo" / "data" / "calls" / "un-civil-society-fund.json"


def test_two_cities_begin_a_proposal(visit):
    lead = visit("en")
    lead.sign_in("Simone Larkmere")
    lead.goto("/calls")
    lead.page.get_by_role("link", name="European Union call for local authorities", exact=False).first.click()
    lead.press("proposals_begin")
    lead.page.wait_for_url(re.compile(r"/proposals/new"))
    lead.write("proposals_begin_title", "A net across three cities")
    lead.press("proposals_begin")
    lead.page.wait_for_url(re.compile(r"/proposals/[0-9a-f-]{36}$"))
    lead.page.get_by_role("heading", name="A net across three cities").wait_for()
    lead.press("proposals_invite")
    box = lead.page.get_by_role("combobox", name=lead.say("proposals_invite_who"))
    box.fill("Palmira")
    lead.page.get_by_role("option", name=re.compile("^Palmira")).first.click()
    lead.press("proposals_invite_send")
    lead.page.get_by_role("row", name=re.compile("Palmira")).wait_for()
    lead.shot("proposal-asked")

    partner = visit("es", phone=True)
    partner.sign_in("Darío Montelirio")
    partner.goto("/proposals")
    card = partner.page.get_by_role("listitem").filter(has_text="A net across three cities")
    card.get_by_role("button", name=partner.say("proposals_asked_yes")).click()
    partner.page.get_by_role("link", name="A net across three cities").click()
    partner.page.get_by_role("heading", name=partner.say("proposals_eligible")).wait_for()
    partner.shot("proposal-joined")
    assert partner.page.get_by_text(partner.say("proposals_c_lack", count=1)).count()

    stranger = visit("pt")
    stranger.sign_in("Caio Ribeirovento")
    assert "A net across" not in json.dumps(stranger.api("/api/proposals"))
    assert (
        stranger.api(lead.page.url.removeprefix(lead.site.address).replace("/proposals", "/api/proposals"))["code"]
        == "not_found"
    )


def test_the_desk_changes_a_call_and_those_who_write_hear_of_it(visit):
    desk = visit("es")
    desk.sign_in("Andrés Nubeclara")
    call = next(row for row in desk.api("/api/calls")["items"] if row["key"] == "peace-incentive-fund")
    desk.goto(f"/calls/{call['id']}/edit")
    closes = desk.page.get_by_label(desk.say("proposals_f_local")).nth(2)
    closes.fill(re.sub(r"T.*", "T12:00", closes.input_value()))
    desk.press("proposals_f_add_report")
    report = desk.page.get_by_role("region", name=desk.say("proposals_reporting")).get_by_role("group").last
    report.get_by_label(desk.say("proposals_f_title")).fill("Visita de cierre")
    report.get_by_label(desk.say("proposals_f_report_kind")).select_option("audit")
    report.get_by_label(desk.say("proposals_f_report_after")).fill("15")
    desk.press("proposals_f_save")
    desk.page.wait_for_url(re.compile(rf"/calls/{call['id']}$"))
    desk.page.get_by_text(desk.say("proposals_changed_since")).wait_for()
    added = desk.page.get_by_role("listitem").filter(has_text="Visita de cierre")
    assert desk.say("proposals_reporting_after", count=15) in added.inner_text()
    desk.shot("call-changed")

    author = visit("en")
    author.sign_in("Simone Larkmere", "/inbox")
    author.page.get_by_text("A call that you answer was changed").first.wait_for()


def test_a_member_imports_a_call(visit):
    member = visit("en")
    member.sign_in("Simone Larkmere")
    member.goto("/calls/new")
    member.page.get_by_label(member.say("proposals_import")).set_input_files(GIVEN)
    member.page.wait_for_function("() => document.querySelectorAll('fieldset').length > 10")
    member.press("proposals_f_enter")
    member.page.wait_for_url(re.compile(r"/calls/[0-9a-f-]{36}$"))
    member.page.get_by_text(member.say("proposals_only_ours")).first.wait_for()
    member.shot("call-imported")
