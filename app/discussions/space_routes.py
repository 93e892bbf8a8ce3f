"""Addresses of spaces, of lists of threads, and of threads begun and not yet opened."""

from typing import Annotated
from uuid import UUID

from fastapi import Query
from sqlmodel import Session
from starlette.responses import Response

from app.access.actor import Actor
from app.access.marks import Gate, access
from app.access.route import router
from app.access.versions import IfMatch, read_match, tag
from app.core.paging import MOST, USUAL, After, Limit
from app.discussions import lists, queries
from app.discussions.models import ThreadDraft
from app.discussions.schemas import (
    GroupPersonIn,
    GroupPersonOut,
    LevelIn,
    OutcomeIn,
    PostReportPage,
    SpaceChange,
    SpaceIn,
    SpaceOut,
    SpacePage,
    ThreadDraftIn,
    ThreadDraftOut,
    ThreadPage,
)
from app.discussions.service import listing, moderation, reading, spaces
from app.members.fields import TopicId

api = router(prefix="/api", tag="discussions")


@api.get("/spaces")
@access(Gate.signed_in)
def list_spaces(session: Session, actor: Actor, after: After = None, limit: Limit = MOST) -> SpacePage:
    """Spaces of which I may know, with what is new in them for me; the network's own comes first."""
    return listing.spaces(session, actor, after=after, limit=limit)


@api.post("/spaces", status_code=201)
@access(Gate.network)
def open_group(session: Session, actor: Actor, body: SpaceIn) -> SpaceOut:
    """Open a working group and answer for it."""
    space = spaces.open_group(session, actor, **body.model_dump())
    return listing.space(session, actor, space.id)


@api.put("/spaces/topics/{topic_id}")
@access(Gate.network)
def open_topic(session: Session, actor: Actor, topic_id: TopicId) -> SpaceOut:
    """The space of a main topic, made when somebody first asks for it."""
    return listing.space(session, actor, spaces.of_topic(session, actor, topic_id).id)


@api.get("/spaces/{space_id}")
@access(Gate.signed_in)
def read_space(session: Session, actor: Actor, response: Response, space_id: UUID) -> SpaceOut:
    found = listing.space(session, actor, space_id)
    tag(response, found.version)
    return found


@api.put("/spaces/{space_id}")
@access(Gate.signed_in)
def edit_group(
    session: Session, actor: Actor, response: Response, space_id: UUID, body: SpaceChange, if_match: IfMatch = None
) -> SpaceOut:
    """Say differently what a working group is for, or how one comes in. If-Match names its version."""
    space = spaces.edit_group(session, actor, space_id, version=read_match(if_match), changes=body.model_dump())
    tag(response, space.version)
    return listing.space(session, actor, space_id)


@api.post("/spaces/{space_id}/join")
@access(Gate.signed_in)
def join_group(session: Session, actor: Actor, space_id: UUID) -> SpaceOut:
    """Come into a working group that is open to all."""
    spaces.join(session, actor, space_id)
    return listing.space(session, actor, space_id)


@api.post("/spaces/{space_id}/leave", status_code=204)
@access(Gate.signed_in)
def leave_group(session: Session, actor: Actor, space_id: UUID) -> None:
    """Leave a working group. Its last steward names another one first."""
    spaces.let_out(session, actor, space_id, person_id=actor.person_id)


@api.get("/spaces/{space_id}/people")
@access(Gate.signed_in)
def people_of_group(session: Session, actor: Actor, space_id: UUID) -> list[GroupPersonOut]:
    """Who is in a working group; told to those who are in it themselves."""
    return [GroupPersonOut(**row) for row in spaces.people(session, actor, space_id)]


@api.post("/spaces/{space_id}/people", status_code=201)
@access(Gate.signed_in)
def bring_in(session: Session, actor: Actor, space_id: UUID, body: GroupPersonIn) -> list[GroupPersonOut]:
    """Take somebody into a working group, or make them its steward or its steward no more."""
    spaces.bring_in(session, actor, space_id, person_id=body.person_id, steward=body.steward)
    return [GroupPersonOut(**row) for row in spaces.people(session, actor, space_id)]


@api.delete("/spaces/{space_id}/people/{person_id}", status_code=204)
@access(Gate.signed_in)
def let_out(session: Session, actor: Actor, space_id: UUID, person_id: UUID) -> None:
    """Let somebody out of a working group."""
    spaces.let_out(session, actor, space_id, person_id=person_id)


@api.put("/spaces/{space_id}/level", status_code=204)
@access(Gate.signed_in)
def hear_of_space(session: Session, actor: Actor, space_id: UUID, body: LevelIn) -> None:
    """Follow or mute a space."""
    reading.hear_of_space(session, actor, space_id, level=body.level)


@api.get("/threads")
@access(Gate.signed_in)
def list_threads(
    session: Session, actor: Actor, space_id: Annotated[UUID | None, Query()] = None,
    organisation_id: Annotated[UUID | None, Query(description="Threads about this organisation.")] = None,
    following: Annotated[bool, Query(description="That I follow, or whose space I follow.")] = False,  # noqa: FBT002 - a query
    unread: Annotated[bool, Query()] = False,  # noqa: FBT002 - as above
    mine: Annotated[bool, Query(description="That I opened or wrote in.")] = False,  # noqa: FBT002 - as above
    confidential: Annotated[bool, Query()] = False,  # noqa: FBT002 - as above
    after: After = None, limit: Limit = USUAL,
) -> ThreadPage:  # fmt: skip
    """Threads that I may read, newest activity first. Muted ones only where I ask for a space, a subject or my own."""
    filters = lists.Filters(
        space_id=space_id, organisation_id=organisation_id, following=following, unread=unread, mine=mine,
        confidential=confidential,
    )  # fmt: skip
    return listing.threads(session, actor, filters, after=after, limit=limit)


@api.get("/reports")
@access(Gate.signed_in)
def list_reports(
    session: Session, actor: Actor, settled: Annotated[bool, Query()] = False, after: After = None, limit: Limit = USUAL  # noqa: FBT002 - a query
) -> PostReportPage:  # fmt: skip
    """Reports of posts in threads for which I answer, newest first."""
    return moderation.queue(session, actor, settled=settled, after=after, limit=limit)


@api.put("/reports/{report_id}", status_code=204)
@access(Gate.signed_in)
def settle_report(session: Session, actor: Actor, report_id: UUID, body: OutcomeIn) -> None:
    """Say what comes of a report: the post is hidden, or kept."""
    moderation.settle(session, actor, report_id, outcome=body.outcome, reason=body.reason)


@api.get("/thread-drafts")
@access(Gate.signed_in)
def list_thread_drafts(session: Session, actor: Actor) -> list[ThreadDraftOut]:
    """Threads that I have begun to write, the last one saved first."""
    return [_draft(row) for row in queries.thread_drafts(session, actor)]


@api.put("/thread-drafts/{draft_id}")
@access(Gate.signed_in)
def save_thread_draft(
    session: Session, actor: Actor, response: Response, draft_id: UUID, body: ThreadDraftIn, if_match: IfMatch = None
) -> ThreadDraftOut:
    """Keep a thread that I have begun, under an id that I choose. If-Match names its version, "0" for none."""
    row = reading.save_thread_draft(
        session, actor, draft_id, version=read_match(if_match), content=body.model_dump(mode="json")
    )
    tag(response, row.version)
    return _draft(row)


@api.delete("/thread-drafts/{draft_id}", status_code=204)
@access(Gate.signed_in)
def discard_thread_draft(session: Session, actor: Actor, draft_id: UUID) -> None:
    """Forget a thread that I have begun."""
    reading.discard_thread_draft(session, actor, draft_id)


def _draft(row: ThreadDraft) -> ThreadDraftOut:
    return ThreadDraftOut(**row.content, id=row.id, saved_at=row.saved_at, version=row.version)
