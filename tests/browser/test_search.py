"""Searching as people do: without accents, inflected, by keyboard, on a phone, and only what one may read."""

import re
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import expect

from tests.browser.test_pages import look

pytestmark = pytest.mark.browser

# Who asks, what they type, and a title that it must find.
ASKED = {
    "en": ("Simone Larkmere", "outreach contracts trauma", "What does your outreach contract say"),
    "es": ("Leandro Vientosur", "evaluaciones de interrupcion", "Evaluar un programa de interrupción"),
    "pt": ("Caio Ribeirovento", "dissuasao condicao minima", "Dissuasão focada"),
}


def search(visitor, q: str) -> None:
    visitor.page.get_by_role("combobox", name=visitor.say("search_label")).fill(q)
    visitor.page.keyboard.press("Enter")
    visitor.page.wait_for_url(lambda url: parse_qs(urlsplit(url).query).get("q") == [q])
    expect(visitor.page).to_have_title(re.compile(f"^{re.escape(visitor.say('search_title_for', q=q))}"))
    visitor.page.get_by_role("status").filter(has_text=re.compile(r"\d")).wait_for()


def titles(visitor) -> list[str]:
    return visitor.page.locator("main .rows h3").all_inner_texts()


@pytest.mark.parametrize("language", ASKED)
def test_words_without_accents_and_inflected_find_what_they_should(visit, language):
    name, q, title = ASKED[language]
    member = visit(language)
    member.sign_in(name)
    member.page.get_by_role("link", name=member.say("search_title"), exact=True).click()
    member.page.wait_for_url(member.site.address + "/search")
    search(member, q)
    assert any(each.startswith(title) for each in titles(member)), titles(member)
    assert member.page.locator("main .rows mark").count()
    found = look(member, "search")
    assert not found, "\n".join(found)
    member.page.locator("main .rows h3", has_text=title).first.get_by_role("link").click()
    member.page.locator("main h1", has_text=title).wait_for()


def test_the_address_holds_what_was_asked(visit):
    member = visit("es")
    member.sign_in("Leandro Vientosur", "/search")
    search(member, "interrupcion")
    search(member, "presupuesto")
    member.page.go_back()
    member.page.wait_for_url(re.compile("q=interrupcion$"))
    box = member.page.get_by_role("combobox", name=member.say("search_label"))
    expect(box).to_have_value("interrupcion")
    member.page.locator("main .rows h3", has_text="interrupción").first.wait_for()
    member.page.locator("main .tabs").get_by_role("link", name=member.say("search_people")).click()
    member.page.wait_for_url(re.compile("show=people"))
    member.page.reload()
    member.page.locator("main .rows h3").first.wait_for()
    assert member.page.locator("main .tabs [aria-current]").inner_text().startswith(member.say("search_people"))
    kinds = set(member.page.locator("main .rows .circle:first-child").all_inner_texts())
    assert kinds <= {member.say("search_kind_person"), member.say("search_kind_organisation")}


def test_suggestions_are_chosen_by_keyboard(visit):
    member = visit("pt")
    member.sign_in("Caio Ribeirovento")
    member.page.keyboard.press("/")
    box = member.page.get_by_role("combobox", name=member.say("search_label"))
    box.wait_for()
    member.page.wait_for_function("document.activeElement?.getAttribute('role') === 'combobox'")
    member.page.keyboard.type("dissuas")
    options = member.page.get_by_role("option")
    options.first.wait_for()
    assert box.get_attribute("aria-expanded") == "true"
    assert box.get_attribute("aria-activedescendant") is None
    member.page.keyboard.press("ArrowDown")
    assert options.first.get_attribute("id") == box.get_attribute("aria-activedescendant")
    assert options.first.get_attribute("aria-selected") == "true"
    member.page.keyboard.press("Escape")
    assert box.get_attribute("aria-expanded") == "false"
    member.page.keyboard.press("ArrowDown")
    options.first.wait_for()
    member.page.keyboard.press("ArrowDown")
    chosen = options.first.locator(".line").inner_text().strip()
    member.page.keyboard.press("Enter")
    member.page.locator("main h1", has_text=chosen).wait_for()


def test_the_key_is_left_alone_where_one_writes_and_can_be_turned_off(visit):
    member = visit("en")
    member.sign_in("Simone Larkmere", "/search")
    box = member.page.get_by_role("combobox", name=member.say("search_label"))
    box.fill("")
    member.page.keyboard.type("and/or")
    assert box.input_value() == "and/or"
    member.page.get_by_label(member.say("search_slash")).uncheck()
    member.goto("/exchanges")
    member.page.locator("main h1").wait_for()
    member.page.keyboard.press("/")
    member.page.wait_for_timeout(300)
    assert member.page.url.endswith("/exchanges")


def test_a_post_leads_to_its_place_in_the_thread_on_a_phone(visit):
    member = visit("es", phone=True)
    member.sign_in("Leandro Vientosur")
    member.page.get_by_role("link", name=member.say("search_title"), exact=True).click()
    search(member, "en:mensajes supervisión")
    post = member.page.locator("main .rows h3 a").first
    where = post.get_attribute("href")
    post.click()
    member.page.wait_for_url(member.site.address + where)
    member.page.wait_for_function("id => document.activeElement?.id === id", arg=where.partition("#")[2])
    assert member.page.locator(":focus").bounding_box()["y"] < 800


def test_nothing_says_what_could_be_typed_instead(visit):
    member = visit("en")
    member.sign_in("Simone Larkmere", "/search")
    member.page.get_by_role("combobox", name=member.say("search_label")).fill("qwertyuiop")
    member.page.keyboard.press("Enter")
    member.page.get_by_text(member.say("search_none")).wait_for()
    found = look(member, "search-none")
    assert not found, "\n".join(found)


def test_a_stranger_to_a_confidential_conversation_finds_nothing_of_it(visit):
    asker = visit("es")
    asker.sign_in("Leandro Vientosur")
    helper = visit("pt")
    helper.sign_in("Caio Ribeirovento")
    people = [helper.api("/api/me")["person"]["id"]]
    space = asker.api("/api/spaces")["items"][0]["id"]
    made = asker.api(
        "/api/threads", "POST",
        {
            "space_id": space, "title": "Zarzamora reservada", "language": "es",
            "people": people, "markdown": "La zarzamora crece despacio",
        },
    )  # fmt: skip
    assert "id" in made, made
    for who in (asker, helper):
        who.goto("/search?q=zarzamoras")
        who.page.locator("main .rows h3", has_text="Zarzamora").first.wait_for()
        assert who.page.locator("main .rows").get_by_text(who.say("search_closed")).count()
    stranger = visit("en")
    stranger.sign_in("Simone Larkmere", "/search")
    box = stranger.page.get_by_role("combobox", name=stranger.say("search_label"))
    with stranger.page.expect_response(re.compile("/api/search/suggest")) as suggested:
        box.press_sequentially("zarzamor")
    assert suggested.value.json()["items"] == []
    for q in ("zarzamora", "in:zarzamora", '"Zarzamora reservada"', "de:leandro zarzamora"):
        stranger.goto("/search")
        box.fill(q)
        stranger.page.keyboard.press("Enter")
        stranger.page.get_by_text(stranger.say("search_none")).wait_for()
        assert stranger.page.locator("main .tabs").count() == 0
