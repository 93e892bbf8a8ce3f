"""Shapes of outcome reports, published lessons and the question after ninety days."""

from datetime import date, datetime
from typing import Annotated
from uuid import UUID

from pydantic import BaseModel, Field

from app.core.i18n import Language
from app.core.text import UpTo
from app.exchanges import models
from app.exchanges.codes import Effect, FollowUpState, Outcome, Publish, ReportState, Side
from app.exchanges.policy import ReportAbilities
from app.exchanges.schemas import BehalfIn, OrganisationRef

LEARNED = 3
STEPS = 8
Score = Annotated[int, Field(ge=1, le=5, examples=[4])]


class AnswerItem(BaseModel):
    """How far a guiding question was answered, from 1 (not at all) to 5 (wholly), and what was found out."""

    question: Annotated[int, Field(ge=1, le=models.QUESTIONS)]
    score: Score | None = None
    text: Annotated[str, UpTo(models.PARAGRAPH)] = ""


class NextStep(BaseModel):
    """What will be done after the exchange, by whom and until when."""

    what: Annotated[str, UpTo(models.LINE, required=True)]
    who: Annotated[str, UpTo(models.LINE)] = ""
    until: date | None = None


class ReportIn(BehalfIn):
    """A report as far as it has been written; what is left out stays. Each side uses its own fields."""

    language: Language | None = None
    answers: Annotated[list[AnswerItem], Field(max_length=models.QUESTIONS)] | None = None
    learned: Annotated[list[Annotated[str, UpTo(models.LINE)]], Field(max_length=LEARNED)] | None = None
    will_do: Annotated[list[NextStep], Field(max_length=STEPS)] | None = None
    did_not_fit: Annotated[str, UpTo(models.PARAGRAPH)] | None = None
    usefulness: Score | None = Field(default=None, description="The peer does not read it.")
    match_quality: Score | None = Field(default=None, description="The peer does not read it.")
    language_worked: Score | None = Field(default=None, description="The peer does not read it.")
    effort_hours: Annotated[int, Field(ge=1, le=200)] | None = None
    would_do_again: bool | None = None
    publish: Publish | None = None
    practice: Annotated[str, UpTo(models.TITLE)] | None = None
    another_step: Annotated[str, UpTo(models.LINE)] | None = None
    to_secretariat: Annotated[str, UpTo(models.PARAGRAPH)] | None = Field(
        default=None, description="Worries, or a private remark. Once submitted, only the secretariat reads it."
    )


class MarksOut(BaseModel):
    """How the asking side found the match; its own side and the secretariat read it."""

    usefulness: int | None
    match_quality: int | None
    language_worked: int | None


class ReportOut(BaseModel):
    """One side's report, as far as the actor may read it. `missing` names what it lacks before it can be submitted."""

    id: UUID
    exchange_id: UUID
    side: Side
    organisation: OrganisationRef
    state: ReportState
    language: Language
    due_at: datetime
    author: str | None
    submitted_at: datetime | None
    questions: list[str]
    answers: list[AnswerItem]
    learned: list[str]
    will_do: list[NextStep]
    did_not_fit: str
    effort_hours: int | None
    would_do_again: bool | None
    publish: Publish
    practice: str
    another_step: str
    marks: MarksOut | None
    to_secretariat: list[str] = Field(description="My own unsent words; for the secretariat, what it was told.")
    accepted_at: datetime | None
    accepted_by: str | None
    missing: list[str]
    version: int
    abilities: ReportAbilities
    on_behalf: dict[Side, ReportAbilities] | None = Field(description="For the secretariat: what it may do for a side.")


class LessonIn(BaseModel):
    language: Language
    text: Annotated[str, UpTo(models.LINE, required=True)]


class PublishIn(BaseModel):
    """What the network reads when names are left out: the secretariat has looked that nothing tells who it was."""

    title: Annotated[str, UpTo(models.TITLE, required=True)]
    attributed_to: Annotated[str, UpTo(models.LINE, required=True)] = Field(examples=["A city in the south of Brazil"])
    lessons: Annotated[list[LessonIn], Field(min_length=1, max_length=2 * LEARNED)]


class LessonOut(BaseModel):
    language: Language
    text: str


class PublicationOut(BaseModel):
    """What the network may read of one exchange. Without names the organisations are null."""

    exchange_id: UUID
    choice: Publish
    title: str
    language: Language
    attributed_to: str
    requester: OrganisationRef | None
    peer: OrganisationRef | None
    lessons: list[LessonOut]
    published_at: datetime
    readable: bool = Field(description="Whether I may open the exchange itself.")


class OutcomeOut(BaseModel):
    """What came of an exchange: both reports, what the network reads of it, and what changed after ninety days."""

    reports: list[ReportOut]
    publication: PublicationOut | None
    to_review: bool = Field(description="The secretariat has to look before it goes out without names.")
    follow_up: "FollowUpOut | None"


class FollowUpIn(BehalfIn):
    """What changed."""

    language: Language
    outcome: Outcome
    text: Annotated[str, UpTo(models.PARAGRAPH)] = Field(default="", description="Evidence: what one can see of it.")
    effects: Annotated[list[Effect], Field(max_length=len(Effect))] = Field(default_factory=list)
    new_contacts: Annotated[str, UpTo(models.LINE)] = ""


class FollowUpOut(BaseModel):
    """The one question after ninety days, and its answer."""

    state: FollowUpState
    due_at: datetime
    answer_by: datetime
    answered_at: datetime | None
    answered_by: str | None
    language: Language | None
    outcome: Outcome | None
    text: str
    effects: list[Effect]
    new_contacts: str
    may_answer: bool
    may_answer_on_behalf: bool = Field(description="Whether the secretariat may for the asking side.")
