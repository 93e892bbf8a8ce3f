"""What may be read of discussions."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from functools import cache
from typing import Any, Final
from uuid import UUID

from sqlalchemy import ColumnElement, Select, Uuid, and_, bindparam, case, func, or_
from sqlalchemy.orm import aliased
from sqlmodel import Session, col, select
from sqlmodel.sql.expression import SelectOfScalar

from app.access.actor import Actor
from app.access.principals import NETWORK, SECRETARIAT, of_seat
from app.accounts.models import Affiliation, Organisation, Person, Seat
from app.accounts.queries import acts_now, held_now, seats_of
from app.circles.models import Admission, Circle, CircleRole
from app.circles.queries import admits, admits_bound, binds, is_one_of, principals_of
from app.core import clock
from app.core.columns import Moment
from app.core.errors import NotFound
from app.core.i18n import Language
from app.core.paging import Key
from app.core.rows import Prepared, Row, among, columns, fetch, fetch_one
from app.discussions import markup
from app.discussions.models import (
    Level,
    Post,
    PostDraft,
    PostMention,
    PostOrganisation,
    PostReaction,
    PostReport,
    PostTranslation,
    PostVersion,
    Space,
    SpaceFollow,
    Thread,
    ThreadDraft,
    ThreadFollow,
    ThreadReading,
)
from app.members.models import PersonLanguage

OLDEST_FIRST: Final = Key((col(Post.id), False))
NEWEST_FIRST: Final = Key((col(Post.id), True))
_NAMED: Final = columns(Person.id, Person.name)


def _own(table: Any, key: Any, other: Any) -> ColumnElement[bool]:
    """SQL: the row that the person who asks has about the other one. Run with `person_id`."""
    return and_(col(key) == other, col(table.person_id) == bindparam("person_id"))


MOST_DRAFTS: Final = 50
MOST_IN_GROUP: Final = 1000


def space(session: Session, actor: Actor, space_id: UUID, *, locked: bool = False) -> Space:
    """Raises NotFound when there is none of which the actor may know. `locked` holds it until the transaction ends."""
    statement = select(Space).where(Space.id == space_id, admits(Space.circle_id, actor))
    found = session.exec(statement.with_for_update(of=Space) if locked else statement).one_or_none()
    if found is None:
        raise NotFound
    return found


_SPACES: Final = (
    columns(
        Space.id, Space.kind, Space.topic_id, Space.title, Space.purpose, Space.language, Space.joining,
        Space.room_circle_id, Space.made_at, Space.version, SpaceFollow.level,
    )
    .outerjoin(SpaceFollow, _own(SpaceFollow, SpaceFollow.space_id, Space.id))
    .where(admits_bound(Space.circle_id))
)  # fmt: skip
_FIRST_MADE: Final = Key((col(Space.id), False))
_SPACES_FROM_FIRST: Final = _SPACES.order_by(*_FIRST_MADE.order()).limit(bindparam("most"))
_SPACES_PAGE: Final = Prepared(_SPACES_FROM_FIRST)
_SPACES_NEXT: Final = Prepared(_SPACES_FROM_FIRST.where(_FIRST_MADE.following()))
_SPACE: Final = Prepared(_SPACES.where(col(Space.id) == bindparam("space_id")))


def spaces(session: Session, actor: Actor, *, after: str | None, limit: int) -> Sequence[Row]:
    """The spaces of which the actor may know, the oldest first and so the network's own before all; one more than asked for."""
    values = binds(actor) | {"person_id": actor.person_id, "most": limit + 1}
    if after:
        return fetch(session, _SPACES_NEXT, **values, **_FIRST_MADE.bound(after))
    return fetch(session, _SPACES_PAGE, **values)


def space_row(session: Session, actor: Actor, space_id: UUID) -> Row:
    """One space as `spaces` has it. Raises NotFound."""
    row = fetch_one(session, _SPACE, person_id=actor.person_id, space_id=space_id, **binds(actor))
    if row is None:
        raise NotFound
    return row


_ROLES: Final = Prepared(
    columns(Admission.circle_id, Admission.role).where(
        among(Admission.circle_id, "circles"),
        among(Admission.principal, "principals"),
        or_(col(Admission.until).is_(None), col(Admission.until) > bindparam("now", type_=Moment)),
    )
)


def roles(session: Session, actor: Actor, circle_ids: Collection[UUID]) -> Mapping[UUID, frozenset[CircleRole]]:
    """The actor's roles in each of these circles; those that do not admit them are left out."""
    found: dict[UUID, set[CircleRole]] = {}
    for row in fetch(session, _ROLES, circles=circle_ids, **binds(actor)):
        found.setdefault(row["circle_id"], set()).add(row["role"])
    return {circle_id: frozenset(held) for circle_id, held in found.items()}


def people_of_group(session: Session, circle_id: UUID) -> Sequence[Row]:
    """Who is in a working group, by name, and whether they are its steward."""
    admitted = select(Admission.principal, Admission.role).where(Admission.circle_id == circle_id)
    held = {UUID(hex=principal.partition(":")[2]): role for principal, role in session.exec(admitted)}
    rows = fetch(
        session,
        columns(
            Person.id, Person.name, Affiliation.seat_id, col(Organisation.id).label("organisation_id"),
            col(Organisation.name).label("organisation"),
        )
        .join(Affiliation, col(Affiliation.person_id) == Person.id)
        .join(Seat, col(Seat.id) == Affiliation.seat_id)
        .join(Organisation, col(Organisation.id) == Seat.organisation_id)
        .where(col(Affiliation.seat_id).in_(held), *acts_now(clock.now()))
        .order_by(col(Person.name), col(Person.id))
        .limit(MOST_IN_GROUP),
    )  # fmt: skip
    return [{**row, "steward": held[row["seat_id"]] is CircleRole.steward} for row in rows]


def seats_in(session: Session, circle_id: UUID, person_id: UUID) -> Sequence[UUID]:
    """The seats through which this person is in the circle."""
    seats = {of_seat(seat.id): seat.id for seat in seats_of(session, person_id)}
    within = select(Admission.principal).where(
        Admission.circle_id == circle_id, col(Admission.principal).in_(sorted(seats))
    )
    return [seats[principal] for principal in session.exec(within)]


def count_thread_drafts(session: Session, actor: Actor) -> int:
    return session.exec(select(func.count()).where(col(ThreadDraft.person_id) == actor.person_id)).one()


def thread_drafts(session: Session, actor: Actor) -> Sequence[ThreadDraft]:
    """The threads that the actor has begun to write, the last one saved first."""
    return session.exec(
        select(ThreadDraft)
        .where(ThreadDraft.person_id == actor.person_id)
        .order_by(col(ThreadDraft.saved_at).desc(), col(ThreadDraft.id))
        .limit(MOST_DRAFTS)
    ).all()


def visible(actor: Actor) -> SelectOfScalar[Thread]:
    """The threads that the actor may read."""
    return select(Thread).where(admits(Thread.circle_id, actor))


_NEWEST_REPORT: Final = Key((col(PostReport.id), True))


def _answers_for(actor: Actor) -> ColumnElement[bool]:
    """SQL: was the report given to the actor, and do they still tend the `Post` that it is about?"""
    tends = admits(Post.circle_id, actor, role=None if actor.is_secretariat else CircleRole.steward)
    return and_(admits(PostReport.circle_id, actor), tends)


def reports(actor: Actor, *, settled: bool, after: str | None, limit: int) -> Select[Any]:
    """Reports of posts for those who answer for the threads, newest first, one more than asked for."""
    author, settler = aliased(Person), aliased(Person)
    statement = (
        columns(
            PostReport.id, PostReport.reason, PostReport.words, PostReport.made_at, PostReport.outcome,
            PostReport.settled_at, PostReport.person_id, col(Person.name).label("person_name"),
            col(settler.name).label("settled_by"),
            PostReport.post_id, Post.thread_id, Thread.title, Thread.language, Post.hidden_at, Post.deleted_at,
            func.substr(col(Post.markdown), 1, LONGEST_QUOTE).label("said"),
            Post.person_id.label("author_id"), col(author.name).label("author_name"),  # type: ignore[attr-defined]  # a column
        )
        .join(Post, col(Post.id) == PostReport.post_id)
        .join(Thread, col(Thread.id) == Post.thread_id)
        .join(Person, col(Person.id) == PostReport.person_id)
        .join(author, col(author.id) == Post.person_id)
        .outerjoin(settler, col(settler.id) == PostReport.settled_by)
        .where(
            _answers_for(actor),
            col(PostReport.settled_at).is_not(None) if settled else col(PostReport.settled_at).is_(None),
        )
        .order_by(*_NEWEST_REPORT.order())
        .limit(limit + 1)
    )  # fmt: skip
    return statement.where(_NEWEST_REPORT.beyond(after)) if after else statement


def count_reports(session: Session, actor: Actor) -> int:
    """How many reports wait for the actor and those who answer with them."""
    waiting = (
        select(func.count())
        .select_from(PostReport)
        .join(Post, col(Post.id) == PostReport.post_id)
        .where(_answers_for(actor), col(PostReport.settled_at).is_(None))
    )
    return session.exec(waiting).one()


def report(session: Session, actor: Actor, report_id: UUID) -> tuple[Thread, PostReport]:
    """The report and the thread of its post, both held until the transaction ends. Raises NotFound.

    The thread first, as whoever hides a post does: so no two wait for each other.
    """
    answered = select(PostReport).join(Post, col(Post.id) == PostReport.post_id)
    answered = answered.where(PostReport.id == report_id, _answers_for(actor))
    thread_id = session.execute(answered.with_only_columns(col(Post.thread_id))).scalar_one_or_none()
    if thread_id is None:
        raise NotFound
    thread = locked(session, actor, thread_id)
    found = session.exec(answered.with_for_update(of=PostReport)).one_or_none()
    if found is None:
        raise NotFound
    return thread, found


def open_reports(session: Session, post_id: UUID) -> Sequence[PostReport]:
    return session.exec(
        select(PostReport).where(PostReport.post_id == post_id, col(PostReport.settled_at).is_(None))
    ).all()


def those_who_answer(session: Session, circle_id: UUID) -> frozenset[str]:
    """The circle's stewards, and the secretariat where it reads as such."""
    stewards = session.exec(
        select(Admission.principal).where(Admission.circle_id == circle_id, Admission.role == CircleRole.steward)
    )
    desk = {SECRETARIAT} if not {NETWORK, SECRETARIAT}.isdisjoint(principals_of(session, circle_id)) else set()
    return frozenset({*stewards, *desk})


def first_steps(session: Session, actor: Actor, *, since: datetime) -> tuple[datetime | None, int, int]:
    """When this person came to the network, how many posts they wrote, and how many of them since that moment."""
    own = select(Post.id).where(Post.person_id == actor.person_id)
    row = session.exec(
        select(
            Person.consented_at,
            select(func.count()).select_from(own.subquery()).scalar_subquery(),
            select(func.count()).select_from(own.where(col(Post.written_at) > since).subquery()).scalar_subquery(),
        ).where(Person.id == actor.person_id)
    ).one()
    return row[0], row[1], row[2]


_THREAD: Final = Prepared(
    columns(
        Thread.id, Thread.circle_id, Thread.space_id, Thread.confidential, Thread.subject_kind, Thread.subject_id,
        Thread.title, Thread.language, Thread.state, Thread.opened_by, Thread.opened_at, Thread.last_post_at,
        Thread.last_place, Thread.post_count, Thread.answer_post_id,
        col(ThreadReading.post_id).label("read_to"),
        col(ThreadReading.place).label("read_place"),
        ThreadFollow.level,
        col(SpaceFollow.level).label("space_level"),
        col(PostDraft.markdown).label("draft_markdown"),
        col(PostDraft.language).label("draft_language"),
        col(PostDraft.reply_to).label("draft_reply_to"),
        col(PostDraft.saved_at).label("draft_saved_at"),
        col(PostDraft.version).label("draft_version"),
    )
    .outerjoin(ThreadReading, _own(ThreadReading, ThreadReading.thread_id, Thread.id))
    .outerjoin(PostDraft, _own(PostDraft, PostDraft.thread_id, Thread.id))
    .outerjoin(ThreadFollow, _own(ThreadFollow, ThreadFollow.thread_id, Thread.id))
    .outerjoin(SpaceFollow, _own(SpaceFollow, SpaceFollow.space_id, Thread.space_id))
    .where(col(Thread.id) == bindparam("thread_id"), admits_bound(Thread.circle_id))
)  # fmt: skip


def thread_row(session: Session, actor: Actor, thread_id: UUID) -> Row:
    """A thread with the actor's own place, wishes and draft in it. Raises NotFound."""
    row = fetch_one(session, _THREAD, thread_id=thread_id, person_id=actor.person_id, **binds(actor))
    if row is None:
        raise NotFound
    return row


def thread(session: Session, actor: Actor, thread_id: UUID) -> Thread:
    """Raises NotFound when there is none that the actor may read."""
    found = session.exec(visible(actor).where(Thread.id == thread_id)).one_or_none()
    if found is None:
        raise NotFound
    return found


def organisations_of(session: Session, thread_id: UUID) -> Sequence[UUID]:
    """Organisations for which somebody wrote in the thread, who wrote first comes first."""
    return session.exec(
        select(Seat.organisation_id)
        .join(Post, col(Post.seat_id) == Seat.id)
        .where(Post.thread_id == thread_id, col(Post.deleted_at).is_(None), col(Post.hidden_at).is_(None))
        .group_by(col(Seat.organisation_id))
        .order_by(func.min(Post.place))
        .limit(20)
    ).all()


def locked(session: Session, actor: Actor, thread_id: UUID) -> Thread:
    """The thread, held until the transaction ends: posts of one thread are counted one after the other."""
    values = {"thread_id": thread_id, **binds(actor)}
    found: Thread | None = session.execute(_LOCKED, values).scalar_one_or_none()
    if found is None:
        raise NotFound
    return found


_LOCKED: Final = (
    select(Thread)
    .where(col(Thread.id) == bindparam("thread_id"), admits_bound(Thread.circle_id))
    .with_for_update(of=Thread)
)


def levels(session: Session, thread: Thread) -> Mapping[UUID, Level]:
    """How much each person who said so wants to hear of this thread: what they said of it, else of its space.

    Whoever is not named here is at `Level.normal`. Rights are not asked: whoever tells them asks.
    """
    of_space = select(SpaceFollow.person_id, col(SpaceFollow.level)).where(SpaceFollow.space_id == thread.space_id)
    of_thread = select(ThreadFollow.person_id, col(ThreadFollow.level)).where(ThreadFollow.thread_id == thread.id)
    said = session.exec(of_space).all() if thread.space_id else []
    return {**dict(said), **dict(session.exec(of_thread).all())}


def about(session: Session, actor: Actor, subject_kind: str, subject_id: UUID) -> Sequence[Thread]:
    """The threads about a record that the actor may read, oldest first."""
    return session.exec(
        visible(actor)
        .where(Thread.subject_kind == subject_kind, Thread.subject_id == subject_id)
        .order_by(col(Thread.id))
    ).all()


_STANDING: Final = Prepared(
    columns(
        Thread.id, Thread.circle_id, Thread.state, Thread.opened_by, Thread.space_id, Thread.confidential,
        Thread.last_place, Thread.subject_kind, Thread.subject_id, col(Circle.kind).label("circle_kind"), Admission.role,
        col(ThreadReading.post_id).label("read_to"), col(ThreadReading.place).label("read_place"),
    )
    .join(Circle, col(Circle.id) == Thread.circle_id)
    .join(Admission, col(Admission.circle_id) == Thread.circle_id)
    .outerjoin(ThreadReading, _own(ThreadReading, ThreadReading.thread_id, Thread.id))
    .where(
        col(Thread.id) == bindparam("thread_id"),
        among(Admission.principal, "principals"),
        or_(col(Admission.until).is_(None), col(Admission.until) > bindparam("now", type_=Moment)),
    )
)  # fmt: skip


def standing(session: Session, actor: Actor, thread_id: UUID) -> tuple[Row, frozenset[CircleRole]]:
    """How a thread stands, how far the actor has read it, and their roles in its circle.

    Raises NotFound when it does not admit them.
    """
    rows = fetch(session, _STANDING, thread_id=thread_id, person_id=actor.person_id, **binds(actor))
    if not rows:
        raise NotFound
    return rows[0], frozenset(row["role"] for row in rows)


LONGEST_QUOTE: Final = 400
_QUOTED, _QUOTED_AUTHOR = aliased(Post), aliased(Person)
_POSTS: Final = (
    columns(
        Post.id, Post.thread_id, Post.place, Post.person_id, Post.language, Post.markdown, Post.html,
        Post.markup_version, Post.reply_to, Post.written_at, Post.edited_at, Post.deleted_at, Post.hidden_at,
        Post.hidden_reason, Post.version,
        col(Person.name).label("author_name"),
        col(Organisation.id).label("organisation_id"),
        col(Organisation.name).label("organisation_name"),
        col(_QUOTED.place).label("quoted_place"),
        col(_QUOTED_AUTHOR.name).label("quoted_name"),
        case((col(_QUOTED.hidden_at).is_(None), func.substr(col(_QUOTED.markdown), 1, LONGEST_QUOTE)), else_="").label("quoted"),
    )
    .join(Person, col(Person.id) == Post.person_id)
    .outerjoin(Seat, col(Seat.id) == Post.seat_id)
    .outerjoin(Organisation, col(Organisation.id) == Seat.organisation_id)
    .outerjoin(_QUOTED, col(_QUOTED.id) == Post.reply_to)
    .outerjoin(_QUOTED_AUTHOR, col(_QUOTED_AUTHOR.id) == _QUOTED.person_id)
    .where(admits_bound(Post.circle_id))
)  # fmt: skip
_POST: Final = Prepared(_POSTS.where(col(Post.id) == bindparam("post_id")))


CONTEXT: Final = 3
"""Posts before the one at which a page opens."""
_HERE: Final = bindparam("here", type_=Uuid())
_earlier: Final = aliased(Post)
_NEAR: Final = (
    select(_earlier.id)
    .where(col(_earlier.thread_id) == bindparam("thread_id"), col(_earlier.id) <= _HERE)
    .order_by(col(_earlier.id).desc())
    .limit(CONTEXT + 1)
    .subquery()
)
_FROM: Final = func.coalesce(select(_NEAR.c.id).order_by(_NEAR.c.id).limit(1).scalar_subquery(), _HERE, type_=Uuid())


@cache
def _posts(*, newest_first: bool, beyond: bool, near: bool) -> Prepared:
    key = NEWEST_FIRST if newest_first else OLDEST_FIRST
    statement = _POSTS.where(col(Post.thread_id) == bindparam("thread_id"))
    statement = statement.order_by(*key.order()).limit(bindparam("most"))
    if near:
        statement = statement.where(col(Post.id) >= _FROM)
    return Prepared(statement.where(key.following()) if beyond else statement)


def posts(
    session: Session, actor: Actor, thread_id: UUID, *, newest_first: bool, limit: int, after: str | None = None,
    near: UUID | None = None,
) -> Sequence[Row]:  # fmt: skip
    """Posts of a thread with their authors' names and what they answer, one more than asked for.

    `near` begins shortly before that post.
    """
    values = {"thread_id": thread_id, "most": limit + 1, **binds(actor)}
    values |= (OLDEST_FIRST.bound(after) if after else {}) | ({"here": near} if near else {})
    return fetch(session, _posts(newest_first=newest_first, beyond=bool(after), near=near is not None), **values)


def post_row(session: Session, actor: Actor, post_id: UUID) -> Row:
    """One post as `posts` has it. Raises NotFound."""
    row = fetch_one(session, _POST, post_id=post_id, **binds(actor))
    if row is None:
        raise NotFound
    return row


_REACTIONS: Final = Prepared(
    columns(
        PostReaction.post_id,
        PostReaction.kind,
        func.count().label("number"),
        func.max(case((col(PostReaction.person_id) == bindparam("person_id", type_=Uuid()), 1), else_=0)).label("mine"),
    )
    .where(among(PostReaction.post_id, "posts"))
    .group_by(col(PostReaction.post_id), col(PostReaction.kind))
    .order_by(col(PostReaction.kind))
)


def reactions(session: Session, actor: Actor, post_ids: Collection[UUID]) -> Mapping[UUID, list[Row]]:
    """How many reacted to each of these posts, kind by kind, and whether the actor did."""
    found: dict[UUID, list[Row]] = {}
    for row in fetch(session, _REACTIONS, posts=post_ids, person_id=actor.person_id):
        found.setdefault(row["post_id"], []).append(row)
    return found


_SPOKEN: Final = Prepared(
    columns(PersonLanguage.language).where(col(PersonLanguage.person_id) == bindparam("person_id"))
)


def spoken(session: Session, actor: Actor) -> frozenset[str]:
    """The languages that the actor reads, without regions: that of their screens, and those on their profile."""
    rows = fetch(session, _SPOKEN, person_id=actor.person_id)
    return frozenset({actor.language.value, *(primary(row["language"]) for row in rows)})


def primary(tag: str) -> str:
    """A language tag without its region: "pt-BR" is "pt"."""
    return tag.partition("-")[0].lower()


def translation(session: Session, post: Post, target: Language) -> PostTranslation | None:
    """What was kept of the post in this language, if it was made of what the post says now."""
    found = session.get(PostTranslation, (post.id, target))
    fresh = found is not None and (found.version, found.markup_version) == (post.version, markup.VERSION)
    return found if fresh else None


def find_post(session: Session, actor: Actor, thread_id: UUID, post_id: UUID) -> Post | None:
    """The post, if it stands in this thread and the actor may read it."""
    return session.exec(
        select(Post).where(Post.id == post_id, Post.thread_id == thread_id, admits(Post.circle_id, actor))
    ).one_or_none()


def first_post(session: Session, actor: Actor, thread_id: UUID) -> Post | None:
    """The first post of a thread that still has its words."""
    return session.exec(
        select(Post)
        .where(
            Post.thread_id == thread_id, admits(Post.circle_id, actor), col(Post.deleted_at).is_(None),
            col(Post.hidden_at).is_(None),
        )
        .order_by(col(Post.id))
        .limit(1)
    ).first()  # fmt: skip


def post_before(session: Session, post: Post) -> Post | None:
    """The post that stands before this one in its thread."""
    return session.exec(select(Post).where(Post.thread_id == post.thread_id, Post.place == post.place - 1)).first()


def post(session: Session, actor: Actor, thread_id: UUID, post_id: UUID) -> Post:
    """A post of this thread. Raises NotFound."""
    found = find_post(session, actor, thread_id, post_id)
    if found is None:
        raise NotFound
    return found


def versions(session: Session, actor: Actor, thread_id: UUID, post_id: UUID) -> Sequence[PostVersion]:
    """What the post said before, oldest first."""
    return session.exec(
        select(PostVersion)
        .join(Post, col(Post.id) == PostVersion.post_id)
        .where(Post.id == post_id, Post.thread_id == thread_id, admits(Post.circle_id, actor))
        .order_by(col(PostVersion.version))
    ).all()


def readers(session: Session, circle_id: UUID, among: Collection[UUID]) -> Mapping[UUID, str]:
    """Names of those of these people whom the circle admits."""
    if not among:
        return {}
    admitted = principals_of(session, circle_id)
    return _names(session, _NAMED.where(col(Person.id).in_(among), is_one_of(admitted)))


def mentioned_in(session: Session, post_ids: Collection[UUID]) -> Mapping[UUID, Mapping[UUID, str]]:
    """Names of the people whom each of these posts mentions."""
    statement = columns(PostMention.post_id, Person.id, Person.name).join(
        PostMention, col(PostMention.person_id) == Person.id
    )
    return _by_post(fetch(session, statement.where(col(PostMention.post_id).in_(post_ids))))


def organisations_in(session: Session, post_ids: Collection[UUID]) -> Mapping[UUID, Mapping[UUID, str]]:
    """Names of the organisations that each of these posts mentions."""
    statement = columns(PostOrganisation.post_id, Organisation.id, Organisation.name).join(
        PostOrganisation, col(PostOrganisation.organisation_id) == Organisation.id
    )
    return _by_post(fetch(session, statement.where(col(PostOrganisation.post_id).in_(post_ids))))


def naming(session: Session, actor: Actor, thread_ids: Collection[UUID]) -> frozenset[UUID]:
    """Those of these threads in which a post mentions the actor, or the organisation for which they act."""
    person = select(PostMention.post_id).where(PostMention.person_id == actor.person_id)
    organisation = select(PostOrganisation.post_id).where(PostOrganisation.organisation_id == actor.organisation_id)
    return frozenset(
        session.exec(
            select(Post.thread_id).where(
                col(Post.thread_id).in_(thread_ids),
                col(Post.hidden_at).is_(None),
                or_(col(Post.id).in_(person), col(Post.id).in_(organisation)),
            )
        )
    )


def _by_post(rows: Sequence[Row]) -> Mapping[UUID, Mapping[UUID, str]]:
    found: dict[UUID, dict[UUID, str]] = {}
    for row in rows:
        found.setdefault(row["post_id"], {})[row["id"]] = row["name"]
    return found


def organisations(session: Session, organisation_ids: Collection[UUID]) -> Mapping[UUID, str]:
    """Names of those of these organisations that there are."""
    if not organisation_ids:
        return {}
    return _names(
        session, columns(Organisation.id, Organisation.name).where(col(Organisation.id).in_(organisation_ids))
    )


def seated_at(session: Session, circle_id: UUID, organisation_ids: Collection[UUID]) -> frozenset[UUID]:
    """The people who hold a seat in one of these organisations now and can read the circle."""
    if not organisation_ids:
        return frozenset()
    seated = (
        select(Affiliation.person_id)
        .join(Seat, col(Seat.id) == Affiliation.seat_id)
        .where(col(Seat.organisation_id).in_(organisation_ids), *held_now(clock.now()))
    )
    admitted = principals_of(session, circle_id)
    return frozenset(session.exec(select(Person.id).where(col(Person.id).in_(seated), is_one_of(admitted))))


def names_of(session: Session, person_ids: Collection[UUID]) -> Mapping[UUID, str]:
    """Names of those of these people who may act."""
    return _names(session, _NAMED.where(col(Person.id).in_(person_ids), col(Person.suspended_at).is_(None)))


def _names(session: Session, statement: Select[Any]) -> Mapping[UUID, str]:
    return {row["id"]: row["name"] for row in fetch(session, statement)}


def found_readers(session: Session, thread: Thread, *, find: str, limit: int) -> Sequence[Row]:
    """People whom one may mention here, whose name holds these letters."""
    admitted = principals_of(session, thread.circle_id)
    return fetch(
        session,
        columns(Person.id, Person.name)
        .where(is_one_of(admitted), col(Person.name).icontains(find, autoescape=True))
        .order_by(col(Person.name), col(Person.id))
        .limit(limit),
    )
