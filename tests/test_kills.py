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
from tests.processes import serving

WRITERS = ("focal_point", "other_city")


@dataclass
class Notes:
    """What the callers were told, and where the server is just now."""

    url: str = ""
    ended: bool = False
    drafted: dict[str, str] = field(default_factory=dict)
    submitted: set[str] = field(default_factory=set)
    repeated: int = 0
    surprises: list[str] = field(default_factory=list)


def keep_asking(notes: Notes, token: str) -> None:
    """Draft and submit, one exchange after another, asking again until an answer comes."""
    body = complete().model_dump(mode="json", exclude_none=True)
    with httpx.Client(cookies={"pacto": token}, timeout=10) as client:
        while not notes.ended:
            title = f"Rest and pay {uuid4()}"
            answer = until_answered(notes, client, "/api/exchanges", body | {"title": title})
            if answer is None:
                return
            notes.drafted[title] = answer["id"]
            if until_answered(notes, client, f"/api/exchanges/{answer['id']}/submit", {}) is None:
                return
            notes.submitted.add(answer["id"])


def until_answered(notes: Notes, client: httpx.Client, path: str, body: dict) -> dict | None:
    """The answer's body; None when the campaign ended before one came."""
    key, cut_off = uuid4().hex, False
    while True:
        url = notes.url
        try:
            answer = client.post(url + path, json=body, headers={"origin": url, "idempotency-key": key})
        except httpx.TransportError as error:
            cut_off = cut_off or not isinstance(error, httpx.ConnectError)
        else:
            if answer.is_success:
                notes.repeated += cut_off
                return answer.json()
            if answer.status_code != 503:
                notes.surprises.append(f"{answer.status_code} {path} {answer.text[:200]}")
                return None
        if notes.ended:
            return None
        time.sleep(0.2)


@pytest.mark.parametrize("kills", [10, pytest.param(200, marks=pytest.mark.slow)])
def test_nothing_acknowledged_is_lost(settings, database: Database, world: World, kills):
    with database.writing() as session:
        vocabulary(session)
    dice = random.Random(kills)
    notes = Notes()
    writers = [threading.Thread(target=keep_asking, args=(notes, world.tokens[name]), daemon=True) for name in WRITERS]
    environment = {"PACTO_WORKER": WorkerPlace.embedded.value}
    try:
        for turn in range(kills):
            with serving(settings, **environment) as process:
                notes.url = process.url
                if turn == 0:
                    for writer in writers:
                        writer.start()
                time.sleep(dice.uniform(0.3, 1.2))
                process.kill()
        with serving(settings, **environment) as process:
            notes.url = process.url
            time.sleep(1)
            notes.ended = True
            for writer in writers:
                writer.join(timeout=30)
            wait_until_delivered(database)
    finally:
        notes.ended = True
    assert notes.surprises == []
    assert len(notes.submitted) > kills, "too little was written to prove anything"
    assert notes.repeated > 0, "no request was cut off"
    verify(database, notes)


def wait_until_delivered(database: Database) -> None:
    deadline = time.monotonic() + 60
    while True:
        with database.reading() as session:
            if session.exec(select(Delivery.event_id).where(col(Delivery.finished_at).is_(None))).first() is None:
                return
        assert time.monotonic() < deadline, "deliveries are left over"
        time.sleep(0.1)


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
