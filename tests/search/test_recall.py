"""The recall set: what must be found of the demonstration network and what must not, on both databases alike.

`recall.json` names documents as the story does: `thread-02` and its posts `thread-02/0`…, `request-01`. Whoever asks
reads Spanish, Portuguese or English. Queries are typed without accents, inflected, by other names of topics and by
beginnings of words. What the reader may not see must not be found, however well it matches.
"""

import json
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest

from app.access.actor import Actor
from app.accounts.models import Person
from app.accounts.queries import seats_of
from app.core import clock, ids
from app.core import settings as settings_module
from app.core.database import Database
from app.demo import loading
from app.demo import story as stories
from app.demo.loading.cast import Cast
from app.demo.loading.exchanges import exchange_id
from app.demo.loading.rows import id_of
from app.search import service
from tests.conftest import BACKENDS, migrate, new_postgresql
from tests.people import SETTINGS

DAY = date(2026, 11, 26)
READERS = {"es": "person-yuliana-campoverano", "pt": "person-jussara-matoclaro", "en": "person-marcus-stonefield-ray"}
SET = json.loads((Path(__file__).parent / "recall.json").read_text("utf-8"))


@dataclass
class Network:
    """The demonstration network in one database, and its records by the names that the story gives them."""

    database: Database
    names: dict[str, UUID]
    readers: dict[str, Actor]

    def answers(self) -> list[tuple[str, dict[str, int], list[str]]]:
        """What each query of the set finds: counts, and ids in their order."""
        found = []
        with self.database.reading() as session:
            for each in SET:
                page = service.search(session, self.readers[each["reader"]], each["q"], limit=100)
                found.append((each["q"], dict(page.counts), [str(item.id) for item in page.items]))
        return found


@contextmanager
def network(url: str) -> Iterator[Network]:
    migrate(url)
    database = Database(url, info=settings_module.carried(SETTINGS))
    with database.writing() as session:
        loading.load(session, DAY)
    story = stories.load(DAY)
    cast = Cast(story)
    names = {told.request.id: exchange_id(told) for told in story.exchanges}
    for thread in story.threads:
        names[thread.id] = cast.thread(thread.id)
        for place, post in enumerate(thread.posts):
            names[f"{thread.id}/{place}"] = id_of(post.created_at, "post", names[thread.id], place)
    with database.reading() as session:
        readers = {language: _actor(session, cast.person(name)) for language, name in READERS.items()}
    yield Network(database, names, readers)
    database.close()


def _actor(session, person_id: UUID) -> Actor:
    person, seat = session.get_one(Person, person_id), seats_of(session, person_id)[0]
    return Actor(
        person_id=person_id, name=person.name, language=person.language, zone=person.zone, sign_in_id=ids.new(),
        signed_in_at=clock.now(), seat_id=seat.id, organisation_id=seat.organisation_id, role=seat.role, in_network=True,
    )  # fmt: skip


@pytest.fixture(scope="module")
def networks(tmp_path_factory, worker_name) -> Iterator[dict[str, Network]]:
    with ExitStack() as opened:
        made = {"sqlite": network(f"sqlite:///{tmp_path_factory.mktemp('recall')}/pacto.sqlite3")}
        if "postgresql" in BACKENDS:
            made["postgresql"] = network(opened.enter_context(new_postgresql(f"pacto_recall_{worker_name}")))
        yield {name: opened.enter_context(each) for name, each in made.items()}


@pytest.mark.parametrize("backend", BACKENDS)
def test_every_query_finds_what_it_must_and_nothing_that_it_must_not(networks, backend):
    names = networks[backend].names
    wrong = []
    for each, (q, _, ids_found) in zip(SET, networks[backend].answers(), strict=True):
        missing = [name for name in each["must"] if str(names[name]) not in ids_found]
        surplus = [name for name in each["must_not"] if str(names[name]) in ids_found]
        if missing or surplus:
            wrong.append((each["reader"], q, missing, surplus))
    assert wrong == []


@pytest.mark.skipif("postgresql" not in BACKENDS, reason="needs both databases")
def test_both_databases_give_the_same_answers_in_the_same_order(networks):
    different = [
        (here, there)
        for here, there in zip(networks["sqlite"].answers(), networks["postgresql"].answers(), strict=True)
        if here != there
    ]
    assert different == []


def test_the_set_is_large_enough_and_speaks_three_languages():
    asked = [each for each in SET if each["must"]]
    assert len(asked) >= 120
    assert {each["reader"] for each in asked} == set(READERS)
    assert all(sum(each["reader"] == reader for each in asked) >= 30 for reader in READERS)
