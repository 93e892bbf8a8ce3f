"""The drafting room beside the servers that others use: the same people type into each, in interleaved rounds.

`python benchmarks/drafting.py [--rounds N] [recorded session, by its path]…` runs Pacto with its demonstration network, its
rights and its log on disk, @y/websocket-server on LevelDB and Hocuspocus on SQLite, each as a process of its own. What types
is a process of its own too (benchmarks/peers/crowd.mjs). CPU is that of the server, from /proc, and holds on a busy machine;
moments do not. Writes benchmarks/results/drafting.md. `--only WORD` runs what has this word in its name.
"""

import argparse
import functools
import http.client
import json
import os
import shutil
import signal
import socket
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from sqlmodel import col, select  # noqa: E402 - run as a script, from wherever

from app.access import principals  # noqa: E402 - as above
from app.accounts.models import Affiliation, Person, Seat  # noqa: E402 - as above
from app.accounts.service import open_sign_in  # noqa: E402 - as above
from app.circles import service as circles  # noqa: E402 - as above
from app.circles.models import CircleRole  # noqa: E402 - as above
from app.core import ids  # noqa: E402 - as above
from app.core import settings as settings_module  # noqa: E402 - as above
from app.core.database import Database  # noqa: E402 - as above
from app.core.settings import Settings  # noqa: E402 - as above
from app.proposals.codes import SectionKind, SectionState  # noqa: E402 - as above
from app.proposals.models import Section  # noqa: E402 - as above
from app.proposals.service import texts  # noqa: E402 - as above
from benchmarks.load import commit, cpu_of, memory_of  # noqa: E402 - as above

PEERS = ROOT / "benchmarks" / "peers"
RESULTS = ROOT / "benchmarks" / "results" / "drafting.md"
DOCUMENTS, PEOPLE_OF_ALL = 100, 10
SECONDS, RATE = 10, 4
LONG = 100_000
COMPACTED_SECONDS = 60
FIRST = "@y/websocket-server"
Told = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Running:
    """A server that answers, and how the crowd reaches it."""

    process: subprocess.Popen[bytes]
    address: str
    more: Told
    documents: list[str]
    stored: Callable[[], int]


@dataclass(frozen=True, slots=True)
class Scenario:
    """What the crowd does."""

    name: str
    people: int = 0
    documents: int = 1
    cursors: bool = False
    replay: Told = field(default_factory=dict)


@functools.cache
def node() -> str:
    """The program itself: what PATH names may be a script that starts it as a child, whose CPU is not its own."""
    asked = subprocess.run(["node", "-p", "process.execPath"], capture_output=True, text=True, check=True)
    return asked.stdout.strip()


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as free:
        return free.getsockname()[1]


@contextmanager
def process(command: list[str], port: int, log: Path, **environment: str) -> Iterator[subprocess.Popen[bytes]]:
    """A server that listens, told to end by SIGTERM afterwards."""
    with log.open("ab") as heard:
        popen = subprocess.Popen(command, cwd=ROOT, env=os.environ | environment, stdout=heard, stderr=heard)
    try:
        until = time.monotonic() + 60
        while True:
            try:
                socket.create_connection(("127.0.0.1", port), 1).close()
                break
            except OSError:
                if popen.poll() is not None or time.monotonic() > until:
                    raise RuntimeError(log.read_text()[-2000:]) from None
                time.sleep(0.05)
        yield popen
    finally:
        popen.send_signal(signal.SIGTERM)
        try:
            popen.wait(20)
        except subprocess.TimeoutExpired:
            popen.kill()
            popen.wait()


def _bytes_in(folder: Path) -> int:
    return sum(each.stat().st_size for each in folder.rglob("*") if each.is_file())


@contextmanager
def y_websocket(folder: Path) -> Iterator[Running]:
    port = free_port()
    program = PEERS / "node_modules" / "@y" / "websocket-server" / "src" / "server.js"
    kept = folder / "level"
    with process(
        [node(), str(program)], port, folder / "log", HOST="127.0.0.1", PORT=str(port), YPERSISTENCE=str(kept)
    ) as popen:
        names = [f"document-{n}" for n in range(DOCUMENTS)]
        yield Running(popen, f"ws://127.0.0.1:{port}", {}, names, lambda: _bytes_in(kept))


@contextmanager
def hocuspocus(folder: Path, delay: int = 0) -> Iterator[Running]:
    port = free_port()
    kept = folder / "hocuspocus.sqlite3"
    command = [node(), "--no-warnings", str(PEERS / "hocuspocus.mjs"), str(port), str(kept), str(delay)]
    with process(command, port, folder / "log") as popen:
        names = [f"document-{n}" for n in range(DOCUMENTS)]
        yield Running(popen, f"ws://127.0.0.1:{port}", {"named": True}, names, lambda: kept.stat().st_size)


@contextmanager
def pacto(folder: Path, template: Path) -> Iterator[Running]:
    """The product itself, on a copy of the prepared demonstration unless one is there already."""
    kept = folder / "pacto"
    if not kept.exists():
        shutil.copytree(template, kept)
    made = json.loads((kept / "benchmark.json").read_text())
    port = free_port()
    base = f"http://127.0.0.1:{port}"
    with process(
        [sys.executable, "-m", "app.cli", "serve"], port, folder / "log", PORT=str(port), PACTO_BASE_URL=base, PACTO_DEMO="1",
        PACTO_DATA_DIR=str(kept), PACTO_WORKER="separate", PACTO_RATE_LIMIT="1000000/minute",
        PACTO_RATE_LIMIT_ADDRESS="1000000/minute",
    ) as popen:  # fmt: skip
        more = {"cookies": [f"pacto={token}" for token in made["tokens"]], "origin": base}
        yield Running(popen, f"ws://127.0.0.1:{port}/api/drafts", more, made["drafts"], lambda: _rows(kept))


def _rows(kept: Path) -> int:
    """Bytes of the first draft's compacted text and of the ticks after it."""
    with sqlite3.connect(kept / "pacto.sqlite3") as connection:
        draft = UUID(json.loads((kept / "benchmark.json").read_text())["drafts"][0]).hex
        found: tuple[int] = connection.execute(
            "SELECT (SELECT length(state) FROM draft_state WHERE draft_id = ?1)"
            " + coalesce((SELECT sum(length(content)) FROM draft_tick WHERE draft_id = ?1), 0)",
            (draft,),
        ).fetchone()
        return found[0]


def prepare(folder: Path) -> None:
    """The demonstration network, with as many sections of its proposal as documents, open to people who may write."""
    environment = os.environ | {"PACTO_DATA_DIR": str(folder)}
    subprocess.run([sys.executable, "-m", "app.cli", "demo", "--prepare"], cwd=ROOT, env=environment, check=True)
    settings = Settings(data_dir=folder, demo=True)
    database = Database(settings.database, info=settings_module.carried(settings))
    with database.writing() as session:
        pattern = session.exec(select(Section).where(Section.kind == SectionKind.text)).first()
        assert pattern is not None
        drafts = []
        for n in range(DOCUMENTS):
            given = pattern.model_dump() | {"id": ids.new(), "key": f"part-{n}", "state": SectionState.drafting}
            section = Section(**given)
            session.add(section)
            session.flush()
            texts.begin(session, section)
            drafts.append(str(section.id))
        people = session.exec(
            select(Person.id, Seat.id)
            .join(Affiliation, col(Affiliation.person_id) == Person.id)
            .join(Seat, col(Seat.id) == Affiliation.seat_id)
            .where(col(Affiliation.until).is_(None))
            .limit(PEOPLE_OF_ALL)
        ).all()
        for _, seat_id in people:
            circles.admit(session, pattern.circle_id, principals.of_seat(seat_id), role=CircleRole.contributor)
        tokens = [open_sign_in(session, settings, person_id, method="benchmark") for person_id, _ in people]
    database.close()
    (folder / "benchmark.json").write_text(json.dumps({"drafts": drafts, "tokens": tokens}))


class Asking(threading.Thread):
    """Somebody who reads a page meanwhile: how long the answers of the product take, in seconds."""

    def __init__(self, running: Running) -> None:
        super().__init__(daemon=True)
        self.took: list[float] = []
        self._place = running.address.removeprefix("ws://").partition("/")[0]
        self._cookie = running.more["cookies"][-1]
        self._over = threading.Event()

    def run(self) -> None:
        connection = http.client.HTTPConnection(self._place, timeout=30)
        while not self._over.wait(0.05):
            began = time.monotonic()
            connection.request("GET", "/api/me", headers={"cookie": self._cookie})
            answer = connection.getresponse()
            answer.read()
            assert answer.status == http.client.OK
            self.took.append(time.monotonic() - began)

    def end(self) -> list[float]:
        self._over.set()
        self.join()
        return sorted(self.took)


def crowd(what: str, running: Running, plan: Told, *, ask: bool = False) -> Told:
    """Let them type; the figures of the crowd and those of the server."""
    plan = {"address": running.address, **running.more, **plan}
    command = [node(), str(PEERS / "crowd.mjs"), what, json.dumps(plan)]
    popen = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert popen.stdin is not None
    assert popen.stdout is not None

    def hear() -> Told:
        line = popen.stdout.readline() if popen.stdout else ""
        if not line:
            msg = f"the crowd went away: {popen.wait()}"
            raise RuntimeError(msg)
        found: Told = json.loads(line)
        return found

    def go() -> None:
        if popen.stdin:
            popen.stdin.write("go\n")
            popen.stdin.flush()

    if what == "join":
        told = hear()
        popen.wait()
        return told
    hear()
    asking = Asking(running) if ask else None
    before = cpu_of(running.process.pid)
    if asking:
        asking.start()
    go()
    typed = hear()
    told = {"cpu": cpu_of(running.process.pid) - before, "memory": memory_of(running.process.pid), **typed}
    if asking:
        took = asking.end()
        told |= {"rest_p95": 1000 * took[int(len(took) * 0.95)], "rest_most": 1000 * took[-1]}
    go()
    told |= hear()
    popen.wait()
    return told


def typing(server: Callable[[Path], Any], scenario: Scenario, *, ask: bool) -> Told:
    """People type into fresh documents; `ask`: and somebody reads pages of the product meanwhile."""
    with tempfile.TemporaryDirectory() as folder, server(Path(folder)) as running:
        plan = {
            "documents": running.documents[: scenario.documents], "people": scenario.people, "cursors": scenario.cursors,
            "seconds": SECONDS, "rate": RATE,
        }  # fmt: skip
        quiet = Asking(running) if ask else None
        if quiet:
            quiet.start()
            time.sleep(5)
            alone = quiet.end()
        told = crowd("type", running, plan, ask=ask)
        return told | ({"rest_alone_p95": 1000 * alone[int(len(alone) * 0.95)]} if quiet else {})


def replaying(server: Callable[[Path], Any], scenario: Scenario) -> Told:
    """A text at full speed, then all that was stored, a start anew, and how long a newcomer waits for it."""
    with tempfile.TemporaryDirectory() as folder:
        with server(Path(folder)) as running:
            told = crowd("replay", running, {"documents": running.documents[:1], **scenario.replay})
            time.sleep(12)  # Hocuspocus saves after two seconds, at most ten
        with server(Path(folder)) as running:
            if running.address.endswith("/api/drafts"):
                _wait_for_compaction(running, told["bytes"])
            told["stored"] = running.stored()
        joins = []
        for _ in range(3):
            with server(Path(folder)) as running:
                plan = {"documents": running.documents[:1], "characters": told["characters"]}
                joins.append(crowd("join", running, plan)["took"])
    came = [took for took in joins if took is not None]
    return told | {"join": statistics.median(came) if came else None, "complete": len(came) == len(joins)}


def _wait_for_compaction(running: Running, encoded: int) -> None:
    """Somebody opens the document and goes: the log is folded into the text when nobody has it open any more."""
    crowd("join", running, {"documents": running.documents[:1], "characters": 1})
    until = time.monotonic() + COMPACTED_SECONDS
    while running.stored() > 1.5 * encoded and time.monotonic() < until:
        time.sleep(1)


def scenarios(recorded: list[str]) -> list[Scenario]:
    crowds = [
        Scenario(f"{people} people{', cursors' * cursors}", people=people, cursors=cursors)
        for people in (10, 50, 150)
        for cursors in (False, True)
    ]
    apart = Scenario(f"{DOCUMENTS} documents of two", people=2 * DOCUMENTS, documents=DOCUMENTS)
    replays = [
        Scenario(f"{Path(path).name.partition('.')[0]}, one a message", replay={"file": path, "batch": 1})
        for path in recorded
    ]
    return [*crowds, apart, *replays, Scenario(f"{LONG:,} characters", replay={"characters": LONG})]


def middle(values: list[Any]) -> Any:
    known = [value for value in values if value is not None]
    return statistics.median(known) if known else None


def shown(value: float | None, digits: int = 1) -> str:
    return "–" if value is None else f"{value:,.{digits}f}"


def written(results: dict[str, dict[str, list[Told]]], rounds: int) -> str:
    """The results as a page: medians over the rounds."""
    lines = [
        "# Drafting", "", (
        f"Commit {commit()}, {datetime.now(UTC):%Y-%m-%d}, {os.cpu_count()} cores (load of the machine"
        f" {os.getloadavg()[1]:.0f}), {rounds} interleaved round{'s' * (rounds > 1)}; medians. {RATE} characters a second for"
        f" each person, {SECONDS} s. CPU is the server's, in seconds, with its share of {FIRST}; milliseconds are from key to"
        " screen and share the machine with the crowd. Delivered counts within 15 s of the last key."),
    ]  # fmt: skip
    for name, servers in results.items():
        first = middle([told["cpu"] for told in servers.get(FIRST, [])] or [None])
        typed = "p95" in next(iter(servers.values()))[0]
        heads = ["CPU s", "share", *(["p50", "p95", "delivered", "equal"] if typed else ["µs a message", "stored", "of encoded", "cold join ms", "complete"]), "MB"]  # fmt: skip
        lines += ["", f"## {name}", "", f"| | {' | '.join(heads)} |", "| --- |" + " ---: |" * len(heads)]
        for server, told in servers.items():
            cpu = middle([each["cpu"] for each in told])
            cells = [shown(cpu, 2), shown(cpu / first if first else None, 2)]
            if typed:
                owed, got = sum(each["owed"] for each in told), sum(each["got"] for each in told)
                cells += [
                    shown(middle([each["p50"] for each in told])), shown(middle([each["p95"] for each in told])),
                    "all" if got == owed else f"{100 * got / owed:.1f} %",
                    f"{sum(each['equal'] for each in told)}/{len(told)}",
                ]  # fmt: skip
            else:
                cells += [
                    shown(1e6 * cpu / told[0]["messages"]), f"{middle([each['stored'] for each in told]):,.0f}",
                    shown(middle([each["stored"] / each["bytes"] for each in told]), 2),
                    shown(middle([each["join"] for each in told]), 0),
                    f"{sum(each['complete'] and each['equal'] for each in told)}/{len(told)}",
                ]  # fmt: skip
            lines.append(f"| {server} | {' | '.join([*cells, shown(middle([each['memory'] for each in told]))])} |")
        rest = {
            key: shown(middle([each[key] for each in servers["Pacto"]]))
            for key in ("rest_alone_p95", "rest_p95", "rest_most")
            if key in servers["Pacto"][0]
        }
        if rest:
            meanwhile = f"p95 {rest['rest_p95']}, most {rest['rest_most']}"
            lines += [
                "",
                f"Pages of the product meanwhile, ms: {meanwhile}; before anybody typed p95 {rest['rest_alone_p95']}.",
            ]
    return "\n".join(lines) + "\n"


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("recorded", nargs="*", help="recorded sessions, by their paths")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--only", default="")
    given = parser.parse_args()
    if not (PEERS / "node_modules").exists():
        subprocess.run(["npm", "ci", "--no-audit", "--no-fund", "--loglevel=error"], cwd=PEERS, check=True)
    results: dict[str, dict[str, list[Told]]] = defaultdict(lambda: defaultdict(list))
    with tempfile.TemporaryDirectory() as folder:
        template = Path(folder) / "template"
        prepare(template)
        servers: dict[str, Callable[[Path], Any]] = {
            FIRST: y_websocket,
            "Hocuspocus": hocuspocus,
            "Hocuspocus, 30 ms": functools.partial(hocuspocus, delay=30),
            "Pacto": functools.partial(pacto, template=template),
        }
        for scenario in scenarios(given.recorded):
            if given.only not in scenario.name:
                continue
            for _ in range(given.rounds):
                for name, server in servers.items():
                    if scenario.replay:
                        told = replaying(server, scenario)
                    else:
                        told = typing(server, scenario, ask=name == "Pacto" and scenario.people == 150)
                    sys.stderr.write(f"{scenario.name}: {name}: {told}\n")
                    results[scenario.name][name].append(told)
    page = written(results, given.rounds)
    RESULTS.write_text(page)
    sys.stdout.write(page)


if __name__ == "__main__":
    main()
