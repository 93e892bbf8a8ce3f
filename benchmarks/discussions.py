"""What talking costs, beside a bare endpoint of the same stack: lists, pages, search and posting, all switched on.

`python benchmarks/discussions.py [sqlite|postgresql]…` fills a network of 200 people, 2,000 threads and 50,000 posts, calls a
real server in interleaved rounds as benchmarks/load.py does, then lets a worker bring what was posted to its subscribers;
afterwards one thread has 10,000 followers. Writes benchmarks/results/discussions.md.
"""

import http.client
import json
import os
import random
import statistics
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from sqlalchemy import update  # noqa: E402 - run as a script, from wherever
from sqlmodel import Session, col, func, select  # noqa: E402 - run as a script, from wherever

from app.accounts.models import Affiliation, Person, Seat  # noqa: E402 - as above
from app.circles.models import NETWORK_CIRCLE  # noqa: E402 - as above
from app.core import clock  # noqa: E402 - as above
from app.core import settings as settings_module  # noqa: E402 - as above
from app.core.database import Database  # noqa: E402 - as above
from app.core.settings import Settings  # noqa: E402 - as above
from app.discussions import markup  # noqa: E402 - as above
from app.discussions.models import (  # noqa: E402 - as above
    NETWORK_SPACE,
    Level,
    Post,
    PostReaction,
    ReactionKind,
    Thread,
    ThreadFollow,
    ThreadReading,
)
from app.notifications.models import Notification  # noqa: E402 - as above
from app.outbox.models import Delivery  # noqa: E402 - as above
from app.search import service as search  # noqa: E402 - as above
from benchmarks import data, load  # noqa: E402 - as above
from benchmarks.search import texts  # noqa: E402 - as above

PEOPLE, THREADS, POSTS = 200, 2_000, 50_000
FOLLOWERS = 10_000
EVERYTHING_ON = {"PACTO_TRANSLATE_URL": "http://127.0.0.1:9"}
LEAST = 4.0
"""Seconds that a worker is given to start."""
SETTLED = 4
"""Threads in which nobody posts, so that their pages stay the same."""
QUERIES = (
    "quetzal",
    "ordenanza",
    "violencia",
    "violencia ordenanza",
    '"violencia policía"',
    "viol",
    "from:city violencia",
)
AIMS = {"sqlite": {"thread list": 1.6, "thread page of 20": 2, "search": 5, "posting": 6},
        "postgresql": {"thread list": 4, "thread page of 20": 5, "search": 12, "posting": 8}}  # fmt: skip


def fill(settings: Settings) -> list[str]:
    """Fill an empty, migrated database; the cookies of members who may call."""
    tokens = data.make(settings, data.Size(organisations=50, people=PEOPLE, exchanges=100))
    database = Database(settings.database, info=settings_module.carried(settings))
    with database.writing() as session:
        people = session.exec(
            select(Person.id, Seat.id)
            .join(Affiliation, col(Affiliation.person_id) == Person.id)
            .join(Seat, col(Seat.id) == Affiliation.seat_id)
            .order_by(col(Person.id))
        ).all()
        _talk(session, people)
    with database.writing() as session:
        search.rebuild(session)
    database.close()
    return tokens


def _talk(session: Session, people: list[tuple[UUID, UUID]]) -> None:
    dice = random.Random(3)
    said = texts(POSTS)
    threads: list[Thread] = []
    posts: list[Post] = []
    each = POSTS // THREADS
    began = clock.now() - timedelta(days=700)
    for n in range(THREADS):
        opened = began + n * timedelta(hours=8)
        wrote = [dice.choice(people) for _ in range(each)]
        thread = Thread(
            space_id=NETWORK_SPACE, subject_kind="", circle_id=NETWORK_CIRCLE, title=f"Rota and rest, {n}", language="es",
            opened_by=wrote[0][0], opened_at=opened, last_post_at=opened + each * timedelta(hours=1),
            last_person_id=wrote[-1][0], last_place=each, post_count=each,
        )  # fmt: skip
        threads.append(thread)
        for place, (person, seat) in enumerate(wrote, 1):
            words = next(said)
            posts.append(
                Post(
                    thread_id=thread.id, circle_id=NETWORK_CIRCLE, place=place, person_id=person, seat_id=seat,
                    language="es", markdown=words, html=markup.render(markup.parse(words), {}),
                    markup_version=markup.VERSION, written_at=opened + place * timedelta(hours=1),
                )
            )  # fmt: skip
    data.put(session, threads)
    data.put(session, posts)
    last = {post.thread_id: post for post in posts}
    read = [
        ThreadReading(person_id=person, thread_id=thread.id, post_id=last[thread.id].id, place=dice.randrange(each))
        for thread in threads
        for person, _ in dice.sample(people, 20)
    ]
    data.put(session, read)
    thanks = [
        PostReaction(post_id=post.id, person_id=person, kind=ReactionKind.thanks)
        for post in posts[::3]
        for person, _ in dice.sample(people, 2)
    ]
    data.put(session, thanks)


def plans(threads: list[str]) -> dict[str, load.Plan]:
    """What is called, by name."""
    words = list(texts(500))

    def post(dice: random.Random) -> tuple[str, str, str | None]:
        body = json.dumps({"language": "es", "markdown": dice.choice(words)})
        return "POST", f"/api/threads/{dice.choice(threads[SETTLED:])}/posts", body

    return {
        "bare": lambda _dice: ("GET", "/healthz", None),
        "thread list": lambda _dice: ("GET", "/api/threads?limit=20", None),
        "thread page of 20": lambda dice: ("GET", f"/api/threads/{dice.choice(threads)}/posts?limit=20", None),
        "search": lambda dice: ("GET", "/api/search?" + urlencode({"q": dice.choice(QUERIES), "limit": 20}), None),
        "posting": post,
    }


def measure(kind: str) -> dict[str, Any]:
    """Interleaved rounds of every plan on one kind of database, and what its relay takes for what was posted."""
    with load.network(kind, fill) as (settings, tokens):
        with load.server(settings, **EVERYTHING_ON) as (pid, port):
            threads = _listed(port, tokens[0])
            found = load.interleaved(kind, pid, port, tokens, plans(threads))
        with opened(settings) as database:
            posts = _waiting(database)
            spent, idle = _worked(kind, settings, database), _worked(kind, settings, database)
    relay = {name: round(1000 * (spent[name] - idle[name]) / posts, 2) for name in spent}
    return {"plans": {name: sums.figures() for name, sums in found.items()}, "relay": relay, "posts": posts}


def _listed(port: int, token: str) -> list[str]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    _, listed = load.call(connection, "GET", "/api/threads?limit=100", token)
    return [item["id"] for item in json.loads(listed)["items"]]


@contextmanager
def opened(settings: Settings) -> Iterator[Database]:
    database = Database(settings.database, threads=1, info=settings_module.carried(settings))
    try:
        yield database
    finally:
        database.close()


def _waiting(database: Database) -> int:
    """Posts whose notifications wait."""
    waiting = select(func.count()).where(col(Delivery.finished_at).is_(None), Delivery.subscriber == "notifications")
    with database.reading() as session:
        return session.exec(waiting).one()


def _worked(kind: str, settings: Settings, database: Database) -> dict[str, float]:
    """Seconds of CPU, of a worker and of its database, until nothing waits any more; starting it included."""
    before = set(load.backends()) if kind == "postgresql" else set()
    with load.running("worker", settings) as worker:
        ends = time.monotonic() + LEAST
        while _waiting(database) or time.monotonic() < ends:
            time.sleep(0.5)
        own = set(load.backends()) - before if kind == "postgresql" else set()
        return {"worker": load.cpu_of(worker.pid), "database": load.cpu_of(*own)}


def fill_following(settings: Settings) -> list[str]:
    """A network in which one thread has very many followers; the cookies of members who may call."""
    tokens = data.make(settings, data.Size(organisations=500, people=FOLLOWERS + 500, exchanges=0))
    with opened(settings) as database, database.writing() as session:
        people = session.exec(select(Person.id).order_by(col(Person.id))).all()
        thread = Thread(
            space_id=NETWORK_SPACE, subject_kind="", circle_id=NETWORK_CIRCLE, title="Everybody follows", language="en",
            opened_by=people[0],
        )  # fmt: skip
        data.put(session, [thread])
        data.put(
            session,
            [ThreadFollow(person_id=person, thread_id=thread.id, level=Level.follow) for person in people[-FOLLOWERS:]],
        )
    return tokens


def followed(kind: str) -> dict[str, Any]:
    """One post that 10,000 people follow: what its author waits, what others wait meanwhile, when all have been told."""
    with (
        load.network(kind, fill_following) as (settings, tokens),
        load.server(settings, **EVERYTHING_ON) as (_, port),
        load.running("worker", settings) as worker,
        opened(settings) as database,
    ):
        time.sleep(LEAST)
        address = f"/api/threads/{_listed(port, tokens[0])[0]}/posts"
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        _post(connection, address, tokens[0])  # warm
        while _waiting(database):
            time.sleep(0.2)
        with database.writing() as session:
            session.connection().execute(update(Notification).values(read_at=clock.now()))
        cpu, began = load.cpu_of(worker.pid), time.monotonic()
        connection.close()  # so long unused, the server has let go of it
        own = _post(connection, address, tokens[0])
        others = []
        while _waiting(database):
            others.append(_draft(connection, address, tokens[1]))
            time.sleep(0.05)
        with database.reading() as session:
            told = session.exec(select(func.count()).where(col(Notification.read_at).is_(None))).one()
        return {
            "told": told, "post_ms": round(1000 * own), "until_all_told_s": round(time.monotonic() - began, 1),
            "worker_cpu_s": round(load.cpu_of(worker.pid) - cpu, 1), "writes_meanwhile": len(others),
            "median_ms_meanwhile": round(1000 * statistics.median(others)), "most_ms_meanwhile": round(1000 * max(others)),
        }  # fmt: skip


def _post(connection: http.client.HTTPConnection, address: str, token: str) -> float:
    return _timed(connection, "POST", address, token, {"language": "en", "markdown": "Three nights, then rest."})


def _draft(connection: http.client.HTTPConnection, address: str, token: str) -> float:
    """Somebody else writes meanwhile, what nobody is told of."""
    place = address.removesuffix("/posts") + "/level"
    return _timed(connection, "PUT", place, token, {"level": "normal"})


def _timed(connection: http.client.HTTPConnection, method: str, address: str, token: str, body: object) -> float:
    started = time.perf_counter()
    status, answer = load.call(connection, method, address, token, json.dumps(body))
    assert status in {201, 204}, answer
    return time.perf_counter() - started


def written(results: dict[str, dict[str, Any]]) -> str:
    """The results as a page."""
    lines = [
        "# Discussions", "",
        " ".join([
            f"Commit {load.commit()}, {datetime.now(UTC):%Y-%m-%d}, {os.cpu_count()} cores (load of the machine",
            f"{os.getloadavg()[1]:.0f}), Python {sys.version.split()[0]}. {PEOPLE} people, {THREADS:,} threads, {POSTS:,} posts",
            f"of 60 words; {load.CALLERS} callers, {load.ROUNDS} interleaved rounds of {load.SECONDS:.0f} s for each line, one process",
            "that serves, with limits, logging, metrics, security headers, search index and translation on. CPU is of the process",
            "and, on PostgreSQL, of its database; a search is one of seven queries from rare to common.",
        ]),
    ]  # fmt: skip
    for kind, result in results.items():
        lines += [
            "",
            f"## {kind}",
            "",
            "| | aim, CPU ms | CPU ms | application | database | errors | p50 ms | p99 ms |",
        ]
        lines += ["| --- |" + " ---: |" * 7]
        for name, found in result["plans"].items():
            both = found["cpu_ms_application"] + found["cpu_ms_database"]
            lines.append(
                f"| {name} | {AIMS[kind].get(name, '')} | {both:.2f} | {found['cpu_ms_application']:.2f} |"
                f" {found['cpu_ms_database']:.2f} | {found['errors']} | {found['p50_ms']} | {found['p99_ms']} |"
            )
        relay, far = result["relay"], result["followed"]
        database = f", and its database {relay['database']} ms" if kind == "postgresql" else ""
        lines += [
            "",
            f"The relay takes {relay['worker']} ms of CPU for each of {result['posts']:,} posts{database}.",
            "",
        ]
        lines += [
            " ".join(
                [
                    f"{far['told']:,} followers: the post took {far['post_ms']} ms; all had their notification after",
                    f"{far['until_all_told_s']} s ({far['worker_cpu_s']} s of the relay's CPU). {far['writes_meanwhile']} other",
                    f"writes meanwhile took {far['median_ms_meanwhile']} ms (median) and {far['most_ms_meanwhile']} ms at most.",
                ]
            )
        ]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    results = {kind: measure(kind) | {"followed": followed(kind)} for kind in sys.argv[1:] or ["sqlite", "postgresql"]}
    page = written(results)
    (ROOT / "benchmarks" / "results" / "discussions.md").write_text(page)
    sys.stdout.write(page)
