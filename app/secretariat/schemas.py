"""Shapes of the desk."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from pydantic import BaseModel, Field

from app.exchanges.codes import State
from app.exchanges.schemas import ExchangeRow, SeatRef
from app.proposals.codes import ReportKind
from app.proposals.schemas import PartnerRef, ProposalRow
from app.secretariat.queries import Column


class Need(StrEnum):
    """Why an exchange needs the secretariat."""

    triage = "triage"
    first_match = "first_match"
    review = "review"
    late = "late"


class DeskRow(ExchangeRow):
    """An exchange on the desk: who looks after it and since when it waits."""

    owner: SeatRef | None
    submitted_at: datetime | None
    age_days: int = Field(description="Whole days since it was sent.")
    need: Need | None = Field(description="Why it needs the secretariat now, if it does.")


class ColumnOut(BaseModel):
    column: Column
    states: list[State]
    count: int
    items: list[DeskRow] = Field(description="The first few, what is due first before what is due later.")


class DeskOut(BaseModel):
    """What needs me first, then the board."""

    needs_me: list[DeskRow]
    needs_me_count: int
    running_count: int = Field(description="Exchanges that were sent and have not ended.")
    columns: list[ColumnOut]
    owners: list[SeatRef] = Field(description="Seats of the secretariat that somebody holds, for the filter.")


class OverdueReportOut(BaseModel):
    """A report that an organisation owes to a funder since a while."""

    id: UUID
    kind: ReportKind
    due_at: datetime
    zone: str = Field(description="The funder's clock.")
    proposal_id: UUID
    title: str = Field(description="Of the proposal.")
    language: str
    organisation: PartnerRef


class DeskProposalsOut(BaseModel):
    """Proposals that I am in and that close within thirty days, and reports that are overdue."""

    closing: list[ProposalRow]
    overdue: list[OverdueReportOut]
