"""The budget of a proposal, its lines, and the circles of those that few may read."""

from datetime import date, datetime
from typing import Final
from uuid import UUID

from sqlalchemy import BigInteger, Index
from sqlmodel import Field, SQLModel

from app.core import clock, ids
from app.core.columns import Json, Moment
from app.proposals.form import KEY

WORDS: Final = 200
UNIT: Final = 40
MOST_LINES: Final = 2_000
MOST_QUANTITY: Final = 10**9
MOST_AMOUNT: Final = 10**12
"""What one line may cost, in minor units: two thousand of them are still counted exactly by every browser."""
MOST_OUTPUTS: Final = 20


class Budget(SQLModel, table=True):
    """What is said of a proposal's budget as a whole. A proposal without this row has said nothing yet."""

    __tablename__ = "budget"

    proposal_id: UUID = Field(primary_key=True, foreign_key="proposal.id")
    currency: str = Field(max_length=3, description="In whose minor units every line counts.")
    starts: date | None = Field(default=None, description="First month of the project.")
    months: int | None = None
    rate_month: date | None = Field(default=None, description="Month whose exchange rates were used.")
    requested: int | None = Field(default=None, sa_type=BigInteger, description="What the funder's form is told.")
    concept_grant: int | None = Field(default=None, sa_type=BigInteger, description="Asked for in the stage before.")
    version: int = 1


class BudgetLine(SQLModel, table=True):
    """One line: a partner, a category, a year. A closed one belongs to the circle of its partner and the lead."""

    __tablename__ = "budget_line"
    __table_args__ = (Index("ix_budget_line_proposal", "proposal_id", "id"),)

    id: UUID = Field(default_factory=ids.new, primary_key=True)
    proposal_id: UUID = Field(foreign_key="proposal.id")
    circle_id: UUID = Field(foreign_key="circle.id", index=True)
    organisation_id: UUID = Field(foreign_key="organisation.id")
    category: str = Field(max_length=KEY, description="As in the call.")
    year: int
    description: str = Field(default="", max_length=WORDS)
    unit: str = Field(default="", max_length=UNIT)
    quantity: int = Field(default=0, sa_type=BigInteger, description="In thousandths of the unit.")
    rate: int = Field(default=0, sa_type=BigInteger, description="For one unit, in minor units.")
    co_funding: int = Field(default=0, sa_type=BigInteger, description="What of it others pay, in minor units.")
    in_kind: bool = Field(default=False, description="Whether others give it in kind.")
    output: int | None = Field(default=None, description="Number of the output that it serves.")
    counts_for: list[str] = Field(default_factory=list, sa_type=Json, description="Keys of rules of the call.")
    changed_by: UUID = Field(foreign_key="person.id")
    changed_at: datetime = Field(default_factory=clock.now, sa_type=Moment)
    version: int = 1


class PayCircle(SQLModel, table=True):
    """Who reads the closed lines of one organisation in one proposal."""

    __tablename__ = "pay_circle"

    proposal_id: UUID = Field(primary_key=True, foreign_key="proposal.id")
    organisation_id: UUID = Field(primary_key=True, foreign_key="organisation.id")
    circle_id: UUID = Field(foreign_key="circle.id", index=True)
