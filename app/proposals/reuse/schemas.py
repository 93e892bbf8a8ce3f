"""Shapes of texts that are used again."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from pydantic import BaseModel, Field

from app.core.i18n import Language
from app.core.text import UpTo
from app.members.fields import Topics
from app.proposals.codes import ProposalState, ResultKind
from app.proposals.reuse import models


class ReusableIn(BaseModel):
    """Under which name a text is found again, and what it is about."""

    name: Annotated[str, UpTo(models.SHORT, required=True)]
    topics: Topics = Field(default_factory=list)


class BringIn(BaseModel):
    """The section into which it is brought."""

    section_id: UUID


class ReusableMarkOut(BaseModel):
    section_id: UUID
    name: str
    topics: list[str]


class ReusableMarksOut(BaseModel):
    """What of a proposal is marked, and whether I may mark more."""

    marks: list[ReusableMarkOut]
    may_mark: list[UUID] = Field(description="Sections that I may mark or take the mark from.")


class ReusableOut(BaseModel):
    """A text of my organisation, where it stood and what became of that proposal."""

    section_id: UUID
    name: str
    topics: list[str]
    language: Language
    text: str
    words: int
    proposal_id: UUID
    proposal_title: str
    section_title: dict[str, str]
    organisation_name: str
    state: ProposalState
    outcome: ResultKind | None
    marked_at: datetime
