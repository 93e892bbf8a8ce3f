"""Shapes of exchanges that come in and go out. Text is never cut: one character too many is refused with the limit."""

from datetime import date, datetime
from typing import Annotated, Any
from uuid import UUID

from pydantic import BaseModel, Field

from app.core.i18n import Language
from app.core.text import UpTo
from app.exchanges import models
from app.exchanges.codes import (
    Confidentiality,
    DeclineCode,
    Format,
    Lane,
    MatchState,
    NamedPeerKind,
    Needed,
    RemarkKind,
    Side,
    Sign,
    State,
    Step,
    TravelMoney,
)
from app.exchanges.policy import ExchangeAbilities, MatchAbilities
from app.matching import KeptBack
from app.members.fields import LanguageTag, Topics

Tags = Annotated[list[LanguageTag], Field(max_length=12)]


class OrganisationRef(BaseModel):
    """An organisation named beside something else."""

    id: UUID
    name: str = Field(examples=["Palmira"])
    kind: str = Field(examples=["city"])
    country: str = Field(examples=["CO"])
    zone: str = Field(examples=["America/Bogota"])


class SeatRef(BaseModel):
    """A seat with whoever holds it now; nobody does when `person_id` is null."""

    id: UUID
    title: str = Field(examples=["Directora de cultura de paz"])
    title_language: Language
    organisation_id: UUID
    person_id: UUID | None
    person_name: str | None = Field(examples=["Ximena Aguacalma"])


class ParticipantsIn(BaseModel):
    role: Annotated[str, UpTo(models.LINE, required=True)]
    count: Annotated[int, Field(ge=1, le=50)] = 1
    decides: bool = False


class NamedPeerIn(BaseModel):
    organisation_id: UUID
    kind: NamedPeerKind
    note: Annotated[str, UpTo(models.LINE)] = ""


class ExchangeIn(BaseModel):
    """A request as far as it has been written; a draft may lack anything."""

    language: Language | None = None
    title: Annotated[str, UpTo(models.TITLE)] | None = None
    challenge: Annotated[str, UpTo(models.CHALLENGE)] | None = None
    tried: Annotated[str, UpTo(models.TRIED)] | None = None
    questions: Annotated[list[Annotated[str, UpTo(models.QUESTION)]], Field(max_length=models.QUESTIONS)] | None = None
    desired_outcome: Annotated[str, UpTo(models.DESIRED_OUTCOME)] | None = None
    topics: Topics | None = Field(default=None, description="The first is the main one.")
    population: Annotated[str, UpTo(models.LINE)] | None = None
    lane: Lane | None = None
    lane_reason: Annotated[str, UpTo(models.LINE)] | None = None
    decision_due_on: date | None = None
    format: Format | None = None
    languages: Tags | None = None
    interpretation_needed: bool | None = None
    interpretation: Annotated[list[LanguageTag], Field(max_length=2)] | None = None
    preferred_from: date | None = None
    preferred_until: date | None = None
    zone: Annotated[str, Field(max_length=models.ZONE)] | None = None
    participants: Annotated[list[ParticipantsIn], Field(max_length=10)] | None = None
    peer_kinds: Annotated[list[Annotated[str, UpTo(40)]], Field(max_length=8)] | None = None
    peer_wanted: Annotated[str, UpTo(models.LINE)] | None = None
    travel_money: TravelMoney | None = None
    travel_source: Annotated[str, UpTo(models.LINE)] | None = None
    confidentiality: Confidentiality | None = None
    sensitive: bool | None = None
    practice: Annotated[str, UpTo(models.TITLE)] | None = None
    deputy_seat_id: UUID | None = None
    named_peers: Annotated[list[NamedPeerIn], Field(max_length=20)] | None = Field(
        default=None, description="Only the asking side and the secretariat read these."
    )
    sensitive_instructions: Annotated[str, UpTo(models.PARAGRAPH)] | None = None


class ExchangeStartIn(ExchangeIn):
    """The first save of a draft. The secretariat names the organisation for which it writes, and the seat that asks."""

    behalf_of: UUID | None = None
    requester_seat_id: UUID | None = Field(
        default=None, description="With behalf_of: the seat that asks; without it, whoever may commit the organisation."
    )


class BehalfIn(BaseModel):
    """For the secretariat: the organisation for which it acts after a call. The event says so."""

    behalf_of: UUID | None = None


class ReasonIn(BehalfIn):
    """Words that go with a move."""

    text: Annotated[str, UpTo(models.NOTE, required=True)]


class DeadlineOut(BaseModel):
    step: Step
    due_at: datetime
    met_at: datetime | None


class NamedPeerOut(BaseModel):
    organisation: OrganisationRef
    kind: NamedPeerKind
    note: str


class RemarkOut(BaseModel):
    """Words that went with a move, for those who may read them."""

    id: UUID
    kind: RemarkKind
    person_name: str
    language: Language
    text: str
    at: datetime
    match_id: UUID | None


class AbilitiesOnBehalf(BaseModel):
    """What the secretariat may do on behalf of each side."""

    requester: ExchangeAbilities
    peer: ExchangeAbilities | None = None


class ExchangeRow(BaseModel):
    """An exchange in a list."""

    id: UUID
    title: str
    language: Language
    state: State
    lane: Lane
    confidentiality: Confidentiality
    in_network: bool = Field(description="Whether the whole network can read it now.")
    on_hold: bool
    organisation: OrganisationRef
    requester: SeatRef
    peer: OrganisationRef | None
    topics: list[str]
    format: Format | None
    due_step: Step | None
    due_at: datetime | None
    late: bool
    moved_at: datetime
    created_at: datetime


class ExchangeOut(BaseModel):
    """One exchange, whole, as far as the actor may read it."""

    id: UUID
    state: State
    lane: Lane
    lane_reason: str
    confidentiality: Confidentiality
    language: Language
    title: str
    challenge: str
    tried: str
    questions: list[str]
    desired_outcome: str
    topics: list[str]
    population: str
    decision_due_on: date | None
    format: Format | None
    languages: list[str]
    interpretation_needed: bool
    interpretation: list[str]
    preferred_from: date | None
    preferred_until: date | None
    zone: str
    participants: list[dict[str, Any]]
    peer_kinds: list[str]
    peer_wanted: str
    travel_money: TravelMoney
    travel_source: str
    sensitive: bool
    practice: str
    organisation: OrganisationRef
    author_name: str
    requester: SeatRef
    deputy: SeatRef | None
    owner: SeatRef | None
    peer_organisation: OrganisationRef | None
    peer: SeatRef | None
    peer_substitute: SeatRef | None
    endorsement_asked_at: datetime | None
    endorsed_by: str | None
    endorsed_at: datetime | None
    due_step: Step | None
    due_at: datetime | None
    deadlines: list[DeadlineOut]
    on_hold: bool
    review_on: date | None
    room_thread_id: UUID | None = Field(description="The private room's thread, for those who take part.")
    in_room: bool = Field(description="Whether the actor takes part in the private room.")
    readers: "ReadersOut" = Field(description="Who can read it now.")
    named_peers: list[NamedPeerOut] = Field(description="Empty for those who may not read them.")
    sensitive_instructions: str
    remarks: list[RemarkOut]
    missing: list[Needed] = Field(description="What a draft still lacks before it can be sent.", examples=[["title"]])
    submitted_at: datetime | None
    opened_at: datetime | None
    agreed_at: datetime | None
    ended_at: datetime | None
    moved_at: datetime
    created_at: datetime
    changed_at: datetime
    version: int
    abilities: ExchangeAbilities
    on_behalf: AbilitiesOnBehalf | None = Field(description="For the secretariat only.")


class ReaderGroup(BaseModel):
    """People of one organisation, or of the secretariat, who can read."""

    organisation_name: str | None
    secretariat: bool
    people: list[str]


class ReadersOut(BaseModel):
    """Who can read this record: everybody in the network, or these people."""

    network: bool
    groups: list[ReaderGroup] = Field(description="Empty when the whole network can.")


class Reason(BaseModel):
    """Why a peer fits, does not, or what has to be asked. `code` names the words, `params` fills them.

    The code `words` carries `text` and `language` that somebody of the secretariat wrote.
    """

    sign: Sign
    code: str = Field(max_length=60, examples=["topic_same"])
    params: dict[str, Any] = Field(default={}, examples=[{"topic": "violence-interruption"}])


class OwnReason(Reason):
    """A reason that the secretariat adds."""

    code: Annotated[str, UpTo(60)]
    params: Annotated[dict[Annotated[str, UpTo(40)], Annotated[str, UpTo(models.LINE)]], Field(max_length=5)] = {}


class MatchIn(BaseModel):
    """A peer to be put forward. `note` is needed for somebody outside the ranking or over their cap."""

    seat_id: UUID
    substitute_seat_id: UUID | None = None
    effort_hours: Annotated[int, Field(ge=1, le=80)] = 4
    requester_gains: Annotated[str, UpTo(models.LINE)] = ""
    peer_gains: Annotated[str, UpTo(models.LINE)] = ""
    extra_reasons: Annotated[list[OwnReason], Field(max_length=5)] = []
    note: Annotated[str, UpTo(models.NOTE)] = ""


class MatchEditIn(BaseModel):
    substitute_seat_id: UUID | None = None
    effort_hours: Annotated[int, Field(ge=1, le=80)] | None = None
    requester_gains: Annotated[str, UpTo(models.LINE)] | None = None
    peer_gains: Annotated[str, UpTo(models.LINE)] | None = None


class PutForwardIn(BaseModel):
    """The peers to ask, in this order: so many at the same time, the others when one before them says no."""

    match_ids: Annotated[list[UUID], Field(min_length=1, max_length=5)]
    at_once: Annotated[int, Field(ge=1, le=5)] = 1


class AcceptIn(BehalfIn):
    """Yes: who will talk, who steps in, and a line to the one who asks."""

    seat_id: UUID | None = Field(default=None, description="Another seat of the organisation, who will talk.")
    substitute_seat_id: UUID | None = None
    message: Annotated[str, UpTo(models.LINE)] = ""


class DeclineIn(BehalfIn):
    """Not this time. Only the secretariat reads code and remark."""

    code: DeclineCode = DeclineCode.not_said
    remark: Annotated[str, UpTo(models.LINE)] = ""


class TermsIn(BehalfIn):
    """Changed terms; what is left out stays."""

    language: Language | None = None
    questions: (
        Annotated[
            list[Annotated[str, UpTo(models.QUESTION, required=True)]], Field(min_length=1, max_length=models.QUESTIONS)
        ]
        | None
    ) = None
    terms: Annotated[str, UpTo(models.PARAGRAPH)] | None = None
    format: Format | None = None
    languages: Annotated[Tags, Field(min_length=1)] | None = None
    interpretation: Annotated[str, UpTo(models.LINE)] | None = None
    costs: Annotated[str, UpTo(models.LINE)] | None = None
    confidentiality: Confidentiality | None = None
    requester_contact_seat_id: UUID | None = None
    requester_substitute_seat_id: UUID | None = None
    peer_contact_seat_id: UUID | None = None
    peer_substitute_seat_id: UUID | None = None


class TermsOut(BaseModel):
    """The terms of a match, and who has said yes to them."""

    language: Language
    questions: list[str]
    terms: str
    format: Format
    languages: list[str]
    interpretation: str
    costs: str
    confidentiality: Confidentiality
    requester_contact: SeatRef
    requester_substitute: SeatRef | None
    peer_contact: SeatRef
    peer_substitute: SeatRef | None
    requester_agreed_at: datetime | None
    peer_agreed_at: datetime | None
    version: int


class BriefOut(BaseModel):
    """What a peer reads before it answers: the request in short, nothing of the room."""

    exchange_id: UUID
    title: str
    language: Language
    challenge: str
    tried: str
    questions: list[str]
    desired_outcome: str
    topics: list[str]
    lane: Lane
    format: Format | None
    languages: list[str]
    interpretation_needed: bool
    preferred_from: date | None
    preferred_until: date | None
    decision_due_on: date | None
    travel_money: TravelMoney
    confidentiality: Confidentiality
    organisation: OrganisationRef
    requester: SeatRef


class MatchOut(BaseModel):
    """One match with its brief, the reasons told to the actor's side, and its terms once accepted."""

    id: UUID
    exchange_id: UUID
    state: MatchState
    rank: int | None = Field(description="For the secretariat only.")
    queued: bool
    brief: BriefOut
    organisation: OrganisationRef
    peer: SeatRef
    substitute: SeatRef | None
    effort_hours: int
    message: str
    reasons: dict[Side, list[Reason]] = Field(description="Only the sides that the actor may read.")
    gains: dict[Side, str]
    sent_at: datetime | None
    remind_at: datetime | None
    answer_by: datetime | None
    answered_at: datetime | None
    answered_by: str | None
    take_back_until: datetime | None
    ended_at: datetime | None
    decline_code: DeclineCode | None = Field(description="For the secretariat only.")
    decline_remark: str | None
    override_note: str | None = Field(description="For the secretariat only.")
    terms: TermsOut | None
    running: int = Field(description="Exchanges that the peer's organisation is answering now.")
    cap: int
    version: int
    abilities: MatchAbilities
    on_behalf: dict[Side, MatchAbilities] | None = Field(description="For the secretariat only.")


class LimitsOut(BaseModel):
    """Longest texts, in characters, and most items, by name of field."""

    texts: dict[str, int] = Field(examples=[{"title": 120}])
    items: dict[str, int] = Field(examples=[{"questions": 3}])
    match_texts: dict[str, int]
    report_texts: dict[str, int]
    session_texts: dict[str, int]


class TimelineItem(BaseModel):
    """Something that happened, as far as the actor may read it."""

    id: UUID
    at: datetime
    kind: str = Field(examples=["exchange.opened"])
    person_name: str | None = Field(description="Who did it; null when time did.")
    organisation_name: str | None
    behalf_of: str | None = Field(description="The organisation for which the secretariat acted.")
    data: dict[str, Any]


class ReadersForecast(BaseModel):
    """Who can read it now, once it is sent, and once it is opened."""

    now: ReadersOut
    sent: ReadersOut
    opened: ReadersOut


class CountsOut(BaseModel):
    """How many exchanges the actor may see in each state, by the same filters as the list."""

    states: dict[State, int]


class ReturnIn(BaseModel):
    """Questions to the author, and a note for the secretariat."""

    questions: Annotated[str, UpTo(models.NOTE, required=True)]
    note: Annotated[str, UpTo(models.NOTE)] = ""


class OpenIn(BaseModel):
    note: Annotated[str, UpTo(models.NOTE)] = ""
    lane: Lane | None = None
    lane_reason: Annotated[str, UpTo(models.LINE)] = ""


class RefuseIn(BaseModel):
    """Why the request is not taken on and how to appeal, for the author; and a note for the secretariat."""

    reason: Annotated[str, UpTo(models.NOTE, required=True)]
    note: Annotated[str, UpTo(models.NOTE)] = ""


class LaneIn(BaseModel):
    lane: Lane
    reason: Annotated[str, UpTo(models.LINE)] = ""


class OwnerIn(BaseModel):
    seat_id: UUID | None


class NoteIn(BaseModel):
    text: Annotated[str, UpTo(models.NOTE, required=True)]


class CloseIn(BaseModel):
    tried: Annotated[str, UpTo(models.NOTE, required=True)]
    alternatives: Annotated[str, UpTo(models.NOTE, required=True)]


class ReopenIn(BaseModel):
    note: Annotated[str, UpTo(models.NOTE)] = ""


class WithdrawIn(BehalfIn):
    text: Annotated[str, UpTo(models.NOTE)] = ""


class HoldIn(ReasonIn):
    review_on: date


class ReassignIn(BehalfIn):
    seat_id: UUID


class CoEditorsIn(BaseModel):
    person_ids: Annotated[list[UUID], Field(max_length=20)]


class HelpIn(BaseModel):
    message: Annotated[str, UpTo(models.PARAGRAPH, required=True)]


class CandidateOut(BaseModel):
    """Somebody who could answer, with the reasons in words; never a score."""

    seat: SeatRef
    organisation: OrganisationRef
    reasons: list[Reason]
    overlap_hours: float
    running: int = Field(description="Exchanges that the organisation is answering now.")
    cap: int
    kept_back: KeptBack | None


class ShortlistOut(BaseModel):
    """Those who could answer a request, best first; those kept back and why; offers that came by themselves."""

    exchange: ExchangeRow
    questions: list[str]
    ranked: list[CandidateOut]
    kept_back: list[CandidateOut]
    offers: list["DirectOfferOut"]
    matches: list["MatchOut"]
    abilities: ExchangeAbilities


class DirectOfferOut(BaseModel):
    """A member's word that it could help."""

    organisation: OrganisationRef
    seat: SeatRef
    language: Language
    message: str
    at: datetime


class HelpersOut(BaseModel):
    """People who could help, before the request is sent. They do not know of it."""

    items: list[CandidateOut]


class MatchRow(BaseModel):
    """A match in the list of those that a peer was asked for."""

    id: UUID
    exchange_id: UUID
    title: str
    language: Language
    lane: Lane
    state: MatchState
    organisation: OrganisationRef = Field(description="Who asks.")
    peer_organisation: OrganisationRef
    sent_at: datetime | None
    answer_by: datetime | None
