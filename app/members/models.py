"""What organisations and people say about themselves: topics, profiles, contact details and standing offers."""

from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import Index, UniqueConstraint
from sqlmodel import Field, SQLModel, Text

from app.access.actor import SeatRole
from app.core import clock, ids
from app.core.columns import Code, Json, Moment
from app.core.i18n import Language

TOPIC_ID = 60
FOLDED_WORD = 120


class Topic(SQLModel, table=True):
    """A term of the network's vocabulary. Its id is a readable slug, the same in every installation."""

    __tablename__ = "topic"

    id: str = Field(primary_key=True, max_length=TOPIC_ID)
    parent_id: str | None = Field(default=None, foreign_key="topic.id", max_length=TOPIC_ID)
    position: int = Field(description="Place in the vocabulary, parents before children.")
    label: dict[str, str] = Field(sa_type=Json, description="By language.")
    alternatives: dict[str, list[str]] = Field(sa_type=Json, description="Other words that people use, by language.")


class TopicWithin(SQLModel, table=True):
    """A topic stands within itself and within each of its ancestors, so that one join finds all below a term."""

    __tablename__ = "topic_within"

    topic_id: str = Field(primary_key=True, foreign_key="topic.id", max_length=TOPIC_ID)
    within_id: str = Field(primary_key=True, foreign_key="topic.id", max_length=TOPIC_ID, index=True)


class TopicWord(SQLModel, table=True):
    """A label or alternative of a topic in any language, folded for searching."""

    __tablename__ = "topic_word"

    topic_id: str = Field(primary_key=True, foreign_key="topic.id", max_length=TOPIC_ID)
    folded: str = Field(primary_key=True, max_length=FOLDED_WORD)


class SearchText(SQLModel, table=True):
    """The words by which an organisation or person is found, folded; kept in step by whatever changes them."""

    __tablename__ = "search_text"

    subject_id: UUID = Field(primary_key=True)
    folded: str = Field(sa_type=Text)


class TopicRelation(StrEnum):
    """Why a topic stands on an organisation's profile."""

    knows = "knows"
    seeks = "seeks"


class OrganisationProfile(SQLModel, table=True):
    """What an organisation says about itself."""

    __tablename__ = "organisation_profile"

    organisation_id: UUID = Field(primary_key=True, foreign_key="organisation.id")
    circle_id: UUID = Field(foreign_key="circle.id", description="The organisation's own people: drafts of offers.")
    summary: dict[str, str] = Field(default_factory=dict, sa_type=Json, description="By language.")
    knows: str = Field(default="", max_length=1500)
    knows_language: Language | None = Field(default=None, sa_type=Code(Language))
    seeks: str = Field(default="", max_length=1500)
    seeks_language: Language | None = Field(default=None, sa_type=Code(Language))
    version: int = 1


class OrganisationTopic(SQLModel, table=True):
    __tablename__ = "organisation_topic"
    __table_args__ = (Index("ix_organisation_topic_topic", "topic_id", "relation"),)

    organisation_id: UUID = Field(primary_key=True, foreign_key="organisation.id")
    relation: TopicRelation = Field(primary_key=True, sa_type=Code(TopicRelation))
    topic_id: str = Field(primary_key=True, foreign_key="topic.id", max_length=TOPIC_ID)
    position: int


class OrganisationLanguage(SQLModel, table=True):
    __tablename__ = "organisation_language"

    organisation_id: UUID = Field(primary_key=True, foreign_key="organisation.id")
    language: str = Field(primary_key=True, max_length=12, index=True, description="BCP 47 tag.")
    position: int


class ContactNote(SQLModel, table=True):
    """How an organisation is best reached; in a circle of its own, so that it may be kept from the network."""

    __tablename__ = "contact_note"

    organisation_id: UUID = Field(primary_key=True, foreign_key="organisation.id")
    note: str = Field(max_length=800)
    language: Language = Field(sa_type=Code(Language))
    circle_id: UUID = Field(foreign_key="circle.id")


class Help(StrEnum):
    """What a person may be asked for."""

    crisis_call = "crisis_call"
    peer_advice = "peer_advice"
    remote_session = "remote_session"
    host_visit = "host_visit"


class PersonProfile(SQLModel, table=True):
    """What a person says about themselves."""

    __tablename__ = "person_profile"

    person_id: UUID = Field(primary_key=True, foreign_key="person.id")
    bio: str = Field(default="", max_length=1500)
    bio_language: Language | None = Field(default=None, sa_type=Code(Language))
    available_for: list[str] = Field(default_factory=list, sa_type=Json, description="Codes of Help.")
    works_from: int = Field(default=9, description="Hour of the person's own clock at which work begins.")
    works_until: int = 17
    version: int = 1


class PersonTopic(SQLModel, table=True):
    """Something a person can speak about, with a word on how they know it."""

    __tablename__ = "person_topic"

    person_id: UUID = Field(primary_key=True, foreign_key="person.id")
    topic_id: str = Field(primary_key=True, foreign_key="topic.id", max_length=TOPIC_ID, index=True)
    position: int
    note: str = Field(default="", max_length=200)


class PersonLanguage(SQLModel, table=True):
    __tablename__ = "person_language"

    person_id: UUID = Field(primary_key=True, foreign_key="person.id")
    language: str = Field(primary_key=True, max_length=12, index=True, description="BCP 47 tag.")
    position: int


class ContactKind(StrEnum):
    email = "email"
    phone = "phone"


class ContactDetail(SQLModel, table=True):
    """One way to reach a person, in the circle of those who may know it; without a circle only its owner does."""

    __tablename__ = "contact_detail"

    person_id: UUID = Field(primary_key=True, foreign_key="person.id")
    kind: ContactKind = Field(primary_key=True, sa_type=Code(ContactKind))
    value: str = Field(max_length=254)
    circle_id: UUID | None = Field(default=None, foreign_key="circle.id")


class OfferState(StrEnum):
    draft = "draft"
    active = "active"
    paused = "paused"
    expired = "expired"
    withdrawn = "withdrawn"


class Format(StrEnum):
    """In which form an exchange can take place."""

    crisis_call = "crisis_call"
    remote_single = "remote_single"
    remote_series = "remote_series"
    visit_out = "visit_out"
    visit_in = "visit_in"
    peer_mentoring = "peer_mentoring"
    document_review = "document_review"
    written = "written"


class Offer(SQLModel, table=True):
    """A member's standing offer. It hangs on a seat, so that whoever holds the seat next finds it.

    A draft belongs to the circle of those who write it, a published offer to the network's.
    """

    __tablename__ = "offer"
    __table_args__ = (Index("ix_offer_organisation_state", "organisation_id", "state"),)

    id: UUID = Field(default_factory=ids.new, primary_key=True)
    circle_id: UUID = Field(foreign_key="circle.id", index=True)
    organisation_id: UUID = Field(foreign_key="organisation.id")
    seat_id: UUID = Field(foreign_key="seat.id", index=True, description="Whose holder answers.")
    deputy_seat_id: UUID | None = Field(default=None, foreign_key="seat.id")
    written_by: UUID = Field(foreign_key="person.id")
    language: Language = Field(sa_type=Code(Language))
    title: str = Field(default="", max_length=120)
    can_share: str = Field(default="", max_length=1000)
    did_not_work: str = Field(default="", max_length=600)
    practice: str = Field(default="", max_length=200, description="A practice or evidence, by name or address.")
    formats: list[str] = Field(default_factory=list, sa_type=Json, description="Codes of Format.")
    languages: list[str] = Field(default_factory=list, sa_type=Json, description="BCP 47 tags.")
    hours_a_month: int = 4
    most_exchanges: int = 2
    host_conditions: str = Field(default="", max_length=800)
    crisis: bool = Field(default=False, description="Whether its holder agreed to be called in a crisis.")
    crisis_days: list[int] = Field(default_factory=list, sa_type=Json, description="ISO weekdays, Monday is 1.")
    crisis_from: int = Field(default=8, description="Hour of the clock in crisis_zone.")
    crisis_until: int = 20
    crisis_zone: str = Field(default="", max_length=60)
    state: OfferState = Field(default=OfferState.draft, sa_type=Code(OfferState))
    valid_until: date | None = None
    confirmed_at: datetime | None = Field(default=None, sa_type=Moment)
    created_at: datetime = Field(default_factory=clock.now, sa_type=Moment)
    version: int = 1


class OfferTopic(SQLModel, table=True):
    __tablename__ = "offer_topic"

    offer_id: UUID = Field(primary_key=True, foreign_key="offer.id")
    topic_id: str = Field(primary_key=True, foreign_key="topic.id", max_length=TOPIC_ID, index=True)
    position: int


class OfferConflict(SQLModel, table=True):
    """An organisation with which an offer's holder should not be matched. Its circle: that seat and the secretariat."""

    __tablename__ = "offer_conflict"
    __table_args__ = (UniqueConstraint("offer_id", "organisation_id"),)

    id: UUID = Field(default_factory=ids.new, primary_key=True)
    offer_id: UUID = Field(foreign_key="offer.id")
    organisation_id: UUID = Field(foreign_key="organisation.id", index=True)
    note: str = Field(default="", max_length=300)
    circle_id: UUID = Field(foreign_key="circle.id", index=True)


class ApplicationState(StrEnum):
    unconfirmed = "unconfirmed"
    waiting = "waiting"
    approved = "approved"
    declined = "declined"


class Application(SQLModel, table=True):
    """Someone who asks to join. The secretariat's circle reads it once the address is confirmed."""

    __tablename__ = "application"
    __table_args__ = (Index("ix_application_state", "state", "made_at"),)

    id: UUID = Field(default_factory=ids.new, primary_key=True)
    circle_id: UUID = Field(foreign_key="circle.id")
    token_hash: str = Field(unique=True, max_length=64, description="Of the link that confirms the address.")
    email: str = Field(max_length=254, index=True)
    name: str = Field(max_length=120)
    language: Language = Field(sa_type=Code(Language))
    organisation: str = Field(max_length=160, description="As the applicant calls it.")
    job: str = Field(max_length=160)
    role: SeatRole = Field(sa_type=Code(SeatRole))
    message: str = Field(max_length=1000)
    state: ApplicationState = Field(default=ApplicationState.unconfirmed, sa_type=Code(ApplicationState))
    reason: str = Field(default="", max_length=600, description="Why it was declined, as the applicant is told.")
    organisation_id: UUID | None = Field(default=None, foreign_key="organisation.id")
    seat_id: UUID | None = Field(default=None, foreign_key="seat.id")
    answered_by: UUID | None = Field(default=None, foreign_key="person.id")
    answered_at: datetime | None = Field(default=None, sa_type=Moment)
    made_at: datetime = Field(default_factory=clock.now, sa_type=Moment)
    version: int = 1
