"""Posts that are reported and hidden, and threads that stand in the wrong space."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import delete, update
from sqlmodel import Session, col, select

from app.access import principals
from app.access.abilities import require
from app.access.actor import Actor
from app.circles import service as circles
from app.circles.models import NETWORK_CIRCLE, CircleKind, CircleRole
from app.circles.queries import principals_of, principals_with, roles_in
from app.core import clock
from app.core.paging import page_of
from app.core.rows import fetch
from app.discussions import errors, events, markup, queries
from app.discussions.decisions.models import Decision
from app.discussions.models import Post, PostReport, PostTranslation, ReportOutcome, ReportReason, Thread
from app.discussions.schemas import PostReportPage
from app.discussions.service import rights
from app.discussions.service.posts import FILES_OF
from app.files import service as files
from app.files.models import File
from app.outbox.events import record

EXCERPT = 280


def report(
    session: Session, actor: Actor, thread_id: UUID, post_id: UUID, *, reason: ReportReason, words: str
) -> PostReport:
    """Ask the thread's stewards, and the secretariat where it reads, to look at a post. Asking twice is asking once.

    Raises NotFound and NotAllowed.
    """
    thread = queries.locked(session, actor, thread_id)
    post = queries.post(session, actor, thread_id, post_id)
    require(rights.on_post(session, actor, thread, post).report)
    for standing in queries.open_reports(session, post.id):
        if standing.person_id == actor.person_id:
            return standing
    theirs = dict.fromkeys(sorted(queries.those_who_answer(session, thread.circle_id)), CircleRole.steward)
    circle = circles.make(session, CircleKind.named_people, theirs)
    row = PostReport(post_id=post.id, circle_id=circle.id, person_id=actor.person_id, reason=reason, words=words)
    session.add(row)
    session.flush()
    record(
        session,
        actor,
        events.PostReported(
            subject_id=thread.id, circle_id=circle.id, post_id=post.id, report_id=row.id, reason=reason
        ),
    )
    return row


def entrust(session: Session, circle_id: UUID) -> None:
    """Let those who answer for this circle now look at what is reported there and not settled, and nobody else."""
    waiting = (
        select(PostReport.circle_id)
        .join(Post, col(Post.id) == PostReport.post_id)
        .where(Post.circle_id == circle_id, col(PostReport.settled_at).is_(None))
    )
    found = session.exec(waiting).all()
    theirs = dict.fromkeys(sorted(queries.those_who_answer(session, circle_id)), CircleRole.steward) if found else {}
    for report_circle_id in found:
        circles.reset(session, report_circle_id, theirs)


def queue(session: Session, actor: Actor, *, settled: bool, after: str | None, limit: int) -> PostReportPage:
    """Reports that wait for the actor and those who answer with them, or those that were settled; newest first."""
    found = fetch(session, queries.reports(actor, settled=settled, after=after, limit=limit))
    kept, following = page_of(found, limit=limit, key=lambda row: (row["id"],))
    items = [
        {
            **row,
            "reporter": {"id": row["person_id"], "name": row["person_name"]},
            "author": {"id": row["author_id"], "name": row["author_name"]},
            "said": markup.excerpt(row["said"], most=EXCERPT),
        }
        for row in kept
    ]
    waiting = queries.count_reports(session, actor)
    return PostReportPage.model_validate({"items": items, "next": following, "waiting": waiting})


def settle(
    session: Session, actor: Actor, report_id: UUID, *, outcome: ReportOutcome, reason: ReportReason | None = None
) -> None:
    """Say what comes of a report: its post is hidden, for the report's reason unless another is given, or kept.

    Raises NotFound and NotAllowed.
    """
    thread, row = queries.report(session, actor, report_id)
    require(rights.on_thread(session, actor, thread).lock)  # as hiding does; a deleted post has no abilities left
    if row.settled_at is not None:
        return
    post = session.get_one(Post, row.post_id)
    if outcome is ReportOutcome.hidden and post.deleted_at is None:
        hide(session, actor, thread.id, post.id, reason=reason or row.reason)
    _settle(session, actor, post, row, outcome)


def _settle(session: Session, actor: Actor, post: Post, row: PostReport, outcome: ReportOutcome) -> None:
    if row.settled_at is not None:
        return
    row.outcome, row.settled_by, row.settled_at = outcome, actor.person_id, clock.now()
    session.add(row)
    record(
        session,
        actor,
        events.ReportSettled(
            subject_id=post.thread_id, circle_id=row.circle_id, post_id=post.id, report_id=row.id, outcome=outcome
        ),
    )


def hide(session: Session, actor: Actor, thread_id: UUID, post_id: UUID, *, reason: ReportReason) -> Post:
    """Show a post's place and the reason only; reports of it are settled. Raises NotFound, NotAllowed and PostGone."""
    thread, post = _tended(session, actor, thread_id, post_id)
    if post.hidden_at is None or post.hidden_reason is not reason:
        post.hidden_at, post.hidden_by, post.hidden_reason = clock.now(), actor.person_id, reason
        session.add(post)
        _close_files(session, [post.id], circle_id=post.circle_id)
        session.connection().execute(delete(PostTranslation).where(col(PostTranslation.post_id) == post.id))
        told = events.PostHidden(subject_id=thread.id, circle_id=thread.circle_id, post_id=post.id, reason=reason)
        record(session, actor, told)
    for row in queries.open_reports(session, post.id):
        _settle(session, actor, post, row, ReportOutcome.hidden)
    return post


def show(session: Session, actor: Actor, thread_id: UUID, post_id: UUID) -> Post:
    """Show a hidden post again; nothing happens if it is not hidden. Raises NotFound, NotAllowed and PostGone."""
    thread, post = _tended(session, actor, thread_id, post_id)
    if post.hidden_at is not None:
        post.hidden_at = post.hidden_by = post.hidden_reason = None
        session.add(post)
        files.move(session, FILES_OF, [post.id], circle_id=post.circle_id)
        record(session, actor, events.PostShown(subject_id=thread.id, circle_id=thread.circle_id, post_id=post.id))
    return post


def _tended(session: Session, actor: Actor, thread_id: UUID, post_id: UUID) -> tuple[Thread, Post]:
    thread = queries.locked(session, actor, thread_id)
    post = queries.post(session, actor, thread_id, post_id)
    if post.deleted_at:
        raise errors.PostGone
    require(rights.on_post(session, actor, thread, post).hide)
    return thread, post


def move(session: Session, actor: Actor, thread_id: UUID, *, space_id: UUID) -> Thread:
    """Let a thread stand in another space: one that the same people read, or fewer where the actor answers for both.

    Raises NotFound, NotAllowed, and WouldWiden where people would read it for whom it was not written.
    """
    thread = queries.locked(session, actor, thread_id)
    require(rights.on_thread(session, actor, thread).move)
    space = queries.space(session, actor, space_id)
    before = thread.space_id
    assert before is not None
    if before == space.id:
        return thread
    if space.room_circle_id != thread.circle_id:
        if thread.circle_id != NETWORK_CIRCLE:
            raise errors.WouldWiden
        require(CircleRole.steward in roles_in(session, actor, space.room_circle_id))
        _narrow(session, thread, space.room_circle_id)
    thread.space_id = space.id
    session.add(thread)
    moved = events.ThreadMoved(
        subject_id=thread.id, circle_id=thread.circle_id, from_space_id=before, to_space_id=space.id
    )
    record(session, actor, moved)
    return thread


def _narrow(session: Session, thread: Thread, circle_id: UUID) -> None:
    thread.circle_id = circle_id
    posts = select(Post.id).where(Post.thread_id == thread.id)
    open_ones, hidden = (
        posts.where(condition) for condition in (col(Post.hidden_at).is_(None), col(Post.hidden_at).is_not(None))
    )
    files.move(session, FILES_OF, session.exec(open_ones).all(), circle_id=circle_id)
    _close_files(session, session.exec(hidden).all(), circle_id=circle_id)
    for table in (Post, Decision):
        moved = update(table).where(col(table.thread_id) == thread.id).values(circle_id=circle_id)
        session.connection().execute(moved)
    entrust(session, circle_id)


def _close_files(session: Session, post_ids: Sequence[UUID], *, circle_id: UUID) -> None:
    """What hangs on hidden posts is for those alone who may show them again."""
    attached = (
        select(File.subject_id).where(File.subject_kind == FILES_OF, col(File.subject_id).in_(post_ids)).distinct()
    )
    tending = dict.fromkeys(principals_with(session, circle_id, {CircleRole.steward}), CircleRole.reader)
    if not {principals.NETWORK, principals.SECRETARIAT}.isdisjoint(principals_of(session, circle_id)):
        tending[principals.SECRETARIAT] = CircleRole.reader
    for post_id in session.exec(attached).all():
        assert post_id is not None
        closed = circles.make(session, CircleKind.named_people, tending)
        files.move(session, FILES_OF, [post_id], circle_id=closed.id)
