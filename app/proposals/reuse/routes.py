"""Addresses of texts that are used again."""

from typing import Annotated, Final
from uuid import UUID

from fastapi import APIRouter, Query
from sqlmodel import Session

from app.access.actor import Actor
from app.access.marks import Gate, access
from app.access.route import router
from app.core.text import fold
from app.proposals import queries as proposals
from app.proposals.reuse import policy, queries, service
from app.proposals.reuse.schemas import BringIn, ReusableIn, ReusableMarkOut, ReusableMarksOut, ReusableOut

texts_api: APIRouter = router(prefix="/api/reusable-texts", tag="proposals")
parts_api: APIRouter = router(prefix="/api", tag="proposals")
ROUTERS: Final = (texts_api, parts_api)


@texts_api.get("")
@access(Gate.signed_in)
def list_texts(
    session: Session, actor: Actor, q: Annotated[str, Query(max_length=200, description="Words of name or text.")] = ""
) -> list[ReusableOut]:
    """Texts of my organisation that may be used again, the latest first; at most thirty."""
    return [ReusableOut(**row) for row in queries.found(session, actor, words=fold(q).split())]


@parts_api.get("/proposals/{proposal_id}/reusable")
@access(Gate.signed_in)
def read_marks(session: Session, actor: Actor, proposal_id: UUID) -> ReusableMarksOut:
    """Which texts of a proposal are marked to be used again."""
    proposal = proposals.proposal(session, actor, proposal_id)
    roles = proposals.roles(session, actor, proposal)
    sections = proposals.sections(session, proposal.id)
    return ReusableMarksOut(
        marks=[ReusableMarkOut(**row) for row in queries.marks(session, proposal.id).values()],
        may_mark=[each.id for each in sections if policy.may_mark(actor, proposal, each, roles)],
    )


@parts_api.put("/sections/{section_id}/reusable", status_code=204)
@access(Gate.seated)
def mark_text(session: Session, actor: Actor, section_id: UUID, body: ReusableIn) -> None:
    """Keep this text to be used again."""
    service.mark(session, actor, section_id, **body.model_dump())


@parts_api.delete("/sections/{section_id}/reusable", status_code=204)
@access(Gate.seated)
def unmark_text(session: Session, actor: Actor, section_id: UUID) -> None:
    """Let it be found no more."""
    service.unmark(session, actor, section_id)


@texts_api.post("/{from_section_id}/bring", status_code=204)
@access(Gate.seated)
def bring_text(session: Session, actor: Actor, from_section_id: UUID, body: BringIn) -> None:
    """Note that I bring this text into a section that is being written."""
    service.bring(session, actor, body.section_id, from_section_id=from_section_id)
