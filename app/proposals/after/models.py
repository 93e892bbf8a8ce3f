"""What the funder answered, with every earlier wording of it, and the reports that are owed once it has granted."""

from datetime import date, datetime
from typing import Final
from uuid import UUID

from sqlalchemy import BigInteger, Index, UniqueConstraint
from sqlmodel import Field, SQLModel

from app.core import clock, ids
from app.core.columns import Code, Json, Moment
from app.core.i18n import Language
from app.proposals.codes import ReportKind, ResultKind
from app.proposals.form import KEY
from app.proposals.models import NOTE, ZONE

FUNDERS_WORDS: Final = 4_000
REMARK: Final = 2_000


class ProposalResult(SQLModel, table=True):
    """What the funder said of one stage, as somebody wrote it down. A change is another row with the next number."""

    __tablename__ = "proposal_result"
    __table_args__ = (UniqueConstraint("proposal_id", "number"),)

    id: UUID = Field(default_factory=ids.new, primary_key=True)
    proposal_id: UUID = Field(foreign_key="proposal.id")
    circle_id: UUID = Field(foreign_key="circle.id", index=True)
    number: int
    stage: str = Field(max_length=KEY)
    outcome: ResultKind = Field(sa_type=Code(ResultKind))
    amount: int | None = Field(default=None, sa_type=BigInteger, description="What is granted, in minor units.")
    currency: str | None = Field(default=None, max_length=3)
    decided_on: date | None = Field(default=None, description="By the funder's calendar.")
    words: str = Field(default="", max_length=FUNDERS_WORDS, description="The funder's own.")
    words_language: Language = Field(sa_type=Code(Language))
    told_by: UUID = Field(foreign_key="person.id")
    told_at: datetime = Field(default_factory=clock.now, sa_type=Moment)


class Feedback(SQLModel, table=True):
    """What the funder said of one criterion of its scoring, or of one section."""

    __tablename__ = "result_feedback"

    result_id: UUID = Field(primary_key=True, foreign_key="proposal_result.id", ondelete="CASCADE")
    place: int = Field(primary_key=True)
    criterion: str | None = Field(default=None, max_length=KEY, description="As in the call's scoring.")
    section_id: UUID | None = Field(default=None, foreign_key="section.id", index=True)
    points: int | None = Field(default=None, description="In hundredths of a point.")
    words: str = Field(default="", max_length=REMARK)


class FunderReport(SQLModel, table=True):
    """A report that is owed to the funder by a day of its calendar."""

    __tablename__ = "funder_report"
    __table_args__ = (
        UniqueConstraint("proposal_id", "call_key"),
        Index("ix_funder_report_owed", "organisation_id", "done_at", "due_at"),
    )

    id: UUID = Field(default_factory=ids.new, primary_key=True)
    proposal_id: UUID = Field(foreign_key="proposal.id")
    circle_id: UUID = Field(foreign_key="circle.id", index=True)
    kind: ReportKind = Field(sa_type=Code(ReportKind))
    title: dict[str, str] = Field(default_factory=dict, sa_type=Json, description="By language.")
    call_key: str | None = Field(
        default=None, max_length=KEY, description="As in the call; null for one added by hand."
    )
    due_on: date
    zone: str = Field(max_length=ZONE, description="IANA name: the funder's clock.")
    due_at: datetime = Field(sa_type=Moment, description="The end of that day there.")
    organisation_id: UUID = Field(foreign_key="organisation.id", description="Who owes it.")
    seat_id: UUID | None = Field(default=None, foreign_key="seat.id", index=True)
    done_at: datetime | None = Field(default=None, sa_type=Moment)
    done_by: UUID | None = Field(default=None, foreign_key="person.id")
    done_words: str = Field(default="", max_length=NOTE)
    added_by: UUID | None = Field(
        default=None, foreign_key="person.id", description="Null for one that the call asks for."
    )
    version: int = 1
