"""What the files of the demonstration network hold: plain records that know no tables.

Field names are those of the files in `data/`; `data/SOURCES.md` tells where each file comes from. Limits of
length are those of the product's own forms, so that nothing in the story could not have been typed by a member.
Dates are `date`, moments are `datetime` in UTC; who moves a record in time finds them by their type.
"""

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Any, Literal

from pydantic import AwareDatetime, ConfigDict, Field, NaiveDatetime, StringConstraints
from pydantic.dataclasses import dataclass

_STRICT = ConfigDict(extra="forbid")

Language = Literal["en", "es", "pt"]
Localised = Mapping[Language, str]
Line = Annotated[str, StringConstraints(min_length=1, max_length=300)]
Paragraph = Annotated[str, StringConstraints(min_length=1, max_length=800)]

Role = Literal["focal_point", "authorised_representative", "member", "expert", "observer", "secretariat"]
Lane = Literal["standard", "priority", "crisis"]
State = Literal[
    "draft",
    "submitted",
    "returned",
    "open",
    "proposed",
    "agreed",
    "scheduled",
    "reporting",
    "completed",
    "closed_unmatched",
    "declined",
    "withdrawn",
    "cancelled",
    "discarded",
]
Format = Literal[
    "crisis_call",
    "remote_single",
    "remote_series",
    "visit_out",
    "visit_in",
    "peer_mentoring",
    "document_review",
    "written",
]
Confidentiality = Literal["network", "matched_only", "secretariat_only"]
NoteLevel = Literal["exchange", "organisation", "secretariat"]
MatchState = Literal[
    "drafted",
    "sent",
    "peer_accepted",
    "agreed",
    "peer_declined",
    "requester_declined",
    "expired",
    "superseded",
]
DeclineCode = Literal["no_time", "not_the_right_one", "language", "travel", "political_moment", "conflict", "not_said"]
SessionState = Literal["planned", "held", "missed", "cancelled"]
Publish = Literal["no", "anonymous", "named"]
Outcome = Literal["done", "under_way", "dropped", "cannot_tell"]
Score = Annotated[int, Field(ge=1, le=5)]


# Members


@dataclass(frozen=True, kw_only=True, config=_STRICT)
class Text:
    """What someone wrote, in the language in which they wrote it."""

    language: Language
    text: Annotated[str, StringConstraints(min_length=1, max_length=1500)]


@dataclass(frozen=True, kw_only=True, config=_STRICT)
class Topic:
    """A term of the vocabulary. `parent` is None at the top."""

    id: str
    parent: str | None
    label: Localised
    alt: Mapping[Language, tuple[str, ...]]
    named_in_seed_report: bool


@dataclass(frozen=True, kw_only=True, config=_STRICT)
class Organisation:
    """A real organisation as public sources describe it. `population` is for filters, never a denominator."""

    id: str
    name: str
    kind: Literal[
        "city",
        "partner",
        "academic",
        "network",
        "expert_organisation",
        "intergovernmental",
        "funder",
        "secretariat",
    ]
    membership: Literal[
        "member_city",
        "host_city",
        "prospective",
        "founding_signatory",
        "partner",
        "founding_partner",
        "secretariat",
        "invited_speaker",
        "related",
    ]
    country: str
    country_name: Localised
    place: str
    latitude: float
    longitude: float
    geonames_id: int | None
    timezone: str
    population: int | None
    population_source: str | None
    languages: tuple[str, ...]
    topics: tuple[str, ...]
    summary: Localised
    source: Any
    location_note: str | None

    @property
    def is_member(self) -> bool:
        """Whether the network counts it among its own: related bodies and invited speakers are not."""
        return self.membership not in {"related", "invited_speaker"}


@dataclass(frozen=True, kw_only=True, config=_STRICT)
class Person:
    """A fictional persona. Who holds no seat has no organisation, or only wishes to join one."""

    id: str
    fictional: Literal[True]
    name: str
    email: str
    organisation: str | None
    platform_role: str
    role_title: Localised
    languages: tuple[str, ...]
    preferred_language: Language
    timezone: str
    expertise: tuple[str, ...]
    bio: Text
    available_for: tuple[Literal["crisis_call", "peer_advice", "remote_session", "host_visit"], ...]


@dataclass(frozen=True, kw_only=True, config=_STRICT)
class Holding:
    """One person in one seat. `until` is the last day, None while it lasts."""

    person: str
    since: date
    until: date | None


@dataclass(frozen=True, kw_only=True, config=_STRICT)
class Seat:
    """A job in an organisation; `deputy` is the seat that answers in its place."""

    id: str
    organisation: str
    role: Role
    title: Localised
    deputy: str | None
    holders: tuple[Holding, ...]

    @property
    def holder(self) -> str | None:
        """Who sits in it on the last day of the story."""
        current = [holding.person for holding in self.holders if holding.until is None]
        return current[0] if current else None


@dataclass(frozen=True, kw_only=True, config=_STRICT)
class Invitation:
    """An invitation to an empty seat that nobody has accepted yet."""

    seat: str
    person: str
    invited_by: str
    at: AwareDatetime


@dataclass(frozen=True, kw_only=True, config=_STRICT)
class Application:
    """Someone who asks to join and waits for the secretariat."""

    person: str
    organisation: str
    role: Role
    message: Text
    at: AwareDatetime


@dataclass(frozen=True, kw_only=True, config=_STRICT)
class Guest:
    """Someone without a seat, admitted to one exchange until a day."""

    person: str
    request: str
    admitted_by: str
    since: date
    until: date
    reason: Text


@dataclass(frozen=True, kw_only=True, config=_STRICT)
class Profile:
    """What an organisation adds to its public description: how to reach it, what it seeks and knows."""

    organisation: str
    languages: tuple[str, ...]
    contact_note: Text
    seeks: Text
    seeks_topics: tuple[str, ...]
    knows: Text


@dataclass(frozen=True, kw_only=True, config=_STRICT)
class Expertise:
    """A word by a person on how they know one of their topics."""

    person: str
    topic: str
    note: Text


@dataclass(frozen=True, kw_only=True, config=_STRICT)
class CrisisHours:
    """When someone agreed to be called in a crisis, by the clock of `zone`; days are ISO weekdays, Monday is 1."""

    days: tuple[Annotated[int, Field(ge=1, le=7)], ...]
    from_hour: Annotated[int, Field(ge=0, le=24)]
    until_hour: Annotated[int, Field(ge=0, le=24)]
    zone: str


@dataclass(frozen=True, kw_only=True, config=_STRICT)
class Conflict:
    """An organisation with which somebody should not be matched. Only the secretariat reads why."""

    organisation: str
    note: Line


@dataclass(frozen=True, kw_only=True, config=_STRICT)
class Offer:
    """What a member offers to others for a year at a time."""

    id: str
    organisation: str
    person: str
    deputy: str | None
    language: Language
    title: Annotated[str, StringConstraints(min_length=1, max_length=120)]
    topics: Annotated[tuple[str, ...], Field(min_length=1, max_length=3)]
    can_share: Annotated[str, StringConstraints(min_length=1, max_length=1000)]
    did_not_work: Annotated[str, StringConstraints(min_length=1, max_length=600)]
    practice: str | None
    formats: Annotated[tuple[Format, ...], Field(min_length=1)]
    languages: Annotated[tuple[str, ...], Field(min_length=1)]
    hours_a_month: Annotated[int, Field(ge=1, le=40)]
    most_exchanges: Annotated[int, Field(ge=1, le=5)]
    host_conditions: Paragraph | None
    crisis: CrisisHours | None
    conflicts: tuple[Conflict, ...]
    state: Literal["draft", "active", "paused", "expired", "withdrawn"]
    created_on: date
    last_confirmed_on: date
    valid_until: date


# Exchanges


@dataclass(frozen=True, kw_only=True, config=_STRICT)
class Hold:
    """The clock stands still, with a reason and a day on which somebody looks again."""

    since: AwareDatetime
    reason: Line
    review_on: date


@dataclass(frozen=True, kw_only=True, config=_STRICT)
class Step:
    """A state that a request reached, and when."""

    state: State
    at: AwareDatetime


@dataclass(frozen=True, kw_only=True, config=_STRICT)
class Request:
    """What a member asked, as it was written; the last step of `timeline` is its state."""

    id: str
    fictional: Literal[True]
    language: Language
    requester: str
    organisation: str
    title: Annotated[str, StringConstraints(min_length=1, max_length=120)]
    challenge: Annotated[str, StringConstraints(min_length=1, max_length=1500)]
    guiding_questions: Annotated[
        tuple[Annotated[str, StringConstraints(min_length=1, max_length=200)], ...],
        Field(min_length=1, max_length=3),
    ]
    desired_outcome: Annotated[str, StringConstraints(min_length=1, max_length=400)]
    topics: Annotated[tuple[str, ...], Field(min_length=1, max_length=3)]
    urgency: Lane
    format: Format
    confidentiality: Confidentiality
    languages_accepted: Annotated[tuple[str, ...], Field(min_length=1)]
    interpretation_needed: bool
    peer_kinds: tuple[str, ...]
    preferred_from: date
    preferred_until: date
    travel_budget: Literal["not_needed", "none", "partial", "full"]
    people_taking_part: Annotated[int, Field(ge=1, le=50)]
    status: State
    on_hold: Hold | None
    created_on: date
    timeline: Annotated[tuple[Step, ...], Field(min_length=1)]


@dataclass(frozen=True, kw_only=True, config=_STRICT)
class Participants:
    """People of one role who will take part from the asking side."""

    role: Line
    count: Annotated[int, Field(ge=1)]
    decides: bool


@dataclass(frozen=True, kw_only=True, config=_STRICT)
class NamedPeer:
    """An organisation that the requester knows already or does not want. Only the secretariat reads it."""

    organisation: str
    note: Line


@dataclass(frozen=True, kw_only=True, config=_STRICT)
class Endorsement:
    """The focal point's word that the organisation stands behind the request.

    An expert of an organisation without focal point is endorsed by the secretariat.
    """

    by: str
    at: AwareDatetime


@dataclass(frozen=True, kw_only=True, config=_STRICT)
class Triage:
    """What the secretariat decided on first reading, in the request's language.

    `note` stays within the secretariat; `to_author` is what the author was told.
    """

    by: str
    at: AwareDatetime
    decision: Literal["open", "return", "decline"]
    note: Paragraph
    to_author: Paragraph | None


@dataclass(frozen=True, kw_only=True, config=_STRICT)
class HelpOffered:
    """A member's word that it could help with one open request."""

    by: str
    language: Language
    message: Paragraph
    at: AwareDatetime


@dataclass(frozen=True, kw_only=True, config=_STRICT)
class Reason:
    """A reason for or against a match, or something to ask, in words."""

    sign: Literal["for", "against", "ask"]
    text: Line


@dataclass(frozen=True, kw_only=True, config=_STRICT)
class Answer:
    """A side's yes or no. `remark` and `code` are read by the secretariat only, `message` by the other side."""

    by: str
    at: AwareDatetime
    accepts: bool
    code: DeclineCode | None
    remark: Line | None
    message: Line | None


@dataclass(frozen=True, kw_only=True, config=_STRICT)
class Match:
    """One peer put forward for a request.

    What the requester reads of it is in the request's language, what the peer reads in the peer's preferred one.
    """

    id: str
    rank: Annotated[int, Field(ge=1, le=5)]
    organisation: str
    person: str
    substitute: str | None
    state: MatchState
    reasons_for_requester: Annotated[tuple[Reason, ...], Field(min_length=1)]
    reasons_for_peer: Annotated[tuple[Reason, ...], Field(min_length=1)]
    effort_hours: Annotated[int, Field(ge=1, le=80)]
    requester_gains: Line
    peer_gains: Line
    override_note: Paragraph | None
    drafted_by: str
    sent_at: AwareDatetime | None
    answer_by: AwareDatetime | None
    peer_answer: Answer | None
    requester_answer: Answer | None
    ended_at: AwareDatetime | None


@dataclass(frozen=True, kw_only=True, config=_STRICT)
class Agreement:
    """What both sides said yes to."""

    match: str
    at: AwareDatetime
    language: Language
    terms: Paragraph
    format: Format
    languages: tuple[str, ...]
    interpretation: Line | None
    costs: Line
    confidentiality: Confidentiality
    requester_contact: str
    requester_substitute: str
    peer_contact: str
    peer_substitute: str


@dataclass(frozen=True, kw_only=True, config=_STRICT)
class AgendaItem:
    """A part of a session; `question` is the place of a guiding question, counted from 1."""

    text: Line
    minutes: Annotated[int, Field(ge=5)]
    question: Annotated[int, Field(ge=1, le=3)] | None


@dataclass(frozen=True, kw_only=True, config=_STRICT)
class Participant:
    """Somebody expected at a session. `attended` is None until it is held."""

    person: str
    attended: bool | None


@dataclass(frozen=True, kw_only=True, config=_STRICT)
class Note:
    """A note of a session, readable at its level: both sides, the author's side, or the secretariat."""

    level: NoteLevel
    author: str
    language: Language
    text: Annotated[str, StringConstraints(min_length=1, max_length=2000)]


@dataclass(frozen=True, kw_only=True, config=_STRICT)
class Action:
    """Something that somebody took upon themselves until a day."""

    text: Line
    owner: str
    due_on: date
    done: bool


@dataclass(frozen=True, kw_only=True, config=_STRICT)
class Cost:
    """One line of what a session costs, in minor units of its currency."""

    kind: Literal["travel", "interpretation", "other"]
    payer: str
    currency: Annotated[str, StringConstraints(pattern="^[A-Z]{3}$")]
    amount_minor: Annotated[int, Field(ge=0)]
    note: Line


@dataclass(frozen=True, kw_only=True, config=_STRICT)
class Moved:
    """A session that first had another date."""

    start: AwareDatetime
    reason: Line


@dataclass(frozen=True, kw_only=True, config=_STRICT)
class Session:
    """One meeting of an exchange. `start` is in UTC, `zone` is where it was planned.

    `reason` says why it was missed or cancelled.
    """

    number: Annotated[int, Field(ge=1)]
    title: Annotated[str, StringConstraints(min_length=1, max_length=120)]
    kind: Literal["call", "visit"]
    start: AwareDatetime
    zone: str
    minutes: Annotated[int, Field(ge=15, le=3000)]
    place: Line
    languages: tuple[str, ...]
    interpreter: Line | None
    state: SessionState
    moved_from: Moved | None
    reason: Line | None
    host: str
    planned_by: str
    planned_at: AwareDatetime
    pre_reading: Line | None
    recording_agreed: bool
    agenda: Annotated[tuple[AgendaItem, ...], Field(min_length=1)]
    participants: Annotated[tuple[Participant, ...], Field(min_length=2)]
    notes: tuple[Note, ...]
    decisions: tuple[Line, ...]
    actions: tuple[Action, ...]
    costs: tuple[Cost, ...]


@dataclass(frozen=True, kw_only=True, config=_STRICT)
class RoomPost:
    """A message in an exchange's private room."""

    author: str
    language: Language
    text: Annotated[str, StringConstraints(min_length=1, max_length=2000)]
    at: AwareDatetime


@dataclass(frozen=True, kw_only=True, config=_STRICT)
class QuestionAnswered:
    """How far a guiding question was answered, 1 (not at all) to 5 (fully), and what was found out."""

    score: Score
    text: Paragraph


@dataclass(frozen=True, kw_only=True, config=_STRICT)
class NextStep:
    """What the asking side will do after the exchange."""

    what: Line
    who: str
    until: date


@dataclass(frozen=True, kw_only=True, config=_STRICT)
class RequesterReport:
    """The asking side's outcome report. `worries` is read by the secretariat only."""

    by: str
    at: AwareDatetime
    language: Language
    answers: Annotated[tuple[QuestionAnswered, ...], Field(min_length=1, max_length=3)]
    learned: Annotated[tuple[Line, ...], Field(min_length=1, max_length=3)]
    will_do: Annotated[tuple[NextStep, ...], Field(min_length=1)]
    did_not_fit: Paragraph
    usefulness: Score
    match_quality: Score
    language_worked: Score
    worries: Paragraph | None
    publish: Publish
    practice: str | None
    another_step: Line | None


@dataclass(frozen=True, kw_only=True, config=_STRICT)
class PeerReport:
    """The answering side's short note. `private_remark` is read by the secretariat only."""

    by: str
    at: AwareDatetime
    language: Language
    effort_hours: Annotated[int, Field(ge=1, le=200)]
    learned: Paragraph
    would_do_again: bool
    publish: Publish
    private_remark: Line | None


@dataclass(frozen=True, kw_only=True, config=_STRICT)
class Lesson:
    """A sentence that another city understands without having been there."""

    language: Language
    text: Line


@dataclass(frozen=True, kw_only=True, config=_STRICT)
class Publication:
    """What the network may read: named, or as `attributed_to` says when it goes without names."""

    choice: Literal["anonymous", "named"]
    at: AwareDatetime
    title: Annotated[str, StringConstraints(min_length=1, max_length=120)]
    attributed_to: Line
    lessons: Annotated[tuple[Lesson, ...], Field(min_length=1, max_length=3)]


@dataclass(frozen=True, kw_only=True, config=_STRICT)
class FollowUpAnswer:
    """What changed, told after 90 days."""

    by: str
    at: AwareDatetime
    language: Language
    outcome: Outcome
    text: Paragraph
    effect: tuple[Literal["plan", "budget", "ordinance", "service"], ...]
    new_contacts: Line | None


@dataclass(frozen=True, kw_only=True, config=_STRICT)
class FollowUp:
    """The one question after 90 days: what did you change?"""

    due_on: date
    answer: FollowUpAnswer | None


@dataclass(frozen=True, kw_only=True, config=_STRICT)
class Ending:
    """Why an exchange ended before its time, in words for the one who asked, and what was offered instead."""

    by: str
    at: AwareDatetime
    language: Language
    reason: Paragraph
    tried: Paragraph | None
    alternatives: tuple[Line, ...]
    how_to_appeal: Line | None


@dataclass(frozen=True, kw_only=True, config=_STRICT)
class ExchangeParts:
    """All that followed a request, as its state implies; and the fields of the form that `Request` leaves out."""

    request: str
    deputy: str | None
    tried: Annotated[str, StringConstraints(min_length=1, max_length=800)] | None
    lane_reason: Line | None
    population: Line | None
    decision_due_on: date | None
    participants: tuple[Participants, ...]
    interpretation: Annotated[tuple[str, ...], Field(min_length=2, max_length=2)] | None
    peer_wanted: Line | None
    peers_known: tuple[NamedPeer, ...]
    peers_not_wanted: tuple[NamedPeer, ...]
    travel_source: Line | None
    sensitive: Line | None
    practice: str | None
    thread: str | None
    endorsement: Endorsement | None
    owner: str | None
    triage: Triage | None
    help_offered: tuple[HelpOffered, ...]
    matches: tuple[Match, ...]
    agreement: Agreement | None
    sessions: tuple[Session, ...]
    room: tuple[RoomPost, ...]
    requester_report: RequesterReport | None
    peer_report: PeerReport | None
    publication: Publication | None
    follow_up: FollowUp | None
    ending: Ending | None


@dataclass(frozen=True, kw_only=True, config=_STRICT)
class Exchange:
    """One peer exchange: the request as it was written, and all that followed."""

    request: Request
    parts: ExchangeParts


# What else the network holds


@dataclass(frozen=True, kw_only=True, config=_STRICT)
class Post:
    """A contribution to a thread."""

    id: str
    author: str
    language: Language
    text: str
    created_at: AwareDatetime


@dataclass(frozen=True, kw_only=True, config=_STRICT)
class Ballot:
    """How somebody voted: for the option at this place, from 0."""

    by: str
    option: int
    reason: str
    at: AwareDatetime


@dataclass(frozen=True, kw_only=True, config=_STRICT)
class Decision:
    """One of several options, chosen by the people of a thread in its language; whoever began the thread asks."""

    question: str
    explanation: str
    options: tuple[str, ...]
    opened_at: AwareDatetime
    closes_at: AwareDatetime
    zone: str
    votes: tuple[Ballot, ...]
    outcome: str
    told_at: AwareDatetime


@dataclass(frozen=True, kw_only=True, config=_STRICT)
class Thread:
    """A discussion; `matched` ones are for those who took part in the exchange it came from."""

    id: str
    fictional: Literal[True]
    language: Language
    title: str
    topics: tuple[str, ...]
    visibility: Literal["network", "matched"]
    linked_practice: str | None
    created_on: date
    languages: tuple[str, ...]
    posts: tuple[Post, ...]
    decision: Decision | None = None


@dataclass(frozen=True, kw_only=True, config=_STRICT)
class Place:
    """Where a practice is at home."""

    name: str
    country: str
    country_name: Localised


@dataclass(frozen=True, kw_only=True, config=_STRICT)
class OutcomeEvidence:
    """What is known about one outcome of a practice."""

    outcome: str
    direction: Literal["positive", "mixed", "none", "negative"]
    note: str


@dataclass(frozen=True, kw_only=True, config=_STRICT)
class Evidence:
    """How well a practice was studied. `strength` grades the design (0 to 3), not the effect."""

    design: str
    strength: Annotated[int, Field(ge=0, le=3)]
    outcomes: tuple[OutcomeEvidence, ...]


@dataclass(frozen=True, kw_only=True, config=_STRICT)
class Source:
    """Where a practice was read about, and how far that was checked."""

    note: str
    url: str | None
    checked: str


@dataclass(frozen=True, kw_only=True, config=_STRICT)
class Practice:
    """A real programme, told in our own words."""

    id: str
    title: Localised
    summary: Localised
    place: tuple[Place, ...]
    organisations: tuple[str, ...]
    start_year: int | None
    status: Literal["active", "completed", "unknown"]
    topics: tuple[str, ...]
    prevention_level: tuple[str, ...]
    target_groups: tuple[str, ...]
    evidence: Evidence
    source: Source
    original_language: Language


@dataclass(frozen=True, kw_only=True, config=_STRICT)
class Observation:
    """One published figure with its series and source. Values of two `series_id` never make one line."""

    city_id: str
    city: str
    country: str
    year: int
    indicator: Literal["homicide_rate", "homicide_count"]
    value: float
    unit: str
    qualifier: Literal["exact", "approximate", "upper_bound"]
    geography: str
    definition: str
    series_id: str
    source: str
    url: str


@dataclass(frozen=True, kw_only=True, config=_STRICT)
class Deadline:
    """A moment of a call, in the funder's zone and in UTC."""

    key: str
    title: Localised
    local: NaiveDatetime
    timezone: str
    utc: AwareDatetime


@dataclass(frozen=True, kw_only=True, config=_STRICT)
class Call:
    """A funder's template. `form` is the file as it stands, without its deadlines."""

    id: str
    deadlines: tuple[Deadline, ...]
    form: Mapping[str, Any]


@dataclass(frozen=True, kw_only=True, config=_STRICT)
class Persona:
    """Somebody whom a visitor of the demonstration can be, and what there is to try as them."""

    person: str
    seat: str | None
    line: Localised


# The whole


@dataclass(frozen=True, kw_only=True, config=_STRICT)
class Story:
    """The whole demonstration network, in an order in which it can be inserted."""

    first_day: date
    topics: tuple[Topic, ...]
    organisations: tuple[Organisation, ...]
    people: tuple[Person, ...]
    seats: tuple[Seat, ...]
    invitations: tuple[Invitation, ...]
    applications: tuple[Application, ...]
    profiles: tuple[Profile, ...]
    expertise: tuple[Expertise, ...]
    practices: tuple[Practice, ...]
    observations: tuple[Observation, ...]
    calls: tuple[Call, ...]
    offers: tuple[Offer, ...]
    threads: tuple[Thread, ...]
    exchanges: tuple[Exchange, ...]
    guests: tuple[Guest, ...]
