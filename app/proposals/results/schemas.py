"""Shapes of results frameworks that come in and go out."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from pydantic import BaseModel, Field

from app.core.text import UpTo
from app.proposals.form import Key
from app.proposals.results import models
from app.proposals.results.codes import ResultColumn
from app.proposals.results.indicators import NetworkIndicator
from app.proposals.schemas import PartnerRef, ProposalHead

Text = Annotated[str, UpTo(models.TEXT)]
Value = Annotated[str, UpTo(models.VALUE)]


class ResultIn(BaseModel):
    """A row as it is written. Left out of a change, a field stays."""

    level: Key = Field(examples=["outcome"])
    result: Text = ""
    indicator: Text = ""
    network_indicator: Key | None = Field(
        default=None, description="One of the network's: its words and its unit take the place of mine."
    )
    unit: Value = ""
    baseline: Value = ""
    target: Value = ""
    current: Value = ""
    year: Annotated[int, Field(ge=2000, le=2100)] | None = None
    due_month: Annotated[int, Field(ge=0, le=240)] | None = None
    source: Text = ""
    organisation_id: UUID | None = Field(default=None, description="Who measures it.")
    assumptions: Text = ""


class ResultChangeIn(ResultIn):
    """What of a row changes; what is left out stays."""

    level: Key = Field(default="output", description="Left out, it stays.")


class PlaceIn(BaseModel):
    place: Annotated[int, Field(ge=0, lt=models.MOST_ROWS, description="From 0; beyond the last is the last.")]


class ResultOut(BaseModel):
    id: UUID
    level: str
    result: str
    indicator: str
    network_indicator: str | None
    unit: str
    baseline: str
    target: str
    current: str
    year: int | None
    due_month: int | None
    source: str
    organisation_id: UUID | None
    organisation_name: str | None
    assumptions: str
    changed_at: datetime
    changed_by: str
    version: int


class ResultsOut(ProposalHead):
    """The results framework of a proposal, with what the call wants of it."""

    proposal_id: UUID
    partners: list[PartnerRef] = Field(description="Who may measure a result.")
    levels: list[str]
    columns: list[ResultColumn]
    indicators: list[NetworkIndicator] = Field(description="Those of the network, to choose from.")
    max_rows: int | None = Field(description="More than so many the funder does not take; nothing is cut.")
    section_id: UUID | None = Field(description="The section that it answers; it is locked while that is agreed.")
    locked: bool
    rows: list[ResultOut]
    write: bool
