"""The address at which one says whether a condition of the call is met."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Form, UploadFile
from sqlmodel import Session

from app.access.actor import Actor
from app.access.marks import Gate, access
from app.access.route import router
from app.access.versions import IfMatch
from app.files.service import MOST_BYTES
from app.proposals.codes import Answer
from app.proposals.evidence import service
from app.proposals.evidence.schemas import Link, Words
from app.proposals.evidence.service import Said

FORM_OVERHEAD = 64 * 1024
api: APIRouter = router(prefix="/api/proposals/{proposal_id}/evidence", tag="evidence")


@api.put("/{key}/{organisation_id}", status_code=204, max_body_size=MOST_BYTES + FORM_OVERHEAD)
@access(Gate.seated)
def tell_evidence(
    session: Session, actor: Actor, proposal_id: UUID, key: str, organisation_id: UUID,
    answer: Annotated[Answer, Form()], words: Annotated[Words, Form()] = "", link: Annotated[Link, Form()] = "",
    file: UploadFile | None = None, if_match: IfMatch = None,
) -> None:  # fmt: skip
    """Say how a condition of the call stands, in words, with a file or a page of ours that shows it."""
    brought = (file.filename or "", file.file.read()) if file else None
    service.tell(
        session, actor, proposal_id, key=key, organisation_id=organisation_id, said=Said(answer, words, link),
        file=brought, if_match=if_match,
    )  # fmt: skip
