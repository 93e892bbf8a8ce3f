"""Shapes of results and reports that come in and go out. Amounts in minor units, points in hundredths."""

from datetime import date, datetime
from typing import Annotated, Final
from uuid import UUID

from pydantic import BaseModel, Field

from app.core.i18n import Language
from app.core.text import UpTo, Zone
from app.files.models import FileKind
from app.proposals.after import models
from app.proposals.after.policy import AfterAbilities, FunderReportAbilities
from app.proposals.budget.models import MOST_AMOUNT
from app.proposals.codes import ReportKind, ResultKind
from app.proposals.form import HUNDRED, MOST, Currency, Key
from app.proposals.models import TITLE
from app.proposals.schemas import HolderOut, Note, PartnerRef, ProposalHead

MOST_FILES: Final = 10
Day = Annotated[date, Field(ge=date(2000, 1, 1), le=date(2200, 1, 1))]
Points = Annotated[int, Field(ge=0, le=1_000 * HUNDRED, description="In hundredths of a point.")]
Files = Annotated[
    list[UUID], Field(max_length=MOST_FILES, description="Files that I brought into the proposal's circle.")
]


class FeedbackIn(BaseModel):
    """About one criterion of the call's scoring, or about one section."""

    criterion: Key | None = None
    section_id: UUID | None = None
    points: Points | None = None
    words: Annotated[str, UpTo(models.REMARK)] = ""


class FunderResultIn(BaseModel):
    """What the funder said of the stage that was sent; it takes the place of what was written down before."""

    outcome: ResultKind
    amount: Annotated[int, Field(ge=0, le=MOST_AMOUNT * HUNDRED)] | None = Field(
        default=None, description="What is granted, in minor units."
    )
    currency: Currency | None = None
    decided_on: Day | None = None
    words: Annotated[str, UpTo(models.FUNDERS_WORDS)] = ""
    words_language: Language | None = Field(default=None, description="Left out: the proposal's.")
    feedback: Annotated[list[FeedbackIn], Field(max_length=2 * MOST)] = []
    file_ids: Files = []


class FeedbackOut(BaseModel):
    """`title` is that of the criterion or section, by language; empty for a criterion that the call has no more."""

    criterion: str | None
    section_id: UUID | None
    title: dict[str, str]
    weight: float | None = Field(description="What the call gives at most, in whole points.")
    points: int | None = Field(description="In hundredths of a point.")
    words: str


class FunderResultOut(BaseModel):
    number: int
    stage: str
    outcome: ResultKind
    amount: int | None
    currency: str | None
    digits: int = Field(description="Decimal places of the minor unit.")
    decided_on: date | None
    words: str
    words_language: Language
    told_by: str
    told_at: datetime
    feedback: list[FeedbackOut]


class FunderLetterOut(BaseModel):
    """A file of the funder; its bytes are at `/api/files/{id}/content`."""

    id: UUID
    name: str = Field(examples=["carta.pdf"])
    kind: FileKind
    size: int


class FunderReportIn(BaseModel):
    """A report that is owed. Left out: the zone is the funder's, whoever owes it is the lead."""

    kind: ReportKind
    title: Annotated[str, UpTo(TITLE)] = ""
    due_on: Day
    zone: Zone | None = None
    organisation_id: UUID | None = None
    seat_id: UUID | None = None


class FunderReportChangeIn(BaseModel):
    """What of a report changes; what is left out stays."""

    kind: ReportKind | None = None
    title: Annotated[str, UpTo(TITLE)] | None = None
    due_on: Day | None = None
    organisation_id: UUID | None = None
    seat_id: UUID | None = Field(default=None, description="Null: whoever may commit the organisation.")


class FinishIn(BaseModel):
    """That a report was handed in: in words, with a file, or both."""

    words: Note = ""
    file_ids: Files = []


class FunderReportOut(BaseModel):
    id: UUID
    kind: ReportKind
    title: dict[str, str] = Field(description="By language; empty when it has no name of its own.")
    from_call: bool
    due_on: date
    zone: str = Field(description="The funder's clock.")
    due_at: datetime
    late: bool
    organisation: PartnerRef
    owner: HolderOut | None
    done_at: datetime | None
    done_by: str | None
    done_words: str
    files: list[FunderLetterOut]
    version: int
    abilities: FunderReportAbilities


class CriterionOut(BaseModel):
    """What the call scores, at most with `weight` points."""

    key: str
    title: dict[str, str]
    weight: float


class SentSectionOut(BaseModel):
    id: UUID
    title: dict[str, str]
    number: int
    of: int


class OwingOut(BaseModel):
    """An organisation that can owe a report, with its people in the proposal."""

    organisation: PartnerRef
    seats: list[HolderOut]


class AfterOut(ProposalHead):
    """What followed once a proposal was sent, and what I may do."""

    proposal_id: UUID
    circle_id: UUID
    stage: str
    zone: str = Field(description="The funder's clock.")
    currency: str = Field(description="Of the budget.")
    digits: int
    requested: int | None = Field(description="What the budget asks of the funder, in minor units.")
    result: FunderResultOut | None
    earlier: list[FunderResultOut] = Field(description="What was written down before, the latest first.")
    letters: list[FunderLetterOut]
    reports: list[FunderReportOut]
    criteria: list[CriterionOut]
    sections: list[SentSectionOut]
    owing: list[OwingOut]
    version: int = Field(description="To be handed back when the result changes; 0 before there is one.")
    abilities: AfterAbilities
