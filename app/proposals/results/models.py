"""The rows of a proposal's results framework."""

from datetime import datetime
from typing import Final
from uuid import UUID

from sqlalchemy import Index
from sqlmodel import Field, SQLModel

from app.core import clock, ids
from app.core.columns import Moment
from app.proposals.form import KEY

TEXT: Final = 400
VALUE: Final = 60
MOST_ROWS: Final = 200


class ResultRow(SQLModel, table=True):
    """One result with one indicator. A value is written as people write it: a figure, or that it is measured later."""

    __tablename__ = "result_row"
    __table_args__ = (Index("ix_result_row_proposal", "proposal_id", "position"),)

    id: UUID = Field(default_factory=ids.new, primary_key=True)
    proposal_id: UUID = Field(foreign_key="proposal.id")
    circle_id: UUID = Field(foreign_key="circle.id", index=True)
    position: int = Field(description="Place among the rows, from 0 without gaps.")
    level: str = Field(max_length=KEY, description="As in the call: outcome, output…")
    result: str = Field(default="", max_length=TEXT)
    indicator: str = Field(default="", max_length=TEXT)
    network_indicator: str | None = Field(default=None, max_length=KEY, description="Key of the one that was chosen.")
    unit: str = Field(default="", max_length=VALUE)
    baseline: str = Field(default="", max_length=VALUE)
    target: str = Field(default="", max_length=VALUE)
    current: str = Field(default="", max_length=VALUE)
    year: int | None = Field(default=None, description="By which the target is reached.")
    due_month: int | None = Field(default=None, description="The same in months of the project.")
    source: str = Field(default="", max_length=TEXT, description="Where the figure comes from.")
    organisation_id: UUID | None = Field(default=None, foreign_key="organisation.id", description="Who measures it.")
    assumptions: str = Field(default="", max_length=TEXT)
    changed_by: UUID = Field(foreign_key="person.id")
    changed_at: datetime = Field(default_factory=clock.now, sa_type=Moment)
    version: int = 1
