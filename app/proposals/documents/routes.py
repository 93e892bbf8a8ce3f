"""Addresses of documents that leave and come back."""

from functools import partial
from typing import Final
from uuid import UUID

import anyio.to_thread
from fastapi import APIRouter, UploadFile
from sqlmodel import Session
from starlette.responses import Response

from app.access.actor import Actor
from app.access.marks import Gate, access
from app.access.route import router
from app.access.runtime import Acting
from app.proposals.documents import archive, dossier, exporting, incoming, service
from app.proposals.documents.codes import DocumentFormat
from app.proposals.documents.schemas import BroughtInOut, FieldOut

FORM_OVERHEAD: Final = 64 * 1024
api: APIRouter = router(prefix="/api/proposals/{proposal_id}", tag="proposals")


@api.get("/export/fields")
@access(Gate.signed_in)
def read_fields(session: Session, actor: Actor, proposal_id: UUID) -> list[FieldOut]:
    """The texts as they are signed, each with its length as the funder counts, to be pasted into a form."""
    return [
        FieldOut(
            section_id=each.id, title=each.title, text=each.words, words=each.counts.words,
            characters=each.counts.characters, characters_without_spaces=each.counts.bare, unit=each.unit,
            limit=each.limit, length=each.length, suggests=each.suggests,
        )
        for each in dossier.read(session, actor, proposal_id).chapters
    ]  # fmt: skip


@api.get(
    "/export/{ending}",
    response_class=Response,
    responses={200: {"content": {media_type: {} for media_type in exporting.MEDIA_TYPES.values()}}},
)
@access(Gate.signed_in, long=True)
async def export_proposal(
    acting: Acting, proposal_id: UUID, ending: DocumentFormat, *, marked: bool = False, section_id: UUID | None = None
) -> Response:
    """The proposal, or one section of it, as a file. `marked` keeps suggestions and comments, in Word files."""
    found = await acting.reading(partial(dossier.read, proposal_id=proposal_id))
    make = partial(exporting.make, found, ending, marked=marked, only=section_id)
    made = await anyio.to_thread.run_sync(make)
    headers = {"content-disposition": f'attachment; filename="{made.name}"', "cache-control": "no-store"}
    return Response(made.content, media_type=made.media_type, headers=headers)


@api.post("/sections/{section_id}/import", max_body_size=archive.MOST_BYTES + FORM_OVERHEAD)
@access(Gate.signed_in)
async def bring_in_document(acting: Acting, proposal_id: UUID, section_id: UUID, file: UploadFile) -> BroughtInOut:
    """Suggest in a section what a Word file says; its comments come as comments. What cannot come is named."""
    # Who may not suggest has nothing unpacked for them; and no transaction waits for what is.
    await acting.reading(partial(service.require_may, proposal_id=proposal_id, section_id=section_id))
    data = await file.read(archive.MOST_BYTES + 1)
    found = await anyio.to_thread.run_sync(incoming.read, data)
    return await acting.writing(partial(service.bring_in, proposal_id=proposal_id, section_id=section_id, found=found))
