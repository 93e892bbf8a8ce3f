"""Shapes of the desk."""

from datetime import datetime
from enum import StrEnum

from pydantic import BaseModel, Field

from app.exchanges.codes import State
from app.exchanges.schemas import ExchangeRow, SeatRef
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
