"""Shapes of files that go out."""

from datetime import datetime
from uuid import UUID

from pydantic import BaseModel, Field

from app.core.paging import Page
from app.files.models import FileKind
from app.files.policy import FileAbilities


class FileOut(BaseModel):
    """An attachment; its bytes are at `content`."""

    id: UUID
    circle_id: UUID
    subject_kind: str
    subject_id: UUID | None
    name: str = Field(examples=["boletim-2026.pdf"])
    kind: FileKind
    size: int = Field(description="Bytes.")
    made_at: datetime
    person_id: UUID = Field(description="Who brought it.")
    person_name: str
    content: str = Field(examples=["/api/files/0198f1f0-c0de-7abc-8000-000000000000/content"])
    abilities: FileAbilities


class FilePage(Page[FileOut]):
    """One page of files, newest first."""
