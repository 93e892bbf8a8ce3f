"""What a query costs: CPU of the process for each kind of query, at 50,000 and at 1,000,000 posts, on SQLite.

`python benchmarks/search.py [posts]` fills a database of its own and writes benchmarks/results/search.md. A query is
all that a request does beyond HTTP: understanding, counts of every kind, twenty results with their snippets.
"""

import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from alembic import command  # noqa: E402 - run as a script, from wherever
from alembic.config import Config  # noqa: E402 - as above
from sqlmodel import Session, select  # noqa: E402 - as above

from app.access.actor import Actor  # noqa: E402 - as above
from app.access.principals import NETWORK_CIRCLE  # noqa: E402 - as above
from app.accounts.models import Affiliation, Person, Seat  # noqa: E402 - as above
from app.core import clock, ids  # noqa: E402 - as above
from app.core import settings as settings_module  # noqa: E402 - as above
from app.core.database import Database  # noqa: E402 - as above
from app.core.settings import Settings  # noqa: E402 - as above
from app.demo import loading  # noqa: E402 - as above
from app.search import index, service  # noqa: E402 - as above
from app.search.index import Document, mark_of  # noqa: E402 - as above
from app.search.models import Kind  # noqa: E402 - as above

ROUNDS = 40
QUERIES = {
    "rare word": "quetzal",
    "medium word (2 %)": "ordenanza",
    "common word (12 %)": "violencia",
    "two words": "violencia ordenanza",
    "three words": "violencia policía ordenanza",
    "a topic by its name": "interrupción de la violencia",
    "beginning of a word": "viol",
    "phrase": '"violencia policía"',
    "common without common": "violencia -policía",
    "only without": "-violencia",
    "by author": "from:marisol violencia",
    "by time": "violencia after:2026-11",
    "by time, nothing": "violencia after:2030",
    "nothing": "qwertyuiop",
}
COMMON = {"violencia": 0.12, "policía": 0.10, "ordenanza": 0.02, "interrupción": 0.01, "quetzal": 0.0006}


def texts(number: int) -> Iterator[str]:
    """Sixty words each out of forty thousand, few of them often; always the same."""
    dice = random.Random(11)
    syllables = [a + b for a in "bcdfglmnprst" for b in "aeiou"]
    made = ["".join(dice.choice(syllables) for _ in range(dice.randint(2, 4))) for _ in range(40_000)]
    weights = [1 / (place + 8) for place in range(len(made))]
    pool = dice.choices(made, weights, k=1_000_000)
    for _ in range(number):
        at = dice.randrange(len(pool) - 60)
        said = pool[at : at + 60]
        for word, share in COMMON.items():
            if dice.random() < share:
                said.insert(dice.randrange(len(said)), word)
        yield " ".join(said)


def fill(session: Session, number: int) -> None:
    people = session.exec(select(Person.id)).all()
    dice = random.Random(5)
    began = datetime(2020, 1, 1, tzinfo=UTC)
    step = (clock.now() - began) / number
    batch: list[Document] = []
    thread = ids.new()
    for place, text in enumerate(texts(number)):
        if place % 25 == 0:
            thread = ids.new()
        person = dice.choice(people)
        batch.append(
            Document(
                kind=Kind.post, subject_id=ids.new(), parent_id=thread, circle_id=NETWORK_CIRCLE, person_id=person,
                written_at=began + place * step, language="es", title="", text=text,
                marks=frozenset({
                    mark_of("p", person), mark_of("i", thread), mark_of("l", "es"), mark_of("c", NETWORK_CIRCLE),
                }),
            )
        )  # fmt: skip
        if len(batch) == 2000:
            index.write(session, batch)
            batch = []
    index.write(session, batch)
    index.settle(session)


def reader(session: Session) -> Actor:
    person, seat = session.exec(
        select(Person, Seat)
        .join(Affiliation, Affiliation.person_id == Person.id)
        .join(Seat, Seat.id == Affiliation.seat_id)
        .where(Person.name.startswith("Yuliana"))
    ).first()
    return Actor(
        person_id=person.id, name=person.name, language=person.language, zone=person.zone, sign_in_id=ids.new(),
        signed_in_at=clock.now(), seat_id=seat.id, organisation_id=seat.organisation_id, role=seat.role, in_network=True,
    )  # fmt: skip


def measured(database: Database) -> dict[str, tuple[float, float, int]]:
    """Median and largest CPU milliseconds of each query, and how many it counts."""
    found = {}
    with database.reading() as session:
        actor = reader(session)
        for name, q in QUERIES.items():
            spent = []
            for _ in range(ROUNDS):
                began = time.thread_time()
                page = service.search(session, actor, q, limit=20)
                spent.append(1000 * (time.thread_time() - began))
            found[name] = (statistics.median(spent[1:]), max(spent[1:]), sum(page.counts.values()))
    return found


def run(posts: int) -> dict[str, tuple[float, float, int]]:
    """Fill a database of its own and measure in it."""
    with tempfile.TemporaryDirectory() as place:
        url = f"sqlite:///{place}/pacto.sqlite3"
        config = Config(ROOT / "alembic.ini")
        config.attributes["url"] = url
        command.upgrade(config, "head")
        settings = Settings(database_url=url, secret_key="a key for figures, long enough to be taken")
        database = Database(url, info=settings_module.carried(settings))
        with database.writing() as session:
            loading.load(session, clock.now().date() - timedelta(days=1))
        with database.writing() as session:
            fill(session, posts)
        found = measured(database)
        database.close()
    return found


def report(posts: int, found: dict[str, tuple[float, float, int]]) -> str:
    lines = [
        f"## {posts:,} posts", "", "| query | typed | CPU ms, median | CPU ms, most | counted |",
        "| --- | --- | ---: | ---: | ---: |",
    ]  # fmt: skip
    lines += [
        f"| {name} | `{QUERIES[name]}` | {median:.1f} | {most:.1f} | {counted} |"
        for name, (median, most, counted) in found.items()
    ]
    return "\n".join(lines)


def main() -> None:
    sizes = [int(size) for size in sys.argv[1:]] or [50_000]
    commit = subprocess.run(
        ["git", "rev-parse", "--short", "HEAD"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    head = (
        f"# Search\n\nCommit {commit.stdout.strip()}, {datetime.now(UTC).date()}, SQLite, Python {sys.version.split()[0]}."
        " One thread, warm; the demonstration network and this many posts of 60 words. Each query is all that a request"
        " does beyond HTTP: counts of every kind and twenty results with their snippets."
    )
    parts = [head]
    for size in sizes:
        parts.append(report(size, run(size)))
        print(parts[-1])
    (ROOT / "benchmarks" / "results" / "search.md").write_text("\n\n".join(parts) + "\n")


if __name__ == "__main__":
    main()
