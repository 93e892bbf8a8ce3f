"""Shapes of budgets that come in and go out. Amounts in minor units of the budget's currency."""

import unicodedata
from datetime import date, datetime
from typing import Annotated, Final
from uuid import UUID

from pydantic import AfterValidator, BaseModel, Field
from pydantic_core import PydanticCustomError

from app.core.text import UpTo
from app.proposals.budget import models
from app.proposals.budget.codes import BudgetCheck, BudgetColumn, CellFault
from app.proposals.budget.policy import BudgetAbilities
from app.proposals.codes import Answer, Mandate, PartyKind
from app.proposals.form import HUNDRED, Currency, Key
from app.proposals.schemas import PartnerRef, ProposalHead

FIRST_YEAR, LAST_YEAR = 2000, 2100
_NO_LETTERS: Final = frozenset({"Cc", "Cs", "Cn", "Zl", "Zp"})


def _one_line(text: str) -> str:
    if any(unicodedata.category(character) in _NO_LETTERS for character in text):
        code, message = "control_character", "contains a character that cannot be printed"
        raise PydanticCustomError(code, message)
    return text


Words = Annotated[str, UpTo(models.WORDS), AfterValidator(_one_line)]
UnitName = Annotated[str, UpTo(models.UNIT), AfterValidator(_one_line)]
Year = Annotated[int, Field(ge=FIRST_YEAR, le=LAST_YEAR)]
Quantity = Annotated[int, Field(ge=0, le=models.MOST_QUANTITY, description="In thousandths of the unit.")]
Amount = Annotated[int, Field(ge=0, le=models.MOST_AMOUNT, description="In minor units.")]
Output = Annotated[int, Field(ge=1, le=models.MOST_OUTPUTS)]
Marks = Annotated[list[Key], Field(max_length=10, description="Keys of rules that the line counts for.")]


class LineIn(BaseModel):
    """A new line. `closed`: only its partner and the lead read it."""

    organisation_id: UUID
    category: Key
    year: Year
    description: Words = ""
    unit: UnitName = ""
    quantity: Quantity = 0
    rate: Amount = 0
    co_funding: Amount = 0
    in_kind: bool = False
    closed: bool = False
    output: Output | None = None
    counts_for: Marks = []


class LineChangeIn(BaseModel):
    """What of a line changes; what is left out stays."""

    category: Key | None = None
    year: Year | None = None
    description: Words | None = None
    unit: UnitName | None = None
    quantity: Quantity | None = None
    rate: Amount | None = None
    co_funding: Amount | None = None
    in_kind: bool | None = None
    closed: bool | None = None
    output: Output | None = Field(default=None, description="Null takes it away.")
    counts_for: Marks | None = None


class BudgetIn(BaseModel):
    """What is said of the budget as a whole; it takes the place of what was said before."""

    currency: Currency | None = Field(default=None, description="Left out, it stays.")
    starts: date | None = None
    months: Annotated[int, Field(ge=1, le=240)] | None = None
    rate_month: date | None = None
    requested: Annotated[int, Field(ge=0, le=models.MOST_AMOUNT * HUNDRED)] | None = None
    concept_grant: Annotated[int, Field(ge=0, le=models.MOST_AMOUNT * HUNDRED)] | None = None


class SumOut(BaseModel):
    """`cost` is `grant`, asked of the funder, and `co_funding`."""

    cost: int
    co_funding: int
    grant: int


class LineOut(BaseModel):
    id: UUID
    organisation_id: UUID
    category: str
    year: int
    description: str
    unit: str
    quantity: int = Field(description="In thousandths of the unit.")
    rate: int
    cost: int
    co_funding: int
    in_kind: bool
    closed: bool
    output: int | None
    counts_for: list[str]
    changed_at: datetime
    changed_by: str
    version: int
    edit: bool = Field(description="Whether I may change or remove it.")


class ClosedOut(BaseModel):
    """What the lines of a partner that I may not read come to in one category."""

    organisation_id: UUID
    category: str
    sum: SumOut


class CellOut(BaseModel):
    organisation_id: UUID
    category: str
    sum: SumOut


class BudgetPartnerOut(BaseModel):
    organisation: PartnerRef
    kind: PartyKind
    mandate: Mandate
    taking_part: bool
    sum: SumOut
    reads_closed: bool = Field(description="Whether I read its closed lines.")


class CategoryOut(BaseModel):
    key: str
    title: dict[str, str]
    known: bool = Field(description="Whether the call still has it.")
    sum: SumOut


class YearOut(BaseModel):
    year: int
    sum: SumOut


class MarkOut(BaseModel):
    """A rule that lines are marked for."""

    key: str
    text: dict[str, str]


class BudgetFindingOut(BaseModel):
    """One rule and how it stands. `lines` are where, as far as I may read them; `hidden` tells of others."""

    check: BudgetCheck
    answer: Answer
    rule: str
    text: dict[str, str]
    figure: int | None
    base: int | None
    limit: int | None
    percent: str | None
    over: int | None
    category: str | None
    organisations: list[str] = Field(description="Names.")
    lines: list[UUID]
    hidden: bool


class RecentOut(BaseModel):
    id: UUID
    at: datetime
    kind: str
    person: str | None
    line_id: UUID | None
    fields: list[str]


class BudgetOut(ProposalHead):
    """The budget of a proposal as far as the reader may see it. Sums are over all lines, closed ones too."""

    proposal_id: UUID
    currency: str
    call_currency: str
    digits: int = Field(description="Decimal places of the minor unit.")
    decimals: int = Field(description="Decimal places that the call counts with.")
    starts: date | None
    months: int | None
    rate_month: date | None
    requested: int | None
    concept_grant: int | None
    version: int
    asks_rate: bool
    asks_co_funding: bool
    first_stage: bool
    categories: list[CategoryOut]
    marks: list[MarkOut]
    partners: list[BudgetPartnerOut]
    lines: list[LineOut]
    closed: list[ClosedOut]
    cells: list[CellOut]
    years: list[YearOut]
    sum: SumOut
    findings: list[BudgetFindingOut]
    recent: list[RecentOut]
    abilities: BudgetAbilities


class CellProblemOut(BaseModel):
    """What is wrong with one cell of a workbook, as its program names it."""

    cell: str = Field(examples=["Bogotá!F7"])
    code: CellFault
    column: str = ""
    value: str = Field(default="", description="The beginning of what it says.")


class FieldChangeOut(BaseModel):
    column: BudgetColumn
    before: str | int | bool | list[str] | None
    after: str | int | bool | list[str] | None


class LineChangeOut(BaseModel):
    """One line that a workbook would add, or change in these fields."""

    cell: str
    line_id: UUID | None = Field(description="Null for a new one.")
    organisation: str
    description: str
    fields: list[FieldChangeOut]


class WorkbookOut(BaseModel):
    """What a workbook would change. `seen` is handed back to take exactly this; empty when it cannot be taken."""

    changes: list[LineChangeOut]
    problems: list[CellProblemOut]
    unchanged: int
    left: int = Field(description="Lines of the budget that the workbook does not hold; they stay.")
    seen: str
    taken: bool
