"""The relay: brings events to their subscribers and lets dates come true, each in one transaction of its own.

A claim is the row lock itself (PostgreSQL: SKIP LOCKED; SQLite: one writer), so a killed process leaves nothing
claimed, and handler and "finished" commit together: what a handler writes to the database happens exactly once.
"""

import time
from datetime import timedelta
from typing import Final
from uuid import UUID

import structlog
from prometheus_client import Counter
from sqlalchemy import or_
from sqlmodel import Session, col, select
from sqlmodel.sql.expression import SelectOfScalar

from app.core import clock
from app.core.database import Database
from app.outbox import registry
from app.outbox.models import GIVE_UP_AFTER, Delivery, Due, EventRow

log: Final = structlog.get_logger(__name__)
BREATH: Final = 0.1
"""Seconds after a part of something large: as long as SQLite lets a writer that waits sleep before it looks again."""
LONGEST_PAUSE: Final = timedelta(hours=1)
FAILURES: Final = Counter("pacto_relay_failures", "Deliveries and dates that failed and will be tried again", ["name"])


def run(database: Database, *, most: int = 200) -> int:
    """Bring what waits, at most `most` of each kind; the number of things done."""
    done = 0
    for step in (_deliver_one, _let_one_happen):
        for _ in range(most):
            if not step(database):
                break
            done += 1
    return done


def _deliver_one(database: Database) -> bool:
    with database.reading() as session:
        if session.exec(_open_deliveries().limit(1)).first() is None:
            return False
    name: str = ""
    event_id: UUID | None = None
    try:
        with database.writing() as session:
            row = session.exec(_open_deliveries().limit(1).with_for_update(skip_locked=True)).first()
            if row is None:
                return False
            name, event_id = row.subscriber, row.event_id
            handle = registry.handler_of(name)
            more = handle is not None and handle(session, session.get_one(EventRow, event_id))
            if more:
                row.not_before = clock.now()  # behind what waits already
            else:
                row.finished_at = clock.now()
            session.add(row)
    except Exception as error:
        if event_id is None:
            raise
        log.exception("relay.delivery_failed", subscriber=name, event_id=str(event_id))
        FAILURES.labels(name).inc()
        with database.writing() as session:
            _postpone(session, session.get_one(Delivery, (event_id, name)), error)
        return True
    if more:
        time.sleep(BREATH)
    return True


def _let_one_happen(database: Database) -> bool:
    with database.reading() as session:
        if session.exec(_open_dates().limit(1)).first() is None:
            return False
    due_id: UUID | None = None
    try:
        with database.writing() as session:
            row = session.exec(_open_dates().limit(1).with_for_update(skip_locked=True)).first()
            if row is None:
                return False
            due_id = row.id
            row.finished_at = clock.now()
            session.add(row)
            session.flush()
            if (handle := registry.timed_handler(row.kind)) is not None:
                handle(session, row.subject_id, row.occasion)
    except Exception as error:
        if due_id is None:
            raise
        log.exception("relay.date_failed", due_id=str(due_id))
        FAILURES.labels("dates").inc()
        with database.writing() as session:
            _postpone(session, session.get_one(Due, due_id), error)
    return True


def _open_deliveries() -> SelectOfScalar[Delivery]:
    return (
        select(Delivery)
        .where(
            col(Delivery.finished_at).is_(None), Delivery.not_before <= clock.now(), Delivery.attempts < GIVE_UP_AFTER
        )
        .order_by(col(Delivery.not_before), col(Delivery.event_id))
    )


def _open_dates() -> SelectOfScalar[Due]:
    now = clock.now()
    return (
        select(Due)
        .where(
            col(Due.finished_at).is_(None), Due.at <= now, Due.attempts < GIVE_UP_AFTER,
            or_(col(Due.not_before).is_(None), col(Due.not_before) <= now),
        )
        .order_by(col(Due.at), col(Due.id))
    )  # fmt: skip


def _postpone(session: Session, row: Delivery | Due, error: Exception) -> None:
    row.attempts += 1
    row.not_before = clock.now() + min(timedelta(seconds=2**row.attempts), LONGEST_PAUSE)
    row.finished_at = None
    row.error = type(error).__name__
    session.add(row)
