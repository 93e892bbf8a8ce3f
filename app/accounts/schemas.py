"""Shapes of accounts that come in and go out."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from pydantic import BaseModel, Field

from app.access.actor import SeatRole
from app.accounts.models import OrganisationKind
from app.accounts.policy import MyAbilities
from app.core.i18n import Language
from app.core.text import Email, UpTo, Zone


class OrganisationBrief(BaseModel):
    id: UUID
    slug: str = Field(examples=["city-palmira"])
    name: str = Field(examples=["Palmira"])
    kind: OrganisationKind


class SeatOut(BaseModel):
    """A seat that I hold, or held by someone shown."""

    id: UUID
    title: str = Field(examples=["Secretaria de convivencia"])
    title_language: Language
    role: SeatRole
    organisation: OrganisationBrief


class PersonOut(BaseModel):
    id: UUID
    name: str = Field(examples=["Leandro Vientosur"])
    language: Language
    time_zone: str = Field(examples=["America/Argentina/Buenos_Aires"])
    email: str = Field(examples=["leandro.vientosur@example.org"])
    picture: str | None = None


class MeOut(BaseModel):
    """Who I am, for whom I act, and what I may do at all."""

    person: PersonOut
    seat: SeatOut | None
    seats: list[SeatOut]
    guest: bool
    abilities: MyAbilities
    consent_due: bool
    unread: int
    demo: bool = Field(description="Whether this is the demonstration: people and requests are fictional.")
    now: datetime = Field(description="The server's clock; in the demonstration it runs ahead of the world's.")


class VisitorOut(BaseModel):
    """Who is signed in in this browser; null when nobody."""

    me: MeOut | None


class StartOut(BaseModel):
    """What a browser needs to know before anybody has signed in."""

    demo: bool
    network_name: str
    providers: list["ProviderOut"]
    mail_code: bool
    terms_version: str = Field(examples=["2026-11"], description="What one agrees to at the first sign-in.")
    now: datetime = Field(description="The server's clock; in the demonstration it runs ahead of the world's.")


class ProviderOut(BaseModel):
    name: str = Field(examples=["city"])
    title: str = Field(examples=["Sign in with the city's account"])
    login: str = Field(examples=["/auth/city/login"])


class SeatChoiceIn(BaseModel):
    seat_id: UUID


class MeIn(BaseModel):
    """How I read this platform; what is left out stays. What others see of me is in my profile."""

    language: Language | None = None
    time_zone: Zone | None = None


class ConsentIn(BaseModel):
    version: Annotated[str, UpTo(20)]


class SignInOut(BaseModel):
    """One browser in which I am signed in."""

    id: UUID
    method: str = Field(examples=["city"], description="Name of the provider, or `code` for a code by mail.")
    browser: str = Field(examples=["Firefox, Windows"])
    made_at: datetime
    seen_at: datetime
    current: bool = Field(description="Whether it is this one.")


class IdentityOut(BaseModel):
    """A provider's account that stands for me."""

    id: UUID
    issuer: str = Field(examples=["https://accounts.google.com"])
    title: str = Field(examples=["Google"], description="Empty when the provider is set up here no more.")
    email: str = Field(examples=["leandro@example.org"], description="As the provider told it at linking.")
    linked_at: datetime
    used_at: datetime | None


class IdentityIn(BaseModel):
    provider: Annotated[str, UpTo(40)]


class AddressOut(BaseModel):
    address: str = Field(description="Where the browser goes next.")


class CodeIn(BaseModel):
    email: Email
    next: Annotated[str, UpTo(500)] = "/"


class DigitsIn(BaseModel):
    code: str = Field(pattern=r"^[0-9]{6}$", examples=["204771"])


class LinkIn(BaseModel):
    token: Annotated[str, UpTo(100)]


class SignedInOut(BaseModel):
    next: str = Field(examples=["/"], description="The page that was wanted before signing in.")


class StrangerOut(BaseModel):
    """An account at a provider that nobody here is known by."""

    provider: str = Field(examples=["Google"])
    name: str
    email: str


class ArrivalOut(BaseModel):
    """Who came to this browser's door a moment ago and is not known yet; null when nobody."""

    stranger: StrangerOut | None


class InvitationOut(BaseModel):
    """What an invitation's link leads to: a seat, or as guest to one circle."""

    name: str
    email: str
    language: Language
    invited_by: str = Field(description="Empty when the operator did.")
    seat: SeatOut | None
    guest_until: datetime | None
    providers_only: bool = Field(description="Whether a provider's account alone accepts it, never a mailed code.")
    expires_at: datetime
