"""Mixed load on the benchmark's network, beside a bare endpoint of the same stack, in interleaved rounds.

`python benchmarks/load.py [sqlite|postgresql]…` starts a real server with limits, logging, metrics and headers on, calls it
over kept connections and writes benchmarks/results/load.md and load.json. CPU comes from /proc: the process that serves, and
on PostgreSQL the processes of its database; so it holds on a busy machine too, while times and rates do not.
"""

import http.client
import json
import os
import random
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import psycopg

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from app import doctor  # noqa: E402 - as above
from app.core.settings import Settings  # noqa: E402 - as above
from benchmarks import data  # noqa: E402 - run as a script, from wherever

POSTGRESQL = os.environ.get("PACTO_TEST_POSTGRESQL", "postgresql://postgres@127.0.0.1:5432").replace("+psycopg", "")
NAME = "pacto_benchmark"
ROUNDS, SECONDS, CALLERS = 3, 4.0, 8
TICK = os.sysconf("SC_CLK_TCK")


@dataclass
class Heard:
    """What the callers of one kind of request got."""

    seconds: list[float] = field(default_factory=list)
    statuses: Counter[int] = field(default_factory=Counter)


@dataclass
class Measured:
    """One kind of request over all rounds."""

    requests: int = 0
    errors: int = 0
    elapsed: float = 0.0
    application: float = 0.0
    database: float = 0.0
    seconds: list[float] = field(default_factory=list)

    def figures(self) -> dict[str, float]:
        cuts = statistics.quantiles(self.seconds, n=100)
        return {
            "requests": self.requests,
            "errors": self.errors,
            "requests_per_second": round(self.requests / self.elapsed, 1),
            "cpu_ms_application": round(1000 * self.application / self.requests, 3),
            "cpu_ms_database": round(1000 * self.database / self.requests, 3),
            "p50_ms": round(1000 * cuts[49], 1),
            "p95_ms": round(1000 * cuts[94], 1),
            "p99_ms": round(1000 * cuts[98], 1),
        }


def cpu_of(*pids: int) -> float:
    """Seconds of CPU that these processes have used."""
    ticks = 0
    for pid in pids:
        try:
            parts = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
        except FileNotFoundError:
            continue
        ticks += int(parts[11]) + int(parts[12])
    return ticks / TICK


def memory_of(pid: int) -> float:
    """Megabytes of the process's own now, without the pages of files that it maps (SQLite's database)."""
    status = Path(f"/proc/{pid}/status").read_text()
    return int(status.split("RssAnon:")[1].split()[0]) / 1024


def backends() -> list[int]:
    """The processes of PostgreSQL that serve this database."""
    with psycopg.connect(f"{POSTGRESQL}/postgres") as connection:
        found = connection.execute("SELECT pid FROM pg_stat_activity WHERE datname = %s", (NAME,)).fetchall()
    return [row[0] for row in found]


Fill = Callable[[Settings], list[str]]
Plan = Callable[[random.Random], tuple[str, str, str | None]]


@contextmanager
def network(kind: str, fill: Fill = data.make) -> Iterator[tuple[Settings, list[str]]]:
    """An installation filled with the benchmark's data, gone afterwards."""
    with tempfile.TemporaryDirectory() as folder:
        url = ""
        if kind == "postgresql":
            with psycopg.connect(f"{POSTGRESQL}/postgres", autocommit=True) as connection:
                connection.execute(f"DROP DATABASE IF EXISTS {NAME} WITH (FORCE)")
                connection.execute(f"CREATE DATABASE {NAME}")
            url = f"{POSTGRESQL}/{NAME}"
        settings = Settings(data_dir=Path(folder), database_url=url, secret_key="of the benchmark, long enough for it")
        doctor.upgrade(settings)
        tokens = fill(settings)
        if url:
            with psycopg.connect(url, autocommit=True) as connection:
                connection.execute("ANALYZE")
        yield settings, tokens
        if url:
            with psycopg.connect(f"{POSTGRESQL}/postgres", autocommit=True) as connection:
                connection.execute(f"DROP DATABASE {NAME} WITH (FORCE)")


@contextmanager
def running(command: str, settings: Settings, **more: str) -> Iterator[subprocess.Popen[bytes]]:
    """`pacto` with this command, until the block ends."""
    environment = os.environ | {
        "PACTO_DATA_DIR": str(settings.data_dir), "PACTO_DATABASE_URL": settings.database_url,
        "PACTO_SECRET_KEY": settings.secret_key, "PACTO_WORKER": "separate", "PACTO_RATE_LIMIT": "1000000/minute",
        "PACTO_RATE_LIMIT_ADDRESS": "1000000/minute", **more,
    }  # fmt: skip
    log = (settings.data_dir / f"log-{command}").open("w")
    process = subprocess.Popen([sys.executable, "-m", "app.cli", command], cwd=ROOT, env=environment, stderr=log)
    try:
        yield process
    finally:
        process.terminate()
        process.wait()


@contextmanager
def server(settings: Settings, **more: str) -> Iterator[tuple[int, int]]:
    """`pacto serve` on a free port: its process and the port."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    with running("serve", settings, PORT=str(port), **more) as process:
        while True:
            try:
                call(http.client.HTTPConnection("127.0.0.1", port, timeout=5), "GET", "/readyz", "")
                break
            except OSError:
                if process.poll() is not None:
                    raise
                time.sleep(0.2)
        yield process.pid, port


def call(
    connection: http.client.HTTPConnection, method: str, path: str, token: str, body: str | None = None
) -> tuple[int, bytes]:
    headers = {"cookie": f"pacto={token}"}
    if body is not None:
        headers |= {"content-type": "application/json", "sec-fetch-site": "same-origin"}
    connection.request(method, path, body, headers)
    answer = connection.getresponse()
    return answer.status, answer.read()


def plans(port: int, tokens: list[str]) -> dict[str, Plan]:
    """What is called, by name."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    _, listed = call(connection, "GET", "/api/exchanges?limit=50", tokens[0])
    exchanges = [item["id"] for item in json.loads(listed)["items"]]
    reads: dict[str, Plan] = {
        "directory": lambda _dice: ("GET", "/api/organisations?limit=20", None),
        "people": lambda _dice: ("GET", "/api/people?limit=20", None),
        "exchange list": lambda _dice: ("GET", "/api/exchanges?limit=20", None),
        "exchange page": lambda dice: ("GET", f"/api/exchanges/{dice.choice(exchanges)}", None),
    }
    every = list(reads.values())

    def mixed(dice: random.Random) -> tuple[str, str, str | None]:
        if dice.random() < 0.8:
            return dice.choice(every)(dice)
        return "POST", "/api/exchanges", json.dumps({"title": f"Rest and pay {dice.randrange(10**9)}"})

    return {"bare": lambda _dice: ("GET", "/healthz", None), **reads, "mixed 80/20": mixed}


def round_of(port: int, tokens: list[str], plan: Plan, *, seed: int) -> Heard:
    """Everybody calls for some seconds, each over one kept connection."""
    heard, ends = Heard(), time.monotonic() + SECONDS

    def caller(n: int) -> None:
        dice = random.Random(1000 * seed + n)
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
        while time.monotonic() < ends:
            method, path, body = plan(dice)
            started = time.perf_counter()
            try:
                status, _ = call(connection, method, path, tokens[n % len(tokens)], body)
            except OSError:
                status = 0
                connection.close()
            heard.seconds.append(time.perf_counter() - started)
            heard.statuses[status] += 1

    threads = [threading.Thread(target=caller, args=(n,)) for n in range(CALLERS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return heard


def measure(kind: str) -> dict[str, object]:
    """Interleaved rounds of every plan on one kind of database."""
    with network(kind) as (settings, tokens), server(settings) as (pid, port):
        found = interleaved(kind, pid, port, tokens, plans(port, tokens))
        return {"plans": {name: sums.figures() for name, sums in found.items()}, "memory_mb": round(memory_of(pid))}


def interleaved(kind: str, pid: int, port: int, tokens: list[str], calling: dict[str, Plan]) -> dict[str, Measured]:
    """Every plan in turn, several times over, so that what else the machine does falls on all alike."""
    found: defaultdict[str, Measured] = defaultdict(Measured)
    for name, plan in calling.items():
        round_of(port, tokens, plan, seed=len(name))  # warm: statements compiled, pages cached
    for turn in range(ROUNDS):
        for name, plan in calling.items():
            others = backends() if kind == "postgresql" else []
            before, application, database = time.monotonic(), cpu_of(pid), cpu_of(*others)
            heard = round_of(port, tokens, plan, seed=turn)
            sums = found[name]
            sums.elapsed += time.monotonic() - before
            sums.application += cpu_of(pid) - application
            sums.database += cpu_of(*others) - database
            sums.requests += len(heard.seconds)
            sums.errors += sum(count for status, count in heard.statuses.items() if status not in {200, 201})
            sums.seconds += heard.seconds
    return found


def commit() -> str:
    done = subprocess.run(
        ["git", "rev-parse", "--short", "HEAD"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    return done.stdout.strip() or "unknown"


def written(results: dict[str, dict[str, object]]) -> str:
    """The results as a page."""
    load = os.getloadavg()[1]
    lines = [
        "# Load", "",
        " ".join([
            f"Commit {commit()}, {datetime.now(UTC):%Y-%m-%d}, {os.cpu_count()} cores (load of the machine {load:.0f}), Python",
            f"{sys.version.split()[0]}. {data.ORGANISATIONS} organisations, {data.PEOPLE:,} people, {data.EXCHANGES:,} exchanges;",
            f"{CALLERS} callers, {ROUNDS} interleaved rounds of {SECONDS:.0f} s for each line, one process that serves, with",
            "limits, logging, metrics and security headers on. `mixed` is 80 % reads, 20 % new drafts. Rates and times share the",
            "machine with the callers; CPU does not. Memory is the process's own, without pages of files that it maps.",
        ]),
    ]  # fmt: skip
    for kind, result in results.items():
        lines += ["", f"## {kind}: {result['memory_mb']} MB in the process at the end", ""]
        plans_of: dict[str, dict[str, float]] = result["plans"]  # type: ignore[assignment]  # as measure makes it
        names = list(next(iter(plans_of.values())))
        lines += [f"| | {' | '.join(name.replace('_', ' ') for name in names)} |", "| --- |" + " ---: |" * len(names)]
        lines += [f"| {name} | {' | '.join(str(found[key]) for key in names)} |" for name, found in plans_of.items()]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    results = {kind: measure(kind) for kind in sys.argv[1:] or ["sqlite", "postgresql"]}
    folder = ROOT / "benchmarks" / "results"
    folder.mkdir(exist_ok=True)
    (folder / "load.json").write_text(
        json.dumps({"commit": commit(), "at": datetime.now(UTC).isoformat(), **results}, indent=2) + "\n"
    )
    (folder / "load.md").write_text(written(results))
    sys.stdout.write(written(results))
