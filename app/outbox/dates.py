"""Dates on which something happens by itself."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from sqlalchemy import update
from sqlmodel import Session, col, select

from app.core import clock
from app.core.database import after_commit
from app.outbox import registry
from app.outbox.models import GIVE_UP_AFTER, Due


def plan(session: Session, kind: str, subject_id: UUID, *, at: datetime, occasion: str = "") -> None:
    """Let `kind` happen to the subject at this moment; planned again it moves, even if it had happened."""
    row = session.exec(
        select(Due).where(Due.kind == kind, Due.subject_id == subject_id, Due.occasion == occasion)
    ).one_or_none()
    if row is None:
        row = Due(kind=kind, subject_id=subject_id, occasion=occasion, at=at)
    row.at, row.finished_at, row.attempts, row.not_before = at, None, 0, None
    session.add(row)
    after_commit(session, registry.wake)


def plan_each(session: Session, kind: str, moments: Mapping[UUID, datetime], *, occasion: str = "") -> None:
    """Let `kind` happen to each of these subjects at its moment, unless it is still to happen to it anyway."""
    known = session.exec(
        select(Due).where(Due.kind == kind, col(Due.subject_id).in_(moments), Due.occasion == occasion)
    ).all()
    rows = {row.subject_id: row for row in known}
    for subject_id, at in moments.items():
        row = rows.get(subject_id)
        if row is not None and row.finished_at is None and row.attempts < GIVE_UP_AFTER:
            continue
        row = row or Due(kind=kind, subject_id=subject_id, occasion=occasion, at=at)
        row.at, row.finished_at, row.attempts, row.not_before = at, None, 0, None
        session.add(row)
    after_commit(session, registry.wake)


def resume(session: Session, subject_id: UUID, *kinds: str) -> None:
    """Let what was cancelled of these kinds happen after all, as far as its moment is still to come."""
    cancelled = update(Due).where(
        col(Due.subject_id) == subject_id, col(Due.kind).in_(kinds), col(Due.at) > clock.now()
    )
    session.connection().execute(cancelled.values(finished_at=None))
    after_commit(session, registry.wake)


def cancel(session: Session, subject_id: UUID, *kinds: str) -> None:
    """Let none of these kinds happen to the subject any more; without kinds, nothing at all."""
    statement = update(Due).where(col(Due.subject_id) == subject_id, col(Due.finished_at).is_(None))
    if kinds:
        statement = statement.where(col(Due.kind).in_(kinds))
    session.connection().execute(statement.values(finished_at=clock.now()))
