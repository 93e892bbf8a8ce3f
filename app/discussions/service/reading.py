"""How far one has read, how much one wants to hear, and what one has begun to write."""

from typing import Any, Final
from uuid import UUID

from sqlalchemy import bindparam, delete
from sqlmodel import Session, SQLModel, col

from app.access.abilities import require
from app.access.actor import Actor
from app.core import clock
from app.core.errors import FieldProblem, Invalid, NotFound, Stale
from app.discussions import queries
from app.discussions.models import (
    Level,
    Post,
    PostDraft,
    SpaceFollow,
    ThreadDraft,
    ThreadFollow,
    ThreadReading,
)
from app.discussions.service import rights


def mark_read(session: Session, actor: Actor, thread_id: UUID, *, post_id: UUID) -> None:
    """Note how far the actor has read; an earlier post moves the mark back. Raises NotFound."""
    queries.thread(session, actor, thread_id)
    put_mark(session, actor, thread_id, in_thread(session, actor, thread_id, "post_id", post_id))


def mark_unread(session: Session, actor: Actor, thread_id: UUID, *, post_id: UUID) -> None:
    """Let this post and all that follow be unread again. Raises NotFound."""
    queries.thread(session, actor, thread_id)
    post = in_thread(session, actor, thread_id, "unread_from", post_id)
    put_mark(session, actor, thread_id, queries.post_before(session, post))


def put_mark(session: Session, actor: Actor, thread_id: UUID, post: Post | None) -> None:
    """Note that the actor has read up to this post of the thread, both of which they may read; None for no post."""
    key = (actor.person_id, thread_id)
    row = session.get(ThreadReading, key) or ThreadReading(person_id=key[0], thread_id=key[1], post_id=None, place=0)
    row.post_id, row.place = (post.id, post.place) if post else (None, 0)
    row.read_at = clock.now()
    session.add(row)


def in_thread(session: Session, actor: Actor, thread_id: UUID, field: str, post_id: UUID) -> Post:
    """The post, which must stand in this thread: raises Invalid about the field that names it."""
    post = queries.find_post(session, actor, thread_id, post_id)
    if post is None:
        raise Invalid(FieldProblem(("body", field), "not_in_thread"))
    return post


def hear_of_thread(session: Session, actor: Actor, thread_id: UUID, *, level: Level | None) -> None:
    """Follow or mute a thread; None leaves it to what was said of its space. Raises NotFound."""
    queries.thread(session, actor, thread_id)
    _put_level(session, ThreadFollow, {"person_id": actor.person_id, "thread_id": thread_id}, level)


def hear_of_space(session: Session, actor: Actor, space_id: UUID, *, level: Level | None) -> None:
    """Follow or mute a space; None is as if nothing had been said. Raises NotFound."""
    queries.space(session, actor, space_id)
    _put_level(session, SpaceFollow, {"person_id": actor.person_id, "space_id": space_id}, level)


def _put_level(session: Session, table: type[SQLModel], key: dict[str, UUID], level: Level | None) -> None:
    row: Any = session.get(table, tuple(key.values()))
    if level is None:
        if row is not None:
            session.delete(row)
        return
    row = row or table(**key)
    row.level = level
    session.add(row)


def save_draft(
    session: Session,
    actor: Actor,
    thread_id: UUID,
    *,
    version: int,
    language: str,
    markdown: str,
    reply_to: UUID | None = None,
) -> PostDraft:
    """Keep what the actor has begun to write. `version` is the one read before, 0 for none.

    Raises NotFound, NotAllowed, and Stale when another device has saved since.
    """
    thread = queries.thread(session, actor, thread_id)
    require(rights.on_thread(session, actor, thread).write)
    if reply_to is not None:
        in_thread(session, actor, thread_id, "reply_to", reply_to)
    row = session.get(PostDraft, (actor.person_id, thread_id), with_for_update=True)
    if version != (row.version if row else 0):
        raise Stale(version=row.version if row else 0)
    if row is None:
        row = PostDraft(person_id=actor.person_id, thread_id=thread_id, language=language, markdown="", version=0)
    row.language, row.markdown, row.reply_to, row.saved_at = language, markdown, reply_to, clock.now()
    row.version += 1
    session.add(row)
    return row


def discard_draft(session: Session, actor: Actor, thread_id: UUID) -> None:
    """Forget what the actor has begun to write here; nothing happens if there is nothing."""
    session.connection().execute(_DISCARD_DRAFT, {"person": actor.person_id, "thread": thread_id})


_DISCARD_DRAFT: Final = delete(PostDraft).where(
    col(PostDraft.person_id) == bindparam("person"), col(PostDraft.thread_id) == bindparam("thread")
)


def save_thread_draft(
    session: Session, actor: Actor, draft_id: UUID, *, version: int, content: dict[str, Any]
) -> ThreadDraft:
    """Keep a thread that the actor has begun to write. `version` is the one read before, 0 for none.

    Raises NotFound when it is somebody else's, Stale when another device has saved since, and Invalid when the actor
    keeps too many.
    """
    row = session.get(ThreadDraft, draft_id, with_for_update=True)
    if row is not None and row.person_id != actor.person_id:
        raise NotFound
    if version != (row.version if row else 0):
        raise Stale(version=row.version if row else 0)
    if row is None:
        if queries.count_thread_drafts(session, actor) >= queries.MOST_DRAFTS:
            raise Invalid(FieldProblem(("path", "draft_id"), "too_many_drafts", {"most": queries.MOST_DRAFTS}))
        row = ThreadDraft(id=draft_id, person_id=actor.person_id, content={}, version=0)
    row.content, row.saved_at = content, clock.now()
    row.version += 1
    session.add(row)
    return row


def discard_thread_draft(session: Session, actor: Actor, draft_id: UUID) -> None:
    """Forget a thread that the actor has begun to write; nothing happens if there is none of theirs."""
    session.connection().execute(
        delete(ThreadDraft).where(col(ThreadDraft.id) == draft_id, col(ThreadDraft.person_id) == actor.person_id)
    )
