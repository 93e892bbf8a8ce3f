"""A real browser on the real server with the demonstration network."""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import APIResponse, Browser, BrowserContext, Page, sync_playwright

from tests.conftest import made_once
from tests.processes import PACTO, begun, eventually, free_port

ROOT = Path(__file__).parents[2]
MESSAGES = ROOT / "frontend" / "src" / "lib" / "messages"
SHOTS = ROOT / "tests" / ".shots"
PROGRAMS = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
QUIET = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage",
]  # fmt: skip
NO_NETWORK = re.compile("net::ERR_(INTERNET_DISCONNECTED|FAILED)")
"""What Chromium says of a request without a connection, by itself and where a service worker asked for it."""
LOCALES = {"en": "en-GB", "es": "es-MX", "pt": "pt-BR"}
PHONE = {"width": 375, "height": 812}
DESKTOP = {"width": 1280, "height": 900}


@dataclass(frozen=True)
class Site:
    """A running demonstration network."""

    address: str
    data_dir: Path


def _environment(data_dir: Path, port: int) -> dict[str, str]:
    return os.environ | {
        "PACTO_DEMO": "1",
        "PACTO_DATA_DIR": str(data_dir),
        "PORT": str(port),
        "PACTO_RATE_LIMIT": "100000/minute",
        "PACTO_RATE_LIMIT_TIGHT": "10000/minute",
        "PACTO_DATABASE_URL": "",
        "PACTO_REDIS_URL": "",
    }


@pytest.fixture(scope="session")
def first_morning(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data folder as a newcomer's first start leaves it, made once and copied for each module."""

    def prepare(data_dir: Path) -> None:
        command = [sys.executable, "-m", PACTO, "demo", "--prepare"]
        subprocess.run(command, cwd=ROOT, env=_environment(data_dir, free_port()), check=True)

    return made_once(tmp_path_factory, "first", prepare)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, first_morning: Path) -> Iterator[Site]:
    """`pacto demo` on a data folder of its own, as a newcomer gets it; one for each test module."""
    with serving(tmp_path_factory.mktemp("site"), first_morning) as running:
        yield running


@contextmanager
def serving(data_dir: Path, first_morning: Path) -> Iterator[Site]:
    """`pacto demo` in this folder, which begins as a copy of the first morning."""
    shutil.copytree(first_morning, data_dir, dirs_exist_ok=True)
    port = free_port()
    with begun(PACTO, "demo", environment=_environment(data_dir, port)) as server:
        server.url = f"http://127.0.0.1:{port}"
        eventually(server.answers)
        yield Site(server.url, data_dir)
        server.stop(within=20)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """The machine's Chromium, or Playwright's own. Without either the tests fail: a browser is part of the product.

    One for each module: while it lives, its event loop keeps others from running in the same process. The one without
    windows is the same engine and leaves out what only a window needs, at half the cost.
    """
    path = next(filter(None, map(shutil.which, PROGRAMS)), None)
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=path, args=QUIET)
        yield launched
        launched.close()


def say(language: str, key: str, **values: object) -> str:
    """A message of the screens. Of a plural, the form for many."""
    room = key.split("_", 1)[0]
    text = json.loads((MESSAGES / room / f"{language}.json").read_text("utf-8"))[key]
    if isinstance(text, list):
        text = next(iter(reversed(text[0]["match"].values())))
    for name, value in values.items():
        text = text.replace(f"{{{name}}}", str(value))
    return text


class Visitor:
    """One person at one browser. Everything the console says and every answer above 499 is held against the page."""

    def __init__(self, context: BrowserContext, site: Site, language: str) -> None:
        self.site = site
        self.language = language
        self.context = context
        self.page = context.new_page()
        self.faults: list[str] = []
        self.refused: list[str] = []
        self.went_offline = False
        self.page.on("console", lambda message: self._hear(message.type, message.text))
        self.page.on("pageerror", lambda error: self.faults.append(f"page error: {error}"))
        self.page.on("response", lambda answer: self._answered(answer.status, answer.url))

    def _hear(self, kind: str, text: str) -> None:
        # Chromium reports every refused request as an error of the console; refusals are looked at by status instead.
        missed = self.went_offline and NO_NETWORK.search(text)
        if kind == "error" and not missed and "the server responded with a status of 4" not in text:
            self.faults.append(f"console: {text}")

    def _answered(self, status: int, url: str) -> None:
        if status >= 400:
            self.refused.append(f"{status} {url}")
        if status >= 500:
            self.faults.append(f"{status} from {url}")

    @contextmanager
    def offline(self) -> Iterator[None]:
        """Without a connection. Of requests that do not get through Chromium tells, also some time later."""
        self.went_offline = True
        self.context.set_offline(True)
        yield
        self.context.set_offline(False)

    @property
    def page(self) -> Page:
        """The tab, where the page stands that a sign-in led to, unless the visitor went elsewhere first."""
        if self._next:
            self.goto(self._next)
            self._page.locator("main h1").first.wait_for()
        return self._page

    @page.setter
    def page(self, opened: Page) -> None:
        self._page, self._next = opened, ""

    def goto(self, path: str) -> None:
        self._next = ""
        self._page.goto(self.site.address + path, wait_until="load")

    def sign_in(self, name: str, next_path: str = "/") -> None:
        """Come in through the demonstration's own provider as the person of this name, with the requests of its page.

        To draw that page and the next one takes longer than most of what follows; `walk_in` does.
        """
        asked = self._ask(f"/auth/demo/login?next={next_path}").url
        people = self._ask("/api/demo/personas").json()["items"]
        person = next(each for each in people if each["name"] == name)
        [request] = parse_qs(urlsplit(asked).query)["request"]
        choice = {"person_id": person["id"], "request": request}
        back = self._ask("/api/demo/choice", "POST", choice).json()["address"]
        came = self._ask(back.removeprefix(self.site.address))
        assert came.url == self.site.address + next_path
        self._next = next_path
        self.language = self.api("/api/me")["person"]["language"]

    def walk_in(self, name: str) -> None:
        """Come in through the page of the demonstration's own provider as the person of this name."""
        self.goto("/auth/demo/login?next=/")
        here = self.page.get_by_role("button", name=name)
        if not here.count():
            self.page.locator('input[name="sought"]').fill(name)
        here.first.click()
        self.page.wait_for_url(self.site.address + "/")
        self.page.locator("main h1").first.wait_for()
        self.language = self.api("/api/me")["person"]["language"]

    def say(self, key: str, **values: object) -> str:
        """What the screens say for a message, in this visitor's language."""
        return say(self.language, key, **values)

    def press(self, key: str, **values: object) -> None:
        """Press the button or link that says this."""
        words = self.say(key, **values)
        self.page.get_by_role("button", name=words, exact=True).or_(
            self.page.get_by_role("link", name=words, exact=True)
        ).first.click()

    def write(self, key: str, text: str, **values: object) -> None:
        """Fill the first empty field of this label."""
        # The label may go on with "(optional)", but must not be the beginning of another one.
        label = re.compile(rf"^{re.escape(self.say(key, **values))}(\s*\(|$)")
        self.page.get_by_label(label).first.fill(text)

    def api(self, path: str, method: str = "GET", body: object = None) -> Any:
        """What the server answers this visitor; for looking things up, not for taking steps."""
        answer = self._ask(path, method, body)
        return None if answer.status == 204 else answer.json()

    def _ask(self, path: str, method: str = "GET", body: object = None) -> APIResponse:
        """With the cookies of the browser, no page in between."""
        answer = self.context.request.fetch(
            self.site.address + path, method=method, data=body, headers={"origin": self.site.address}
        )
        self._answered(answer.status, answer.url)
        return answer

    def shot(self, name: str) -> None:
        """A picture for the eyes of whoever works on the page; tests/.shots is not committed."""
        SHOTS.mkdir(parents=True, exist_ok=True)
        width = (self.page.viewport_size or DESKTOP)["width"]
        self.page.screenshot(path=SHOTS / f"{name}-{self.language}-{width}.png", full_page=True)


@pytest.fixture
def visit(browser: Browser, site: Site) -> Iterator[Callable[..., Visitor]]:
    """Open a browser for somebody: `visit("es", phone=True)`. No page may leave an error behind."""
    visitors: list[Visitor] = []

    def opened(language: str = "en", *, phone: bool = False, dark: bool = False) -> Visitor:
        context = browser.new_context(
            viewport=PHONE if phone else DESKTOP, locale=LOCALES[language], color_scheme="dark" if dark else "light",
            has_touch=phone,
        )  # fmt: skip
        context.set_default_timeout(15_000)
        visitor = Visitor(context, site, language)
        visitors.append(visitor)
        return visitor

    yield opened
    faults = [fault for visitor in visitors for fault in visitor.faults]
    for visitor in visitors:
        visitor.context.close()
    assert faults == []
