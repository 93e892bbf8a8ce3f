"""What can happen to files."""

from typing import ClassVar
from uuid import UUID

from app.outbox.events import Event


class FileAttached(Event):
    kind: ClassVar[str] = "file.attached"
    subject_kind: ClassVar[str] = "file"

    about_kind: str
    about_id: UUID | None


class FileErased(Event):
    kind: ClassVar[str] = "file.erased"
    subject_kind: ClassVar[str] = "file"

    about_kind: str
    about_id: UUID | None
