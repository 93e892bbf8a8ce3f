"""Texts that were marked to be used again, and where they were."""

from datetime import datetime
from typing import Final
from uuid import UUID

from sqlalchemy import UniqueConstraint
from sqlmodel import Field, SQLModel

from app.core import clock, ids
from app.core.columns import Code, Json, Moment
from app.core.i18n import Language

SHORT: Final = 120


class ReusableText(SQLModel, table=True):
    """A section's text as it was when it was marked. Its circle is that of the section: whoever left reads it no more."""

    __tablename__ = "reusable_text"

    section_id: UUID = Field(primary_key=True, foreign_key="section.id")
    proposal_id: UUID = Field(foreign_key="proposal.id", index=True)
    circle_id: UUID = Field(foreign_key="circle.id", index=True)
    organisation_id: UUID = Field(foreign_key="organisation.id", index=True, description="Whose part it was.")
    lead_id: UUID = Field(foreign_key="organisation.id", index=True, description="Who led the proposal.")
    name: str = Field(max_length=SHORT)
    topics: list[str] = Field(default_factory=list, sa_type=Json, description="Terms of the vocabulary.")
    language: Language = Field(sa_type=Code(Language))
    text: str
    folded: str = Field(description="Name and text without accents, for searching.")
    words: int
    marked_by: UUID = Field(foreign_key="person.id")
    marked_at: datetime = Field(default_factory=clock.now, sa_type=Moment)


class TextReuse(SQLModel, table=True):
    """That a reusable text was brought into another section."""

    __tablename__ = "text_reuse"
    __table_args__ = (UniqueConstraint("section_id", "from_section_id"),)

    id: UUID = Field(default_factory=ids.new, primary_key=True)
    section_id: UUID = Field(foreign_key="section.id")
    proposal_id: UUID = Field(foreign_key="proposal.id", index=True)
    circle_id: UUID = Field(foreign_key="circle.id", index=True)
    from_section_id: UUID = Field(foreign_key="section.id", index=True)
    from_proposal_id: UUID = Field(foreign_key="proposal.id", index=True)
    person_id: UUID = Field(foreign_key="person.id")
    at: datetime = Field(default_factory=clock.now, sa_type=Moment)
