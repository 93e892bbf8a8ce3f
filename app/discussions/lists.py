"""Lists of threads: filters, order and pages, and what of them is unread, within what the actor may see."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import lru_cache
from typing import Any, Final
from uuid import UUID

from sqlalchemy import ColumnElement, Uuid, and_, bindparam, case, func, literal, or_
from sqlalchemy.orm import aliased
from sqlmodel import Session, col, select

from app.access.actor import Actor
from app.accounts.models import Person
from app.circles.queries import admits_bound, admits_in_order, binds
from app.core.columns import Code, Moment
from app.core.paging import Key
from app.core.rows import Prepared, Row, among, columns, fetch
from app.discussions.models import Level, Post, SpaceFollow, Thread, ThreadFollow, ThreadReading

NEW_FOR: Final = timedelta(days=30)
"""How long a thread that one never opened counts as unread, so that nobody begins with years of it."""
ACTIVE: Final = Key((Thread.last_post_at, True), (Thread.id, True))


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """What to show of what one may see. Without a space, what one has muted stays out."""

    space_id: UUID | None = None
    organisation_id: UUID | None = None
    following: bool = False
    unread: bool = False
    mine: bool = False
    confidential: bool = False


_ME: Final[Any] = bindparam("person_id", type_=Uuid())
_LEVEL: Final[Any] = func.coalesce(ThreadFollow.level, SpaceFollow.level, literal(Level.normal, Code(Level)))
_UNREAD: Final = case(
    (col(ThreadReading.person_id).is_not(None), col(Thread.last_place) - col(ThreadReading.place)),
    (col(Thread.last_post_at) > bindparam("new_since", type_=Moment), col(Thread.last_place)),
    else_=0,
)
_SPACE: Final = col(Thread.space_id) == bindparam("space_id")
_NOT_MUTED: Final = Level.mute != _LEVEL
_CONDITIONS: Final[Mapping[str, ColumnElement[bool]]] = {
    "space_id": _SPACE,
    "organisation_id": and_(
        col(Thread.subject_kind) == "organisation", col(Thread.subject_id) == bindparam("organisation_id")
    ),
    "following": Level.follow == _LEVEL,
    "unread": and_(_UNREAD > 0, _NOT_MUTED),
    "mine": or_(
        col(Thread.opened_by) == _ME, col(Thread.id).in_(select(Post.thread_id).where(col(Post.person_id) == _ME))
    ),
    "confidential": col(Thread.confidential).is_(True),
    "not_muted": _NOT_MUTED,
}
_NARROW: Final = ("space_id", "organisation_id", "mine")
"""Filters that ask for threads by name, which are shown though they are muted."""

_OPENER, _LAST = aliased(Person), aliased(Person)


def _with_mine(statement: Any) -> Any:
    """Threads beside how the person who asks stands to them. Run with `_bound(actor)`."""
    return (
        statement.outerjoin(
            ThreadReading, and_(col(ThreadReading.thread_id) == Thread.id, col(ThreadReading.person_id) == _ME)
        )
        .outerjoin(ThreadFollow, and_(col(ThreadFollow.thread_id) == Thread.id, col(ThreadFollow.person_id) == _ME))
        .outerjoin(SpaceFollow, and_(col(SpaceFollow.space_id) == Thread.space_id, col(SpaceFollow.person_id) == _ME))
    )


def _bound(actor: Actor) -> dict[str, Any]:
    values = binds(actor)
    return {**values, "person_id": actor.person_id, "new_since": values["now"] - NEW_FOR}


def page(session: Session, actor: Actor, filters: Filters, *, after: str | None, limit: int) -> Sequence[Row]:
    """One page, newest activity first, with the one row too many that tells whether there is another."""
    names = {name for name in _CONDITIONS if getattr(filters, name, None)}
    if names.isdisjoint(_NARROW):
        names.add("not_muted")
    values = _bound(actor) | (ACTIVE.bound(after) if after else {})
    return fetch(
        session, _page(frozenset(names), beyond=bool(after)), most=limit + 1, space_id=filters.space_id,
        organisation_id=filters.organisation_id, **values,
    )  # fmt: skip


@lru_cache(maxsize=128)
def _page(names: frozenset[str], *, beyond: bool) -> Prepared:
    statement = _with_mine(
        columns(
            Thread.id, Thread.space_id, Thread.subject_kind, Thread.subject_id, Thread.title, Thread.language,
            Thread.state, Thread.confidential, Thread.opened_at, Thread.last_post_at, Thread.post_count,
            Thread.opened_by, col(_OPENER.name).label("opener_name"),
            Thread.last_person_id, col(_LAST.name).label("last_name"),
            col(Thread.answer_post_id).label("answer_post_id"),
            _LEVEL.label("level"), _UNREAD.label("unread"),
        )
    )  # fmt: skip
    statement = (
        statement.outerjoin(_OPENER, col(_OPENER.id) == Thread.opened_by)
        .outerjoin(_LAST, col(_LAST.id) == Thread.last_person_id)
        .where(admits_in_order(Thread.circle_id), *(_CONDITIONS[name] for name in sorted(names)))
    )
    if beyond:
        statement = statement.where(ACTIVE.following())
    return Prepared(statement.order_by(*ACTIVE.order()).limit(bindparam("most")))


def key(row: Row) -> tuple[object, ...]:
    return (row["last_post_at"], row["id"])


_ACTIVITY: Final = Prepared(
    _with_mine(
        columns(
            Thread.space_id,
            func.count().label("threads"),
            func.max(col(Thread.last_post_at)).label("last_post_at"),
            func.sum(case((and_(_UNREAD > 0, _NOT_MUTED), 1), else_=0)).label("unread"),
        ).select_from(Thread)
    )
    .where(among(Thread.space_id, "spaces"), admits_bound(Thread.circle_id))
    .group_by(col(Thread.space_id))
)


def activity(session: Session, actor: Actor, space_ids: Collection[UUID]) -> Mapping[UUID, Row]:
    """How many threads of each space the actor may read, how many of them have something new, and when one last had."""
    return {row["space_id"]: row for row in fetch(session, _ACTIVITY, spaces=space_ids, **_bound(actor))}
