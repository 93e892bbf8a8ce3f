"""What can be found: one row for each record, with the circle that may read it. The words are in `index`."""

from datetime import datetime
from enum import StrEnum
from typing import Final
from uuid import UUID

from sqlalchemy import BigInteger, Index, Integer, String, UniqueConstraint
from sqlmodel import Field, SQLModel

from app.core.columns import Code, Json, Moment

LONGEST_WORD: Final = 64


class Kind(StrEnum):
    """What is found. The order is that of their numbers: a new kind goes to the end."""

    post = "post"
    thread = "thread"
    exchange = "exchange"
    organisation = "organisation"
    person = "person"
    offer = "offer"


class SearchDocument(SQLModel, table=True):
    """A record that can be found.

    The number holds the kind in its upper bits and grows with time below them, so that the newest of one kind are
    read first without sorting. Without a circle nobody finds it; `from:` still knows the name.
    """

    __tablename__ = "search_document"
    __table_args__ = (UniqueConstraint("kind", "subject_id"), Index("ix_search_document_dated", "kind", "written_at"))

    number: int = Field(
        primary_key=True,
        sa_type=BigInteger().with_variant(Integer(), "sqlite"),
        sa_column_kwargs={"autoincrement": False},
    )
    kind: Kind = Field(sa_type=Code(Kind))
    subject_id: UUID
    parent_id: UUID | None = Field(default=None, index=True, description="The thread of a post.")
    circle_id: UUID | None = Field(default=None, foreign_key="circle.id", index=True)
    room_circle_id: UUID | None = Field(
        default=None, foreign_key="circle.id", description="A second circle that reads it: the room of an exchange."
    )
    person_id: UUID | None = Field(default=None, description="Who wrote it, or whom it is about.")
    organisation_id: UUID | None = None
    written_at: datetime = Field(sa_type=Moment)
    language: str = Field(max_length=35, description="BCP 47 tag; empty when it has none of its own.")
    topics: list[str] = Field(default_factory=list, sa_type=Json)
    title: str
    text: str


class SearchWord(SQLModel, table=True):
    """A word that stands somewhere, so that its beginning can be completed; it goes with the last record that has it."""

    __tablename__ = "search_word"

    word: str = Field(
        primary_key=True, sa_type=String(LONGEST_WORD).with_variant(String(LONGEST_WORD, "C"), "postgresql")
    )
