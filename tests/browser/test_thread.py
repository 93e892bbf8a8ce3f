"""The page of a thread: where it opens, how it grows and changes under a reader's eyes, and all that is done with a post."""

import re
import time
from collections.abc import Callable
from io import BytesIO
from typing import Any

import pytest
from PIL import Image

from tests.browser.conftest import Visitor
from tests.browser.test_pages import AXE, DESK, LANGUAGES, MEMBERS, look

pytestmark = pytest.mark.browser

NETWORK_SPACE = "00000000-0000-7000-8000-000000000003"
OTHER = {"en": "pt", "es": "en", "pt": "es"}
PHONES = {"en": False, "es": True, "pt": False}
# Where the first post in sight stands.
STANDS = """() => {
    const first = [...document.querySelectorAll('article.post')].find((one) => one.getBoundingClientRect().bottom > 0);
    return [first.id, Math.round(first.getBoundingClientRect().top)];
}"""
SAID = "() => document.querySelector('.vh[aria-live=polite]').textContent"


def come(visit, name: str, *, phone: bool = False, language: str = "en") -> Visitor:
    visitor = visit(language, phone=phone)
    visitor.sign_in(name)
    return visitor


def begun(writer: Visitor, title: str, *, posts: int = 0) -> tuple[str, list[str]]:
    """A thread of the whole network with so many contributions besides the first; its id and theirs."""
    body = {"space_id": NETWORK_SPACE, "title": title, "language": "en", "markdown": "How many nights in a row?"}
    thread = writer.api("/api/threads", "POST", body)["id"]
    ids = [written(writer, thread, f"Night {number}: " + "we keep the rota. " * 6) for number in range(posts)]
    first = writer.api(f"/api/threads/{thread}/posts?limit=1")["items"][0]["id"]
    return thread, [first, *ids]


def written(writer: Visitor, thread: str, markdown: str) -> str:
    return writer.api(f"/api/threads/{thread}/posts", "POST", {"language": "en", "markdown": markdown})["id"]


def open_thread(visitor: Visitor, thread: str, rest: str = "") -> None:
    visitor.goto(f"/conversations/{thread}{rest}")
    visitor.page.locator("article.post").first.wait_for()
    visitor.page.wait_for_load_state("networkidle")


def choose(visitor: Visitor, post: str, key: str) -> None:
    """Choose from the menu of a post, with the keyboard."""
    menu = visitor.page.locator(f"#post-{post} .menu > button")
    menu.focus()
    visitor.page.keyboard.press("Enter")
    item = visitor.page.locator(f"#post-{post} .menu").get_by_role("button", name=visitor.say(key), exact=True)
    item.focus()
    visitor.page.keyboard.press("Enter")


def until(visitor: Visitor, thread: str, true: Callable[[Any], bool]) -> None:
    """Wait until the server tells the visitor so of the thread."""
    deadline = time.monotonic() + 15
    while not true(found := visitor.api(f"/api/threads/{thread}")):
        assert time.monotonic() < deadline, found
        visitor.page.wait_for_timeout(200)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_thread_opens_at_what_is_new_and_grows_both_ways_without_a_jump(visit, language):
    writer = come(visit, MEMBERS[OTHER[language]])
    thread, posts = begun(writer, f"Rest after nights ({language})", posts=59)
    reader = come(visit, MEMBERS[language], phone=PHONES[language])
    page = reader.page
    reader.api(f"/api/threads/{thread}/reading", "PUT", {"post_id": posts[29]})
    open_thread(reader, thread)
    line = page.locator(".fresh")
    assert line.inner_text() == reader.say("discussions_new_since")
    assert page.locator(f".fresh + #post-{posts[30]}").count() == 1
    page.wait_for_function("() => Math.abs(document.querySelector('.fresh').getBoundingClientRect().top) < 100")
    assert page.locator("article.post").count() == 20
    reader.shot("thread-new")

    for key, count in (("discussions_earlier", 40), ("discussions_later", 54)):
        before = page.evaluate(STANDS)
        page.get_by_role("button", name=reader.say(key), exact=True).evaluate("(one) => one.click()")
        page.wait_for_function("(count) => document.querySelectorAll('article.post').length >= count", arg=count)
        page.wait_for_load_state("networkidle")
        after = page.evaluate(STANDS)
        assert after[0] == before[0]
        assert abs(after[1] - before[1]) <= 1

    open_thread(reader, thread, f"#post-{posts[3]}")
    page.wait_for_function("(id) => document.getElementById(id)?.matches('.here')", arg=f"post-{posts[3]}")
    page.wait_for_function(
        "(id) => { const { top } = document.getElementById(id).getBoundingClientRect(); return top >= 0 && top < 400; }",
        arg=f"post-{posts[3]}",
    )
    open_thread(reader, thread, f"?at={posts[50]}")
    page.locator(f"#post-{posts[50]}.here").wait_for()
    assert page.locator(f"#post-{posts[59]}").count() == 1
    assert look(reader, f"thread-{language}") == []


def hide(desk: Visitor, post: str) -> None:
    choose(desk, post, "discussions_hide")
    dialog = desk.page.get_by_role("dialog")
    desk.shot("thread-hide")
    dialog.get_by_role("button", name=desk.say("discussions_hide"), exact=True).click()
    assert dialog.get_by_text(desk.say("ui_field_choose")).count() == 1
    dialog.get_by_role("radio", name=desk.say("discussions_hidden_off_topic")).check()
    dialog.get_by_role("button", name=desk.say("discussions_hide"), exact=True).click()


def test_what_others_write_waits_and_what_changes_changes_in_its_place(visit):
    writer = come(visit, MEMBERS["es"])
    thread, posts = begun(writer, "Rotas while somebody reads", posts=12)
    reader = come(visit, MEMBERS["en"], phone=True)
    reader.api(f"/api/threads/{thread}/reading", "PUT", {"post_id": posts[-1]})
    open_thread(reader, thread)
    page = reader.page
    page.locator(f"#post-{posts[6]}").evaluate("(one) => one.scrollIntoView()")
    before = page.evaluate(STANDS)

    new = written(writer, thread, "Three, then two free.")
    waiting = page.get_by_role("button", name="1 new contribution", exact=True)
    waiting.wait_for()
    assert page.evaluate(SAID).strip() == "1 new contribution"
    assert page.locator("article.post").count() == 13
    assert page.evaluate(STANDS) == before
    reader.shot("thread-waiting")
    written(writer, thread, "And a day in the mountains.")
    page.get_by_role("button", name="2 new contributions", exact=True).wait_for()

    # A post above the one in sight becomes much longer, one is hidden, one taken back: nothing that is read moves.
    open_thread(writer, thread)
    choose(writer, posts[2], "discussions_edit")
    box = writer.page.locator(f"#post-{posts[2]} [contenteditable]")
    box.click()
    writer.page.keyboard.press("Control+End")
    writer.page.keyboard.type(" And so it goes on." * 12)
    writer.press("discussions_save")
    page.locator(f"#post-{posts[2]}", has_text="And so it goes on.").wait_for()
    desk = come(visit, DESK["en"])
    open_thread(desk, thread, f"#post-{posts[3]}")
    hide(desk, posts[3])
    hidden = page.locator(f"#post-{posts[3]}")
    hidden.get_by_text(reader.say("discussions_hidden", reason=reader.say("discussions_hidden_off_topic"))).wait_for()
    assert "we keep the rota" not in hidden.inner_text()
    choose(writer, posts[4], "discussions_delete")
    writer.page.get_by_role("dialog").get_by_role("button", name=writer.say("discussions_delete"), exact=True).click()
    page.locator(f"#post-{posts[4]}").get_by_text(reader.say("discussions_deleted")).wait_for()
    after = page.evaluate(STANDS)
    assert after[0] == before[0]
    assert abs(after[1] - before[1]) <= 1
    choose(desk, posts[3], "discussions_show")
    hidden.get_by_text("we keep the rota").wait_for()

    page.get_by_role("button", name="2 new contributions", exact=True).click()
    page.locator(f".fresh + #post-{new}").wait_for()
    assert page.evaluate("document.activeElement.id") == f"post-{new}"
    assert page.locator(".waiting").count() == 0
    page.locator("#room form textarea").click()
    page.locator("#room form [contenteditable]").wait_for()
    page.keyboard.type("We do the same.")
    reader.press("discussions_send")
    page.locator("article.post", has_text="We do the same.").wait_for()
    assert page.locator(".waiting").count() == 0
    until(reader, thread, lambda found: found["unread"] == 0)


def report(reader: Visitor, post: str) -> None:
    choose(reader, post, "discussions_report")
    dialog = reader.page.get_by_role("dialog")
    dialog.get_by_role("radio", name=reader.say("discussions_hidden_private_data")).check()
    dialog.get_by_label(re.compile(re.escape(reader.say("discussions_report_more")))).fill("A name stands here.")
    reader.shot("thread-report")
    dialog.get_by_role("button", name=reader.say("discussions_report"), exact=True).click()
    reader.page.get_by_text(reader.say("discussions_report_done")).first.wait_for()


@pytest.mark.parametrize(("language", "phone"), [("pt", False), ("en", True)])
def test_a_post_is_quoted_linked_left_unread_edited_and_reported(visit, language, phone):
    writer = come(visit, MEMBERS["es"])
    thread, posts = begun(writer, f"What to do with a post ({language})", posts=4)
    reader = come(visit, MEMBERS[language], phone=phone)
    reader.context.grant_permissions(["clipboard-read", "clipboard-write"])
    open_thread(reader, thread)
    page = reader.page
    page.locator(f"#post-{posts[2]} .menu > button").click()
    page.evaluate(AXE)
    faults = page.evaluate(
        "async () => (await axe.run('#room', { resultTypes: ['violations'] })).violations.map(({ id }) => id)"
    )
    assert faults == []
    reader.shot("thread-menu")
    page.keyboard.press("Escape")

    # A part of the words, else the whole post.
    page.locator(f"#post-{posts[2]} .read p").evaluate(
        """(one) => {
            const range = document.createRange();
            range.setStart(one.firstChild, 0);
            range.setEnd(one.firstChild, 7);
            getSelection().removeAllRanges();
            getSelection().addRange(range);
        }"""
    )
    choose(reader, posts[2], "discussions_quote")
    form = page.locator("#room form")
    form.locator("blockquote", has_text="Night 1").wait_for()
    form.get_by_role("link", name=re.compile(re.escape(MEMBERS["es"]))).wait_for()
    page.keyboard.press("Control+End")
    page.keyboard.type("So do we.")
    reader.press("discussions_send")
    mine = page.locator("article.post", has_text="So do we.")
    mine.locator("blockquote", has_text="Night 1").wait_for()
    answer = reader.api(f"/api/threads/{thread}/posts?limit=100")["items"][-1]
    assert (answer["reply_to"], answer["markdown"].startswith("> Night 1\n")) == (posts[2], True)

    choose(reader, posts[1], "discussions_copy_link")
    page.get_by_text(reader.say("discussions_link_copied")).first.wait_for()
    link = page.evaluate("navigator.clipboard.readText()")
    assert link == f"{reader.site.address}/conversations/{thread}#post-{posts[1]}"

    choose(reader, answer["id"], "discussions_edit")
    page.locator(f"#post-{answer['id']} [contenteditable]").wait_for()
    page.keyboard.press("Control+End")
    page.keyboard.type(" Since May.")
    reader.press("discussions_save")
    mine.get_by_text(reader.say("discussions_edited")).wait_for()
    choose(reader, answer["id"], "discussions_history")
    dialog = page.get_by_role("dialog")
    dialog.get_by_text("So do we.").wait_for()
    assert "Since May" not in dialog.inner_text()
    reader.shot("thread-history")
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.closest('.menu') !== null")

    report(reader, posts[3])
    reports = come(visit, DESK["en"]).api("/api/reports")["items"]
    assert (reports[0]["post_id"], reports[0]["words"]) == (posts[3], "A name stands here.")

    choose(reader, posts[2], "discussions_unread_from_here")
    page.get_by_text(reader.say("discussions_unread_done")).first.wait_for()
    assert reader.api(f"/api/threads/{thread}")["read_to"] == posts[1]
    open_thread(reader, thread)
    page.locator(f".fresh + #post-{posts[2]}").wait_for()


def test_the_desk_closes_a_thread_and_lets_it_stand_elsewhere(visit):
    writer = come(visit, MEMBERS["en"])
    thread, posts = begun(writer, "Where does this belong", posts=2)
    group = {"title": "Night work", "purpose": "", "language": "en", "joining": "open"}
    desk = come(visit, DESK["es"], language="es")
    desk.api("/api/spaces", "POST", group)
    open_thread(writer, thread)
    open_thread(desk, thread)
    assert writer.page.get_by_role("button", name=writer.say("discussions_lock")).count() == 0
    choose(desk, posts[1], "discussions_answer_mark")
    writer.page.locator(f"#post-{posts[1]}").get_by_text(writer.say("discussions_answer_is")).wait_for()
    desk.press("discussions_lock")
    writer.page.get_by_text(writer.say("discussions_locked_words")).wait_for()
    assert writer.page.locator("#room form").count() == 0
    desk.press("discussions_unlock")
    writer.page.locator("#room form").wait_for()
    desk.press("discussions_move")
    dialog = desk.page.get_by_role("dialog")
    dialog.get_by_role("combobox").select_option(label="Night work")
    desk.shot("thread-move")
    dialog.get_by_role("button", name=desk.say("discussions_move_do"), exact=True).click()
    desk.page.get_by_text(desk.say("discussions_space_reads", space="Night work")).wait_for()
    desk.shot("thread-desk")


def test_what_one_began_waits_on_the_other_device_and_offline_on_this_one(visit):
    laptop = come(visit, MEMBERS["pt"])
    writer = come(visit, MEMBERS["en"])
    thread, posts = begun(writer, "Begun here, ended there", posts=2)
    open_thread(laptop, thread)
    page = laptop.page
    page.locator(f"#post-{posts[1]}").get_by_role("button", name=laptop.say("discussions_answer"), exact=True).click()
    page.locator("#room form [contenteditable]").wait_for()
    page.keyboard.type("Começo no computador.")
    page.locator("#room .saved", has_text=laptop.say("ui_saved", time="").strip()).wait_for()
    laptop.context.set_offline(True)
    page.keyboard.type(" Sem rede.")
    page.locator("#room .saved.offline").wait_for()
    laptop.shot("thread-offline")
    laptop.context.set_offline(False)
    until(laptop, thread, lambda found: found["draft"]["markdown"].endswith("Sem rede."))
    phone = come(visit, MEMBERS["pt"], phone=True, language="pt")
    open_thread(phone, thread)
    form = phone.page.locator("#room form")
    assert form.locator("textarea").input_value() == "Começo no computador. Sem rede."
    form.get_by_role("link", name=phone.say("discussions_answering", name=MEMBERS["en"])).wait_for()
    phone.shot("thread-begun")
    phone.press("discussions_begun_discard")
    until(phone, thread, lambda found: found["draft"] is None)
    assert form.locator("textarea").input_value() == ""
    laptop.faults.clear()  # the browser tells of every request that did not get through


def picture() -> bytes:
    out = BytesIO()
    Image.new("RGB", (900, 600), (11, 90, 77)).save(out, "PNG")
    return out.getvalue()


@pytest.mark.parametrize(("language", "phone"), [("es", False), ("pt", True)])
def test_pictures_and_files_hang_on_a_post_and_others_are_refused_in_words(visit, language, phone):
    writer = come(visit, MEMBERS[language], phone=phone)
    thread, _ = begun(writer, f"With pictures ({language})")
    open_thread(writer, thread)
    page = writer.page
    attach = page.locator('#room input[type="file"]')
    for name, kind, data in (
        ("page.html", "text/html", b"<!doctype html><script>parent.ran = 1</script>"),
        ("drawing.svg", "image/svg+xml", b"<svg xmlns='http://www.w3.org/2000/svg' onload='ran = 1'/>"),
    ):
        attach.set_input_files({"name": name, "mimeType": kind, "buffer": data})
        page.get_by_role("alert").get_by_text(writer.say("files_unsupported")).wait_for()
    for name, kind, data in (
        ("rota.png", "image/png", picture()), ("rota.txt", "text/plain", b"Two nights."), ("no.txt", "text/plain", b"x"),
    ):  # fmt: skip
        attach.set_input_files({"name": name, "mimeType": kind, "buffer": data})
        page.locator("#room form .pending li", has_text=name.split(".")[0]).first.wait_for()
    page.get_by_role("button", name=writer.say("discussions_file_remove", name="no.txt")).click()
    page.locator("#room form .pending li", has_text="no.txt").wait_for(state="detached")
    writer.shot("thread-attaching")
    page.reload()
    page.locator("#room form .pending li").nth(1).wait_for()
    page.locator("#room form textarea").click()
    page.locator("#room form [contenteditable]").wait_for()
    organisation = writer.api("/api/organisations?limit=1")["items"][0]
    page.keyboard.type(f"See {writer.site.address}/organisations/{organisation['id']}")
    writer.press("discussions_send")
    post = page.locator("article.post").last
    image = post.get_by_role("img", name=writer.say("discussions_picture", name="rota.webp"))
    image.wait_for()
    image.scroll_into_view_if_needed()
    page.wait_for_function("() => document.querySelector('article.post img').naturalWidth === 480")
    post.get_by_role("link", name="rota.txt").wait_for()
    post.locator(".slip", has_text=organisation["name"]).wait_for()
    page.locator("#room form .pending").wait_for(state="detached")
    writer.shot("thread-attached")
    with page.expect_download() as download:
        post.get_by_role("link", name="rota.txt").click()
    assert download.value.suggested_filename == "rota.txt"


# What people try, each as its own post: raw markup, links that run, data that runs, markup hidden in Markdown's own.
HOSTILE = (
    "<script>window.ran = 1</script>",
    "<img src=x onerror='window.ran = 1'>",
    "<svg onload='window.ran = 1'><animate onbegin='window.ran = 1' attributeName=x dur=1s></svg>",
    "<iframe srcdoc='<script>parent.ran = 1</script>'></iframe>",
    "<details open ontoggle='window.ran = 1'>x</details>",
    "<math><mtext><table><mglyph><style><img src=x onerror='window.ran = 1'>",
    "<a href='javascript:window.ran = 1'>run</a>",
    "[run](javascript:window.ran=1)",
    "[run](JaVaScRiPt:window.ran=1)",
    "[run](java\tscript:window.ran=1)",
    "[run](&#106;avascript:window.ran=1)",
    "[run](javascript&colon;window.ran=1)",
    "<javascript:window.ran=1>",
    "[run](vbscript:window.ran=1)",
    "[run](data:text/html;base64,PHNjcmlwdD5wYXJlbnQucmFuPTE8L3NjcmlwdD4=)",
    "![run](data:image/svg+xml;base64,PHN2ZyBvbmxvYWQ9J3dpbmRvdy5yYW49MScvPg==)",
    "![run](x' onerror='window.ran=1)",
    "[run]: javascript:window.ran=1\n\n[run]",
    "[run](https://example.org \"x' onmouseover='window.ran=1\")",
    "[@run](person:javascript:window.ran=1)",
    "`<img src=x onerror='window.ran=1'>` and ```<script>window.ran=1</script>```",
    "<form action='javascript:window.ran=1'><button>run</button></form>",
    "<style>@import 'javascript:window.ran=1'; * { background: url(javascript:window.ran=1) }</style>",
    "<base href='javascript:window.ran=1//'><meta http-equiv=refresh content='0;url=javascript:window.ran=1'>",
)
SAFE = re.compile(r"^(https?:|mailto:|/|#)")
INLINE = """() => {
    const script = document.createElement('script');
    script.textContent = 'window.inline = 1';
    document.body.append(script);
    const image = document.createElement('div');
    image.innerHTML = "<img src='/x.png' onerror='window.handler = 1'>";
    document.body.append(image);
    return new Promise((done) => setTimeout(() => done([window.inline, window.handler]), 500));
}"""


@pytest.fixture(params=[True, False], ids=["with the policy", "without it"])
def plain(request, browser, site):
    """Somebody at a browser that keeps nothing, with the Content-Security-Policy or with it taken from every answer."""
    context = browser.new_context(service_workers="block", accept_downloads=True)
    context.set_default_timeout(15_000)
    if not request.param:

        def stripped(route) -> None:
            answer = route.fetch(max_redirects=0)
            headers = {name: value for name, value in answer.headers.items() if name != "content-security-policy"}
            route.fulfill(response=answer, headers=headers)

        context.route(re.compile(r"/(conversations/|api/files/|$)"), stripped)
    visitor = Visitor(context, site, "en")
    visitor.sign_in(MEMBERS["en"])
    yield visitor, request.param
    context.close()


def test_markup_and_links_that_would_run_do_nothing(plain):
    visitor, policy = plain
    page = visitor.page
    thread, _ = begun(visitor, "What would run")
    for markdown in HOSTILE:
        written(visitor, thread, markdown)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("dialog", lambda dialog: asked.append(f"dialog {dialog.message}"))
    open_thread(visitor, thread)
    visitor.press("discussions_earlier")
    page.locator("article.post").nth(len(HOSTILE)).wait_for()
    assert page.locator("article.post").count() == len(HOSTILE) + 1
    links = page.locator("article.post .read a")
    hrefs = links.evaluate_all("all => all.map((one) => one.getAttribute('href'))")
    assert [href for href in hrefs if href and not SAFE.match(href)] == []
    elements = page.locator("article.post .read *").evaluate_all(
        "all => all.flatMap((one) => [one.localName, ...one.getAttributeNames().map((name) => `@${name}`)])"
    )
    assert set(elements) <= {"p", "a", "code", "pre", "em", "strong", "@href", "@rel", "@class", "@title"}
    for number in range(page.locator("article.post").count()):
        page.locator("article.post .read").nth(number).hover()
    for words in page.locator("article.post").get_by_text("run", exact=True).all():
        words.dispatch_event("mouseover")
    assert page.evaluate("window.ran") is None
    assert [url for url in asked if not url.startswith(visitor.site.address)] == []
    # The wall that was taken away is away, and the one that stands would have held.
    assert page.evaluate(INLINE) == ([None, None] if policy else [1, 1])


def test_files_that_would_run_do_nothing(plain):
    visitor, policy = plain
    page = visitor.page
    thread, _ = begun(visitor, "Files that would run")
    open_thread(visitor, thread)
    attach = page.locator('#room input[type="file"]')
    script = b"<!doctype html><script>(window.opener || parent).ran = 1</script>"
    for name, data in (
        ("a.html", script),
        ("a.svg", b"<svg xmlns='http://www.w3.org/2000/svg' onload='parent.ran=1'/>"),
    ):
        attach.set_input_files({"name": name, "mimeType": "text/html", "buffer": data})
        page.get_by_role("alert").get_by_text(visitor.say("files_unsupported")).wait_for()
    hidden = (
        ("a.pdf", "application/pdf", b"%PDF-1.4\n" + script),
        ("a.png", "image/png", picture() + script),
        ("words.txt", "text/html", b"Not markup: < script >. window.ran = 1"),
    )
    for name, kind, data in hidden:
        attach.set_input_files({"name": name, "mimeType": kind, "buffer": data})
        page.locator("#room form .pending li", has_text=name.split(".")[0]).first.wait_for()
    page.wait_for_function("() => document.querySelectorAll('#room form .pending li').length === 3")
    page.locator("#room form textarea").click()
    page.locator("#room form [contenteditable]").wait_for()
    page.keyboard.type("Three files.")
    visitor.press("discussions_send")
    post = page.locator("article.post").last
    post.get_by_role("link", name="words.txt").wait_for()
    for link in post.locator("a[href*='/content']").all():
        with page.expect_download():
            link.click()
    found = page.evaluate(
        """async (addresses) => {
            for (const address of addresses) {
                for (const [tag, name] of [['iframe', 'src'], ['script', 'src'], ['object', 'data'], ['embed', 'src'], ['img', 'src']]) {
                    const one = document.createElement(tag);
                    one[name] = address;
                    document.body.append(one);
                }
            }
            await new Promise((done) => setTimeout(done, 1500));
            return window.ran;
        }""",
        post.locator("a[href*='/content']").evaluate_all("all => all.map((one) => one.getAttribute('href'))"),
    )
    assert found is None
    assert page.evaluate(INLINE) == ([None, None] if policy else [1, 1])
