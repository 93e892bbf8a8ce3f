"""Reading inboxes. A line is shown while its circle admits the reader, whatever it did when the line was written."""

from collections import defaultdict
from collections.abc import Callable, Collection
from datetime import datetime
from typing import Any, Final
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import aliased
from sqlmodel import Session, col, select

from app.access.actor import Actor
from app.accounts.models import Person
from app.circles import queries as circles
from app.circles.models import Admission, Circle
from app.core import clock
from app.core.errors import NotFound
from app.core.paging import Key
from app.core.rows import Prepared, Row, columns, fetch
from app.discussions.models import Level, Space, SpaceFollow, Thread
from app.discussions.openness import OPEN
from app.exchanges.codes import Confidentiality, Lane
from app.exchanges.models import Exchange, ExchangeTopic
from app.members.models import PersonTopic, TopicWithin
from app.notifications.models import Group, HeldFile, HeldReply, How, Notification, Preference, ReplyAddress
from app.notifications.notices import USUAL
from app.proposals.models import Proposal

NEWEST_FIRST: Final = Key((Notification.updated_at, True), (Notification.id, True))
MOST_HELD: Final = 10
"""Answers that wait for one person's word at the same time."""
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
        else_=sa.false(),
    )
    narrow = sa.and_(col(Thread.id).is_not(None), col(Circle.kind).not_in(OPEN))
    return (
        columns(
            Notification.id, Notification.kind, Notification.subject_kind, Notification.subject_id,
            Notification.circle_id, Notification.place, Notification.count, Notification.params,
            Notification.updated_at, Notification.read_at,
            col(_ACTOR.id).label("actor_id"), col(_ACTOR.name).label("actor_name"),
            sa.func.coalesce(col(Exchange.title), col(Thread.title), col(Proposal.title)).label("title"),
            sa.func.coalesce(
                sa.cast(col(Exchange.language), sa.String), col(Thread.language),
                sa.cast(col(Proposal.language), sa.String),
            ).label("language"),
            sa.or_(reserved, narrow).label("reserved"),
        )
        .select_from(Notification)
        .outerjoin(_ACTOR, col(_ACTOR.id) == Notification.actor_id)
        .outerjoin(
            Thread, sa.and_(col(Notification.subject_kind) == "thread", col(Thread.id) == Notification.subject_id)
        )
        .outerjoin(Circle, col(Circle.id) == Thread.circle_id)
        .outerjoin(Exchange, col(Exchange.id) == about)
        .outerjoin(
            Proposal,
            sa.and_(col(Notification.subject_kind) == "proposal", col(Proposal.id) == Notification.subject_id),
        )
    )  # fmt: skip


def inbox(session: Session, actor: Actor, *, unread: bool, after: str | None, limit: int) -> list[Row]:
    """One page of the actor's inbox and one row more, newest first."""
    statement = _lines().where(*mine(actor)).order_by(*NEWEST_FIRST.order()).limit(limit + 1)
    if unread:
        statement = statement.where(col(Notification.read_at).is_(None))
    if after:
        statement = statement.where(NEWEST_FIRST.beyond(after))
    return list(fetch(session, statement))


def unread(session: Session, actor: Actor) -> int:
    """How many lines the actor has not read."""
    counted = columns(sa.func.count()).where(*mine(actor), col(Notification.read_at).is_(None))
    return session.connection().scalar(counted) or 0


def mine(actor: Actor) -> tuple[Any, ...]:
    """SQL: the person's lines that they may read as whom they act for now."""
    return (
        col(Notification.person_id) == actor.person_id,
        circles.admits(Notification.circle_id, actor),
        _still_reads(lambda circle_id: circles.admits(circle_id, actor)),
    )


def _still_reads(admits: Callable[[Any], sa.ColumnElement[bool]]) -> sa.ColumnElement[bool]:
    """SQL: is the line about no thread, or does the thread's circle, which may have become another, admit the reader?"""
    there = aliased(Thread)
    reads = sa.select(sa.literal(1)).where(
        col(there.id) == Notification.subject_id, admits(there.circle_id)
    )  # fmt: skip
    return sa.or_(col(Notification.subject_kind) != "thread", reads.correlate(Notification).exists())


def for_digest(session: Session, person_id: UUID, principals: Collection[str], *, how: How) -> list[Row]:
    """The unread lines that this person wants in one mail, oldest first, as far as they may still be read.

    With what they are about: whose exchange or which organisation, and whether it is one of the person's topics, or
    stands in a space that they follow.
    """
    now = clock.now()
    admitted = sa.select(col(Admission.circle_id)).where(
        col(Admission.principal).in_(principals), sa.or_(col(Admission.until).is_(None), col(Admission.until) > now)
    )
    of_exchange = (
        sa.select(col(ExchangeTopic.exchange_id))
        .join(TopicWithin, col(TopicWithin.topic_id) == ExchangeTopic.topic)
        .join(PersonTopic, col(PersonTopic.topic_id) == TopicWithin.within_id)
        .where(col(ExchangeTopic.exchange_id) == Exchange.id, col(PersonTopic.person_id) == person_id)
        .correlate(Exchange)
        .exists()
    )
    of_space = (
        sa.select(col(Space.id))
        .join(TopicWithin, col(TopicWithin.within_id) == Space.topic_id)
        .join(PersonTopic, col(PersonTopic.topic_id) == TopicWithin.topic_id)
        .where(col(Space.id) == Thread.space_id, col(PersonTopic.person_id) == person_id)
        .correlate(Thread)
        .exists()
    )
    in_followed = (
        sa.select(col(SpaceFollow.space_id))
        .where(
            col(SpaceFollow.space_id) == Thread.space_id, col(SpaceFollow.person_id) == person_id,
            col(SpaceFollow.level) == Level.follow,
        )
        .correlate(Thread)
        .exists()
    )  # fmt: skip
    about = sa.case((col(Thread.subject_kind) == "organisation", col(Thread.subject_id)))
    return list(
        fetch(
            session,
            _lines()
            .add_columns(
                col(Exchange.organisation_id),
                col(Exchange.peer_organisation_id),
                about.label("about_organisation_id"),
                sa.or_(of_exchange, of_space, in_followed).label("on_my_topics"),
            )
            .where(
                col(Notification.person_id) == person_id,
                col(Notification.mail) == how,
                col(Notification.mailed_at).is_(None),
                col(Notification.read_at).is_(None),
                col(Notification.circle_id).in_(admitted),
                _still_reads(lambda circle_id: col(circle_id).in_(admitted)),
            )
            .order_by(col(Notification.created_at), col(Notification.id)),
        )
    )


def last_digest(session: Session, person_id: UUID, how: How) -> datetime | None:
    """When the last letter of this kind went to this person."""
    return session.exec(
        select(sa.func.max(Notification.mailed_at)).where(Notification.person_id == person_id, Notification.mail == how)
    ).one()


def wishes(session: Session, people: Collection[UUID], group: Group) -> dict[UUID, How]:
    """How each of these people wishes to hear of this group."""
    said = select(Preference).where(col(Preference.person_id).in_(people), Preference.group == group)
    return dict.fromkeys(people, USUAL[group]) | {row.person_id: row.how for row in session.exec(said)}


def wishes_of(session: Session, person_id: UUID) -> dict[Group, How]:
    """How this person wishes to hear of each group."""
    said = session.exec(select(Preference).where(Preference.person_id == person_id))
    return dict(USUAL) | {row.group: row.how for row in said}


def reply_address(session: Session, token_hash: str) -> ReplyAddress | None:
    """The address for answers with this token, also one that has expired."""
    return session.exec(select(ReplyAddress).where(ReplyAddress.token_hash == token_hash)).one_or_none()


_HELD: Final = Prepared(
    columns(
        HeldReply.id, HeldReply.thread_id, HeldReply.sender, HeldReply.doubt, HeldReply.language, HeldReply.markdown,
        HeldReply.received_at, Thread.title, col(Thread.language).label("title_language"),
    )
    .join(Thread, col(Thread.id) == HeldReply.thread_id)
    .where(col(HeldReply.person_id) == sa.bindparam("person_id"), circles.admits_bound(Thread.circle_id))
    .order_by(col(HeldReply.id))
    .limit(MOST_HELD)
)  # fmt: skip
_HELD_FILES: Final = Prepared(
    columns(HeldFile.reply_id, HeldFile.name)
    .join(HeldReply, col(HeldReply.id) == HeldFile.reply_id)
    .where(col(HeldReply.person_id) == sa.bindparam("person_id"))
    .order_by(col(HeldFile.id))
)


def held_replies(session: Session, actor: Actor) -> list[dict[str, Any]]:
    """The answers by mail that wait for the actor's word, oldest first, with the names of their files."""
    names: dict[UUID, list[str]] = defaultdict(list)
    for row in fetch(session, _HELD_FILES, person_id=actor.person_id):
        names[row["reply_id"]].append(row["name"])
    held = fetch(session, _HELD, person_id=actor.person_id, **circles.binds(actor))
    return [{**row, "files": names[row["id"]]} for row in held]


def held_reply(session: Session, actor: Actor, reply_id: UUID) -> HeldReply:
    """One answer that waits for the actor's word, locked. Raises NotFound."""
    found = session.exec(
        select(HeldReply).where(HeldReply.id == reply_id, HeldReply.person_id == actor.person_id).with_for_update()
    ).one_or_none()
    if found is None:
        raise NotFound
    return found
