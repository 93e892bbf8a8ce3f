"""Mail both ways, with people at browsers: a letter leaves by SMTP, its answer comes in by SMTP, and others see it come."""

import smtplib
from collections.abc import Callable, Iterator
from email.message import EmailMessage
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.conftest import DESKTOP, LOCALES, PHONE, Site, Visitor
from tests.browser.test_pages import look
from tests.discussions.conftest import NETWORK
from tests.mail import programs
from tests.mail.programs import Letter
from tests.processes import eventually, free_port, serving
from tests.smtp import Post, mail_server

pytestmark = pytest.mark.browser

RELAY, OWN = "mx.example.org", "focal_point@example.org"
PASSES = f"{RELAY}; dmarc=pass header.from=example.org"
LANGUAGES = {"focal_point": "es", "other_city": "en", "expert": "pt"}


class Town:
    """The platform as an operator runs it, with a mail server behind and an answering address in front."""

    def __init__(self, browser: Browser, world, url: str, post: Post, port: int) -> None:
        self.browser, self.world, self.url, self.post, self.port = browser, world, url, post, port
        self.visitors: list[Visitor] = []

    def visit(self, name: str, path: str = "/", *, phone: bool = False) -> Visitor:
        """Somebody of the world at a browser, signed in."""
        language = LANGUAGES[name]
        context = self.browser.new_context(viewport=PHONE if phone else DESKTOP, locale=LOCALES[language])
        context.set_default_timeout(20_000)
        context.add_cookies([{"name": "pacto", "value": self.world.tokens[name], "url": self.url}])
        visitor = Visitor(context, Site(self.url, Path()), language)
        self.visitors.append(visitor)
        visitor.goto(path)
        visitor.page.locator("main h1").first.wait_for()
        return visitor

    def begin(self, visitor: Visitor) -> str:
        """A conversation that names Rosario's focal point, so that a letter leaves at once."""
        words = f"How many nights in a row? [@Focal Point](person:{self.world.people['focal_point']})"
        body = {"title": "Rota and rest", "language": "en", "markdown": words, "space_id": NETWORK}
        return visitor.api("/api/threads", "POST", body)["id"]

    def letter(self) -> Letter:
        """The letter that left and can be answered."""

        def answerable() -> list[EmailMessage]:
            return [message for message in self.post.received if message["Reply-To"]]

        message = eventually(answerable)[-1]
        return Letter(
            str(message["Subject"]), message.get_body(("plain",)).get_content(),
            message.get_body(("html",)).get_content(), message["Reply-To"].addresses[0].addr_spec,
            str(message["Message-ID"]),
        )  # fmt: skip

    def answer(self, words: str, *, sender: str = OWN, vouched: str = PASSES, file: str = "") -> None:
        """Answer it with a mail program, as the relay in front would pass it on."""
        letter = self.letter()
        message = programs.roundcube(letter, words)
        del message["From"]
        message["From"] = sender
        message["Authentication-Results"] = vouched
        if file:
            message.add_attachment(b"a,b\n1,2\n", maintype="text", subtype="csv", filename=file)
        with smtplib.SMTP("127.0.0.1", self.port, timeout=30) as client:
            assert client.sendmail(sender, [letter.reply_to], message.as_bytes()) == {}


@pytest.fixture
def town(browser: Browser, settings, world) -> Iterator[Town]:
    port = free_port()
    receiving = {
        "PACTO_WORKER": "embedded", "PACTO_MAIL_IN_DOMAIN": "answers.example.org", "PACTO_MAIL_IN_PORT": str(port),
        "PACTO_MAIL_IN_RELAY": RELAY,
    }  # fmt: skip
    with mail_server() as post, serving(settings, PACTO_SMTP_URL=post.url, **receiving) as process:
        made = Town(browser, world, process.url, post, port)
        yield made
        faults = [fault for visitor in made.visitors for fault in visitor.faults]
        for visitor in made.visitors:
            visitor.context.close()
    assert faults == []


def appears(reader: Visitor, words: str, *, show: Callable[[], None] | None = None) -> None:
    """The words come to the open page by themselves, or behind the quiet button that says something new waits."""
    post = reader.page.locator("article.post", has_text=words)
    waiting = reader.page.locator("#room .waiting button")
    post.or_(waiting).first.wait_for()
    if show:
        show()
    if not post.count():
        waiting.click()
    post.first.wait_for()


def test_an_answer_by_mail_appears_for_another_reader_while_the_page_is_open(town):
    asking = town.visit("other_city")
    thread = town.begin(asking)
    body = {"language": "pt", "markdown": "Aqui são quatro noites, nunca mais."}
    reader = town.visit("expert")
    reader.api(f"/api/threads/{thread}/posts", "POST", body)
    reader.goto(f"/conversations/{thread}")
    reader.page.locator("article.post", has_text="quatro noites").wait_for()
    loads: list[str] = []
    reader.page.on("load", lambda _page: loads.append("again"))

    letter = town.letter()
    assert letter.subject.startswith("Le mencionaron")
    assert "How many nights in a row? @Focal Point" in letter.text
    town.answer("Tres noches seguidas, y después dos de descanso.\nAsí lo hacemos en Rosario.")

    appears(reader, "Tres noches seguidas", show=lambda: reader.shot("by-mail-live"))
    assert loads == []
    posts = reader.api(f"/api/threads/{thread}/posts")["items"]
    assert [(post["language"], post["author"]["organisation"]) for post in posts] == [
        ("en", "Durban"), ("pt", "Partner"), ("es", "Rosario"),
    ]  # fmt: skip
    spoken = reader.page.locator("article.post .read").evaluate_all("all => all.map((one) => one.lang)")
    assert spoken == ["en", "pt", "es"]
    assert "Pacto escreveu" not in reader.page.locator("article.post").last.inner_text()
    appears(asking_at(town, asking, thread), "Tres noches seguidas")


def asking_at(town: Town, asking: Visitor, thread: str) -> Visitor:
    asking.goto(f"/conversations/{thread}")
    return asking


@pytest.mark.parametrize("phone", [False, True])
def test_an_answer_of_which_nobody_can_be_sure_waits_for_one_tap(town, phone):
    asking = town.visit("other_city")
    thread = town.begin(asking)
    mine = town.visit("focal_point", "/inbox", phone=phone)
    town.answer("Tres noches, y después dos de descanso.", sender="ana.privada@example.net", file="turnos.csv")
    town.answer("Compre aquí ya mismo", vouched=f"{RELAY}; dmarc=fail header.from=example.org")

    # The inbox stands open: what waits comes by itself.
    held = mine.page.locator("#held li")
    held.nth(1).wait_for()
    assert "ana.privada@example.net" in held.first.inner_text()
    assert mine.say("notifications_held_doubt_sender") in held.first.inner_text()
    assert mine.say("notifications_held_doubt_relay") in held.last.inner_text()
    assert "turnos.csv" in held.first.inner_text()
    assert look(mine, "inbox-held") == []
    mine.page.set_viewport_size(PHONE if phone else DESKTOP)
    mine.shot("by-mail-held")
    assert len(asking.api(f"/api/threads/{thread}/posts")["items"]) == 1

    held.first.get_by_role("button", name=mine.say("notifications_held_post"), exact=True).click()
    mine.page.get_by_text(mine.say("notifications_held_posted"), exact=True).first.wait_for()
    held.nth(1).wait_for(state="detached")
    held.first.get_by_role("button", name=mine.say("notifications_held_discard"), exact=True).click()
    mine.page.locator("#held").wait_for(state="detached")

    posts = asking.api(f"/api/threads/{thread}/posts")["items"]
    assert [file["name"] for file in posts[-1]["files"]] == ["turnos.csv"]
    assert len(posts) == 2
    appears(asking_at(town, asking, thread), "Tres noches")
    assert mine.api("/api/held-replies") == []
