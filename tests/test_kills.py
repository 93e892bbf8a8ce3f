"""kill -9 in the middle of writes: nothing acknowledged is lost, nothing is done twice, no step stands half.

People keep asking for exchanges and sending them while the process that serves them, relay included, is killed at random
moments and started again. Whoever got no answer asks again with the same Idempotency-Key, as the browser does.
"""

import random
import threading
import time
from collections import Counter
from dataclasses import dataclass, field
from uuid import UUID, uuid4

import httpx
import pytest
from sqlmodel import col, select

from app.circles.models import Admission
from app.core.database import Database
from app.core.settings import WorkerPlace
from app.exchanges.codes import State
from app.exchanges.models import Exchange
from app.outbox.models import Delivery, Due, EventRow
from tests.exchanges.story import complete, vocabulary
from tests.people import World
from tests.processes import Campaign, eventually, serving

WRITERS = ("focal_point", "other_city")


@dataclass
class Notes(Campaign):
    """What the callers were told."""

    drafted: dict[str, str] = field(default_factory=dict)
    submitted: set[str] = field(default_factory=set)


def keep_asking(notes: Notes, token: str) -> None:
    """Draft and submit, one exchange after another, asking again until an answer comes."""
    body = complete().model_dump(mode="json", exclude_none=True)
    with httpx.Client(cookies={"pacto": token}, timeout=10) as client:
        while not notes.ended:
            title = f"Rest and pay {uuid4()}"
            answer = notes.answer(client, "/api/exchanges", body | {"title": title})
            if answer is None:
                return
            notes.drafted[title] = answer["id"]
            if notes.answer(client, f"/api/exchanges/{answer['id']}/submit", {}) is None:
                return
            notes.submitted.add(answer["id"])


@pytest.mark.parametrize("kills", [10, pytest.param(200, marks=pytest.mark.slow)])
def test_nothing_acknowledged_is_lost(settings, database: Database, world: World, kills, record_property):
    with database.writing() as session:
        vocabulary(session)
    dice = random.Random(kills)
    notes = Notes()
    writers = [threading.Thread(target=keep_asking, args=(notes, world.tokens[name]), daemon=True) for name in WRITERS]
    environment = {"PACTO_WORKER": WorkerPlace.embedded.value}
    try:
        for turn in notes.turns(kills):
            with serving(settings, **environment) as process:
                notes.url = process.url
                if turn == 0:
                    for writer in writers:
                        writer.start()
                before = len(notes.submitted)
                eventually(lambda before=before: len(notes.submitted) > before)
                time.sleep(dice.uniform(0, 0.9))
                process.kill()
        with serving(settings, **environment) as process:
            notes.url = process.url
            time.sleep(1)
            notes.ended = True
            for writer in writers:
                writer.join(timeout=30)
            eventually(lambda: delivered(database))
    finally:
        notes.ended = True
    assert notes.surprises == []
    assert len(notes.submitted) > kills, "too little was written to prove anything"
    assert notes.repeated > 0, "no request was cut off"
    record_property("requests sent", len(notes.submitted))
    record_property("cut off", notes.cut_off)
    verify(database, notes)


def delivered(database: Database) -> bool:
    with database.reading() as session:
        return session.exec(select(Delivery.event_id).where(col(Delivery.finished_at).is_(None))).first() is None


def verify(database: Database, notes: Notes) -> None:
    with database.reading() as session:
        exchanges = {str(row.id): row for row in session.exec(select(Exchange))}
        happened = Counter(session.exec(select(EventRow.kind, EventRow.subject_id)))
        waiting = set(session.exec(select(Due.subject_id).where(col(Due.finished_at).is_(None))))
        admitted = set(session.exec(select(Admission.circle_id).where(Admission.principal == "secretariat")))
    lost = set(notes.drafted.values()) - exchanges.keys()
    assert lost == set(), "acknowledged drafts"
    assert {key for key in notes.submitted if exchanges[key].state is not State.submitted} == set(), (
        "acknowledged steps"
    )
    titles = Counter(row.title for row in exchanges.values())
    assert {title: count for title, count in titles.items() if count > 1} == {}, "done twice"
    for key, row in exchanges.items():
        sent = row.state is State.submitted
        assert (row.state in {State.draft, State.submitted}, row.submitted_at is not None) == (True, sent)
        assert happened["exchange.drafted", UUID(key)] == 1
        assert happened["exchange.submitted", UUID(key)] == int(sent)
        assert (row.id in waiting, row.asker_circle_id in admitted) == (sent, sent), "a half step"
