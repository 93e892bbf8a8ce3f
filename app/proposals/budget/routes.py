"""Addresses of budgets and their lines."""

from functools import partial
from typing import Annotated, Final
from uuid import UUID

import anyio.to_thread
from fastapi import APIRouter, Form, UploadFile
from sqlmodel import Session
from starlette.responses import Response

from app.access.actor import Actor
from app.access.marks import Gate, access
from app.access.route import router
from app.access.runtime import Acting
from app.access.versions import IfMatch, tag
from app.proposals import queries as proposals
from app.proposals.budget import intake, queries, reading, service, taking
from app.proposals.budget.intake import RawSheet
from app.proposals.budget.layout import MEDIA_TYPE
from app.proposals.budget.models import BudgetLine
from app.proposals.budget.schemas import BudgetIn, BudgetOut, LineChangeIn, LineIn, LineOut, WorkbookOut
from app.proposals.models import Proposal

FORM_OVERHEAD: Final = 64 * 1024
api: APIRouter = router(prefix="/api", tag="budget")


@api.get("/proposals/{proposal_id}/budget")
@access(Gate.signed_in)
def read_budget(session: Session, actor: Actor, response: Response, proposal_id: UUID) -> BudgetOut:
    """The lines that I may read, the sums of all, and how each rule of the call stands."""
    return _budget(session, actor, response, proposals.proposal(session, actor, proposal_id))


@api.put("/proposals/{proposal_id}/budget")
@access(Gate.seated)
def set_budget(
    session: Session, actor: Actor, response: Response, proposal_id: UUID, body: BudgetIn, if_match: IfMatch = None
) -> BudgetOut:
    """Say what holds for the budget as a whole: when it begins, how long it lasts, what is asked for."""
    saved = service.set_frame(session, actor, proposal_id, frame=body, if_match=if_match)
    return _budget(session, actor, response, saved)


@api.post("/proposals/{proposal_id}/budget/lines", status_code=201)
@access(Gate.seated)
def add_line(session: Session, actor: Actor, response: Response, proposal_id: UUID, body: LineIn) -> LineOut:
    """Add a line for an organisation that I write for."""
    made = service.add(session, actor, proposal_id, line=body)
    return _line(session, actor, response, made, proposals.proposal(session, actor, proposal_id))


@api.patch("/budget-lines/{line_id}")
@access(Gate.seated)
def change_line(
    session: Session, actor: Actor, response: Response, line_id: UUID, body: LineChangeIn, if_match: IfMatch = None
) -> LineOut:
    """Change a line; what is left out stays. Refused with what it says now when somebody was faster."""
    given = body.model_dump(exclude_unset=True)
    changes = {name: value for name, value in given.items() if value is not None or name == "output"}
    line, proposal = service.change(session, actor, line_id, changes=changes, if_match=if_match)
    return _line(session, actor, response, line, proposal)


@api.delete("/budget-lines/{line_id}", status_code=204)
@access(Gate.seated)
def remove_line(session: Session, actor: Actor, line_id: UUID, if_match: IfMatch = None) -> None:
    """Take a line out, as I read it."""
    service.remove(session, actor, line_id, if_match=if_match)


@api.get(
    "/proposals/{proposal_id}/budget.xlsx", response_class=Response, responses={200: {"content": {MEDIA_TYPE: {}}}}
)
@access(Gate.signed_in, long=True)
def download_budget(session: Session, actor: Actor, proposal_id: UUID) -> Response:
    """The budget as a workbook with formulas, as far as I may read it."""
    from app.proposals.budget import workbook  # noqa: PLC0415 - brings a library of 11 MB along

    budget = reading.whole(session, actor, proposals.proposal(session, actor, proposal_id))
    headers = {"content-disposition": 'attachment; filename="budget.xlsx"', "cache-control": "no-store"}
    return Response(workbook.written(budget, actor.language), media_type=MEDIA_TYPE, headers=headers)


@api.post("/proposals/{proposal_id}/budget/workbook/look", max_body_size=intake.MOST_BYTES + FORM_OVERHEAD)
@access(Gate.seated)
async def look_into_workbook(acting: Acting, proposal_id: UUID, file: UploadFile) -> WorkbookOut:
    """What a workbook that comes back would change, and what is wrong with it, cell by cell. Nothing is taken."""
    sheets = await _sheets(acting, proposal_id, file)
    return await acting.reading(partial(taking.look, proposal_id=proposal_id, sheets=sheets))


@api.post("/proposals/{proposal_id}/budget/workbook", max_body_size=intake.MOST_BYTES + FORM_OVERHEAD)
@access(Gate.seated)
async def take_workbook(
    acting: Acting, proposal_id: UUID, file: UploadFile, seen: Annotated[str, Form(max_length=64)]
) -> WorkbookOut:
    """Take exactly what was looked at before, all of it or nothing."""
    sheets = await _sheets(acting, proposal_id, file)
    return await acting.writing(partial(taking.take, proposal_id=proposal_id, sheets=sheets, seen=seen))


async def _sheets(acting: Acting, proposal_id: UUID, file: UploadFile) -> list[RawSheet]:
    """Who may not see the proposal has nothing unpacked for them; and no transaction waits for what is."""
    await acting.reading(lambda session, actor: proposals.proposal(session, actor, proposal_id))
    data = await file.read(intake.MOST_BYTES + 1)
    return await anyio.to_thread.run_sync(intake.read, data)


def _budget(session: Session, actor: Actor, response: Response, proposal: Proposal) -> BudgetOut:
    budget = queries.budget(session, proposal.id)
    tag(response, budget.version if budget else 0)
    return reading.whole(session, actor, proposal)


def _line(session: Session, actor: Actor, response: Response, line: BudgetLine, proposal: Proposal) -> LineOut:
    tag(response, line.version)
    return reading.line_out(session, actor, proposal, line)
