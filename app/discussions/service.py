"""What one can do in discussions."""

from uuid import UUID

from sqlalchemy import delete
from sqlmodel import Session, col

from app.access.abilities import require
from app.access.actor import Actor
from app.circles.queries import roles_in
from app.core import clock
from app.core.errors import FieldProblem, Invalid, Stale
from app.discussions import errors, events, markup, policy, queries
from app.discussions.models import (
    Post,
    PostDraft,
    PostMention,
    PostVersion,
    Thread,
    ThreadReading,
    ThreadState,
)
from app.outbox.events import record


def open_thread(
    session: Session,
    actor: Actor,
    *,
    subject_kind: str,
    subject_id: UUID | None,
    circle_id: UUID,
    title: str,
    language: str,
    first_post: str | None = None,
) -> Thread:
    """A new thread in this circle. The caller answers for the circle: that the actor may open threads there.

    Raises NotAllowed when there is a first post and the actor may not write in the circle.
    """
    thread = Thread(
        subject_kind=subject_kind, subject_id=subject_id, circle_id=circle_id, title=title, language=language,
        opened_by=actor.person_id,
    )  # fmt: skip
    session.add(thread)
    session.flush()
    record(
        session,
        actor,
        events.ThreadOpened(subject_id=thread.id, circle_id=circle_id, about_kind=subject_kind, about_id=subject_id),
    )
    if first_post is not None:
        write_post(session, actor, thread.id, language=language, markdown=first_post)
    return thread


def set_state(session: Session, actor: Actor, thread_id: UUID, *, state: ThreadState) -> Thread:
    """Lock a thread, so that nobody writes there, or open it again. Nothing happens if it is so already."""
    thread = queries.locked(session, actor, thread_id)
    require(_abilities(session, actor, thread).lock)
    if thread.state is not state:
        thread.state = state
        session.add(thread)
        told = events.ThreadLocked if state is ThreadState.locked else events.ThreadReopened
        record(session, actor, told(subject_id=thread.id, circle_id=thread.circle_id))
    return thread


def write_post(
    session: Session, actor: Actor, thread_id: UUID, *, language: str, markdown: str, reply_to: UUID | None = None
) -> Post:
    """Write in a thread. The actor's draft there is gone, and they have read up to their own words.

    Raises NotFound, NotAllowed, ThreadLocked, and Invalid when it answers a post of another thread or mentions
    someone who cannot read it.
    """
    thread = queries.locked(session, actor, thread_id)
    require(_abilities(session, actor, thread).write)
    _require_open(thread)
    _require_in_thread(session, actor, thread, "reply_to", reply_to)
    html, names = _rendered(session, thread.circle_id, markdown)
    post = Post(
        thread_id=thread.id, circle_id=thread.circle_id, person_id=actor.person_id, seat_id=actor.seat_id,
        language=language, markdown=markdown, html=html, markup_version=markup.VERSION, reply_to=reply_to,
    )  # fmt: skip
    session.add(post)
    thread.post_count += 1
    thread.last_post_at = post.written_at
    session.add(thread)
    session.flush()
    session.add_all(PostMention(post_id=post.id, person_id=person_id) for person_id in names)
    discard_draft(session, actor, thread_id)
    mark_read(session, actor, thread_id, post_id=post.id)
    record(
        session,
        actor,
        events.PostWritten(
            subject_id=thread.id, circle_id=thread.circle_id, post_id=post.id, reply_to=reply_to,
            mentioned=sorted(names),
        ),
    )  # fmt: skip
    return post


def edit_post(
    session: Session, actor: Actor, thread_id: UUID, post_id: UUID, *, version: int, language: str, markdown: str
) -> Post:
    """Say it differently; what stood before stays readable beside it.

    Raises NotFound, NotAllowed, PostGone, ThreadLocked, Stale, and Invalid as `write_post` does.
    """
    thread = queries.locked(session, actor, thread_id)
    post = queries.post(session, actor, thread_id, post_id)
    if post.deleted_at:
        raise errors.PostGone
    if post.person_id == actor.person_id:
        _require_open(thread)
    require(_post_abilities(session, actor, thread, post).edit)
    if version != post.version:
        raise Stale(version=post.version)
    html, names = _rendered(session, thread.circle_id, markdown)
    session.add(
        PostVersion(
            post_id=post.id, version=post.version, language=post.language, markdown=post.markdown,
            written_at=post.edited_at or post.written_at,
        )
    )  # fmt: skip
    before = queries.mentioned_in(session, post.id)
    session.connection().execute(delete(PostMention).where(col(PostMention.post_id) == post.id))
    session.add_all(PostMention(post_id=post.id, person_id=person_id) for person_id in names)
    post.language, post.markdown, post.html, post.markup_version = language, markdown, html, markup.VERSION
    post.edited_at = clock.now()
    post.version += 1
    session.add(post)
    record(
        session,
        actor,
        events.PostEdited(
            subject_id=thread.id, circle_id=thread.circle_id, post_id=post.id, mentioned=sorted(names.keys() - before)
        ),
    )
    return post


def delete_post(session: Session, actor: Actor, thread_id: UUID, post_id: UUID) -> Post:
    """Take the words away, former versions too, and leave the place. Deleting twice is deleting once."""
    thread = queries.locked(session, actor, thread_id)
    post = queries.post(session, actor, thread_id, post_id)
    if post.deleted_at:
        return post
    require(_post_abilities(session, actor, thread, post).delete)
    for table in (PostVersion, PostMention):
        session.connection().execute(delete(table).where(col(table.post_id) == post.id))
    post.markdown = post.html = ""
    post.deleted_at, post.deleted_by = clock.now(), actor.person_id
    post.version += 1
    thread.post_count -= 1
    session.add_all((post, thread))
    record(session, actor, events.PostDeleted(subject_id=thread.id, circle_id=thread.circle_id, post_id=post.id))
    return post


def mark_read(session: Session, actor: Actor, thread_id: UUID, *, post_id: UUID) -> None:
    """Note how far the actor has read; an earlier post moves the mark back. Raises NotFound."""
    thread = queries.thread(session, actor, thread_id)
    _require_in_thread(session, actor, thread, "post_id", post_id)
    row = session.get(ThreadReading, (actor.person_id, thread_id)) or ThreadReading(
        person_id=actor.person_id, thread_id=thread_id, post_id=post_id
    )
    row.post_id, row.read_at = post_id, clock.now()
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
    require(_abilities(session, actor, thread).write)
    _require_in_thread(session, actor, thread, "reply_to", reply_to)
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
    session.connection().execute(
        delete(PostDraft).where(col(PostDraft.person_id) == actor.person_id, col(PostDraft.thread_id) == thread_id)
    )


def _abilities(session: Session, actor: Actor, thread: Thread) -> policy.ThreadAbilities:
    return policy.thread_abilities(actor, roles=roles_in(session, actor, thread.circle_id))


def _post_abilities(session: Session, actor: Actor, thread: Thread, post: Post) -> policy.PostAbilities:
    return policy.post_abilities(
        actor,
        thread=_abilities(session, actor, thread),
        state=thread.state,
        author=post.person_id,
        deleted=post.deleted_at is not None,
    )


def _require_open(thread: Thread) -> None:
    if thread.state is not ThreadState.open:
        raise errors.ThreadLocked


def _require_in_thread(session: Session, actor: Actor, thread: Thread, field: str, post_id: UUID | None) -> None:
    if post_id is not None and queries.find_post(session, actor, thread.id, post_id) is None:
        raise Invalid(FieldProblem(("body", field), "not_in_thread"))


def _rendered(session: Session, circle_id: UUID, markdown: str) -> tuple[str, dict[UUID, str]]:
    """HTML, and the people mentioned by name. Raises Invalid when one of them cannot read the circle."""
    tokens = markup.parse(markdown)
    wanted = markup.mentioned(tokens)
    names = dict(queries.readers(session, circle_id, wanted))
    if len(names) < len(wanted):
        raise Invalid(FieldProblem(("body", "markdown"), "mention_outside_circle"))
    return markup.render(tokens, names), names
