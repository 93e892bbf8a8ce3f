"""What may be read of discussions."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Select, and_
from sqlmodel import Session, col, select
from sqlmodel.sql.expression import SelectOfScalar

from app.access.actor import Actor
from app.accounts.models import Organisation, Person, Seat
from app.circles.queries import admits, is_one_of, principals_of
from app.core.errors import NotFound
from app.core.paging import Key
from app.core.rows import Row, columns, fetch, fetch_one
from app.discussions.models import Post, PostDraft, PostMention, PostVersion, Thread, ThreadReading

OLDEST_FIRST: Final = Key((col(Post.id), False))
NEWEST_FIRST: Final = Key((col(Post.id), True))
_NAMED: Final = columns(Person.id, Person.name)


def visible(actor: Actor) -> SelectOfScalar[Thread]:
    """The threads that the actor may read."""
    return select(Thread).where(admits(Thread.circle_id, actor))


def thread_row(session: Session, actor: Actor, thread_id: UUID) -> Row:
    """A thread with the actor's own place and draft in it. Raises NotFound."""
    row = fetch_one(
        session,
        columns(
            Thread.id,
            Thread.circle_id,
            Thread.subject_kind,
            Thread.subject_id,
            Thread.title,
            Thread.language,
            Thread.state,
            Thread.opened_at,
            Thread.last_post_at,
            Thread.post_count,
            col(ThreadReading.post_id).label("read_to"),
            col(PostDraft.markdown).label("draft_markdown"),
            col(PostDraft.language).label("draft_language"),
            col(PostDraft.reply_to).label("draft_reply_to"),
            col(PostDraft.saved_at).label("draft_saved_at"),
            col(PostDraft.version).label("draft_version"),
        )
        .outerjoin(
            ThreadReading,
            and_(col(ThreadReading.thread_id) == Thread.id, col(ThreadReading.person_id) == actor.person_id),
        )
        .outerjoin(PostDraft, and_(col(PostDraft.thread_id) == Thread.id, col(PostDraft.person_id) == actor.person_id))
        .where(col(Thread.id) == thread_id, admits(Thread.circle_id, actor)),
    )
    if row is None:
        raise NotFound
    return row


def thread(session: Session, actor: Actor, thread_id: UUID) -> Thread:
    """Raises NotFound when there is none that the actor may read."""
    found = session.exec(visible(actor).where(Thread.id == thread_id)).one_or_none()
    if found is None:
        raise NotFound
    return found


def locked(session: Session, actor: Actor, thread_id: UUID) -> Thread:
    """The thread, held until the transaction ends: posts of one thread are counted one after the other."""
    found = session.exec(visible(actor).where(Thread.id == thread_id).with_for_update(of=Thread)).one_or_none()
    if found is None:
        raise NotFound
    return found


def about(session: Session, actor: Actor, subject_kind: str, subject_id: UUID) -> Sequence[Thread]:
    """The threads about a record that the actor may read, oldest first."""
    return session.exec(
        visible(actor)
        .where(Thread.subject_kind == subject_kind, Thread.subject_id == subject_id)
        .order_by(col(Thread.id))
    ).all()


def posts(actor: Actor, thread_id: UUID, *, newest_first: bool, after: str | None, limit: int) -> Select[Any]:
    """Posts of a thread with their authors' names, one more than asked for."""
    key = NEWEST_FIRST if newest_first else OLDEST_FIRST
    statement = _posts(actor).where(col(Post.thread_id) == thread_id).order_by(*key.order()).limit(limit + 1)
    return statement.where(key.beyond(after)) if after else statement


def post_row(session: Session, actor: Actor, post_id: UUID) -> Row:
    """One post with its author's name. Raises NotFound."""
    row = fetch_one(session, _posts(actor).where(col(Post.id) == post_id))
    if row is None:
        raise NotFound
    return row


def _posts(actor: Actor) -> Select[Any]:
    return (
        columns(
            Post.id, Post.thread_id, Post.person_id, Post.language, Post.markdown, Post.html, Post.markup_version,
            Post.reply_to, Post.written_at, Post.edited_at, Post.deleted_at, Post.version,
            col(Person.name).label("author_name"),
            col(Organisation.id).label("organisation_id"),
            col(Organisation.name).label("organisation_name"),
        )
        .join(Person, col(Person.id) == Post.person_id)
        .outerjoin(Seat, col(Seat.id) == Post.seat_id)
        .outerjoin(Organisation, col(Organisation.id) == Seat.organisation_id)
        .where(admits(Post.circle_id, actor))
    )  # fmt: skip


def find_post(session: Session, actor: Actor, thread_id: UUID, post_id: UUID) -> Post | None:
    """The post, if it stands in this thread and the actor may read it."""
    return session.exec(
        select(Post).where(Post.id == post_id, Post.thread_id == thread_id, admits(Post.circle_id, actor))
    ).one_or_none()


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


def mentioned_in(session: Session, post_id: UUID) -> Mapping[UUID, str]:
    """Names of the people whom the post mentions."""
    return _names(
        session,
        _NAMED.join(PostMention, col(PostMention.person_id) == Person.id).where(col(PostMention.post_id) == post_id),
    )


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
