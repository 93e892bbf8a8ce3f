"""Addresses of the inbox and of how one wishes to hear."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from fastapi import Path, Query
from sqlmodel import Session
from starlette.responses import RedirectResponse

from app.access.actor import Actor
from app.access.marks import Gate, access
from app.access.route import router
from app.core.paging import USUAL, After, Limit, page_of
from app.core.rows import Row
from app.notifications import queries, replies, service
from app.notifications.letters import say
from app.notifications.models import Group
from app.notifications.schemas import (
    HeldPostedOut,
    HeldReplyOut,
    InboxOut,
    NotificationOut,
    PreferencesIn,
    PreferencesOut,
    ReadIn,
    UnreadOut,
    UnsubscribedOut,
    WhoOut,
)

api = router(prefix="/api", tag="notifications")
Token = Annotated[str, Path(max_length=200, pattern=r"^[A-Za-z0-9._-]+$")]


@api.get("/inbox")
@access(Gate.signed_in)
def inbox(
    session: Session,
    actor: Actor,
    unread: Annotated[bool, Query(description="Only what has not been read.")] = False,  # noqa: FBT002 - a query parameter
    after: After = None,
    limit: Limit = USUAL,
) -> InboxOut:
    """What I have been told, newest first."""
    rows = queries.inbox(session, actor, unread=unread, after=after, limit=limit)
    kept, following = page_of(rows, limit=limit, key=lambda row: (row["updated_at"].isoformat(), str(row["id"])))
    return InboxOut(items=[_line(actor, row) for row in kept], next=following, unread=queries.unread(session, actor))


def _line(actor: Actor, row: Row) -> NotificationOut:
    return NotificationOut(
        id=row["id"],
        kind=row["kind"],
        text=say(f"say.{row['kind']}", actor.language, count=row["count"]),
        count=row["count"],
        title=row["title"] or None,
        title_language=row["language"],
        subject_kind=row["subject_kind"],
        subject_id=row["subject_id"],
        place=row["place"],
        actor=WhoOut(id=row["actor_id"], name=row["actor_name"]) if row["actor_id"] else None,
        due=datetime.fromisoformat(row["params"]["due"]) if "due" in row["params"] else None,
        at=row["updated_at"],
        read=row["read_at"] is not None,
    )


@api.post("/inbox/read")
@access(Gate.signed_in)
def read_inbox(session: Session, actor: Actor, body: ReadIn) -> UnreadOut:
    """Mark lines as read."""
    left = service.read(session, actor, ids=body.ids, subjects=body.subjects, everything=body.all)
    return UnreadOut(unread=left)


@api.get("/held-replies")
@access(Gate.signed_in)
def held_replies(session: Session, actor: Actor) -> list[HeldReplyOut]:
    """Answers by mail that wait for my word, oldest first; never more than ten."""
    return [HeldReplyOut(**row) for row in queries.held_replies(session, actor)]


@api.post("/held-replies/{reply_id}")
@access(Gate.signed_in)
def post_held_reply(session: Session, actor: Actor, reply_id: UUID) -> HeldPostedOut:
    """Say that this answer is mine: it is posted in its thread."""
    post, left_out = replies.post_held(session, actor, reply_id)
    return HeldPostedOut(thread_id=post.thread_id, post_id=post.id, left_out=left_out)


@api.delete("/held-replies/{reply_id}", status_code=204)
@access(Gate.signed_in)
def discard_held_reply(session: Session, actor: Actor, reply_id: UUID) -> None:
    """Forget this answer by mail."""
    replies.discard_held(session, actor, reply_id)


@api.get("/preferences")
@access(Gate.signed_in)
def preferences(session: Session, actor: Actor) -> PreferencesOut:
    """How I wish to hear."""
    return _wishes(session, actor)


@api.put("/preferences")
@access(Gate.signed_in)
def prefer(session: Session, actor: Actor, body: PreferencesIn) -> PreferencesOut:
    """Say how I wish to hear."""
    service.prefer(session, actor.person_id, groups=body.groups)
    return _wishes(session, actor)


def _wishes(session: Session, actor: Actor) -> PreferencesOut:
    wished = queries.wishes_of(session, actor.person_id)
    if not actor.is_secretariat:
        del wished[Group.desk]
    return PreferencesOut(groups=wished)


@api.get("/unsubscribe/{token}", include_in_schema=False)
@access(Gate.anyone)
def open_unsubscribe(token: Token) -> RedirectResponse:
    """Lead a browser to the page that asks; merely opening a link must not change anything."""
    return RedirectResponse(f"/unsubscribe/{token}", 303)


@api.post("/unsubscribe/{token}")
@access(Gate.anyone)
def unsubscribe(session: Session, token: Token) -> UnsubscribedOut:
    """End the letters that this link stands for, as mail programs do with one click (RFC 8058)."""
    person, groups = service.unsubscribe(session, token=token)
    return UnsubscribedOut(groups=groups, language=person.language)
