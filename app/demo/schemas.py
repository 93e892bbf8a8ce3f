"""Shapes of the demonstration that come in and go out."""

from datetime import datetime
from uuid import UUID

from pydantic import BaseModel, Field

from app.access.actor import SeatRole
from app.accounts.models import OrganisationKind
from app.core.i18n import Language


class PersonaOut(BaseModel):
    """Somebody whom a visitor can be."""

    id: UUID
    key: str = Field(examples=["per-leandro"], description="What the story calls them; empty for people added since.")
    name: str = Field(examples=["Leandro Vientosur"])
    language: Language
    seat: str = Field(examples=["Secretario de convivencia"])
    seat_language: Language | None
    role: SeatRole | None
    organisation: str = Field(examples=["Palmira"])
    organisation_kind: OrganisationKind | None
    country: str = Field(examples=["CO"])
    line: dict[Language, str] = Field(description="What there is to try as them; empty for those not featured.")


class PersonasOut(BaseModel):
    """The featured ones first, then everybody by name."""

    items: list[PersonaOut]


class ChoiceIn(BaseModel):
    person_id: UUID
    request: str = Field(max_length=2000, description="The query with which the page for choosing was opened.")


class ChoiceOut(BaseModel):
    address: str = Field(description="Where the browser goes next.")


class ClockIn(BaseModel):
    """How far to move the clock ahead."""

    days: int = Field(default=0, ge=0, le=400)
    hours: int = Field(default=0, ge=0, le=240)


class DemoClockOut(BaseModel):
    now: datetime
    ahead_days: float = Field(description="How far it runs ahead of the machine's.")
