"""What was uploaded. The rows stand here, the bytes in the data folder, under the rows' ids."""

from datetime import datetime
from enum import StrEnum
from typing import Final
from uuid import UUID

from sqlalchemy import Index
from sqlmodel import Field, SQLModel

from app.core import clock, ids
from app.core.columns import Code, Moment


class FileKind(StrEnum):
    """What a file is, by its content."""

    pdf = "pdf"
    word = "word"
    sheet = "sheet"
    slides = "slides"
    picture = "picture"
    text = "text"


class Hanging(StrEnum):
    """What whoever brings a file may hang it on. Every other record takes its files itself, by its room's service."""

    nowhere = ""
    thread = "thread"
    post_draft = "post_draft"


STAYING: Final = frozenset({"annex", "evidence", "section", "funder_letter", "funder_report"})
"""Kinds of records whose files nobody takes away, since others have read them, or signed them."""


class File(SQLModel, table=True):
    """An attachment. Its circle says who reads it; the subject is the record of another room that it hangs on."""

    __tablename__ = "file"
    __table_args__ = (Index("ix_file_circle", "circle_id", "id"), Index("ix_file_subject", "subject_id"))

    id: UUID = Field(default_factory=ids.new, primary_key=True)
    circle_id: UUID = Field(foreign_key="circle.id")
    subject_kind: str = Field(default="", max_length=40)
    subject_id: UUID | None = None
    name: str = Field(max_length=120)
    kind: FileKind = Field(sa_type=Code(FileKind))
    media_type: str = Field(max_length=100)
    size: int
    sha256: str = Field(max_length=64)
    uploaded_by: UUID = Field(foreign_key="person.id")
    made_at: datetime = Field(default_factory=clock.now, sa_type=Moment)


class Picture(SQLModel, table=True):
    """A photograph or logo, kept as WebP in two sizes. Its address never shows another picture."""

    __tablename__ = "picture"

    id: UUID = Field(default_factory=ids.new, primary_key=True)
    circle_id: UUID = Field(foreign_key="circle.id")
    uploaded_by: UUID = Field(foreign_key="person.id")
    made_at: datetime = Field(default_factory=clock.now, sa_type=Moment)
