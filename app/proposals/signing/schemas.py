"""Shapes of signing."""

from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

from pydantic import BaseModel, Field

from app.core.i18n import Language
from app.core.text import UpTo
from app.proposals.codes import PartyKind
from app.proposals.models import NOTE
from app.proposals.schemas import PartnerRef, ProposalHead
from app.proposals.signing.codes import Ended, Hindrance, Stand
from app.proposals.signing.policy import SigningAbilities

Digest = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$", examples=["9f86d081884c7d65" * 4])]


class SignIn(BaseModel):
    digest: Annotated[Digest, Field(description="Of the version that was read.")]


class GiveBackIn(SignIn):
    reason: Annotated[str, UpTo(NOTE, required=True)]


class FrozenPartOut(BaseModel):
    """One part as it is signed; `content` is what its bytes say, null for a part that is no JSON."""

    name: str = Field(examples=["sections/02-summary.json"])
    media_type: str
    sha256: str
    size: int = Field(description="In bytes.")
    content: dict[str, Any] | None
    file_id: UUID | None = Field(description="Of an annex: the file that is enclosed.")


class TouchedOut(BaseModel):
    """A part that a change touched; `title` is empty for what is neither a section nor the file of an annex."""

    name: str
    title: dict[str, str]


class FrozenVersionOut(BaseModel):
    """The version that was frozen last. `touched` is filled as soon as the text is another one, `ended` once that was noted."""

    id: UUID
    number: int
    digest: str
    frozen_at: datetime
    frozen_by: str
    ended: Ended | None
    ended_at: datetime | None
    sent_at: datetime | None
    stands: bool = Field(description="Whether it is the text as it is now, or was sent.")
    touched: list[TouchedOut]
    parts: list[FrozenPartOut]


class SignerOut(BaseModel):
    """One organisation and what it said about the version that is shown."""

    organisation: PartnerRef
    kind: PartyKind
    stand: Stand
    mine: bool = Field(description="Whether it is for me to sign.")
    person: str | None = Field(description="Who signed or refused, or else who may.")
    seat_title: str | None
    seat_title_language: Language | None
    decided_at: datetime | None
    reason: str
    reason_language: Language | None
    void_number: int | None = Field(description="The version that it signed in vain before.")
    void_at: datetime | None
    void_touched: list[TouchedOut]


class RefusalOut(BaseModel):
    """Why an organisation gave a version back."""

    organisation: str
    person: str
    reason: str
    reason_language: Language


class EarlierOut(BaseModel):
    """A version that was frozen before."""

    number: int
    frozen_at: datetime
    frozen_by: str
    ended: Ended | None
    ended_at: datetime | None
    sent_at: datetime | None
    touched: list[TouchedOut]
    refusals: list[RefusalOut]


class HindranceOut(BaseModel):
    """What must be settled before a version is frozen: a section, or an annex that an organisation owes."""

    why: Hindrance
    section_id: UUID | None
    title: dict[str, str]
    organisation: str | None


class SigningOut(ProposalHead):
    """Everything that somebody needs who signs, refuses, waits for signatures or sends."""

    proposal_id: UUID
    sign_by: datetime | None
    version: FrozenVersionOut | None
    signers: list[SignerOut]
    missing: int = Field(description="How many organisations have not signed the version that stands.")
    hindrances: list[HindranceOut]
    earlier: list[EarlierOut]
    proved_at: datetime = Field(description="When I last proved who I am.")
    fresh_until: datetime = Field(description="Until when I can sign without signing in again.")
    abilities: SigningAbilities
