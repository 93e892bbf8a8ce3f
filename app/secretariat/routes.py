"""Addresses of the desk."""

from typing import Annotated
from uuid import UUID

from fastapi import Depends, Query
from sqlmodel import Session
from starlette.responses import Response, StreamingResponse

from app.access.actor import Actor
from app.access.marks import Gate, access
from app.access.route import router
from app.access.runtime import Runtime
from app.core import spreadsheets
from app.core.i18n import Language
from app.core.paging import USUAL, After, Limit, Page
from app.exchanges.codes import Lane, State
from app.exchanges.lists import Filters
from app.members.fields import TopicId
from app.secretariat import download, proposals, service
from app.secretariat.schemas import DeskOut, DeskProposalsOut, DeskRow

api = router(prefix="/api/desk", tag="desk")


def _filters(
    *,
    owner_seat_id: Annotated[UUID | None, Query(description="Looked after by this seat.")] = None,
    state: Annotated[list[State] | None, Query(max_length=len(State))] = None,
    topic: Annotated[list[TopicId] | None, Query(max_length=20)] = None,
    lane: Lane | None = None,
    language: Language | None = None,
    late: Annotated[bool, Query(description="Whose next date has passed.")] = False,
    q: Annotated[str | None, Query(max_length=200)] = None,
) -> Filters:
    return Filters(
        owner_seat_id=owner_seat_id, states=frozenset(state or ()), topics=frozenset(topic or ()), lane=lane,
        language=language, late=late, words=q or "",
    )  # fmt: skip


Wanted = Annotated[Filters, Depends(_filters)]
Unowned = Annotated[bool, Query(description="Only what nobody looks after.")]


@api.get("")
@access(Gate.secretariat)
def read_desk(session: Session, actor: Actor, filters: Wanted, unowned: Unowned = False) -> DeskOut:  # noqa: FBT002 - a query parameter
    """What needs me first; then the board by state, within the filters."""
    return service.desk(session, actor, filters=filters, unowned=unowned)


@api.get("/exchanges.csv", response_class=Response, responses={200: {"content": {"text/csv": {}}}})
@access(Gate.secretariat)
def download_desk(runtime: Runtime, actor: Actor, filters: Wanted, unowned: Unowned = False) -> Response:  # noqa: FBT002 - a query parameter
    """The table as a file for spreadsheets, whole, within the filters."""
    return StreamingResponse(
        download.lines(runtime, actor, filters=filters, unowned=unowned),
        media_type=spreadsheets.MEDIA_TYPE,
        headers={"content-disposition": 'attachment; filename="exchanges.csv"', "cache-control": "no-store"},
    )


@api.get("/exchanges")
@access(Gate.secretariat)
def list_desk(
    session: Session,
    actor: Actor,
    filters: Wanted,
    unowned: Unowned = False,  # noqa: FBT002 - a query parameter
    after: After = None,
    limit: Limit = USUAL,
) -> Page[DeskRow]:
    """The board as a table, what is due first before what is due later."""
    return service.table(session, actor, filters=filters, unowned=unowned, after=after, limit=limit)


@api.get("/proposals")
@access(Gate.secretariat)
def read_proposals(session: Session, actor: Actor) -> DeskProposalsOut:
    """Proposals that I am in and that close soon, and reports that are overdue. Of others the secretariat is not told."""
    return proposals.on_desk(session, actor)
