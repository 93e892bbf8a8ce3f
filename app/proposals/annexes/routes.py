"""Addresses of annexes."""

from typing import Final
from uuid import UUID

from fastapi import APIRouter, UploadFile
from sqlmodel import Session
from starlette.responses import Response

from app.access.actor import Actor
from app.access.marks import Gate, access
from app.access.route import router
from app.access.versions import IfMatch, tag
from app.files.service import MOST_BYTES
from app.proposals import queries as proposals
from app.proposals.annexes import reading, service
from app.proposals.annexes.models import Annex
from app.proposals.annexes.schemas import AnnexesOut, AnnexOut, ExcuseIn

FORM_OVERHEAD: Final = 64 * 1024
api: APIRouter = router(prefix="/api/proposals/{proposal_id}/annexes", tag="annexes")


@api.get("")
@access(Gate.signed_in)
def read_annexes(session: Session, actor: Actor, proposal_id: UUID) -> AnnexesOut:
    """What the call wants enclosed, who owes it, and how each stands."""
    return reading.whole(session, actor, proposals.proposal(session, actor, proposal_id))


@api.put("/{key}/{organisation_id}")
@access(Gate.seated)
def excuse_annex(
    session: Session, actor: Actor, response: Response, proposal_id: UUID, key: str, organisation_id: UUID,
    body: ExcuseIn, if_match: IfMatch = None,
) -> AnnexOut:  # fmt: skip
    """Say why an annex is not needed, or that it is after all."""
    found = service.excuse(
        session, actor, proposal_id, key=key, organisation_id=organisation_id, reason=body.reason.strip(),
        if_match=if_match,
    )  # fmt: skip
    return _annex(session, actor, response, found)


@api.put("/{key}/{organisation_id}/file", max_body_size=MOST_BYTES + FORM_OVERHEAD)
@access(Gate.seated)
def put_annex(
    session: Session, actor: Actor, response: Response, proposal_id: UUID, key: str, organisation_id: UUID,
    file: UploadFile, if_match: IfMatch = None,
) -> AnnexOut:  # fmt: skip
    """Put the file of an annex, at most 20 MB. The one before stays to be read."""
    found = service.put(
        session, actor, proposal_id, key=key, organisation_id=organisation_id, name=file.filename or "",
        data=file.file.read(), if_match=if_match,
    )  # fmt: skip
    return _annex(session, actor, response, found)


def _annex(session: Session, actor: Actor, response: Response, annex: Annex) -> AnnexOut:
    tag(response, annex.version)
    proposal = proposals.proposal(session, actor, annex.proposal_id)
    return reading.one(session, actor, proposal, (annex.key, annex.organisation_id))
