"""What a first visit with an empty cache downloads, in a real browser from a real server: `pacto demo`.

`python benchmarks/first_visit.py` counts requests and bytes as they come over the wire, headers included, writes
benchmarks/results/first_visit.md and .json, and fails when a page is over its budget.
"""

import json
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlsplit

import httpx
from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).parents[1]
RESULTS = ROOT / "benchmarks" / "results"
QUIET = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-quic", "--no-first-run"]
KB = 1000
WHO = "Leandro Vientosur"
QUIET_FOR_MS = 1500


@dataclass(frozen=True)
class Budget:
    """A page, who opens it, and how many bytes it may take."""

    name: str
    path: str
    bytes: int
    signed_in: bool = False
    requests: int = 15


BUDGETS = (
    Budget("sign-in", "/sign-in", 60 * KB),
    Budget("home", "/", 110 * KB, signed_in=True),
    Budget("thread", "/conversations/{thread}", 120 * KB, signed_in=True, requests=24),
)


@contextmanager
def demo() -> Iterator[str]:
    """The address of a demonstration network, on its first morning."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    with tempfile.TemporaryDirectory() as folder:
        environment = os.environ | {"PORT": str(port), "PACTO_DATA_DIR": folder, "PACTO_DEMO": "1"}
        server = subprocess.Popen([sys.executable, "-m", "app.cli", "demo"], cwd=ROOT, env=environment)
        try:
            wait_for(f"http://127.0.0.1:{port}/readyz")
            yield f"http://127.0.0.1:{port}"
        finally:
            server.terminate()
            server.wait(timeout=20)


def wait_for(address: str) -> None:
    deadline = time.monotonic() + 180
    while time.monotonic() < deadline:
        try:
            if httpx.get(address, timeout=2).is_success:
                return
        except httpx.HTTPError:
            time.sleep(0.3)
    sys.exit("the server did not come up")


def sign_in(page: Page, address: str) -> None:
    page.goto(f"{address}/auth/demo/login?next=/")
    page.get_by_role("button", name=WHO).first.click()
    page.wait_for_url(f"{address}/")
    page.locator("main h1").wait_for()


def a_thread(page: Page) -> str:
    """The conversation of the whole network in which most was said."""
    answer = page.evaluate("() => fetch('/api/threads?limit=100').then((answer) => answer.json())")
    return max((row for row in answer["items"] if not row["confidential"]), key=lambda row: row["post_count"])["id"]


def visit(browser: Browser, address: str, budget: Budget) -> list[tuple[str, int]]:
    """Path and bytes of each request of a first visit, the largest first."""
    context = browser.new_context(locale="es-MX")
    path = budget.path
    if budget.signed_in:
        before = browser.new_context(locale="es-MX")
        tab = before.new_page()
        sign_in(tab, address)
        path = path.format(thread=a_thread(tab))
        context.add_cookies(before.cookies())  # signed in, but the cache is empty
        before.close()
    page = context.new_page()
    devtools = context.new_cdp_session(page)
    asked: dict[str, str] = {}
    loaded: dict[str, int] = {}

    def began(event: dict) -> None:
        if event["request"]["url"].startswith(address):
            asked[event["requestId"]] = urlsplit(event["request"]["url"]).path
            loaded.setdefault(event["requestId"], 0)

    def came(event: dict) -> None:
        if event["requestId"] in loaded:
            loaded[event["requestId"]] += event["encodedDataLength"]

    def ended(event: dict) -> None:
        if event["requestId"] in loaded:
            loaded[event["requestId"]] = event["encodedDataLength"]

    devtools.on("Network.requestWillBeSent", began)
    devtools.on("Network.dataReceived", came)
    devtools.on("Network.loadingFinished", ended)
    devtools.send("Network.enable")
    page.goto(address + path)
    page.locator("main h1").wait_for()
    page.wait_for_timeout(QUIET_FOR_MS)
    context.close()
    return sorted(((asked[key], size) for key, size in loaded.items()), key=lambda one: -one[1])


def report(found: dict[str, list[tuple[str, int]]]) -> tuple[str, bool]:
    """The figures as Markdown, and whether all keep their budget."""
    commit = subprocess.check_output(["git", "rev-parse", "--short", "HEAD"], cwd=ROOT, text=True).strip()
    how = "Empty cache, `pacto demo`, Chromium, in Spanish; bytes as they come over the wire, headers included."
    lines = ["# First visit", "", f"Commit {commit}, {datetime.now(UTC):%Y-%m-%d}. {how}", ""]
    lines += ["| page | kB | of | requests | of |", "| --- | ---: | ---: | ---: | ---: |"]
    kept = True
    for budget in BUDGETS:
        requests = found[budget.name]
        total = sum(size for _, size in requests)
        kept = kept and total <= budget.bytes and len(requests) <= budget.requests
        lines.append(
            f"| {budget.name} | {total / KB:.1f} | {budget.bytes / KB:.0f} | {len(requests)} | {budget.requests} |"
        )
    return "\n".join(lines) + "\n", kept


def main() -> None:
    path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    with demo() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=QUIET)
        found = {budget.name: visit(browser, address, budget) for budget in BUDGETS}
        browser.close()
    text, kept = report(found)
    print(text)
    for name, requests in found.items():
        print(f"{name}:", *(f"{size:>8}  {asked}" for asked, size in requests), sep="\n")
    (RESULTS / "first_visit.md").write_text(text, "utf-8")
    (RESULTS / "first_visit.json").write_text(json.dumps(found, indent=2) + "\n", "utf-8")
    sys.exit(not kept)


if __name__ == "__main__":
    main()
