"""Calls with their versions; proposals with the organisations, people, sections and dates that belong to one."""

from datetime import datetime
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Index, UniqueConstraint, text
from sqlmodel import Field, SQLModel

from app.circles.models import CircleRole
from app.core import clock, ids
from app.core.columns import Code, Json, Moment
from app.core.i18n import Language
from app.members.models import TOPIC_ID
from app.proposals.codes import (
    Mandate,
    Origin,
    PartyKind,
    PlanStep,
    ProposalState,
    ResultKind,
    SectionKind,
    SectionState,
    Unit,
)
from app.proposals.form import KEY

TITLE: Final = 200
NOTE: Final = 800
QUOTE: Final = 2_000
PRINCIPAL: Final = 60
ZONE: Final = 60


class Call(SQLModel, table=True):
    """A funder's invitation, as it stands now. What it asks for is the form of its latest version."""

    __tablename__ = "call"
    __table_args__ = (UniqueConstraint("circle_id", "key"), Index("ix_call_closes", "closes_at", "id"))

    id: UUID = Field(default_factory=ids.new, primary_key=True)
    circle_id: UUID = Field(
        foreign_key="circle.id", description="The network's, or of the organisation that entered it."
    )
    organisation_id: UUID = Field(foreign_key="organisation.id", index=True, description="Who entered it.")
    key: str = Field(max_length=KEY)
    title: dict[str, str] = Field(sa_type=Json, description="By language.")
    summary: dict[str, str] = Field(sa_type=Json, description="By language.")
    folded: str = Field(default="", description="Title and summary in every language without accents, for searching.")
    opens_at: datetime | None = Field(default=None, sa_type=Moment)
    closes_at: datetime = Field(sa_type=Moment, description="When its first stage closes.")
    ends_at: datetime = Field(sa_type=Moment, description="When its last stage closes.")
    version: int = 1
    entered_by: UUID = Field(foreign_key="person.id")
    entered_at: datetime = Field(default_factory=clock.now, sa_type=Moment)
    changed_at: datetime = Field(default_factory=clock.now, sa_type=Moment)


class CallVersion(SQLModel, table=True):
    """What a call asked for from one moment on, and what that changed."""

    __tablename__ = "call_version"

    call_id: UUID = Field(primary_key=True, foreign_key="call.id")
    number: int = Field(primary_key=True)
    form: dict[str, Any] = Field(sa_type=Json)
    changed: list[str] = Field(default_factory=list, sa_type=Json, description="Codes of CallPart.")
    note: str = Field(default="", max_length=NOTE)
    made_by: UUID = Field(foreign_key="person.id")
    made_at: datetime = Field(default_factory=clock.now, sa_type=Moment)


class Proposal(SQLModel, table=True):
    """One consortium's answer to one stage of a call after the other. Its circle admits who writes and reads it."""

    __tablename__ = "proposal"
    __table_args__ = (
        Index("ix_proposal_call", "call_id", "state"),
        Index("ix_proposal_lead", "organisation_id", "state"),
    )

    id: UUID = Field(default_factory=ids.new, primary_key=True)
    circle_id: UUID = Field(foreign_key="circle.id", index=True)
    call_id: UUID = Field(foreign_key="call.id")
    call_version: int = Field(description="The version of the call that sections and dates follow.")
    stage: str = Field(max_length=KEY)
    organisation_id: UUID = Field(foreign_key="organisation.id", description="The lead.")
    steward_seat_id: UUID = Field(foreign_key="seat.id", index=True)
    author_id: UUID = Field(foreign_key="person.id", index=True)
    language: Language = Field(sa_type=Code(Language), description="In which it is written.")
    title: str = Field(max_length=TITLE)
    summary: str = Field(default="", max_length=NOTE)
    state: ProposalState = Field(default=ProposalState.drafting, sa_type=Code(ProposalState))
    outcome: ResultKind | None = Field(
        default=None, sa_type=Code(ResultKind), description="What the funder said of the stage that was sent."
    )
    zone: str = Field(max_length=ZONE, description="IANA name: the lead's clock, by which inner dates are planned.")
    closes_at: datetime = Field(sa_type=Moment, index=True, description="When its stage of the call closes.")
    origin: Origin | None = Field(default=None, sa_type=Code(Origin))
    origin_id: UUID | None = Field(default=None, index=True)
    moved_at: datetime = Field(default_factory=clock.now, sa_type=Moment, description="When the state last changed.")
    created_at: datetime = Field(default_factory=clock.now, sa_type=Moment, index=True)
    changed_at: datetime = Field(default_factory=clock.now, sa_type=Moment)
    version: int = 1


class ProposalTopic(SQLModel, table=True):
    """A term of the vocabulary that a proposal is about; place 1 is the main one."""

    __tablename__ = "proposal_topic"

    proposal_id: UUID = Field(primary_key=True, foreign_key="proposal.id")
    topic: str = Field(primary_key=True, foreign_key="topic.id", max_length=TOPIC_ID, index=True)
    place: int = 1


class Party(SQLModel, table=True):
    """One organisation of a consortium and its mandate. Its circle, not the proposal's, tells it that it is asked."""

    __tablename__ = "party"
    __table_args__ = (
        UniqueConstraint("proposal_id", "organisation_id"),
        Index("ix_party_organisation", "organisation_id", "mandate"),
    )

    id: UUID = Field(default_factory=ids.new, primary_key=True)
    proposal_id: UUID = Field(foreign_key="proposal.id")
    circle_id: UUID = Field(foreign_key="circle.id", index=True)
    organisation_id: UUID = Field(foreign_key="organisation.id")
    kind: PartyKind = Field(sa_type=Code(PartyKind))
    mandate: Mandate = Field(default=Mandate.asked, sa_type=Code(Mandate))
    message: str = Field(default="", max_length=NOTE)
    message_language: Language = Field(sa_type=Code(Language))
    asked_by: UUID = Field(foreign_key="person.id")
    asked_at: datetime = Field(default_factory=clock.now, sa_type=Moment)
    answer_by: datetime | None = Field(default=None, sa_type=Moment)
    answered_by: UUID | None = Field(default=None, foreign_key="person.id")
    answered_seat_id: UUID | None = Field(default=None, foreign_key="seat.id")
    answered_at: datetime | None = Field(default=None, sa_type=Moment)
    ended_at: datetime | None = Field(default=None, sa_type=Moment)
    version: int = 1


class Participant(SQLModel, table=True):
    """A seat that an organisation put to work on a proposal. The row stays when it leaves: authorship is the person's."""

    __tablename__ = "participant"
    __table_args__ = (
        Index(
            "uq_participant_seat", "proposal_id", "seat_id", unique=True,
            sqlite_where=text("until IS NULL"), postgresql_where=text("until IS NULL"),
        ),
    )  # fmt: skip

    id: UUID = Field(default_factory=ids.new, primary_key=True)
    proposal_id: UUID = Field(foreign_key="proposal.id", index=True)
    organisation_id: UUID = Field(foreign_key="organisation.id")
    seat_id: UUID = Field(foreign_key="seat.id", index=True)
    person_id: UUID | None = Field(default=None, foreign_key="person.id", description="Who held the seat at the time.")
    role: CircleRole = Field(sa_type=Code(CircleRole))
    since: datetime = Field(default_factory=clock.now, sa_type=Moment)
    until: datetime | None = Field(default=None, sa_type=Moment)


class Section(SQLModel, table=True):
    """One part of a proposal that the call asks for. Its id is that of its live text."""

    __tablename__ = "section"
    __table_args__ = (UniqueConstraint("proposal_id", "key", "number"),)

    id: UUID = Field(default_factory=ids.new, primary_key=True)
    proposal_id: UUID = Field(foreign_key="proposal.id")
    circle_id: UUID = Field(foreign_key="circle.id", index=True)
    key: str = Field(max_length=KEY, description="As in the call.")
    number: int = Field(default=1, description="Which of its boxes, where the call gives several.")
    position: int = Field(description="Place in the whole.")
    stage: str = Field(max_length=KEY)
    kind: SectionKind = Field(sa_type=Code(SectionKind))
    title: dict[str, str] = Field(sa_type=Json, description="By language.")
    guidance: dict[str, str] = Field(default_factory=dict, sa_type=Json, description="By language.")
    limit_unit: Unit | None = Field(default=None, sa_type=Code(Unit))
    limit_max: int | None = None
    counts_spaces: bool = True
    required: bool = True
    asked: bool = Field(default=True, description="Whether the call as it stands still asks for it.")
    state: SectionState = Field(default=SectionState.empty, sa_type=Code(SectionState))
    organisation_id: UUID | None = Field(default=None, foreign_key="organisation.id", description="Whose part it is.")
    owner_seat_id: UUID | None = Field(default=None, foreign_key="seat.id", index=True)
    moved_at: datetime = Field(default_factory=clock.now, sa_type=Moment)
    version: int = 1


class SectionComment(SQLModel, table=True):
    """A thread about words of a section. The mark in the live text goes with the words; the quote stays.

    `assigned_to` is a principal that the section's circle admits: a seat, whoever holds it, or a guest.
    """

    __tablename__ = "section_comment"

    thread_id: UUID = Field(primary_key=True, foreign_key="thread.id")
    section_id: UUID = Field(foreign_key="section.id", index=True)
    quote: str = Field(max_length=QUOTE)
    resolved_at: datetime | None = Field(default=None, sa_type=Moment)
    resolved_by: UUID | None = Field(default=None, foreign_key="person.id")
    assigned_to: str | None = Field(default=None, max_length=PRINCIPAL, index=True)


class SectionVersion(SQLModel, table=True):
    """A section's text as it was at one moment, kept by hand under a name or by itself when the section moved."""

    __tablename__ = "section_version"

    section_id: UUID = Field(primary_key=True, foreign_key="section.id")
    number: int = Field(primary_key=True)
    name: str = Field(default="", max_length=TITLE)
    restores: int | None = Field(default=None, description="The version that it brought back.")
    fingerprint: str = Field(max_length=64)
    words: int
    state: bytes
    made_by: UUID = Field(foreign_key="person.id")
    made_at: datetime = Field(default_factory=clock.now, sa_type=Moment)


class PlanDate(SQLModel, table=True):
    """An inner date of a proposal, counted back from the deadline or moved by hand."""

    __tablename__ = "plan_date"

    proposal_id: UUID = Field(primary_key=True, foreign_key="proposal.id")
    step: PlanStep = Field(primary_key=True, sa_type=Code(PlanStep))
    due_at: datetime = Field(sa_type=Moment, index=True)
    by_hand: bool = False
