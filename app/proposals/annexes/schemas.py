"""Shapes of annexes that come in and go out."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from pydantic import BaseModel, Field

from app.core.text import UpTo
from app.files.models import FileKind
from app.proposals.annexes import models
from app.proposals.annexes.codes import AnnexState
from app.proposals.schemas import PartnerRef, ProposalHead


class ExcuseIn(BaseModel):
    reason: Annotated[str, UpTo(models.REASON)] = Field(description="Empty: it is needed after all.")


class AnnexFileOut(BaseModel):
    """One file that was put, now or earlier; its bytes are at the address of every file."""

    id: UUID
    name: str = Field(examples=["carta.pdf"])
    kind: FileKind
    size: int = Field(description="Bytes.")
    sha256: str = Field(examples=["9f86d081884c7d65" * 4])
    put_at: datetime
    put_by: str


class AnnexOut(BaseModel):
    """One annex that one organisation owes."""

    key: str = Field(examples=["letter"])
    title: dict[str, str] = Field(description="By language; empty where the call asks for it no more.")
    organisation: PartnerRef
    required: bool
    per_partner: bool
    signed: bool = Field(description="Whether somebody signs it, by hand or otherwise, before it is put here.")
    asked: bool = Field(description="Whether the call still asks for it, and the organisation still takes part.")
    stage: str = Field(description="In which it is enclosed; empty where it is owed no more.")
    now: bool = Field(description="Whether that is the stage that runs.")
    state: AnnexState
    reason: str
    file: AnnexFileOut | None
    earlier: list[AnnexFileOut] = Field(description="What stood before, the latest first.")
    changed_at: datetime | None
    changed_by: str | None
    version: int = Field(description="0 while nothing was said of it.")
    put: bool = Field(description="Whether I may put it.")


class AnnexesOut(ProposalHead):
    """The annexes of a proposal and how each stands."""

    proposal_id: UUID
    zone: str
    due: datetime | None = Field(description="When they must be there.")
    missing: int = Field(description="Required ones of the stage that runs, of which nothing stands.")
    items: list[AnnexOut]
