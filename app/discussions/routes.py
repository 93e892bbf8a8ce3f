"""Addresses of discussions."""

from typing import Annotated, Literal
from uuid import UUID

from fastapi import Query
from sqlmodel import Session
from starlette.responses import Response

from app.access.actor import Actor
from app.access.marks import Gate, access
from app.access.route import router
from app.access.versions import IfMatch, read_match, tag
from app.circles.queries import roles_in
from app.core.paging import USUAL, After, Limit, Page, page_of
from app.core.rows import Row, fetch
from app.core.text import UpTo
from app.discussions import markup, policy, queries, service
from app.discussions.models import ThreadState
from app.discussions.schemas import (
    AuthorOut,
    DraftIn,
    DraftOut,
    MentionableOut,
    PostChange,
    PostIn,
    PostOut,
    PostVersionOut,
    ReadingIn,
    ThreadOut,
)

api = router(prefix="/api/threads", tag="discussions")

Order = Annotated[Literal["oldest", "newest"], Query(description="Which post comes first.")]


@api.get("/{thread_id}")
@access(Gate.signed_in)
def read_thread(session: Session, actor: Actor, response: Response, thread_id: UUID) -> ThreadOut:
    """One thread, with how far I have read it and what I have begun to write. The ETag is the draft's."""
    row = queries.thread_row(session, actor, thread_id)
    draft = _draft(row)
    tag(response, draft.version if draft else 0)
    return ThreadOut(
        **{name: value for name, value in row.items() if name in ThreadOut.model_fields},
        draft=draft,
        abilities=policy.thread_abilities(actor, roles=roles_in(session, actor, row["circle_id"])),
    )


@api.get("/{thread_id}/posts")
@access(Gate.signed_in)
def list_posts(
    session: Session, actor: Actor, thread_id: UUID, order: Order = "oldest", after: After = None, limit: Limit = USUAL
) -> Page[PostOut]:
    """What was written, a page at a time."""
    thread = queries.thread(session, actor, thread_id)
    rows = fetch(session, queries.posts(actor, thread_id, newest_first=order == "newest", after=after, limit=limit))
    kept, following = page_of(rows, limit=limit, key=lambda row: (row["id"],))
    abilities = policy.thread_abilities(actor, roles=roles_in(session, actor, thread.circle_id))
    return Page(items=[_post(session, actor, row, abilities, thread.state) for row in kept], next=following)


@api.post("/{thread_id}/posts", status_code=201)
@access(Gate.signed_in)
def write_post(session: Session, actor: Actor, thread_id: UUID, body: PostIn) -> PostOut:
    """Write in the thread; everybody whom its circle admits can read it."""
    post = service.write_post(session, actor, thread_id, **body.model_dump())
    return _shown(session, actor, post.id)


@api.patch("/{thread_id}/posts/{post_id}")
@access(Gate.signed_in)
def edit_post(
    session: Session, actor: Actor, thread_id: UUID, post_id: UUID, body: PostChange, if_match: IfMatch = None
) -> PostOut:
    """Change my post; what it said before stays readable beside it. If-Match names the post's version."""
    service.edit_post(session, actor, thread_id, post_id, version=read_match(if_match), **body.model_dump())
    return _shown(session, actor, post_id)


@api.delete("/{thread_id}/posts/{post_id}")
@access(Gate.signed_in)
def delete_post(session: Session, actor: Actor, thread_id: UUID, post_id: UUID) -> PostOut:
    """Take the words of a post away, former versions too; its place stays."""
    service.delete_post(session, actor, thread_id, post_id)
    return _shown(session, actor, post_id)


@api.get("/{thread_id}/posts/{post_id}/versions")
@access(Gate.signed_in)
def post_versions(session: Session, actor: Actor, thread_id: UUID, post_id: UUID) -> list[PostVersionOut]:
    """What a post said before it was edited, oldest first."""
    queries.post(session, actor, thread_id, post_id)
    found = queries.versions(session, actor, thread_id, post_id)
    return [PostVersionOut.model_validate(item, from_attributes=True) for item in found]


@api.put("/{thread_id}/reading", status_code=204)
@access(Gate.signed_in)
def mark_read(session: Session, actor: Actor, thread_id: UUID, body: ReadingIn) -> None:
    """Note how far I have read; an earlier post makes the later ones unread again."""
    service.mark_read(session, actor, thread_id, post_id=body.post_id)


@api.put("/{thread_id}/draft")
@access(Gate.signed_in)
def save_draft(
    session: Session, actor: Actor, response: Response, thread_id: UUID, body: DraftIn, if_match: IfMatch = None
) -> DraftOut:
    """Keep what I have begun to write, for my other devices. If-Match names the draft's version, "0" for none."""
    row = service.save_draft(session, actor, thread_id, version=read_match(if_match), **body.model_dump())
    tag(response, row.version)
    return DraftOut.model_validate(row, from_attributes=True)


@api.delete("/{thread_id}/draft", status_code=204)
@access(Gate.signed_in)
def discard_draft(session: Session, actor: Actor, thread_id: UUID) -> None:
    """Forget what I have begun to write here."""
    service.discard_draft(session, actor, thread_id)


@api.get("/{thread_id}/people")
@access(Gate.signed_in)
def mentionable(
    session: Session,
    actor: Actor,
    thread_id: UUID,
    find: Annotated[str, UpTo(60), Query(description="Part of the name.")] = "",
    limit: Limit = USUAL,
) -> list[MentionableOut]:
    """People who can read this thread, to mention one of them."""
    thread = queries.thread(session, actor, thread_id)
    found = queries.found_readers(session, thread, find=find, limit=limit)
    return [MentionableOut(**row) for row in found]


def _draft(row: Row) -> DraftOut | None:
    if row["draft_version"] is None:
        return None
    return DraftOut.model_validate({name: row[f"draft_{name}"] for name in DraftOut.model_fields})


def _shown(session: Session, actor: Actor, post_id: UUID) -> PostOut:
    session.flush()
    row = queries.post_row(session, actor, post_id)
    thread = queries.thread(session, actor, row["thread_id"])
    abilities = policy.thread_abilities(actor, roles=roles_in(session, actor, thread.circle_id))
    return _post(session, actor, row, abilities, thread.state)


def _post(session: Session, actor: Actor, row: Row, thread: policy.ThreadAbilities, state: ThreadState) -> PostOut:
    abilities = policy.post_abilities(
        actor, thread=thread, state=state, author=row["person_id"], deleted=row["deleted_at"] is not None
    )
    html = row["html"]
    if row["markup_version"] != markup.VERSION:
        html = markup.render(markup.parse(row["markdown"]), queries.mentioned_in(session, row["id"]))
    author = AuthorOut(
        id=row["person_id"],
        name=row["author_name"],
        organisation_id=row["organisation_id"],
        organisation=row["organisation_name"],
    )
    return PostOut(
        **{name: row[name] for name in _COPIED},
        author=author,
        html=html,
        markdown=row["markdown"] if abilities.edit else None,
        abilities=abilities,
    )


_COPIED = ("id", "thread_id", "language", "reply_to", "written_at", "edited_at", "deleted_at", "version")
