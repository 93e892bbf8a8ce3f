"""Addresses of discussions."""

from typing import Annotated, Final, Literal
from uuid import UUID

from fastapi import Query
from sqlmodel import Session
from starlette.responses import Response

from app.access.actor import Actor
from app.access.keeping import keepable
from app.access.marks import Gate, access
from app.access.route import router
from app.access.versions import IfMatch, read_match, tag
from app.circles.queries import roles_in
from app.core.paging import USUAL, After, Limit
from app.core.rows import Row
from app.core.text import UpTo
from app.discussions import policy, queries, service
from app.discussions.models import Level, ReactionKind
from app.discussions.schemas import (
    AnswerIn,
    DraftIn,
    DraftOut,
    HideIn,
    LevelIn,
    MentionableOut,
    MoveIn,
    PostChange,
    PostIn,
    PostOut,
    PostPage,
    PostReportIn,
    PostVersionOut,
    ReadingIn,
    StateIn,
    ThreadIn,
    ThreadOut,
)
from app.discussions.service import listing, moderation, reading

api = router(prefix="/api/threads", tag="discussions")

Order = Annotated[Literal["oldest", "newest"], Query(description="Which post comes first.")]
At = Annotated[
    UUID | Literal["unread"] | None,
    Query(
        description="Open the page at this post, or where I stopped reading, oldest first; a few before it come along."
    ),
]


@api.post("", status_code=201)
@access(Gate.signed_in)
def start_thread(session: Session, actor: Actor, body: ThreadIn) -> ThreadOut:
    """Begin to talk: a thread with its first post."""
    thread = service.start_thread(session, actor, **body.model_dump())
    return _thread_shown(session, actor, thread.id)


@api.get("/{thread_id}")
@access(Gate.signed_in)
def read_thread(session: Session, actor: Actor, response: Response, thread_id: UUID) -> ThreadOut:
    """One thread, with how far I have read it and what I have begun to write. The ETag is the draft's."""
    row = queries.thread_row(session, actor, thread_id)
    found = _thread(session, actor, row)
    tag(response, found.draft.version if found.draft else 0)
    keepable(response, actor, row["circle_id"])
    return found


def _thread_shown(session: Session, actor: Actor, thread_id: UUID) -> ThreadOut:
    session.flush()
    return _thread(session, actor, queries.thread_row(session, actor, thread_id))


def _thread(session: Session, actor: Actor, row: Row) -> ThreadOut:
    return ThreadOut(
        **{name: value for name, value in row.items() if name in _THREAD},
        unread=row["last_place"] - (row["read_place"] or 0),
        level=row["level"] or row["space_level"] or Level.normal,
        draft=_draft(row),
        abilities=policy.thread_abilities(
            actor,
            roles=roles_in(session, actor, row["circle_id"]),
            opened_by=row["opened_by"],
            in_space=row["space_id"] is not None and not row["confidential"],
        ),
    )


_THREAD: Final = ThreadOut.model_fields.keys() - {"unread", "level", "draft", "abilities"}


@api.put("/{thread_id}/level", status_code=204)
@access(Gate.signed_in)
def hear_of_thread(session: Session, actor: Actor, thread_id: UUID, body: LevelIn) -> None:
    """Follow or mute a thread."""
    reading.hear_of_thread(session, actor, thread_id, level=body.level)


@api.put("/{thread_id}/answer")
@access(Gate.signed_in)
def name_answer(session: Session, actor: Actor, thread_id: UUID, body: AnswerIn) -> ThreadOut:
    """Name the post that answers what the thread asks."""
    service.name_answer(session, actor, thread_id, post_id=body.post_id)
    return _thread_shown(session, actor, thread_id)


@api.put("/{thread_id}/state")
@access(Gate.signed_in)
def set_state(session: Session, actor: Actor, thread_id: UUID, body: StateIn) -> ThreadOut:
    """Lock the thread, so that nobody writes there, or open it again."""
    service.set_state(session, actor, thread_id, state=body.state)
    return _thread_shown(session, actor, thread_id)


@api.put("/{thread_id}/space")
@access(Gate.signed_in)
def move_thread(session: Session, actor: Actor, thread_id: UUID, body: MoveIn) -> ThreadOut:
    """Let the thread stand in another space, which the same people read, or fewer."""
    moderation.move(session, actor, thread_id, space_id=body.space_id)
    return _thread_shown(session, actor, thread_id)


@api.post("/{thread_id}/posts/{post_id}/reports", status_code=204)
@access(Gate.signed_in)
def report_post(session: Session, actor: Actor, thread_id: UUID, post_id: UUID, body: PostReportIn) -> None:
    """Ask those who answer for the thread to look at a post; only they hear who asked."""
    moderation.report(session, actor, thread_id, post_id, reason=body.reason, words=body.words)


@api.put("/{thread_id}/posts/{post_id}/hiding")
@access(Gate.signed_in)
def hide_post(session: Session, actor: Actor, thread_id: UUID, post_id: UUID, body: HideIn) -> PostOut:
    """Show the post's place and the reason only."""
    moderation.hide(session, actor, thread_id, post_id, reason=body.reason)
    return listing.post(session, actor, post_id)


@api.delete("/{thread_id}/posts/{post_id}/hiding")
@access(Gate.signed_in)
def show_post(session: Session, actor: Actor, thread_id: UUID, post_id: UUID) -> PostOut:
    """Show a hidden post again."""
    moderation.show(session, actor, thread_id, post_id)
    return listing.post(session, actor, post_id)


@api.get("/{thread_id}/posts")
@access(Gate.signed_in)
def list_posts(
    session: Session, actor: Actor, response: Response, thread_id: UUID,
    order: Order = "oldest", at: At = None, after: After = None, limit: Limit = USUAL,
) -> PostPage:  # fmt: skip
    """What was written, a page at a time."""
    circle_id, found = listing.posts(
        session, actor, thread_id, newest_first=order == "newest", at=at, after=after, limit=limit
    )
    keepable(response, actor, circle_id)
    return found


@api.get("/{thread_id}/posts/{post_id}")
@access(Gate.signed_in)
def read_post(session: Session, actor: Actor, thread_id: UUID, post_id: UUID) -> PostOut:
    """One post as it stands now."""
    return listing.post(session, actor, post_id, thread_id=thread_id)


@api.post("/{thread_id}/posts", status_code=201)
@access(Gate.signed_in)
def write_post(session: Session, actor: Actor, thread_id: UUID, body: PostIn) -> PostOut:
    """Write in the thread; everybody whom its circle admits can read it."""
    post = service.write_post(session, actor, thread_id, **body.model_dump())
    return listing.post(session, actor, post.id)


@api.patch("/{thread_id}/posts/{post_id}")
@access(Gate.signed_in)
def edit_post(
    session: Session, actor: Actor, thread_id: UUID, post_id: UUID, body: PostChange, if_match: IfMatch = None
) -> PostOut:
    """Change my post; what it said before stays readable beside it. If-Match names the post's version."""
    service.edit_post(session, actor, thread_id, post_id, version=read_match(if_match), **body.model_dump())
    return listing.post(session, actor, post_id)


@api.delete("/{thread_id}/posts/{post_id}")
@access(Gate.signed_in)
def delete_post(session: Session, actor: Actor, thread_id: UUID, post_id: UUID) -> PostOut:
    """Take the words of a post away, former versions too; its place stays."""
    service.delete_post(session, actor, thread_id, post_id)
    return listing.post(session, actor, post_id)


@api.put("/{thread_id}/posts/{post_id}/reactions/{kind}")
@access(Gate.signed_in)
def set_reaction(session: Session, actor: Actor, thread_id: UUID, post_id: UUID, kind: ReactionKind) -> PostOut:
    service.react(session, actor, thread_id, post_id, kind=kind, stands=True)
    return listing.post(session, actor, post_id)


@api.delete("/{thread_id}/posts/{post_id}/reactions/{kind}")
@access(Gate.signed_in)
def take_reaction_back(session: Session, actor: Actor, thread_id: UUID, post_id: UUID, kind: ReactionKind) -> PostOut:
    service.react(session, actor, thread_id, post_id, kind=kind, stands=False)
    return listing.post(session, actor, post_id)


@api.get("/{thread_id}/posts/{post_id}/versions")
@access(Gate.signed_in)
def post_versions(session: Session, actor: Actor, thread_id: UUID, post_id: UUID) -> list[PostVersionOut]:
    """What a post said before it was edited, oldest first."""
    listing.require_shown(session, actor, thread_id, post_id)
    found = queries.versions(session, actor, thread_id, post_id)
    return [PostVersionOut.model_validate(item, from_attributes=True) for item in found]


@api.put("/{thread_id}/reading", status_code=204)
@access(Gate.signed_in)
def mark_read(session: Session, actor: Actor, thread_id: UUID, body: ReadingIn) -> None:
    """Note how far I have read; an earlier post makes the later ones unread again."""
    if body.post_id is not None:
        reading.mark_read(session, actor, thread_id, post_id=body.post_id)
    if body.unread_from is not None:
        reading.mark_unread(session, actor, thread_id, post_id=body.unread_from)


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
