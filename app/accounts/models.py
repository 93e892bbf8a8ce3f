"""People, organisations, seats and who held them; how people prove who they are."""

from datetime import date, datetime
from enum import StrEnum
from typing import Final
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, UniqueConstraint, text
from sqlmodel import Field, SQLModel

from app.access.actor import SeatRole
from app.core import clock, ids
from app.core.columns import Code, Moment
from app.core.i18n import Language


class OrganisationKind(StrEnum):
    city = "city"
    partner = "partner"
    academic = "academic"
    expert_organisation = "expert_organisation"
    network = "network"
    intergovernmental = "intergovernmental"
    funder = "funder"
    secretariat = "secretariat"


class Membership(StrEnum):
    """Where an organisation stands to the network. Related bodies are no members."""

    member = "member"
    prospective = "prospective"
    related = "related"
    former = "former"


class Organisation(SQLModel, table=True):
    """A city, partner or other body. What it says about itself lives in `members`."""

    __tablename__ = "organisation"

    id: UUID = Field(default_factory=ids.new, primary_key=True)
    slug: str = Field(unique=True, max_length=60)
    name: str = Field(max_length=160, index=True)
    kind: OrganisationKind = Field(sa_type=Code(OrganisationKind))
    membership: Membership = Field(sa_type=Code(Membership), index=True)
    country: str = Field(max_length=2, description="ISO 3166-1 alpha-2.")
    place: str = Field(max_length=120)
    latitude: float | None = None
    longitude: float | None = None
    zone: str = Field(max_length=60, description="IANA name; working days and dates of this organisation follow it.")
    population: int | None = None
    population_source: str = Field(default="", max_length=200)
    picture_id: UUID | None = Field(default=None, description="Its logo in `files`.")
    created_at: datetime = Field(default_factory=clock.now, sa_type=Moment)
    version: int = 1


class Person(SQLModel, table=True):
    """Someone who signs in, or may. Authorship hangs here; rights hang on seats."""

    __tablename__ = "person"
    __table_args__ = (
        Index(
            "ix_person_suspended", "suspended_at", "id",
            sqlite_where=text("suspended_at IS NOT NULL"), postgresql_where=text("suspended_at IS NOT NULL"),
        ),
    )  # fmt: skip

    id: UUID = Field(default_factory=ids.new, primary_key=True)
    name: str = Field(max_length=120, index=True)
    language: Language = Field(sa_type=Code(Language))
    zone: str = Field(max_length=60)
    suspended_at: datetime | None = Field(default=None, sa_type=Moment)
    consented_at: datetime | None = Field(default=None, sa_type=Moment)
    consented_to: str = Field(default="", max_length=20, description="Version of the terms agreed to.")
    last_seen_at: datetime | None = Field(default=None, sa_type=Moment)
    picture_id: UUID | None = Field(default=None, description="The photograph in `files`.")
    fictional: bool = False
    created_at: datetime = Field(default_factory=clock.now, sa_type=Moment)
    version: int = 1


class EmailAddress(SQLModel, table=True):
    """An address that reaches a person. Kept in lower case; one of them is where mail goes.

    A row is written by the secretariat or once its owner has proved the address, never on somebody's mere word:
    whoever receives mail there can sign in.
    """

    __tablename__ = "email_address"

    email: str = Field(primary_key=True, max_length=254)
    person_id: UUID = Field(foreign_key="person.id", index=True)
    main: bool = True
    verified_at: datetime | None = Field(default=None, sa_type=Moment)


class Seat(SQLModel, table=True):
    """A job in an organisation with a role in the network. It outlives its holder."""

    __tablename__ = "seat"
    __table_args__ = (Index("ix_seat_organisation_held", "organisation_id", "since", "until", "id"),)

    id: UUID = Field(default_factory=ids.new, primary_key=True)
    organisation_id: UUID = Field(foreign_key="organisation.id")
    title: str = Field(max_length=160)
    title_language: Language = Field(sa_type=Code(Language))
    role: SeatRole = Field(sa_type=Code(SeatRole))
    since: date
    until: date | None = None
    created_at: datetime = Field(default_factory=clock.now, sa_type=Moment)
    version: int = 1


class Affiliation(SQLModel, table=True):
    """One person holding one seat from–to. A seat has at most one holder at a time."""

    __tablename__ = "affiliation"
    __table_args__ = (
        Index("ix_affiliation_seat_held", "seat_id", "since", "until", "person_id"),
        CheckConstraint("until IS NULL OR until >= since", name="dates"),
        Index(
            "uq_affiliation_holder", "seat_id", unique=True,
            sqlite_where=text("until IS NULL"), postgresql_where=text("until IS NULL"),
        ),
    )  # fmt: skip

    id: UUID = Field(default_factory=ids.new, primary_key=True)
    person_id: UUID = Field(foreign_key="person.id", index=True)
    seat_id: UUID = Field(foreign_key="seat.id")
    since: datetime = Field(sa_type=Moment)
    until: datetime | None = Field(default=None, sa_type=Moment)


class Identity(SQLModel, table=True):
    """What a provider knows a person by. Issuer and subject are the identity, never the e-mail."""

    __tablename__ = "identity"
    __table_args__ = (UniqueConstraint("issuer", "subject"),)

    id: UUID = Field(default_factory=ids.new, primary_key=True)
    issuer: str = Field(max_length=255)
    subject: str = Field(max_length=255)
    person_id: UUID = Field(foreign_key="person.id", index=True)
    email: str = Field(
        default="", max_length=254, description="As the provider told it at linking, for the owner to see."
    )
    linked_at: datetime = Field(default_factory=clock.now, sa_type=Moment)
    used_at: datetime | None = Field(default=None, sa_type=Moment)


class AdmissionTicket(SQLModel, table=True):
    """An invitation: to a seat, or as guest to one circle until a date. Its link works once."""

    __tablename__ = "admission_ticket"

    id: UUID = Field(default_factory=ids.new, primary_key=True)
    token_hash: str = Field(unique=True, max_length=64)
    email: str = Field(max_length=254, index=True)
    name: str = Field(default="", max_length=120)
    language: Language = Field(sa_type=Code(Language))
    person_id: UUID | None = Field(default=None, foreign_key="person.id")
    seat_id: UUID | None = Field(default=None, foreign_key="seat.id", index=True)
    circle_id: UUID | None = Field(default=None, index=True)
    guest_until: datetime | None = Field(default=None, sa_type=Moment)
    invited_by: UUID | None = Field(default=None, foreign_key="person.id")
    made_at: datetime = Field(default_factory=clock.now, sa_type=Moment)
    expires_at: datetime = Field(sa_type=Moment)
    used_at: datetime | None = Field(default=None, sa_type=Moment)
    withdrawn_at: datetime | None = Field(default=None, sa_type=Moment)


BY_CODE: Final = "code"
"""The method of a sign-in by a mailed code; all others are names of providers."""


class SignIn(SQLModel, table=True):
    """One signed-in browser: a server-side session, found by the hash of its cookie."""

    __tablename__ = "sign_in"

    id: UUID = Field(default_factory=ids.new, primary_key=True)
    token_hash: str = Field(unique=True, max_length=64)
    person_id: UUID = Field(foreign_key="person.id", index=True)
    seat_id: UUID | None = Field(default=None, foreign_key="seat.id", description="The seat acted for.")
    method: str = Field(max_length=40, description="Provider's name, or `code`.")
    browser: str = Field(default="", max_length=200)
    made_at: datetime = Field(sa_type=Moment)
    seen_at: datetime = Field(sa_type=Moment)
    proved_at: datetime = Field(sa_type=Moment, description="When the person last proved who they are.")
    expires_at: datetime = Field(sa_type=Moment)
    ended_at: datetime | None = Field(default=None, sa_type=Moment)


class MailCode(SQLModel, table=True):
    """A one-time code asked for. Works only in the browser that asked; without hashes while no letter was written."""

    __tablename__ = "mail_code"

    id: UUID = Field(default_factory=ids.new, primary_key=True)
    email: str = Field(max_length=254, index=True)
    browser_hash: str = Field(unique=True, max_length=64)
    code_hash: str = Field(default="", max_length=64)
    link_hash: str | None = Field(default=None, unique=True, max_length=64)
    next: str = Field(default="/", max_length=500)
    tries: int = 0
    made_at: datetime = Field(sa_type=Moment)
    expires_at: datetime = Field(sa_type=Moment)
    used_at: datetime | None = Field(default=None, sa_type=Moment)
