"""Addresses of files and pictures."""

from enum import StrEnum
from typing import Annotated, Final
from uuid import UUID

from fastapi import Form, Query, UploadFile
from sqlmodel import Session
from starlette.responses import FileResponse

from app.access.actor import Actor
from app.access.marks import Gate, access
from app.access.route import router
from app.core.paging import USUAL, After, Limit
from app.core.settings import Settings
from app.files import queries, service, storage
from app.files.models import Hanging
from app.files.schemas import FileOut, FilePage

api = router(prefix="/api", tag="files")

FORM_OVERHEAD: Final = 64 * 1024
UNTRUSTED: Final = {
    # Whatever is in it: it is saved, not shown, and were it shown it could do nothing.
    "content-security-policy": "sandbox; default-src 'none'",
    "cache-control": "no-store",
    "x-content-type-options": "nosniff",
}


class PictureSize(StrEnum):
    small = "small"
    large = "large"


@api.get("/files")
@access(Gate.signed_in)
def list_files(
    session: Session, actor: Actor, circle_id: Annotated[UUID | None, Query()] = None,
    subject_id: Annotated[UUID | None, Query()] = None, limit: Limit = USUAL, after: After = None,
) -> FilePage:  # fmt: skip
    """Files that my circles hold, newest first."""
    return service.page(session, actor, circle_id=circle_id, subject_id=subject_id, after=after, limit=limit)


@api.post("/files", status_code=201, max_body_size=service.MOST_BYTES + FORM_OVERHEAD)
@access(Gate.signed_in)
def attach_file(
    session: Session, actor: Actor, file: UploadFile, circle_id: Annotated[UUID, Form()],
    subject_kind: Annotated[Hanging, Form()] = Hanging.nowhere,
    subject_id: Annotated[UUID | None, Form()] = None,
) -> FileOut:  # fmt: skip
    """Attach a file to a circle: PDF, documents of office programs, pictures, plain text; at most 20 MB.

    A post takes its files when it is sent: until then they hang on its draft.
    """
    made = service.attach(
        session, actor, circle_id=circle_id, name=file.filename or "", data=file.file.read(),
        subject_kind=subject_kind, subject_id=subject_id,
    )  # fmt: skip
    return service.show(session, actor, made.id)


@api.get("/files/{file_id}")
@access(Gate.signed_in)
def file(session: Session, actor: Actor, file_id: UUID) -> FileOut:
    return service.show(session, actor, file_id)


@api.get("/files/{file_id}/content")
@access(Gate.signed_in)
def file_content(
    session: Session, actor: Actor, settings: Settings, file_id: UUID, size: PictureSize = PictureSize.large
) -> FileResponse:
    """The bytes, to be saved under the file's name; of a picture also small. Who may read is asked every time."""
    found = queries.entity(session, actor, file_id)
    path = storage.path_of(settings, found.id)
    small = storage.path_of(settings, found.id, storage.SMALL_ENDING)
    return FileResponse(
        small if size is PictureSize.small and small.is_file() else path,
        media_type=found.media_type,
        filename=found.name,
        headers=UNTRUSTED,
    )


@api.delete("/files/{file_id}", status_code=204)
@access(Gate.signed_in)
def erase_file(session: Session, actor: Actor, file_id: UUID) -> None:
    service.erase(session, actor, file_id)


@api.get("/pictures/{picture_id}/{size}")
@access(Gate.signed_in)
def picture(session: Session, actor: Actor, settings: Settings, picture_id: UUID, size: PictureSize) -> FileResponse:
    """A photograph or logo as WebP. The address never shows another one, so it may be kept."""
    found = queries.picture(session, actor, picture_id)
    path = storage.path_of(settings, found.id, storage.SMALL_ENDING if size is PictureSize.small else "")
    headers = {**UNTRUSTED, "cache-control": "private, max-age=31536000, immutable"}
    return FileResponse(path, media_type="image/webp", headers=headers)
