"""Reading inboxes. A line is shown while its circle admits the reader, whatever it did when the line was written."""

from collections.abc import Collection
from typing import Any, Final
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import aliased
from sqlmodel import Session, col, select

from app.access.actor import Actor
from app.accounts.models import Person
from app.circles import queries as circles
from app.circles.models import NETWORK_CIRCLE, Admission
from app.core import clock
from app.core.paging import Key
from app.core.rows import Row, columns, fetch
from app.discussions.models import Thread
from app.exchanges.codes import Confidentiality, Lane
from app.exchanges.models import Exchange
from app.notifications.models import Group, How, Notification, Preference
from app.notifications.notices import USUAL

NEWEST_FIRST: Final = Key((Notification.updated_at, True), (Notification.id, True))
_ACTOR: Final = aliased(Person)


def _lines() -> sa.Select[Any]:
    """Lines with what they are about, as it is called today. A thread about an exchange goes by the exchange's name."""
    about = sa.case(
        (col(Notification.subject_kind) == "exchange", col(Notification.subject_id)), else_=col(Thread.subject_id)
    )
    reserved = sa.case(
        (
            col(Exchange.id).is_not(None),
            sa.or_(
                col(Exchange.confidentiality) != Confidentiality.network,
                col(Exchange.sensitive),
                col(Exchange.lane) == Lane.crisis,
            ),
        ),
        else_=sa.and_(col(Thread.id).is_not(None), col(Thread.circle_id) != NETWORK_CIRCLE),
    )
    return (
        columns(
            Notification.id, Notification.kind, Notification.subject_kind, Notification.subject_id,
            Notification.circle_id, Notification.place, Notification.count, Notification.params,
            Notification.updated_at, Notification.read_at,
            col(_ACTOR.id).label("actor_id"), col(_ACTOR.name).label("actor_name"),
            sa.func.coalesce(col(Exchange.title), col(Thread.title)).label("title"),
            sa.func.coalesce(sa.cast(col(Exchange.language), sa.String), col(Thread.language)).label("language"),
            reserved.label("reserved"),
        )
        .select_from(Notification)
        .outerjoin(_ACTOR, col(_ACTOR.id) == Notification.actor_id)
        .outerjoin(
            Thread, sa.and_(col(Notification.subject_kind) == "thread", col(Thread.id) == Notification.subject_id)
        )
        .outerjoin(Exchange, col(Exchange.id) == about)
    )  # fmt: skip


def inbox(session: Session, actor: Actor, *, unread: bool, after: str | None, limit: int) -> list[Row]:
    """One page of the actor's inbox and one row more, newest first."""
    statement = _lines().where(*_mine(actor)).order_by(*NEWEST_FIRST.order()).limit(limit + 1)
    if unread:
        statement = statement.where(col(Notification.read_at).is_(None))
    if after:
        statement = statement.where(NEWEST_FIRST.beyond(after))
    return list(fetch(session, statement))


def unread(session: Session, actor: Actor) -> int:
    """How many lines the actor has not read."""
    counted = columns(sa.func.count()).where(*_mine(actor), col(Notification.read_at).is_(None))
    return session.connection().scalar(counted) or 0


def _mine(actor: Actor) -> tuple[Any, ...]:
    return col(Notification.person_id) == actor.person_id, circles.admits(Notification.circle_id, actor)


def for_digest(session: Session, person_id: UUID, principals: Collection[str]) -> list[Row]:
    """The unread lines that this person wants in one mail, oldest first, as far as they may still be read."""
    now = clock.now()
    admitted = sa.select(col(Admission.circle_id)).where(
        col(Admission.principal).in_(principals), sa.or_(col(Admission.until).is_(None), col(Admission.until) > now)
    )
    return list(
        fetch(
            session,
            _lines()
            .where(
                col(Notification.person_id) == person_id,
                col(Notification.mail) == How.daily,
                col(Notification.mailed_at).is_(None),
                col(Notification.read_at).is_(None),
                col(Notification.circle_id).in_(admitted),
            )
            .order_by(col(Notification.created_at), col(Notification.id)),
        )
    )


def wishes(session: Session, people: Collection[UUID], group: Group) -> dict[UUID, How]:
    """How each of these people wishes to hear of this group."""
    said = select(Preference).where(col(Preference.person_id).in_(people), Preference.group == group)
    return dict.fromkeys(people, USUAL[group]) | {row.person_id: row.how for row in session.exec(said)}


def wishes_of(session: Session, person_id: UUID) -> dict[Group, How]:
    """How this person wishes to hear of each group."""
    said = session.exec(select(Preference).where(Preference.person_id == person_id))
    return dict(USUAL) | {row.group: row.how for row in said}
