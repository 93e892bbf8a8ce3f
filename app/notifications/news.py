"""What is new in the network: told at the end of a letter that goes to somebody anyway, never a reason for one."""

from collections.abc import Collection
from datetime import datetime
from typing import Any, Final
from uuid import UUID

import sqlalchemy as sa
from sqlmodel import Session, col, select

from app.access.principals import NETWORK
from app.circles.models import NETWORK_CIRCLE
from app.core.rows import Row, columns, fetch
from app.discussions.models import Level, Post, SpaceFollow, Thread, ThreadFollow
from app.exchanges.codes import Confidentiality, Lane, Publish, State
from app.exchanges.models import Exchange, Publication
from app.notifications.readers import Reader

MOST: Final = 5


def of_network(session: Session, reader: Reader, *, since: datetime, told: Collection[UUID]) -> list[Row]:
    """The newest that the whole network reads and that the reader is not told of already, as lines of a digest.

    Nothing for those whom the network does not admit. What is reserved, muted or hidden stays out.
    """
    if NETWORK not in reader.principals:
        return []
    found = [
        row
        for statement, at in (_requests(reader), _lessons(), _threads(reader))
        for row in fetch(session, statement.where(at > since).order_by(at.desc()).limit(MOST + len(told)))
        if row["id"] not in told
    ]
    return sorted(found, key=lambda row: row["at"], reverse=True)[:MOST]


def _open(statement: sa.Select[Any]) -> sa.Select[Any]:
    return statement.where(
        col(Exchange.confidentiality) == Confidentiality.network, col(Exchange.sensitive).is_(False),
        col(Exchange.lane) != Lane.crisis,
    )  # fmt: skip


def _line(kind: str, place: str, subject: Any, title: Any, language: Any, at: Any) -> sa.Select[Any]:
    return columns(
        col(subject).label("id"), col(title).label("title"), sa.cast(col(language), sa.String).label("language"),
        col(at).label("at"), sa.literal(kind).label("kind"), sa.literal(place).label("page"),
    )  # fmt: skip


def _requests(reader: Reader) -> tuple[sa.Select[Any], Any]:
    line = _line(
        "request_looking", "/exchanges", Exchange.id, Exchange.title, Exchange.language, Exchange.opened_at
    ).where(
        col(Exchange.circle_id) == NETWORK_CIRCLE, col(Exchange.state).in_([State.open, State.proposed]),
        col(Exchange.organisation_id).not_in(reader.organisations),
    )  # fmt: skip
    return _open(line), col(Exchange.opened_at)


def _lessons() -> tuple[sa.Select[Any], Any]:
    line = _line(
        "lessons_new", "/exchanges", Publication.exchange_id, Publication.title, Publication.language,
        Publication.published_at,
    ).join(Exchange, col(Exchange.id) == Publication.exchange_id)  # fmt: skip
    line = line.where(
        col(Publication.circle_id) == NETWORK_CIRCLE, col(Exchange.circle_id) == NETWORK_CIRCLE,
        col(Publication.choice) == Publish.named,
    )  # fmt: skip
    return _open(line), col(Publication.published_at)


def _threads(reader: Reader) -> tuple[sa.Select[Any], Any]:
    first_shown = (
        select(Post.id)
        .where(
            Post.thread_id == Thread.id, Post.place == 1, col(Post.deleted_at).is_(None), col(Post.hidden_at).is_(None)
        )
        .exists()
    )
    of_thread = select(ThreadFollow.level).where(
        ThreadFollow.thread_id == Thread.id, ThreadFollow.person_id == reader.person_id
    )
    of_space = select(SpaceFollow.level).where(
        SpaceFollow.space_id == Thread.space_id, SpaceFollow.person_id == reader.person_id
    )
    level = sa.func.coalesce(of_thread.scalar_subquery(), of_space.scalar_subquery(), Level.normal.value)
    line = _line(
        "thread_begun", "/conversations", Thread.id, Thread.title, Thread.language, Thread.opened_at
    ).where(
        col(Thread.circle_id) == NETWORK_CIRCLE, col(Thread.subject_kind) != "exchange",
        col(Thread.opened_by) != reader.person_id, first_shown, level != Level.mute.value,
    )  # fmt: skip
    return line, col(Thread.opened_at)
