"""One peer exchange from request to the question after ninety days, lived through in a browser, once in each language."""

import re
from datetime import UTC, datetime, timedelta

import pytest

from tests.browser.conftest import serving

# Who asks, in whose city; each reads and writes their own language.
TODAY = datetime.now(UTC).date()
ASKING = {"en": "Simone Larkmere", "es": "Leandro Vientosur", "pt": "Caio Ribeirovento"}
DESK = {"en": "Miriam Coastalder", "es": "Andrés Nubeclara", "pt": "Lívia Praiaserena"}

LEARNED = {
    "requester": "One team and one first talk keep the door open.",
    "peer": "Their night rota is what we lacked.",
}

pytestmark = pytest.mark.browser


@pytest.fixture
def site(tmp_path, first_morning):
    """A network of its own for each language: the story moves the clock."""
    with serving(tmp_path / "site", first_morning) as running:
        yield running


def signed_in(visit, name: str, *, phone: bool = False):
    """Somebody at a browser, whose screens speak the language that the person reads."""
    visitor = visit(phone=phone)
    visitor.sign_in(name)
    return visitor


@pytest.mark.parametrize("language", ["en", "es", "pt"])
def test_an_exchange_from_request_to_follow_up(visit, language):
    asking = visit(phone=True)
    asking.walk_in(ASKING[language])
    assert asking.language == language
    exchange_id = file_request(asking)

    desk = signed_in(visit, DESK[language])
    asked = put_two_forward(desk, exchange_id)

    decline(signed_in(visit, asked[0]["peer"]["person_name"]), asked[0]["id"])
    peer = visit()
    peer.walk_in(asked[1]["peer"]["person_name"])
    accept(peer, asked[1]["id"])

    agree(asking, exchange_id)
    times = plan(asking, exchange_id)
    assert clocks(asking, exchange_id) == clocks(peer, exchange_id) == times
    hold(desk, exchange_id)

    report(asking, exchange_id, "requester")
    report(peer, exchange_id, "peer")
    accept_report(asking, exchange_id)
    accept_report(peer, exchange_id)
    lessons_stay(peer, exchange_id)
    follow_up(asking, exchange_id)


def file_request(asking) -> str:
    asking.goto("/exchanges/new")
    asking.press("exchanges_begin")
    exchange_id = write_request(asking)
    asking.press("exchanges_send")
    asking.page.wait_for_url(asking.site.address + f"/exchanges/{exchange_id}")
    assert asking.api(f"/api/exchanges/{exchange_id}")["state"] == "submitted"
    return exchange_id


def write_request(asking) -> str:
    """Four steps, up to the button that sends it; the draft saves itself on the way."""
    page = asking.page
    page.wait_for_url(re.compile(r"/exchanges/[0-9a-f-]+/edit"))
    exchange_id = re.search(r"/exchanges/([0-9a-f-]+)/edit", page.url)[1]
    asking.write("exchanges_f_title", "Keeping people safe after the match")
    asking.write("exchanges_f_challenge", "Three services arrive at different hours and ask the same things.")
    topic = page.get_by_role("combobox", name=asking.say("exchanges_f_topics"))
    topic.fill("viol")
    page.locator('[role="option"]:visible').first.click()
    asking.shot("story-step-1")
    asking.press("exchanges_step_questions")
    page.get_by_role("heading", name=asking.say("exchanges_head_questions")).wait_for()
    asking.write("exchanges_f_question", "Who leads the first visit?", number=1)
    asking.write("exchanges_f_outcome", "One page that says who goes")
    asking.press("exchanges_step_format")
    page.get_by_role("heading", name=asking.say("exchanges_head_format")).wait_for()
    page.get_by_role("radio", name=re.compile(re.escape(asking.say("exchanges_format_remote_single")))).check()
    chips = page.locator(".chips button[aria-pressed]")
    for index in range(3):
        if chips.nth(index).get_attribute("aria-pressed") == "false":
            chips.nth(index).click()
    asking.write("exchanges_f_from", (TODAY + timedelta(days=7)).isoformat())
    asking.write("exchanges_f_until", (TODAY + timedelta(days=60)).isoformat())
    asking.press("exchanges_step_send")
    page.get_by_role("heading", name=asking.say("exchanges_head_send")).wait_for()
    asking.shot("story-step-4")
    return exchange_id


def put_two_forward(desk, exchange_id: str) -> list[dict]:
    """Triage, then the two who fit best, asked at the same time."""
    page = desk.page
    desk.goto(f"/exchanges/{exchange_id}")
    desk.press("exchanges_act_open")
    page.get_by_role("dialog").get_by_role("button", name=desk.say("exchanges_act_open"), exact=True).click()
    page.get_by_role("link", name=desk.say("exchanges_act_choose_peers")).first.wait_for()
    desk.goto(f"/exchanges/{exchange_id}/shortlist")
    for count in (1, 2):
        page.get_by_role("button", name=re.compile(f"^{desk.say('secretariat_choose')}: ")).first.click()
        page.locator("aside ol.stack > li").nth(count - 1).wait_for()
    page.get_by_label(desk.say("secretariat_at_once")).select_option("2")
    desk.shot("story-shortlist")
    desk.press("secretariat_put_forward")
    page.get_by_text(desk.say("secretariat_already")).wait_for()
    matches = desk.api(f"/api/exchanges/{exchange_id}/matches")
    assert [match["state"] for match in matches] == ["sent", "sent"]
    return matches


def decline(peer, match_id: str) -> None:
    """No, with one tap for the reason."""
    peer.goto(f"/matches/{match_id}")
    peer.shot("story-brief")
    peer.press("exchanges_not_this_time")
    peer.press("exchanges_no_no_time")
    peer.page.wait_for_url(peer.site.address + "/")
    assert peer.api(f"/api/matches/{match_id}")["state"] == "peer_declined"


def accept(peer, match_id: str) -> None:
    peer.goto(f"/matches/{match_id}")
    peer.press("exchanges_yes_we_can")
    peer.page.get_by_role("button", name=peer.say("exchanges_yes_we_can")).wait_for(state="detached")
    assert peer.api(f"/api/matches/{match_id}")["state"] == "peer_accepted"


def agree(asking, exchange_id: str) -> None:
    """The asking side agrees with the one who said yes; the room opens."""
    asking.goto(f"/exchanges/{exchange_id}")
    name = next(
        match["organisation"]["name"]
        for match in asking.api(f"/api/exchanges/{exchange_id}/matches")
        if match["state"] == "peer_accepted"
    )
    asking.press("exchanges_agree_with", name=name)
    asking.page.locator("#room").wait_for()
    asking.shot("story-agreed")


def plan(asking, exchange_id: str) -> list[str]:
    """A time from those that suit both clocks; gives it as each of them shows it."""
    asking.goto(f"/exchanges/{exchange_id}/sessions/new")
    asking.page.locator('input[name="way"][value="fix"]').check()
    first = asking.page.locator("label.choice", has=asking.page.locator('input[name="start"]')).first
    first.locator("input").check()
    times = re.findall(r"\d\d:\d\d", first.locator("b").inner_text())
    asking.shot("story-plan")
    asking.press("exchanges_plan_do")
    asking.page.wait_for_url(re.compile(f"/exchanges/{exchange_id}#sessions"))
    return times


def clocks(visitor, exchange_id: str) -> list[str]:
    """When the session begins, on the clock of each side, as the visitor's screen tells it."""
    visitor.goto(f"/exchanges/{exchange_id}")
    shown = visitor.page.locator("#sessions li .clocks dd")
    shown.first.wait_for()
    visitor.shot("story-session")
    return shown.all_inner_texts()


def hold(desk, exchange_id: str) -> None:
    """The clock moves past the session; it was held and was the last one."""
    pass_days(desk, 21)
    desk.goto(f"/exchanges/{exchange_id}")
    desk.press("exchanges_session_mark_held")
    dialog = desk.page.get_by_role("dialog")
    dialog.get_by_label(desk.say("exchanges_session_last")).check()
    dialog.locator('button[type="submit"]').click()
    desk.page.locator("#report").wait_for()
    assert desk.api(f"/api/exchanges/{exchange_id}")["state"] == "reporting"


def report(visitor, exchange_id: str, side: str) -> None:
    """From what waits at home to everything that the report asks for, saved while it is written, then sent."""
    page = visitor.page
    follow_wait(visitor, "home_do_report", f"/exchanges/{exchange_id}/report?side={side}")
    visitor.write("exchanges_report_learned_n", LEARNED[side], number=1)
    if side == "requester":
        for scale in page.locator("fieldset .scale").all():
            scale.get_by_role("radio").nth(3).check()
        visitor.write("exchanges_report_what_found", "The health service leads, and decides with us.")
        visitor.write("exchanges_report_what", "Write the page")
    else:
        visitor.write("exchanges_report_effort", "12")
        page.get_by_role("radio", name=visitor.say("exchanges_report_again_yes"), exact=True).check()
    page.get_by_role("radio", name=re.compile(f"^{re.escape(visitor.say('exchanges_report_publish_named'))}")).check()
    visitor.shot(f"story-report-{side}")
    visitor.press("exchanges_report_send")
    page.wait_for_url(re.compile(f"/exchanges/{exchange_id}#report"))
    assert visitor.api(f"/api/exchanges/{exchange_id}/reports/{side}")["state"] == "submitted"


def accept_report(visitor, exchange_id: str) -> None:
    """Each side stands by what the other wrote."""
    visitor.goto(f"/exchanges/{exchange_id}")
    visitor.press("exchanges_report_accept")
    visitor.page.get_by_role("button", name=visitor.say("exchanges_report_accept"), exact=True).wait_for(
        state="detached"
    )


def lessons_stay(visitor, exchange_id: str) -> None:
    """Both sides allowed names: the profiles of both tell what was learned."""
    exchange = visitor.api(f"/api/exchanges/{exchange_id}")
    for side in ("organisation", "peer_organisation"):
        visitor.goto(f"/organisations/{exchange[side]['id']}")
        for lesson in LEARNED.values():
            visitor.page.get_by_text(lesson).first.wait_for()
    visitor.shot("story-lessons")


def follow_up(asking, exchange_id: str) -> None:
    """Ninety days later the asking side is asked what it changed, and says so."""
    pass_days(asking, 95)
    follow_wait(asking, "home_do_follow_up", f"/exchanges/{exchange_id}#follow-up")
    asking.page.locator("#follow-up").get_by_role("radio").first.check()
    asking.shot("story-follow-up")
    asking.press("exchanges_follow_up_send")
    asking.page.get_by_role("button", name=asking.say("exchanges_follow_up_send")).wait_for(state="detached")
    assert asking.api(f"/api/exchanges/{exchange_id}/reports")["follow_up"]["state"] == "answered"


def follow_wait(visitor, act: str, place: str) -> None:
    """Take up what waits at home."""
    visitor.goto("/")
    visitor.shot(f"story-{act}")
    visitor.page.locator(f'main a[href="{place}"]', has_text=visitor.say(act)).click()
    visitor.page.wait_for_url(visitor.site.address + place)


def pass_days(visitor, days: int) -> None:
    visitor.api("/api/demo/clock", "POST", {"days": days})
