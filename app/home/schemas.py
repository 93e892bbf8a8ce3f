"""Shapes of the home page."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from pydantic import BaseModel, Field

from app.core.i18n import Language
from app.exchanges.codes import Lane
from app.exchanges.schemas import ExchangeRow, OrganisationRef


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


class WaitOut(BaseModel):
    """One thing that waits for me: what it is, until when, and where I do it."""

    kind: WaitKind
    exchange_id: UUID
    title: str = Field(examples=["Qué hacer en la escuela el día después de un homicidio"])
    language: Language
    lane: Lane
    organisation: OrganisationRef = Field(description="The other side; my own where there is none yet.")
    count: int = Field(description="How many peers there are to agree with; 1 for all else.")
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
