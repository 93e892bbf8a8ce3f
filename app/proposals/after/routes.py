"""Addresses of what follows once a proposal was sent."""

from typing import Final
from uuid import UUID

from fastapi import APIRouter
from sqlmodel import Session
from starlette.responses import Response

from app.access.actor import Actor
from app.access.marks import Gate, access
from app.access.route import router
from app.access.versions import IfMatch, tag
from app.proposals import queries as proposals
from app.proposals.after import reading, reporting, service
from app.proposals.after.schemas import AfterOut, FinishIn, FunderReportChangeIn, FunderReportIn, FunderResultIn

proposal_api: APIRouter = router(prefix="/api/proposals/{proposal_id}", tag="proposals")
reports_api: APIRouter = router(prefix="/api/funder-reports", tag="proposals")
ROUTERS: Final = (proposal_api, reports_api)


@proposal_api.get("/after")
@access(Gate.signed_in)
def read_after(session: Session, actor: Actor, response: Response, proposal_id: UUID) -> AfterOut:
    """What the funder answered, and the reports that are owed to it."""
    return _after(session, actor, response, proposal_id)


@proposal_api.put("/result")
@access(Gate.seated)
def tell_result(
    session: Session,
    actor: Actor,
    response: Response,
    proposal_id: UUID,
    body: FunderResultIn,
    if_match: IfMatch = None,
) -> AfterOut:
    """Write down what the funder said; everybody of the proposal is told."""
    service.tell(session, actor, proposal_id, told=body, if_match=if_match)
    return _after(session, actor, response, proposal_id)


@proposal_api.post("/reports", status_code=201)
@access(Gate.seated)
def add_report(session: Session, actor: Actor, response: Response, proposal_id: UUID, body: FunderReportIn) -> AfterOut:
    """A report that is owed to the funder."""
    reporting.add(session, actor, proposal_id, wanted=body)
    return _after(session, actor, response, proposal_id)


@reports_api.patch("/{report_id}")
@access(Gate.seated)
def change_report(
    session: Session,
    actor: Actor,
    response: Response,
    report_id: UUID,
    body: FunderReportChangeIn,
    if_match: IfMatch = None,
) -> AfterOut:
    """Change a report; what is left out stays."""
    changes = body.model_dump(exclude_unset=True)
    changed = reporting.change(session, actor, report_id, changes=changes, if_match=if_match)
    return _after(session, actor, response, changed.proposal_id)


@reports_api.delete("/{report_id}", status_code=204)
@access(Gate.seated)
def remove_report(session: Session, actor: Actor, report_id: UUID, if_match: IfMatch = None) -> None:
    """Take out a report that was added by hand."""
    reporting.remove(session, actor, report_id, if_match=if_match)


@reports_api.post("/{report_id}/finish")
@access(Gate.seated)
def finish_report(session: Session, actor: Actor, response: Response, report_id: UUID, body: FinishIn) -> AfterOut:
    """Say that it was handed in, in words or with a file."""
    done = reporting.finish(session, actor, report_id, told=body)
    return _after(session, actor, response, done.proposal_id)


@reports_api.post("/{report_id}/reopen")
@access(Gate.seated)
def reopen_report(session: Session, actor: Actor, response: Response, report_id: UUID) -> AfterOut:
    """It is owed after all."""
    return _after(session, actor, response, reporting.reopen(session, actor, report_id).proposal_id)


def _after(session: Session, actor: Actor, response: Response, proposal_id: UUID) -> AfterOut:
    shown = reading.after(session, actor, proposals.proposal(session, actor, proposal_id))
    tag(response, shown.version)
    return shown
