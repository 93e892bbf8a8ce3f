"""One section written by three people at once: together, without a connection, where no WebSocket gets through, and less allowed."""

import re

import pytest

from tests.browser.conftest import ROOT
from tests.files import samples
from tests.processes import eventually

pytestmark = pytest.mark.browser

BLOCKED = """() => {
    window.WebSocket = class {
        static OPEN = 1;
        readyState = 0;
        constructor() { setTimeout(() => this.onclose?.({ code: 1006 }), 30); }
        send() {}
        close() {}
    };
}"""
"""A network that lets no WebSocket through, as a browser tells of it."""
STALLED = """() => {
    const ask = window.fetch;
    window.fetch = (address, options) => String(address).includes('/stream?')
        ? new Promise((_, refuse) => options.signal.addEventListener('abort', () => refuse(options.signal.reason)))
        : ask(address, options);
}"""
"""A network that holds back every stream until it is over."""
AXE = (ROOT / "frontend" / "node_modules" / "axe-core" / "axe.min.js").read_text("utf-8")
PASTE_PICTURE = """(bytes) => {
    const data = new DataTransfer();
    data.items.add(new File([new Uint8Array(bytes)], 'rua.png', { type: 'image/png' }));
    document.querySelector('.editor').dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
}"""
"""As when somebody copied a picture elsewhere."""
WRITES_ON = """() => {
    const { editor } = document.querySelector('.editor');
    editor.commands.focus();
    setInterval(() => editor.commands.insertContentAt(editor.state.doc.content.size - 1, 'a'), 12);
}"""
"""Somebody who writes faster than any hand, at the end of the text."""
CURSOR = """() => {
    const { $head } = document.querySelector('.editor').editor.state.selection;
    return [$head.parentOffset, $head.parent.content.size];
}"""
"""How far the cursor is in its paragraph, and how long that is."""
COPIES = (
    "async () => (await indexedDB.databases()).map(({ name }) => name).filter((name) => name.startsWith('pacto.text.'))"
)
LEAD, PARTNER, COACH = "Simone Larkmere", "Iván Torrelimpia", "Marcus Stonefield-Ray"


def section_of(visitor, key: str) -> dict:
    proposal_id = next(
        row["id"] for row in visitor.api("/api/proposals")["items"] if row["title"].startswith("Two cities")
    )
    proposal = visitor.api(f"/api/proposals/{proposal_id}")
    found = next(each for each in proposal["sections"] if each["key"] == key)
    return {**found, "proposal_id": proposal_id, "path": f"/proposals/{proposal_id}/sections/{found['id']}"}


def reads(visitor) -> str:
    """The words of the text without the flags of others."""
    return visitor.page.locator(".editor").evaluate(
        """(editor) => {
            const copy = editor.cloneNode(true);
            for (const flag of copy.querySelectorAll('.caret, .ProseMirror-separator')) flag.remove();
            return [...copy.children].map((block) => block.textContent).join('\\n');
        }"""
    )


def faults(visitor) -> list[str]:
    """What axe finds wrong with the page as it stands."""
    visitor.page.evaluate(AXE)
    return visitor.page.evaluate(
        "async () => (await axe.run(document, { resultTypes: ['violations'] })).violations.map("
        "(one) => `${one.id}: ${one.nodes.map((node) => node.html).join(' ')}`)"
    )


def state(visitor, which: str) -> None:
    """Wait until the line beside the title says so."""
    visitor.page.locator(f".saved[data-state={which}]").wait_for()


def until_equal(*visitors, says: str = "") -> str:
    for _ in range(100):
        found = {reads(visitor) for visitor in visitors}
        if len(found) == 1 and says in next(iter(found)):
            return found.pop()
        visitors[0].page.wait_for_timeout(100)
    pytest.fail(f"they read {found}")


@pytest.fixture
def opened(visit):
    """Somebody with the text of a section open; `blocked` leaves them without WebSockets, `stalled` without streams too."""

    def come(name: str, key: str, language: str, *, blocked: bool = False, stalled: bool = False, phone: bool = False):
        visitor = visit(language, phone=phone)
        if blocked or stalled:
            visitor.context.add_init_script(f"({BLOCKED})()")
        if stalled:
            visitor.context.add_init_script(f"({STALLED})()")
        visitor.sign_in(name)
        if visitor.language != language:
            visitor.api("/api/me", "PATCH", {"language": language})
            visitor.language = language
        visitor.goto(section_of(visitor, key)["path"])
        visitor.page.locator(".editor[role=textbox]").wait_for()
        return visitor

    return come


def go(visitor, *keys: str, paragraph: int) -> None:
    """Go into a paragraph and on by keys, and wait as a hand would."""
    visitor.page.locator(".editor > p").nth(paragraph).click()
    for key in keys:
        visitor.page.keyboard.press(key)
    visitor.page.wait_for_timeout(200)


def type_at_end(visitor, words: str) -> None:
    go(visitor, "Control+End", paragraph=-1)
    visitor.page.keyboard.type(words, delay=15)


def test_three_write_one_section(opened):
    lead = opened(LEAD, "harm", "en")
    partner = opened(PARTNER, "harm", "es", phone=True)
    coach = opened(COACH, "harm", "pt", blocked=True)
    for visitor in (lead, partner, coach):
        state(visitor, "saved")
    coach.page.get_by_text(coach.say("drafting_by_requests")).wait_for()

    type_at_end(lead, "Nobody goes alone.")
    until_equal(lead, partner, coach, says="Nobody goes alone.")
    # The first words begin the section.
    eventually(lambda: section_of(lead, "harm")["state"] == "drafting")
    go(coach, "Home", paragraph=0)
    coach.page.keyboard.type("Ninguém vai só. ", delay=15)
    type_at_end(partner, " Nadie va solo.")
    both = until_equal(lead, partner, coach, says="Nadie va solo.")
    assert "Ninguém vai só." in both
    lead.page.locator(".caret").first.wait_for()
    lead.page.get_by_text(lead.say("drafting_here_you", name=LEAD)).wait_for()
    assert {name for name in (PARTNER, COACH) if lead.page.locator(".here").get_by_text(name).count()} == {
        PARTNER,
        COACH,
    }
    lead.shot("drafting-three")

    partner.context.set_offline(True)
    state(partner, "offline")
    type_at_end(partner, " Sin red.")
    partner.page.get_by_text(re.compile(r"9 cambios guardados en este dispositivo")).wait_for()
    type_at_end(lead, " With one.")
    until_equal(lead, coach, says="With one.")
    assert "Sin red." not in reads(lead)
    assert "With one." not in reads(partner)
    partner.shot("drafting-offline")
    partner.context.set_offline(False)
    state(partner, "saved")
    found = until_equal(lead, partner, coach, says="Sin red.")
    assert "With one." in found
    partner.faults.clear()  # the browser tells of every request that did not get through

    counted = lead.api(f"/api/sections/{section_of(lead, 'harm')['id']}/text")
    assert counted["text"] == found
    words = lead.say("drafting_words_of", count=counted["words"], max=150)
    lead.page.locator(".counter").get_by_text(words).wait_for()


def test_what_was_written_without_a_connection_outlives_the_tab(opened):
    partner = opened(PARTNER, "learning_source", "es")
    state(partner, "saved")
    partner.context.set_offline(True)
    state(partner, "offline")
    type_at_end(partner, " Guardado aquí.")
    partner.page.locator(".saved.offline").get_by_text("15 cambios").wait_for()
    path = partner.page.url.removeprefix(partner.site.address)
    partner.page.close(run_before_unload=False)
    partner.page = partner.context.new_page()
    partner.context.set_offline(False)
    partner.goto(path)
    state(partner, "saved")
    assert "Guardado aquí." in reads(partner)
    partner.faults.clear()


def test_one_made_a_reader_in_mid_sentence_keeps_what_was_not_taken(opened):
    lead = opened(LEAD, "problem", "en")
    coach = opened(COACH, "problem", "es")
    type_at_end(coach, " Antes.")
    until_equal(lead, coach, says="Antes.")
    seat = coach.api("/api/me")["seat"]["id"]
    path = f"/api/proposals/{section_of(lead, 'problem')['proposal_id']}/people/{seat}"
    go(coach, "Control+End", paragraph=-1)
    lead.api(path, "PUT", {"role": "reader"})
    for letter in " Una frase que no termina":
        if coach.page.locator(".editor[contenteditable=true]").count():
            coach.page.keyboard.type(letter, delay=20)
    coach.page.locator(".editor[contenteditable=false]").wait_for()
    coach.page.locator(".saved").get_by_text(re.compile("no se tom|Solo lectura")).wait_for()
    coach.shot("drafting-reader")
    if coach.page.get_by_text(coach.say("drafting_kept_title")).count():
        coach.press("drafting_go_on")
    coach.page.locator(".saved").get_by_text(coach.say("drafting_why_role")).wait_for()
    type_at_end(lead, " After.")
    until_equal(lead, coach, says="After.")
    assert coach.page.get_by_role("toolbar").count() == 0
    lead.api(path, "PUT", {"role": "contributor"})
    coach.page.get_by_role("toolbar").wait_for()
    type_at_end(coach, " Otra vez.")
    until_equal(lead, coach, says="Otra vez.")


def test_signing_out_names_what_is_not_sent_and_wipes_it(opened):
    coach = opened(COACH, "continuity", "pt")
    state(coach, "saved")
    coach.context.set_offline(True)
    state(coach, "offline")
    type_at_end(coach, "Depois.")
    coach.page.locator(".saved.offline").get_by_text("7 mudanças").wait_for()
    coach.page.get_by_role("button", name=coach.say("ui_menu_me", name=COACH)).click()
    coach.press("ui_sign_out")
    coach.page.get_by_role("heading", name=coach.say("drafting_lose_title")).wait_for()
    coach.page.get_by_role("link", name=re.compile(": 7 mudanças")).wait_for()
    coach.shot("drafting-sign-out")
    coach.context.set_offline(False)
    coach.press("drafting_lose_none")
    coach.page.wait_for_url(re.compile("/sections/"))
    state(coach, "saved")
    assert "Depois." in reads(coach)

    coach.context.set_offline(True)
    state(coach, "offline")
    type_at_end(coach, " Mais.")
    coach.page.locator(".saved.offline").get_by_text("6 mudanças").wait_for()
    coach.page.get_by_role("button", name=coach.say("ui_menu_me", name=COACH)).click()
    coach.press("ui_sign_out")
    coach.page.get_by_role("link", name=re.compile(": 6 mudanças")).wait_for()
    coach.context.set_offline(False)
    coach.press("drafting_lose_button")
    coach.page.wait_for_url(re.compile("/sign-in"))
    coach.page.wait_for_function(f"async () => !(await ({COPIES})()).length")
    assert coach.page.evaluate("Object.keys(localStorage).filter((key) => key.startsWith('pacto.text'))") == []
    coach.faults.clear()


def test_where_streams_stall_as_well_one_asks_from_time_to_time(opened):
    lead = opened(LEAD, "community", "en")
    coach = opened(COACH, "community", "pt", stalled=True)
    coach.page.locator(".editor[role=textbox]").wait_for(timeout=30_000)
    state(coach, "saved")
    type_at_end(lead, "First.")
    until_equal(lead, coach, says="First.")
    type_at_end(coach, " Segundo.")
    state(coach, "saved")
    until_equal(lead, coach, says="Segundo.")
    assert coach.page.evaluate("sessionStorage.getItem('pacto.line')").startswith("polling")
    lead.page.locator(".caret").first.wait_for()


def test_a_reviewer_suggests_and_a_writer_decides(opened):
    lead = opened(LEAD, "problem", "en")
    seat = next(
        row["id"]
        for row in lead.api(f"/api/proposals/{section_of(lead, 'problem')['proposal_id']}/candidates")
        if row["person_name"] == COACH
    )
    path = f"/api/proposals/{section_of(lead, 'problem')['proposal_id']}/people/{seat}"
    before = reads(lead)
    try:
        lead.api(path, "PUT", {"role": "reviewer"})
        coach = opened(COACH, "problem", "pt")
        coach.page.get_by_role("button", name=coach.say("drafting_suggest"), pressed=True).wait_for()
        type_at_end(coach, " E depois.")
        go(coach, "Control+Home", "Shift+ArrowRight", "Shift+ArrowRight", paragraph=0)
        coach.page.keyboard.type("Within", delay=40)
        go(coach, "Control+End", paragraph=1)
        coach.page.keyboard.press("Enter")
        state(coach, "saved")
        assert coach.page.locator(".kept").count() == 0, "the server took each as a suggestion"

        mine = lead.page.locator("article.suggestion")
        lead.page.wait_for_function("() => document.querySelectorAll('article.suggestion').length === 2")
        assert mine.first.get_by_text(COACH).count() == 1
        assert mine.first.locator("del").inner_text() == before[:2]
        assert mine.first.locator("ins").inner_text() == "Within"
        lead.shot("drafting-suggestions")
        mine.first.get_by_role("button", name=lead.say("drafting_accept"), exact=True).click()
        mine.first.get_by_role("button", name=lead.say("drafting_reject")).click()
        lead.page.wait_for_function("() => !document.querySelector('article.suggestion')")
        assert until_equal(lead, coach) == "Within" + before[2:]
        assert coach.page.locator(".saved").get_by_text("Salvo").count()
    finally:
        lead.api(path, "PUT", {"role": "contributor"})


def test_a_commenter_comments_and_a_writer_answers(opened):
    lead = opened(LEAD, "learning_source", "en")
    proposal = f"/api/proposals/{section_of(lead, 'learning_source')['proposal_id']}"
    seat = next(row["id"] for row in lead.api(f"{proposal}/candidates") if row["person_name"] == COACH)
    try:
        lead.api(f"{proposal}/people/{seat}", "PUT", {"role": "commenter"})
        before = reads(lead)
        coach = opened(COACH, "learning_source", "pt")
        coach.page.locator(".saved").get_by_text(coach.say("drafting_why_comment")).wait_for()
        go(coach, "Control+Home", "Shift+Control+ArrowRight", "Shift+Control+ArrowRight", paragraph=0)
        coach.press("drafting_comment")
        form = coach.page.locator("form.comment")
        form.locator("[contenteditable=true]").wait_for()
        coach.page.keyboard.type("Onde está escrito? @Sim", delay=30)
        coach.page.get_by_role("option", name=LEAD).click()
        coach.press("drafting_comment_send")
        coach.page.wait_for_function(
            "() => document.activeElement.matches('article.comment') && document.activeElement.innerText.includes('Onde')"
        )
        lead.page.locator(".editor mark").wait_for()
        assert before.startswith(lead.page.locator(".editor mark").first.inner_text())
        card = lead.page.locator("article.comment").filter(has_text="Onde está escrito?")
        card.get_by_label(lead.say("drafting_answer")).click()
        card.locator("[contenteditable=true]").wait_for()
        lead.page.keyboard.type("In the practice of 2025.")
        lead.press("drafting_answer_send")
        coach.page.locator("article.comment").get_by_text("In the practice of 2025.").wait_for()
        lead.shot("drafting-comments")
        coach.page.keyboard.press("x")
        go(coach, "Control+End", paragraph=-1)
        coach.page.keyboard.type("sly")
        assert reads(coach) == reads(lead) == before
    finally:
        lead.api(f"{proposal}/people/{seat}", "PUT", {"role": "contributor"})


def test_a_comment_is_given_to_somebody_and_its_highlight_goes_when_it_is_settled(opened):
    lead, coach = opened(LEAD, "continuity", "en"), opened(COACH, "continuity", "pt")
    type_at_end(lead, "Rest and pay.")
    state(lead, "saved")
    section = section_of(lead, "continuity")["id"]
    body = {"quote": "Rest", "markdown": "Onde está escrito?", "language": "pt"}
    coach.api(f"/api/sections/{section}/comments", "POST", body)
    card = lead.page.locator("article.comment").filter(has_text="Onde está escrito?")
    card.get_by_label(lead.say("drafting_assigned"), exact=True).select_option(label=COACH)
    coach.page.get_by_role("button", name=coach.say("drafting_comments_mine", count=1)).click()
    mine = coach.page.locator("article.comment").filter(has_text="Onde está escrito?")
    mine.get_by_role("link", name=coach.say("drafting_conversation")).focus()
    coach.page.keyboard.press("Escape")
    coach.page.wait_for_function("() => document.activeElement.matches('.editor')")
    coach.page.keyboard.press("Control+Alt+KeyM")
    coach.page.wait_for_function("() => document.activeElement.matches('article.comment')")
    assert faults(coach) == []
    coach.goto("/")
    coach.page.get_by_role("link", name=coach.say("home_do_comment")).click()
    coach.page.locator("article.comment").get_by_text("Onde está escrito?").wait_for()

    fingerprint = lead.api(f"/api/sections/{section}/text")["fingerprint"]
    lead.press("drafting_resolve")
    lead.page.get_by_text(lead.say("drafting_resolved_toast")).wait_for()
    lead.page.wait_for_function("() => document.activeElement.matches('h2')")
    lead.page.locator(".editor mark").first.wait_for(state="detached")
    coach.page.locator(".editor mark").first.wait_for(state="detached")
    after = lead.api(f"/api/sections/{section}/text")["fingerprint"]
    assert after == fingerprint
    lead.page.get_by_role("button", name=lead.say("drafting_comments_resolved", count=1)).click()
    lead.press("drafting_take_up")
    lead.page.get_by_role("button", name=lead.say("drafting_comments_open", count=1)).click()
    lead.page.locator(".editor mark").first.wait_for()


def test_the_cursor_goes_where_keys_lead_while_another_writes(opened):
    writer, reader = opened(LEAD, "harm", "en"), opened(COACH, "harm", "pt")
    for visitor in (writer, reader):
        state(visitor, "saved")
    words = "Nobody goes alone to where it hurts."
    go(writer, "Control+End", "Enter", paragraph=-1)
    writer.page.keyboard.type(words, delay=15)
    writer.page.keyboard.press("Enter")
    until_equal(writer, reader, says=words)
    writer.page.evaluate(WRITES_ON)
    line = reads(reader).split("\n").index(words)
    for key in ("Home", "End") * 6:
        reader.page.wait_for_timeout(500)  # clicks in quick succession would choose words
        go(reader, key, paragraph=line)
        at, end = reader.page.evaluate(CURSOR)
        assert at == {"Home": 0, "End": end}[key]


def test_keys_in_quick_succession_work_where_they_lead(opened):
    writer = opened(LEAD, "harm", "en")
    state(writer, "saved")
    keyboard = writer.page.keyboard
    go(writer, "Control+End", "Enter", paragraph=-1)
    for words in ("Begin here", "and end there"):
        keyboard.type(words)
        keyboard.press("Enter")
    line = reads(writer).split("\n").index("Begin here")
    for number in range(4):
        writer.page.wait_for_timeout(500)  # clicks in quick succession would choose words
        writer.page.locator(".editor > p").nth(line).click(position={"x": 30, "y": 8})
        keyboard.press("End")
        keyboard.press("Enter")
        keyboard.type(f"then {number}")
        until_equal(writer, says=f"Begin here\nthen {number}\n")


def test_tab_behind_the_last_cell_adds_a_row_and_a_link_leads_only_where_it_may(opened):
    writer = opened(LEAD, "harm", "es")
    state(writer, "saved")
    type_at_end(writer, "Noches")
    writer.press("drafting_table")
    rows = writer.page.locator(".editor table").last.locator("tr")
    before = rows.count()
    rows.first.locator("th").first.click()
    for words in ("Qué", "Quién", "Cuándo"):
        writer.page.keyboard.type(words)
        writer.page.keyboard.press("Tab")
    rows.last.locator("td").last.click()
    writer.page.keyboard.press("Tab")
    writer.page.keyboard.type("otra fila")
    rows.last.get_by_text("otra fila").wait_for()
    assert rows.count() == before + 1
    writer.press("editor_link")
    writer.page.keyboard.type("javascript:alert(1)")
    writer.page.keyboard.press("Enter")
    writer.page.get_by_role("alert").get_by_text(writer.say("editor_link_refused")).wait_for()
    assert faults(writer) == []
    writer.page.keyboard.press("Escape")
    assert writer.page.locator(".editor a").count() == 0


def test_footnotes_stand_in_the_text_of_both(opened):
    lead, partner = opened(LEAD, "harm", "en"), opened(COACH, "harm", "pt")
    for visitor in (lead, partner):
        state(visitor, "saved")
    type_at_end(lead, " Paid nights")
    lead.press("drafting_footnote")
    lead.page.get_by_label(lead.say("drafting_footnote_words")).fill("As in 2025")
    lead.page.keyboard.press("Enter")
    lead.page.locator(".editor .footnote").get_by_text("As in 2025").wait_for()
    type_at_end(lead, " help.")
    partner.page.locator(".editor .footnote").get_by_text("As in 2025").wait_for()
    state(lead, "saved")
    section = section_of(lead, "harm")["id"]
    counted = lead.api(f"/api/sections/{section}/text")
    assert "Paid nights help." in counted["text"]
    assert "As in 2025" in counted["text"].splitlines()
    # Nothing can be typed inside a footnote: whoever clicks there goes on behind it.
    lead.page.locator(".editor .footnote").click()
    lead.page.get_by_role("button", name=lead.say("drafting_footnote"), pressed=True).wait_for()
    lead.page.keyboard.type(" always")
    until_equal(lead, partner, says="As in 2025 always help.")
    state(lead, "saved")
    counted = lead.api(f"/api/sections/{section}/text")
    assert "Paid nights always help." in counted["text"]
    lead.page.locator(".counter").get_by_text(re.compile(rf"\b{counted['words']}\b|left")).wait_for()


def test_pictures_stand_in_the_text_of_both(opened, tmp_path):
    lead, partner = opened(LEAD, "harm", "en"), opened(COACH, "harm", "pt")
    for visitor in (lead, partner):
        state(visitor, "saved")
    photo = tmp_path / "street.png"
    photo.write_bytes(samples.picture())
    broken = tmp_path / "broken.png"
    broken.write_bytes(samples.picture()[:60])
    lead.press("drafting_picture")
    lead.page.get_by_label(lead.say("drafting_picture_file")).set_input_files(broken)
    lead.write("drafting_picture_alt", "A street at night")
    lead.press("drafting_picture_set")
    lead.page.get_by_role("alert").get_by_text(lead.say("files_unreadable_picture")).wait_for()
    assert faults(lead) == []
    lead.shot("drafting-picture-refused")
    lead.page.get_by_label(lead.say("drafting_picture_file")).set_input_files(photo)
    lead.press("drafting_picture_set")
    for visitor in (lead, partner):
        picture = visitor.page.locator(".editor img[alt='A street at night']")
        picture.wait_for()
        visitor.page.wait_for_function("(image) => image.naturalWidth > 0", arg=picture.element_handle())
    go(partner, paragraph=0)
    partner.page.evaluate(PASTE_PICTURE, list(samples.picture()))
    partner.write("drafting_picture_alt", "Outra rua")
    partner.page.get_by_label(partner.say("drafting_picture_width")).select_option("50")
    partner.press("drafting_picture_set")
    lead.page.locator(".editor figure[data-width='50'] img[alt='Outra rua']").wait_for()
    until_equal(lead, partner)
    assert faults(lead) == []
    lead.shot("drafting-inserts")
    lead.page.emulate_media(color_scheme="dark")
    lead.page.set_viewport_size({"width": 320, "height": 800})
    lead.shot("drafting-inserts-dark")
    assert lead.page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    lead.faults.clear()  # the browser tells of the picture that was refused


@pytest.mark.parametrize("language", ["en", "es", "pt"])
def test_a_section_opens_without_a_connection_where_its_copy_is(opened, language):
    partner = opened(LEAD, "learning_source", language)
    state(partner, "saved")
    before = reads(partner)
    partner.page.evaluate("() => navigator.serviceWorker.ready")
    partner.page.wait_for_function("() => navigator.serviceWorker.controller")
    path = partner.page.url.removeprefix(partner.site.address)
    partner.goto(path)
    state(partner, "saved")
    partner.page.wait_for_load_state("networkidle")
    partner.context.set_offline(True)
    partner.goto(path)
    partner.page.get_by_text(partner.say("drafting_kept_page")).wait_for()
    partner.page.get_by_role("heading", level=1, name=re.compile("^Two cities")).wait_for()
    state(partner, "offline")
    assert reads(partner) == before
    type_at_end(partner, " Alone.")
    partner.page.locator(".saved.offline").get_by_text(re.compile("^.*7 ")).wait_for()
    assert faults(partner) == []
    partner.shot("drafting-opened-offline")
    partner.context.set_offline(False)
    state(partner, "saved")
    partner.press("drafting_kept_whole")
    partner.page.get_by_text(partner.say("drafting_sections")).wait_for()
    state(partner, "saved")
    assert reads(partner) == f"{before} Alone."

    partner.page.get_by_role("button", name=partner.say("ui_menu_me", name=LEAD)).click()
    partner.press("ui_sign_out")
    partner.page.wait_for_url(re.compile("/sign-in"))
    partner.context.set_offline(True)
    partner.goto(path)
    partner.page.wait_for_load_state("networkidle")
    assert partner.page.locator(".editor").count() == 0
    assert partner.page.get_by_text("Alone.").count() == 0
    partner.faults.clear()  # the browser tells of every request that did not get through


def test_a_version_is_compared_and_brought_back(opened):
    lead = opened(LEAD, "community", "en")
    coach = opened(COACH, "community", "pt")
    type_at_end(lead, "As it was.")
    before = until_equal(lead, coach, says="As it was.")
    state(lead, "saved")
    lead.press("drafting_versions")
    lead.write("drafting_version_name", "For the mayor")
    lead.press("drafting_version_keep")
    lead.page.get_by_text("For the mayor").wait_for()
    type_at_end(coach, " Mais tarde.")
    state(coach, "saved")
    lead.page.reload()
    lead.page.get_by_role("listitem").filter(has_text="For the mayor").get_by_role("button").click()
    lead.page.locator(".words ins").get_by_text("Mais tarde.").wait_for()
    lead.press("drafting_version_beside")
    lead.shot("drafting-versions")
    lead.press("drafting_restore", number=1)
    lead.press("drafting_restore_do")
    lead.page.wait_for_url(re.compile(r"/sections/[0-9a-f-]{36}$"))
    lead.page.locator(".editor[role=textbox]").wait_for()
    assert until_equal(lead, coach) == before
    type_at_end(coach, " De novo.")
    until_equal(lead, coach, says="De novo.")


def test_a_writer_may_suggest_as_well_and_take_it_back(opened):
    partner = opened(LEAD, "learning_source", "en")
    before = reads(partner)
    partner.press("drafting_suggest")
    type_at_end(partner, " Perhaps.")
    card = partner.page.locator("article.suggestion")
    card.locator("ins").get_by_text("Perhaps.").wait_for()
    card.get_by_role("button", name=partner.say("drafting_reject")).click()
    card.wait_for(state="detached")
    assert reads(partner) == before
    partner.press("drafting_suggest")
    type_at_end(partner, " Surely.")
    state(partner, "saved")
    assert reads(partner) == f"{before} Surely."
    assert card.count() == 0


def test_whoever_is_let_go_keeps_no_copy(opened):
    partner = opened(PARTNER, "summary", "es")
    state(partner, "saved")
    assert len(partner.page.evaluate(COPIES)) >= 1
    lead = opened(LEAD, "summary", "en")
    section = section_of(lead, "summary")
    proposal = lead.api(f"/api/proposals/{section['proposal_id']}")
    party = next(each for each in proposal["consortium"] if each["organisation"]["name"].startswith("Bogot"))
    lead.api(f"/api/mandates/{party['id']}/release", "POST", {})
    state(partner, "gone")
    assert partner.page.locator(".editor").count() == 0
    name = f"pacto.text.{partner.api('/api/me')['person']['id']}.{section['id']}"
    partner.page.wait_for_function(
        "async (name) => !(await indexedDB.databases()).some((each) => each.name === name)", arg=name
    )
    assert name not in partner.page.evaluate("Object.keys(localStorage)")
