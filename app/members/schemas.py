"""Shapes of members that come in and go out."""

from datetime import date, datetime
from typing import Annotated, Literal, Self
from uuid import UUID

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from app.access.actor import SeatRole
from app.accounts.models import Membership, OrganisationKind
from app.core.i18n import Language
from app.core.paging import USUAL, After, Limit, Page
from app.core.text import Email, UpTo, Zone
from app.members.fields import Country, Hour, Languages, Phone, TopicId, Topics
from app.members.models import ApplicationState, ContactKind, Format, Help, OfferState
from app.members.policy import OfferAbilities, OrganisationAbilities, PersonAbilities, SeatAbilities
from app.members.queries.directory import DirectoryFilter


class Written(BaseModel):
    """Something that somebody wrote, with the language it is in."""

    language: Language
    text: str


class TopicOut(BaseModel):
    id: str = Field(examples=["gang-violence"])
    parent: str | None
    label: dict[Language, str]
    alternatives: dict[Language, list[str]]


class DirectoryQuery(DirectoryFilter):
    limit: Limit = USUAL
    after: After = None


class OrganisationRow(BaseModel):
    """An organisation in a list."""

    id: UUID
    slug: str = Field(examples=["city-palmira"])
    name: str = Field(examples=["Palmira"])
    kind: OrganisationKind
    membership: Membership
    country: str = Field(examples=["CO"])
    place: str = Field(examples=["Palmira"])
    picture: str | None
    languages: list[str]
    topics: list[str]
    summary: Written | None
    people: int = Field(description="Who hold a seat now.")
    offers: int = Field(description="Active offers.")


class DirectoryPage(Page[OrganisationRow]):
    """One page of organisations. `total` is told on the first page and counts no further than 500."""

    total: int | None = None


class OrganisationOnMap(BaseModel):
    id: UUID
    slug: str
    name: str
    kind: OrganisationKind
    membership: Membership
    country: str
    latitude: float
    longitude: float
    people: int
    offers: int


class OrganisationMap(BaseModel):
    items: list[OrganisationOnMap]


class SeatBrief(BaseModel):
    """A seat that somebody holds, with its organisation."""

    id: UUID
    title: str
    title_language: Language
    role: SeatRole
    organisation_id: UUID
    organisation_name: str
    organisation_slug: str
    organisation_kind: OrganisationKind
    country: str


class PersonRow(BaseModel):
    """A person in a list."""

    id: UUID
    name: str = Field(examples=["Helena Valedoria"])
    picture: str | None
    languages: list[str]
    topics: list[str]
    seats: list[SeatBrief]
    offers: int = Field(description="Active offers of the seats held.")


class PeoplePage(Page[PersonRow]):
    """One page of people. `total` is told on the first page and counts no further than 100."""

    total: int | None = None


class PictureOut(BaseModel):
    picture: str | None = Field(description="Its address; `/small` and `/large` follow.")


class OfferRow(BaseModel):
    """An offer in a list."""

    id: UUID
    title: str
    can_share: str
    language: Language
    state: OfferState
    topics: list[str]
    formats: list[Format]
    languages: list[str]
    crisis: bool
    valid_until: date | None
    confirmed_at: datetime | None
    organisation_id: UUID
    organisation_name: str
    organisation_slug: str
    seat_id: UUID
    person_id: UUID | None
    person_name: str | None


class OfferPage(Page[OfferRow]):
    """One page of offers, newest first."""


Audience = Literal["nobody", "network", "secretariat"]
"""Who may read a detail, besides its owner."""


class ContactNoteOut(BaseModel):
    language: Language
    text: str
    audience: Audience


class Holder(BaseModel):
    id: UUID
    name: str
    picture: str | None
    since: datetime
    suspended: bool = Field(description="Shown to those alone who may vacate the seat.")


class SeatOfOrganisation(BaseModel):
    """A seat as its organisation's page shows it; nobody holds it while `holder` is null."""

    id: UUID
    title: str
    title_language: Language
    role: SeatRole
    since: date
    version: int
    holder: Holder | None
    abilities: SeatAbilities


class PastHolding(BaseModel):
    """Somebody who held a seat here once."""

    person_id: UUID
    person_name: str
    seat_id: UUID
    title: str
    title_language: Language
    since: datetime
    until: datetime


class OrganisationOut(BaseModel):
    """An organisation's page. `missing` names what would make it more useful, for those who may mend it."""

    id: UUID
    slug: str
    name: str
    kind: OrganisationKind
    membership: Membership
    country: str
    place: str
    latitude: float | None
    longitude: float | None
    zone: str
    population: int | None
    population_source: str
    picture: str | None
    languages: list[str]
    summary: Written | None
    summaries: dict[Language, str] = Field(description="As written, for editing.")
    topics: list[str]
    knows: Written | None
    seeks: Written | None
    seeks_topics: list[str]
    contact_note: ContactNoteOut | None
    seats: list[SeatOfOrganisation]
    past: list[PastHolding]
    offers: list[OfferRow]
    missing: list[str]
    may_become: list[Membership] = Field(description="How it may stand to the network next, for those who change it.")
    abilities: OrganisationAbilities
    version: int


class WrittenIn(BaseModel):
    language: Language
    text: Annotated[str, UpTo(1500)]


class ContactNoteIn(BaseModel):
    language: Language
    text: Annotated[str, UpTo(800, required=True)]
    audience: Literal["network", "secretariat"]


class OrganisationEdit(BaseModel):
    """What is sent is changed; what is left out stays. The last seven are the secretariat's to change."""

    model_config = ConfigDict(extra="forbid")

    summaries: dict[Language, Annotated[str, UpTo(600)]] | None = None
    topics: Topics | None = None
    languages: Languages | None = None
    knows: WrittenIn | None = None
    seeks: WrittenIn | None = None
    seeks_topics: Topics | None = None
    contact_note: ContactNoteIn | None = None
    name: Annotated[str, UpTo(160, required=True)] | None = None
    place: Annotated[str, UpTo(120, required=True)] | None = None
    country: Country | None = None
    zone: Zone | None = None
    latitude: float | None = Field(default=None, ge=-90, le=90, allow_inf_nan=False)
    longitude: float | None = Field(default=None, ge=-180, le=180, allow_inf_nan=False)
    population: int | None = Field(default=None, ge=0, le=100_000_000)


class OrganisationIn(BaseModel):
    """A new organisation in the directory."""

    model_config = ConfigDict(extra="forbid")

    name: Annotated[str, UpTo(160, required=True)]
    kind: OrganisationKind
    membership: Membership
    country: Country
    place: Annotated[str, UpTo(120, required=True)]
    zone: Zone
    latitude: float | None = Field(default=None, ge=-90, le=90, allow_inf_nan=False)
    longitude: float | None = Field(default=None, ge=-180, le=180, allow_inf_nan=False)


class MembershipIn(BaseModel):
    membership: Membership


class PersonTopicOut(BaseModel):
    topic: str
    note: str


class ContactOut(BaseModel):
    kind: ContactKind
    value: str
    audience: Audience


class PersonOfDirectory(BaseModel):
    """A person's page. `missing` names what would make it more useful, for those who may mend it."""

    id: UUID
    name: str
    picture: str | None
    zone: str
    languages: list[str]
    bio: Written | None
    topics: list[PersonTopicOut]
    available_for: list[Help]
    works_from: int
    works_until: int
    seats: list[SeatBrief]
    contacts: list[ContactOut]
    offers: list[OfferRow]
    suspended: bool
    missing: list[str]
    abilities: PersonAbilities
    version: int


class PersonTopicIn(BaseModel):
    topic: TopicId
    note: Annotated[str, UpTo(200)] = ""


class ContactIn(BaseModel):
    """One way to reach me; an empty value takes it away."""

    kind: ContactKind
    value: Email | Phone | Literal[""]
    audience: Audience

    @model_validator(mode="after")
    def _of_its_kind(self) -> Self:
        if self.value and ("@" in self.value) is not (self.kind is ContactKind.email):
            code, message = "bad_contact", "must be of its kind"
            raise PydanticCustomError(code, message)
        return self


class PersonEdit(BaseModel):
    """What is sent is changed; what is left out stays."""

    model_config = ConfigDict(extra="forbid")

    name: Annotated[str, UpTo(120, required=True)] | None = None
    bio: WrittenIn | None = None
    topics: list[PersonTopicIn] | None = Field(default=None, max_length=6)
    languages: Languages | None = None
    available_for: list[Help] | None = Field(default=None, max_length=4)
    works_from: Hour | None = None
    works_until: Hour | None = None
    contacts: list[ContactIn] | None = Field(default=None, max_length=2)


class ConflictOut(BaseModel):
    organisation_id: UUID
    organisation_name: str
    note: str


class ConflictIn(BaseModel):
    organisation_id: UUID
    note: Annotated[str, UpTo(300)] = ""


class CrisisHours(BaseModel):
    """When its holder agreed to be called in a crisis, by the clock of `zone`."""

    days: list[Annotated[int, Field(ge=1, le=7)]] = Field(min_length=1, max_length=7, description="Monday is 1.")
    from_hour: Hour
    until_hour: Hour
    zone: Zone


class OfferOut(OfferRow):
    """An offer's page. `missing` names what it lacks before it can be published."""

    did_not_work: str
    practice: str
    hours_a_month: int
    most_exchanges: int
    host_conditions: str
    crisis_hours: CrisisHours | None
    deputy_seat_id: UUID | None
    audience: Literal["network", "own"]
    conflicts: list[ConflictOut] = Field(description="Empty for all but its seat and the secretariat.")
    missing: list[str]
    abilities: OfferAbilities
    version: int


class OfferIn(BaseModel):
    """A new draft, for the seat that answers; the actor's own unless named."""

    model_config = ConfigDict(extra="forbid")

    seat_id: UUID | None = None
    language: Language | None = None


class OfferEdit(BaseModel):
    """What is sent is changed; what is left out stays."""

    model_config = ConfigDict(extra="forbid")

    language: Language | None = None
    title: Annotated[str, UpTo(120)] | None = None
    can_share: Annotated[str, UpTo(1000)] | None = None
    did_not_work: Annotated[str, UpTo(600)] | None = None
    practice: Annotated[str, UpTo(200)] | None = None
    topics: Topics | None = None
    formats: list[Format] | None = Field(default=None, max_length=8)
    languages: Languages | None = None
    hours_a_month: int | None = Field(default=None, ge=1, le=40)
    most_exchanges: int | None = Field(default=None, ge=1, le=5)
    host_conditions: Annotated[str, UpTo(800)] | None = None
    crisis: bool | None = None
    crisis_hours: CrisisHours | None = None
    deputy_seat_id: UUID | None = None
    valid_until: date | None = None
    conflicts: list[ConflictIn] | None = Field(default=None, max_length=10)


class SeatIn(BaseModel):
    """A new seat of an organisation."""

    model_config = ConfigDict(extra="forbid")

    title: Annotated[str, UpTo(160, required=True)]
    title_language: Language
    role: SeatRole


class InvitationIn(BaseModel):
    """Who is asked to take a seat."""

    model_config = ConfigDict(extra="forbid")

    email: Email
    name: Annotated[str, UpTo(120, required=True)]
    language: Language


class GuestIn(InvitationIn):
    """Who is asked into one circle, and until when."""

    circle_id: UUID
    until: AwareDatetime


class InvitationRow(BaseModel):
    """An invitation that waits for its answer."""

    id: UUID
    email: str
    name: str
    language: Language
    seat_id: UUID | None
    circle_id: UUID | None
    guest_until: datetime | None
    made_at: datetime
    expires_at: datetime


class InvitationList(BaseModel):
    items: list[InvitationRow]


class GuestRow(BaseModel):
    """A guest of a circle: somebody who is in, or whose invitation waits for its answer."""

    person_id: UUID | None = Field(default=None, description="Null while they have not come.")
    ticket_id: UUID | None = Field(default=None, description="The invitation that waits; null for those who came.")
    name: str
    email: str | None = Field(default=None, description="Where the invitation went; not told of those who came.")
    until: datetime


class GuestList(BaseModel):
    items: list[GuestRow]


class ApplicationIn(BaseModel):
    """Somebody asks to join. The address is confirmed by a link before anybody reads it."""

    model_config = ConfigDict(extra="forbid")

    email: Email
    name: Annotated[str, UpTo(120, required=True)]
    language: Language
    organisation: Annotated[str, UpTo(160, required=True)]
    job: Annotated[str, UpTo(160, required=True)]
    role: Literal[SeatRole.member, SeatRole.focal_point, SeatRole.authorised_representative, SeatRole.expert]
    message: Annotated[str, UpTo(1000)] = ""


class ConfirmationIn(BaseModel):
    token: Annotated[str, Field(pattern=r"^[A-Za-z0-9_-]{20,100}$")]


class ApplicationOut(BaseModel):
    """An application, as the secretariat reads it."""

    id: UUID
    email: str
    name: str
    language: Language
    organisation: str
    job: str
    role: SeatRole
    message: str
    state: ApplicationState
    reason: str
    made_at: datetime
    answered_at: datetime | None


class ApplicationPage(Page[ApplicationOut]):
    """One page of applications, newest first."""


class ApprovalIn(BaseModel):
    """The seat that the applicant is invited to: one that stands vacant, or a new one in an organisation."""

    model_config = ConfigDict(extra="forbid")

    organisation_id: UUID
    seat_id: UUID | None = None
    role: SeatRole = SeatRole.member


class DeclineApplicationIn(BaseModel):
    reason: Annotated[str, UpTo(600, required=True)]
