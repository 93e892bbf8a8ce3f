"""What one reaches without a pointer: focus is seen on every stop, menus and dialogs give it back where they took it."""

import pytest

pytestmark = pytest.mark.browser

MOST_STOPS = 90
FOCUSED = """() => {
    const at = document.activeElement, style = getComputedStyle(at);
    const ring = [style, getComputedStyle(at.closest('label') ?? at)].some((each) => each.outlineStyle !== 'none' || each.boxShadow !== 'none');
    return { words: (at.getAttribute('aria-label') ?? at.textContent).trim(), tag: at.tagName, ring, inDialog: Boolean(at.closest('dialog')) };
}"""


def tab_to(visitor, words: str) -> None:
    """Go from stop to stop until the one that says this has the focus; each stop on the way shows that it has it."""
    for _ in range(MOST_STOPS):
        visitor.page.keyboard.press("Tab")
        stop = visitor.page.evaluate(FOCUSED)
        assert stop["ring"] or stop["tag"] == "BODY", stop
        if words in stop["words"]:
            return
    pytest.fail(f"{words} cannot be reached")


def has_focus(visitor, words: str) -> bool:
    return words in visitor.page.evaluate(FOCUSED)["words"]


def test_the_menu_opens_and_closes_by_keyboard(visit):
    member = visit("es")
    member.sign_in("Leandro Vientosur")
    mine = member.say("ui_menu_me", name="Leandro Vientosur")
    tab_to(member, member.say("ui_skip"))
    tab_to(member, mine)
    member.page.keyboard.press("Enter")
    tab_to(member, member.say("ui_menu_profile"))
    member.page.keyboard.press("Escape")
    assert has_focus(member, mine)
    assert not member.page.get_by_role("link", name=member.say("ui_menu_profile")).is_visible()
    member.page.keyboard.press("Enter")
    tab_to(member, member.say("ui_menu_profile"))
    member.page.keyboard.press("Enter")
    member.page.wait_for_url(member.site.address + "/profile")


def test_a_dialog_keeps_the_focus_and_gives_it_back(visit):
    desk = visit("pt")
    desk.sign_in("Lívia Praiaserena", "/desk")
    exchange_id = next(item["id"] for item in desk.api("/api/exchanges")["items"] if item["state"] == "submitted")
    desk.goto(f"/exchanges/{exchange_id}")
    act = desk.say("exchanges_act_decline")
    desk.page.get_by_role("button", name=act, exact=True).wait_for()
    tab_to(desk, act)
    desk.page.keyboard.press("Enter")
    dialog = desk.page.get_by_role("dialog")
    dialog.wait_for()
    for _ in range(8):
        stop = desk.page.evaluate(FOCUSED)
        assert stop["inDialog"] or stop["tag"] == "BODY", stop
        desk.page.keyboard.press("Tab")
    desk.page.keyboard.press("Escape")
    dialog.wait_for(state="hidden")
    assert has_focus(desk, act)


def test_reactions_take_the_focus_and_give_it_back(visit):
    member = visit("es")
    member.sign_in("Leandro Vientosur")
    threads = member.api("/api/threads?limit=50")["items"]
    member.goto(f"/conversations/{next(row['id'] for row in threads if not row['subject_kind'])}")
    first = member.page.locator("article.post").first
    react = first.get_by_role("button", name=member.say("discussions_react"), exact=True)
    react.focus()
    member.page.keyboard.press("Enter")
    member.page.wait_for_function("() => document.activeElement.matches('article.post .chip')")
    member.page.keyboard.press("Escape")
    react.wait_for()
    assert has_focus(member, member.say("discussions_react"))
    member.page.keyboard.press("Enter")
    member.page.wait_for_function("() => document.activeElement.matches('article.post .chip')")
    member.page.keyboard.press("Enter")
    member.page.wait_for_function("() => document.activeElement.matches('article.post .chip[aria-pressed=true]')")
    member.page.keyboard.press("Enter")
    member.page.wait_for_function("() => document.activeElement.matches('article.post :is(.chip, .linkish)')")


def test_a_section_handed_in_is_told_of_and_leads_to_its_heading(visit):
    lead = visit("en")
    lead.sign_in("Simone Larkmere")
    proposals = [lead.api(f"/api/proposals/{row['id']}") for row in lead.api("/api/proposals")["items"]]
    sections = ((proposal, section) for proposal in proposals for section in proposal["sections"])
    proposal, section = next(
        (proposal, each) for proposal, each in sections if each["kind"] == "text" and each["abilities"]["hand_in"]
    )
    lead.goto(f"/proposals/{proposal['id']}/sections/{section['id']}")
    act = lead.page.get_by_role("button", name=lead.say("proposals_do_hand_in"), exact=True)
    act.focus()
    lead.page.keyboard.press("Enter")
    lead.page.get_by_text(lead.say("proposals_done_hand_in")).wait_for()
    lead.page.wait_for_function("() => document.activeElement.matches('main header h2')")
