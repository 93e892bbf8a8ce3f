"""What one asks and what is found."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from pydantic import BaseModel, Field

from app.accounts.models import OrganisationKind
from app.core.paging import Page
from app.core.text import UpTo
from app.exchanges.codes import State
from app.search.asking import LONGEST
from app.search.models import Kind

Query = Annotated[
    str,
    UpTo(LONGEST),
    Field(
        description='Words, "a phrase", -without, from:, in:, topic:, language:, before:, after:; the last word by its'
        " beginning.",
        examples=["interrupción -policía after:2026"],
    ),
]


class Piece(BaseModel):
    """Some text, and whether it is what was looked for."""

    text: str
    found: bool


class FoundPerson(BaseModel):
    id: UUID
    name: str
    picture_id: UUID | None


class FoundOrganisation(BaseModel):
    id: UUID
    name: str
    slug: str
    kind: OrganisationKind


class Found(BaseModel):
    """A record that was found. A post names its thread, whose title it carries."""

    kind: Kind
    id: UUID
    thread_id: UUID | None
    title: list[Piece]
    snippet: list[Piece]
    language: str = Field(description="BCP 47 tag; empty when it has none of its own.")
    written_at: datetime
    open: bool = Field(description="Whether the whole network may read it.")
    person: FoundPerson | None
    organisation: FoundOrganisation | None
    topics: list[str]
    state: State | None = Field(description="Of an exchange.")


class FoundPage(Page[Found]):
    counts: dict[Kind, int] = Field(description="How many of each kind, whatever kind was asked for.")
    counted_to: int = Field(description="A count that reaches this one stands for as many or more.")
    also: list[str] = Field(description="Other names of the topics that were named: searched too.")


class Suggestion(BaseModel):
    """A record whose title has what was typed."""

    kind: Kind
    id: UUID
    thread_id: UUID | None
    title: list[Piece]
    organisation: FoundOrganisation | None


class Suggestions(BaseModel):
    items: list[Suggestion]
