"""Addresses of results frameworks and their rows."""

from uuid import UUID

from fastapi import APIRouter
from sqlmodel import Session
from starlette.responses import Response

from app.access.actor import Actor
from app.access.marks import Gate, access
from app.access.route import router
from app.access.versions import IfMatch, tag
from app.proposals import queries as proposals
from app.proposals.results import reading, service
from app.proposals.results.models import ResultRow
from app.proposals.results.schemas import PlaceIn, ResultChangeIn, ResultIn, ResultOut, ResultsOut

api: APIRouter = router(prefix="/api", tag="results")


@api.get("/proposals/{proposal_id}/results")
@access(Gate.signed_in)
def read_results(session: Session, actor: Actor, proposal_id: UUID) -> ResultsOut:
    """What should change, and by which indicators one will know."""
    return reading.whole(session, actor, proposals.proposal(session, actor, proposal_id))


@api.post("/proposals/{proposal_id}/results", status_code=201)
@access(Gate.signed_in)
def add_result(session: Session, actor: Actor, response: Response, proposal_id: UUID, body: ResultIn) -> ResultOut:
    """Add a row below the others."""
    return _row(session, response, service.add(session, actor, proposal_id, row=body))


@api.patch("/result-rows/{row_id}")
@access(Gate.signed_in)
def change_result(
    session: Session, actor: Actor, response: Response, row_id: UUID, body: ResultChangeIn, if_match: IfMatch = None
) -> ResultOut:
    """Change a row; what is left out stays. Refused with what it says now when somebody was faster."""
    changes = body.model_dump(exclude_unset=True)
    return _row(session, response, service.change(session, actor, row_id, changes=changes, if_match=if_match))


@api.put("/result-rows/{row_id}/place", status_code=204)
@access(Gate.signed_in)
def move_result(session: Session, actor: Actor, row_id: UUID, body: PlaceIn) -> None:
    """Put a row at another place among the others."""
    service.move(session, actor, row_id, place=body.place)


@api.delete("/result-rows/{row_id}", status_code=204)
@access(Gate.signed_in)
def remove_result(session: Session, actor: Actor, row_id: UUID, if_match: IfMatch = None) -> None:
    """Take a row out, as I read it."""
    service.remove(session, actor, row_id, if_match=if_match)


def _row(session: Session, response: Response, row: ResultRow) -> ResultOut:
    tag(response, row.version)
    return reading.one(session, row)
