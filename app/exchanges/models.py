"""Exchanges and all that belongs to one: matches, agreement, sessions, reports, follow-up.

What fewer may read than the exchange itself is a row of its own with a circle of its own.
"""

from datetime import date, datetime
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Index, UniqueConstraint
from sqlmodel import Field, SQLModel

from app.core import clock, ids
from app.core.columns import Code, Json, Moment
from app.core.i18n import Language
from app.exchanges.codes import (
    Confidentiality,
    CostKind,
    DeclineCode,
    FollowUpState,
    Format,
    Lane,
    MatchState,
    NamedPeerKind,
    NoteLevel,
    Outcome,
    Publish,
    RemarkKind,
    ReportState,
    SessionKind,
    SessionState,
    Side,
    State,
    Step,
    SuggestionState,
    TravelMoney,
)
from app.members.models import TOPIC_ID

# Longest texts, in characters. The browser is told the same figures by GET /api/exchanges/limits.
TITLE: Final = 120
CHALLENGE: Final = 1500
TRIED: Final = 800
QUESTION: Final = 200
QUESTIONS: Final = 3
DESIRED_OUTCOME: Final = 400
TOPICS: Final = 3
LINE: Final = 300
PARAGRAPH: Final = 800
NOTE: Final = 2000
LINK: Final = 500
ZONE: Final = 60
TAG: Final = 35


class Exchange(SQLModel, table=True):
    """One peer exchange, from request to follow-up.

    `circle_id` is the record's own circle: the asking side's until it is opened, then the network's or, when
    confidential, the room's from the agreement on. `asker_circle_id` holds the asking side and, from submission
    on, the secretariat. `room_circle_id` is made at the agreement and holds both sides.
    """

    __tablename__ = "exchange"
    __table_args__ = (
        Index("ix_exchange_board", "state", "due_at"),
        Index("ix_exchange_organisation", "organisation_id", "state"),
        Index("ix_exchange_peer_organisation", "peer_organisation_id", "state"),
    )

    id: UUID = Field(default_factory=ids.new, primary_key=True)
    circle_id: UUID = Field(foreign_key="circle.id", index=True)
    asker_circle_id: UUID = Field(foreign_key="circle.id")
    room_circle_id: UUID | None = Field(default=None, foreign_key="circle.id", index=True)
    room_thread_id: UUID | None = None

    organisation_id: UUID = Field(foreign_key="organisation.id")
    author_id: UUID = Field(foreign_key="person.id", index=True)
    requester_seat_id: UUID = Field(foreign_key="seat.id", index=True)
    deputy_seat_id: UUID | None = Field(default=None, foreign_key="seat.id", index=True)
    owner_seat_id: UUID | None = Field(default=None, foreign_key="seat.id", index=True)
    peer_organisation_id: UUID | None = Field(default=None, foreign_key="organisation.id")
    peer_seat_id: UUID | None = Field(default=None, foreign_key="seat.id", index=True)
    peer_substitute_seat_id: UUID | None = Field(default=None, foreign_key="seat.id", index=True)

    language: Language = Field(sa_type=Code(Language), description="In which the request is written.")
    title: str = Field(default="", max_length=TITLE)
    challenge: str = Field(default="", max_length=CHALLENGE)
    tried: str = Field(default="", max_length=TRIED)
    questions: list[str] = Field(default_factory=list, sa_type=Json)
    desired_outcome: str = Field(default="", max_length=DESIRED_OUTCOME)
    population: str = Field(default="", max_length=LINE, description="People or territory concerned.")
    lane: Lane = Field(default=Lane.standard, sa_type=Code(Lane))
    lane_reason: str = Field(default="", max_length=LINE)
    decision_due_on: date | None = None
    format: Format | None = Field(default=None, sa_type=Code(Format))
    languages: list[str] = Field(default_factory=list, sa_type=Json, description="BCP 47 tags that one can talk in.")
    interpretation_needed: bool = False
    interpretation: list[str] = Field(default_factory=list, sa_type=Json, description="The pair of languages.")
    preferred_from: date | None = None
    preferred_until: date | None = None
    zone: str = Field(max_length=ZONE, description="IANA name: clock of the asking side.")
    participants: list[dict[str, Any]] = Field(
        default_factory=list, sa_type=Json, description="Role, count and whether they decide."
    )
    peer_kinds: list[str] = Field(default_factory=list, sa_type=Json)
    peer_wanted: str = Field(default="", max_length=LINE)
    travel_money: TravelMoney = Field(default=TravelMoney.not_needed, sa_type=Code(TravelMoney))
    travel_source: str = Field(default="", max_length=LINE)
    confidentiality: Confidentiality = Field(default=Confidentiality.network, sa_type=Code(Confidentiality))
    sensitive: bool = False
    practice: str = Field(default="", max_length=TITLE, description="A practice that the request refers to.")
    thread_id: UUID | None = Field(default=None, description="A conversation that the request came from.")
    folded: str = Field(default="", description="Title, challenge and outcome without accents, for searching.")

    state: State = Field(default=State.draft, sa_type=Code(State))
    due_step: Step | None = Field(default=None, sa_type=Code(Step))
    due_at: datetime | None = Field(default=None, sa_type=Moment, index=True)
    at_once: int = Field(default=1, description="How many peers are asked at the same time.")
    held_at: datetime | None = Field(default=None, sa_type=Moment)
    review_on: date | None = Field(default=None, description="When somebody looks again at an exchange on hold.")
    endorsement_asked_at: datetime | None = Field(default=None, sa_type=Moment)
    endorsed_by: UUID | None = Field(default=None, foreign_key="person.id")
    endorsed_at: datetime | None = Field(default=None, sa_type=Moment)
    submitted_at: datetime | None = Field(default=None, sa_type=Moment)
    opened_at: datetime | None = Field(default=None, sa_type=Moment)
    agreed_at: datetime | None = Field(default=None, sa_type=Moment)
    ended_at: datetime | None = Field(default=None, sa_type=Moment)
    moved_at: datetime = Field(default_factory=clock.now, sa_type=Moment, description="When the state last changed.")
    created_at: datetime = Field(default_factory=clock.now, sa_type=Moment, index=True)
    changed_at: datetime = Field(default_factory=clock.now, sa_type=Moment)
    version: int = 1


class ExchangeTopic(SQLModel, table=True):
    """A term of the vocabulary that an exchange is about; place 1 is the main one."""

    __tablename__ = "exchange_topic"

    exchange_id: UUID = Field(primary_key=True, foreign_key="exchange.id")
    topic: str = Field(primary_key=True, foreign_key="topic.id", max_length=TOPIC_ID, index=True)
    place: int = 1


class CoEditor(SQLModel, table=True):
    """A colleague who writes a draft with its author."""

    __tablename__ = "co_editor"

    exchange_id: UUID = Field(primary_key=True, foreign_key="exchange.id")
    person_id: UUID = Field(primary_key=True, foreign_key="person.id", index=True)


class PrivateDetails(SQLModel, table=True):
    """What only the asking side and the secretariat read, whoever may read the request."""

    __tablename__ = "private_details"

    exchange_id: UUID = Field(primary_key=True, foreign_key="exchange.id")
    circle_id: UUID = Field(foreign_key="circle.id")
    sensitive_instructions: str = Field(default="", max_length=PARAGRAPH)
    safe_contact: str = Field(default="", max_length=LINE)


class NamedPeer(SQLModel, table=True):
    """An organisation that the asking side knows already, does not want, or suggests to the secretariat."""

    __tablename__ = "named_peer"
    __table_args__ = (UniqueConstraint("exchange_id", "organisation_id"),)

    id: UUID = Field(default_factory=ids.new, primary_key=True)
    exchange_id: UUID = Field(foreign_key="exchange.id")
    circle_id: UUID = Field(foreign_key="circle.id", index=True)
    organisation_id: UUID = Field(foreign_key="organisation.id", index=True)
    kind: NamedPeerKind = Field(sa_type=Code(NamedPeerKind))
    note: str = Field(default="", max_length=LINE)


class Remark(SQLModel, table=True):
    """Words that go with a move: a triage note, questions to the author, a reason. Its circle says who reads them."""

    __tablename__ = "remark"

    id: UUID = Field(default_factory=ids.new, primary_key=True)
    exchange_id: UUID = Field(foreign_key="exchange.id", index=True)
    circle_id: UUID = Field(foreign_key="circle.id", index=True)
    match_id: UUID | None = Field(default=None, index=True)
    kind: RemarkKind = Field(sa_type=Code(RemarkKind))
    person_id: UUID = Field(foreign_key="person.id")
    seat_id: UUID | None = Field(default=None, foreign_key="seat.id")
    language: Language = Field(sa_type=Code(Language))
    text: str = Field(max_length=NOTE)
    at: datetime = Field(default_factory=clock.now, sa_type=Moment)


class Deadline(SQLModel, table=True):
    """A date that a step of an exchange should keep, and when it was met."""

    __tablename__ = "deadline"

    exchange_id: UUID = Field(primary_key=True, foreign_key="exchange.id")
    step: Step = Field(primary_key=True, sa_type=Code(Step))
    due_at: datetime = Field(sa_type=Moment)
    met_at: datetime | None = Field(default=None, sa_type=Moment)


class DirectOffer(SQLModel, table=True):
    """A member's word that it could help with one open request. Read by that member and the secretariat."""

    __tablename__ = "direct_offer"
    __table_args__ = (UniqueConstraint("exchange_id", "organisation_id"),)

    id: UUID = Field(default_factory=ids.new, primary_key=True)
    exchange_id: UUID = Field(foreign_key="exchange.id")
    circle_id: UUID = Field(foreign_key="circle.id", index=True)
    organisation_id: UUID = Field(foreign_key="organisation.id", index=True)
    seat_id: UUID = Field(foreign_key="seat.id")
    person_id: UUID = Field(foreign_key="person.id")
    language: Language = Field(sa_type=Code(Language))
    message: str = Field(max_length=PARAGRAPH)
    at: datetime = Field(default_factory=clock.now, sa_type=Moment)
    withdrawn_at: datetime | None = Field(default=None, sa_type=Moment)


class Match(SQLModel, table=True):
    """One peer put forward for an exchange. Until sent, its circle is the secretariat's."""

    __tablename__ = "match"
    __table_args__ = (
        Index("ix_match_exchange", "exchange_id", "rank"),
        Index("ix_match_organisation", "organisation_id", "state"),
    )

    id: UUID = Field(default_factory=ids.new, primary_key=True)
    exchange_id: UUID = Field(foreign_key="exchange.id")
    circle_id: UUID = Field(foreign_key="circle.id", index=True)
    state: MatchState = Field(default=MatchState.drafted, sa_type=Code(MatchState))
    rank: int = 1
    queued: bool = Field(default=False, description="Waits to be sent when one before it says no.")
    organisation_id: UUID = Field(foreign_key="organisation.id")
    peer_seat_id: UUID = Field(foreign_key="seat.id", index=True)
    substitute_seat_id: UUID | None = Field(default=None, foreign_key="seat.id", index=True)
    effort_hours: int = Field(default=4, description="Estimated, for the peer, with preparation.")
    drafted_by: UUID = Field(foreign_key="person.id")
    drafted_at: datetime = Field(default_factory=clock.now, sa_type=Moment)
    sent_at: datetime | None = Field(default=None, sa_type=Moment)
    answer_by: datetime | None = Field(default=None, sa_type=Moment, index=True)
    answered_at: datetime | None = Field(default=None, sa_type=Moment)
    answered_by: UUID | None = Field(default=None, foreign_key="person.id")
    message: str = Field(default="", max_length=LINE, description="The peer's line to the one who asks.")
    ended_at: datetime | None = Field(default=None, sa_type=Moment)
    version: int = 1


class MatchSide(SQLModel, table=True):
    """What one side is told about a match: why, and what it gains. The other side reads another row."""

    __tablename__ = "match_side"

    match_id: UUID = Field(primary_key=True, foreign_key="match.id")
    side: Side = Field(primary_key=True, sa_type=Code(Side))
    circle_id: UUID = Field(foreign_key="circle.id", index=True)
    reasons: list[dict[str, Any]] = Field(default_factory=list, sa_type=Json, description="Sign, code, params.")
    gains: str = Field(default="", max_length=LINE)


class Decline(SQLModel, table=True):
    """Why a side said no, for the secretariat alone."""

    __tablename__ = "decline"

    id: UUID = Field(default_factory=ids.new, primary_key=True)
    match_id: UUID = Field(foreign_key="match.id", index=True)
    circle_id: UUID = Field(foreign_key="circle.id")
    side: Side = Field(sa_type=Code(Side))
    code: DeclineCode = Field(sa_type=Code(DeclineCode))
    remark: str = Field(default="", max_length=LINE)
    person_id: UUID = Field(foreign_key="person.id")
    at: datetime = Field(default_factory=clock.now, sa_type=Moment)


class Agreement(SQLModel, table=True):
    """The terms of one match. A change by one side takes the other side's yes away until it is given again."""

    __tablename__ = "agreement"

    match_id: UUID = Field(primary_key=True, foreign_key="match.id")
    exchange_id: UUID = Field(foreign_key="exchange.id", index=True)
    circle_id: UUID = Field(foreign_key="circle.id", index=True)
    language: Language = Field(sa_type=Code(Language))
    questions: list[str] = Field(default_factory=list, sa_type=Json)
    terms: str = Field(default="", max_length=PARAGRAPH)
    format: Format = Field(sa_type=Code(Format))
    languages: list[str] = Field(default_factory=list, sa_type=Json)
    interpretation: str = Field(default="", max_length=LINE)
    costs: str = Field(default="", max_length=LINE)
    confidentiality: Confidentiality = Field(sa_type=Code(Confidentiality))
    requester_contact_seat_id: UUID = Field(foreign_key="seat.id")
    requester_substitute_seat_id: UUID | None = Field(default=None, foreign_key="seat.id")
    peer_contact_seat_id: UUID = Field(foreign_key="seat.id")
    peer_substitute_seat_id: UUID | None = Field(default=None, foreign_key="seat.id")
    requester_agreed_at: datetime | None = Field(default=None, sa_type=Moment)
    requester_agreed_by: UUID | None = Field(default=None, foreign_key="person.id")
    peer_agreed_at: datetime | None = Field(default=None, sa_type=Moment)
    peer_agreed_by: UUID | None = Field(default=None, foreign_key="person.id")
    version: int = 1


class ExchangeSession(SQLModel, table=True):
    """One meeting of an exchange. `start` is UTC, `zone` is where it was planned."""

    __tablename__ = "exchange_session"
    __table_args__ = (UniqueConstraint("exchange_id", "number"), Index("ix_exchange_session_start", "state", "start"))

    id: UUID = Field(default_factory=ids.new, primary_key=True)
    exchange_id: UUID = Field(foreign_key="exchange.id")
    circle_id: UUID = Field(foreign_key="circle.id", index=True)
    number: int
    title: str = Field(default="", max_length=TITLE)
    kind: SessionKind = Field(default=SessionKind.call, sa_type=Code(SessionKind))
    state: SessionState = Field(default=SessionState.planned, sa_type=Code(SessionState))
    start: datetime = Field(sa_type=Moment)
    zone: str = Field(max_length=ZONE)
    minutes: int
    place: str = Field(default="", max_length=LINE)
    link: str = Field(default="", max_length=LINK)
    languages: list[str] = Field(default_factory=list, sa_type=Json)
    interpreter: str = Field(default="", max_length=LINE)
    pre_reading: str = Field(default="", max_length=PARAGRAPH)
    recording_agreed: bool = False
    agenda: list[dict[str, Any]] = Field(
        default_factory=list, sa_type=Json, description="Text, minutes, guiding question counted from 1."
    )
    decisions: list[str] = Field(default_factory=list, sa_type=Json)
    host_seat_id: UUID = Field(foreign_key="seat.id")
    planned_by: UUID = Field(foreign_key="person.id")
    planned_at: datetime = Field(default_factory=clock.now, sa_type=Moment)
    moved_from: datetime | None = Field(default=None, sa_type=Moment)
    reason: str = Field(default="", max_length=LINE, description="Why it was moved, missed or cancelled.")
    calendar_sequence: int = Field(default=0, description="SEQUENCE of the calendar invitation.")
    ended_at: datetime | None = Field(default=None, sa_type=Moment)
    version: int = 1


class Attendance(SQLModel, table=True):
    """Somebody expected at a session. `attended` is null until it is over."""

    __tablename__ = "attendance"

    session_id: UUID = Field(primary_key=True, foreign_key="exchange_session.id")
    person_id: UUID = Field(primary_key=True, foreign_key="person.id", index=True)
    seat_id: UUID | None = Field(default=None, foreign_key="seat.id")
    organisation_id: UUID | None = Field(default=None, foreign_key="organisation.id")
    attended: bool | None = None


class Suggestion(SQLModel, table=True):
    """Times that one side suggests for the next session; the other side picks one, or says that none suits."""

    __tablename__ = "suggestion"

    id: UUID = Field(default_factory=ids.new, primary_key=True)
    exchange_id: UUID = Field(foreign_key="exchange.id", index=True)
    circle_id: UUID = Field(foreign_key="circle.id", index=True)
    side: Side = Field(sa_type=Code(Side))
    state: SuggestionState = Field(default=SuggestionState.open, sa_type=Code(SuggestionState))
    zone: str = Field(max_length=ZONE)
    minutes: int
    plan: dict[str, Any] = Field(default_factory=dict, sa_type=Json, description="What the session will be about.")
    reason: str = Field(default="", max_length=LINE, description="What the other side said when none suited.")
    person_id: UUID = Field(foreign_key="person.id")
    at: datetime = Field(default_factory=clock.now, sa_type=Moment)
    ended_at: datetime | None = Field(default=None, sa_type=Moment)


class SuggestedTime(SQLModel, table=True):
    """One of the times of a suggestion."""

    __tablename__ = "suggested_time"

    suggestion_id: UUID = Field(primary_key=True, foreign_key="suggestion.id")
    start: datetime = Field(primary_key=True, sa_type=Moment)


class SessionNote(SQLModel, table=True):
    """A note of a session, at a level that its circle carries out."""

    __tablename__ = "session_note"

    id: UUID = Field(default_factory=ids.new, primary_key=True)
    session_id: UUID = Field(foreign_key="exchange_session.id", index=True)
    circle_id: UUID = Field(foreign_key="circle.id", index=True)
    level: NoteLevel = Field(sa_type=Code(NoteLevel))
    person_id: UUID = Field(foreign_key="person.id")
    seat_id: UUID | None = Field(default=None, foreign_key="seat.id")
    language: Language = Field(sa_type=Code(Language))
    text: str = Field(max_length=NOTE)
    at: datetime = Field(default_factory=clock.now, sa_type=Moment)
    version: int = 1


class ActionItem(SQLModel, table=True):
    """Something that a seat took upon itself until a day."""

    __tablename__ = "action_item"

    id: UUID = Field(default_factory=ids.new, primary_key=True)
    exchange_id: UUID = Field(foreign_key="exchange.id", index=True)
    session_id: UUID | None = Field(default=None, foreign_key="exchange_session.id")
    circle_id: UUID = Field(foreign_key="circle.id", index=True)
    text: str = Field(max_length=LINE)
    owner_seat_id: UUID = Field(foreign_key="seat.id", index=True)
    due_on: date
    done_at: datetime | None = Field(default=None, sa_type=Moment)
    version: int = 1


class CostLine(SQLModel, table=True):
    """One line of what a session costs, in minor units of its currency."""

    __tablename__ = "cost_line"

    id: UUID = Field(default_factory=ids.new, primary_key=True)
    session_id: UUID = Field(foreign_key="exchange_session.id", index=True)
    kind: CostKind = Field(sa_type=Code(CostKind))
    payer_organisation_id: UUID | None = Field(default=None, foreign_key="organisation.id")
    currency: str = Field(max_length=3)
    amount_minor: int
    note: str = Field(default="", max_length=LINE)


class Report(SQLModel, table=True):
    """One side's report. Until submitted its circle is that side's; then both sides read it.

    How the match worked stands in `ReportMarks`; worries and private remarks are remarks. Neither is a column here.
    """

    __tablename__ = "report"
    __table_args__ = (UniqueConstraint("exchange_id", "side"),)

    id: UUID = Field(default_factory=ids.new, primary_key=True)
    exchange_id: UUID = Field(foreign_key="exchange.id")
    circle_id: UUID = Field(foreign_key="circle.id", index=True)
    side: Side = Field(sa_type=Code(Side))
    state: ReportState = Field(default=ReportState.due, sa_type=Code(ReportState))
    language: Language = Field(sa_type=Code(Language))
    due_at: datetime = Field(sa_type=Moment)
    person_id: UUID | None = Field(default=None, foreign_key="person.id")
    seat_id: UUID | None = Field(default=None, foreign_key="seat.id")
    submitted_at: datetime | None = Field(default=None, sa_type=Moment)
    answers: list[dict[str, Any]] = Field(
        default_factory=list, sa_type=Json, description="Score and text per question."
    )
    learned: list[str] = Field(default_factory=list, sa_type=Json)
    will_do: list[dict[str, Any]] = Field(default_factory=list, sa_type=Json, description="What, who, until.")
    did_not_fit: str = Field(default="", max_length=PARAGRAPH)
    effort_hours: int | None = None
    would_do_again: bool | None = None
    publish: Publish = Field(default=Publish.no, sa_type=Code(Publish))
    practice: str = Field(default="", max_length=TITLE, description="A practice to credit.")
    another_step: str = Field(default="", max_length=LINE)
    accepted_at: datetime | None = Field(default=None, sa_type=Moment)
    accepted_by: UUID | None = Field(default=None, foreign_key="person.id")
    version: int = 1


class ReportMarks(SQLModel, table=True):
    """How the asking side found the match, from 1 to 5. The peer does not read it."""

    __tablename__ = "report_marks"

    report_id: UUID = Field(primary_key=True, foreign_key="report.id")
    circle_id: UUID = Field(foreign_key="circle.id", index=True)
    usefulness: int | None = None
    match_quality: int | None = None
    language_worked: int | None = None


class Publication(SQLModel, table=True):
    """What the network may read of an exchange; without names, the organisations are null."""

    __tablename__ = "publication"

    exchange_id: UUID = Field(primary_key=True, foreign_key="exchange.id")
    circle_id: UUID = Field(foreign_key="circle.id", index=True)
    choice: Publish = Field(sa_type=Code(Publish))
    language: Language = Field(sa_type=Code(Language), description="Of the title and of the words for who it was.")
    title: str = Field(max_length=TITLE)
    attributed_to: str = Field(default="", max_length=LINE)
    requester_organisation_id: UUID | None = Field(default=None, foreign_key="organisation.id", index=True)
    peer_organisation_id: UUID | None = Field(default=None, foreign_key="organisation.id", index=True)
    published_at: datetime = Field(default_factory=clock.now, sa_type=Moment)


class Lesson(SQLModel, table=True):
    """A sentence that another city understands without having been there."""

    __tablename__ = "lesson"

    id: UUID = Field(default_factory=ids.new, primary_key=True)
    exchange_id: UUID = Field(foreign_key="publication.exchange_id", index=True)
    place: int = 1
    language: Language = Field(sa_type=Code(Language))
    text: str = Field(max_length=LINE)


class FollowUp(SQLModel, table=True):
    """The one question after 90 days: what did you change?"""

    __tablename__ = "follow_up"

    exchange_id: UUID = Field(primary_key=True, foreign_key="exchange.id")
    circle_id: UUID = Field(foreign_key="circle.id", index=True)
    state: FollowUpState = Field(default=FollowUpState.planned, sa_type=Code(FollowUpState))
    due_at: datetime = Field(sa_type=Moment)
    person_id: UUID | None = Field(default=None, foreign_key="person.id")
    seat_id: UUID | None = Field(default=None, foreign_key="seat.id")
    answered_at: datetime | None = Field(default=None, sa_type=Moment)
    language: Language | None = Field(default=None, sa_type=Code(Language))
    outcome: Outcome | None = Field(default=None, sa_type=Code(Outcome))
    text: str = Field(default="", max_length=PARAGRAPH)
    effects: list[str] = Field(default_factory=list, sa_type=Json)
    new_contacts: str = Field(default="", max_length=LINE)
    version: int = 1
