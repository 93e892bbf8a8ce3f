"""Reading the vocabulary."""

from collections.abc import Collection, Iterable, Sequence
from typing import Any
from uuid import UUID

from sqlmodel import Session, col, select

from app.core.rows import Row, columns, fetch
from app.members.errors import UnknownTopic
from app.members.models import Topic


def all_topics(session: Session) -> Sequence[Row]:
    """Every term, parents before children."""
    return fetch(
        session,
        columns(Topic.id, col(Topic.parent_id).label("parent"), Topic.label, Topic.alternatives).order_by(
            col(Topic.position)
        ),
    )


def require_known(session: Session, topic_ids: Collection[str]) -> None:
    """Raise UnknownTopic unless the vocabulary has all of them."""
    known = set(session.exec(select(Topic.id).where(col(Topic.id).in_(topic_ids))))
    for topic_id in topic_ids:
        if topic_id not in known:
            raise UnknownTopic


def grouped(pairs: Iterable[Row], key: str, value: str) -> dict[UUID, list[Any]]:
    """Values of a child table by their parent's id, in the order of the rows."""
    found: dict[UUID, list[Any]] = {}
    for row in pairs:
        found.setdefault(row[key], []).append(row[value])
    return found
