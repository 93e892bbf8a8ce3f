"""Shapes of the home page."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from pydantic import BaseModel, Field

from app.core.i18n import Language
from app.exchanges.codes import Lane
from app.exchanges.schemas import ExchangeRow, OrganisationRef
from app.members.fields import Topics
from app.proposals.codes import Origin, ProposalState, ResultKind
from app.proposals.schemas import Note, Title


class WaitKind(StrEnum):
    """What somebody is awaited to do."""

    endorse = "endorse"
    questions = "questions"
    answer = "answer"
    agree = "agree"
    plan_session = "plan_session"
    pick_time = "pick_time"
    report = "report"
    follow_up = "follow_up"
    vote = "vote"
    mandate = "mandate"
    section = "section"
    review = "review"
    signature = "signature"
    funder_report = "funder_report"
    annex = "annex"
    comment = "comment"


class WaitOut(BaseModel):
    """One thing that waits for me: what it is, until when, and where I do it."""

    kind: WaitKind
    exchange_id: UUID | None = Field(description="Null for what waits in another conversation or in a proposal.")
    proposal_id: UUID | None = None
    title: str = Field(examples=["Qué hacer en la escuela el día después de un homicidio"])
    language: str = Field(description="BCP 47 tag.", examples=["es"])
    lane: Lane | None = Field(description="The exchange's; null for a vote.")
    organisation: OrganisationRef | None = Field(
        description="The other side; my own where there is none yet. Null for a vote."
    )
    for_organisation: bool = Field(default=False, description="Whether the vote that waits is my organisation's.")
    count: int = Field(
        description="How many peers there are to agree with, or sections, comments or annexes to see to; 1 for all else."
    )
    due: datetime | None
    late: bool
    place: str = Field(description="Path of the page where it is done.", examples=["/matches/0198f1f0-c0de-7abc"])


class NextSessionOut(BaseModel):
    """The next session that I or my organisation take part in, for both clocks."""

    id: UUID
    exchange_id: UUID
    title: str
    language: Language
    start: datetime
    minutes: int
    asking: OrganisationRef
    answering: OrganisationRef | None


class NewsKind(StrEnum):
    request = "request"
    lessons = "lessons"
    thread = "thread"


class NewsOut(BaseModel):
    """Something new that the network can read."""

    kind: NewsKind
    id: UUID
    title: str
    language: str = Field(description="BCP 47 tag.", examples=["es"])
    by: str | None = Field(description="Which organisation it comes from, where that may be told.")
    at: datetime
    new: bool = Field(description="Whether it came after my last visit.")
    place: str


class HomeOut(BaseModel):
    """What waits for me with dates, what runs in my organisation, the next session, and what is new."""

    waits: list[WaitOut]
    running: list[ExchangeRow]
    next_session: NextSessionOut | None
    news: list[NewsOut]
    last_visit: datetime | None


class NamedOrganisation(BaseModel):
    id: UUID
    name: str


class OfferedOut(BaseModel):
    """What a proposal could begin with, taken from an exchange, a conversation or an older proposal."""

    title: str
    language: Language
    topics: list[str]
    organisations: list[NamedOrganisation] = Field(description="Who took part there, to be asked in.")


class ProposalFromIn(BaseModel):
    """A proposal to begin, and what it comes from."""

    call_id: UUID
    title: Title
    language: Language | None = None
    summary: Note = ""
    topics: Topics = Field(default_factory=list)
    origin: Origin | None = None
    origin_id: UUID | None = None
    partners: list[UUID] = Field(default_factory=list, max_length=20, description="Organisations asked in at once.")


class LineageOut(BaseModel):
    """A record that came before another, or after it."""

    kind: Origin
    id: UUID
    title: str
    language: str = Field(description="BCP 47 tag.", examples=["es"])
    at: datetime
    after: bool
    text: bool = Field(default=False, description="Whether nothing but text was taken from one into the other.")
    state: ProposalState | None = Field(description="Of a proposal.")
    outcome: ResultKind | None = Field(description="What the funder said of it.")


class ProposalBegunOut(BaseModel):
    """What was made; its page is `/proposals/<id>`."""

    id: UUID
