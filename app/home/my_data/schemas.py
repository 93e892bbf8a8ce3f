"""The shape of `data.json`. Names of fields are the columns that are read, so a part is described here alone."""

from datetime import date, datetime
from typing import Any, Final, Literal
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field

FORMAT: Final = "pacto my data 1"


class Told(BaseModel):
    """Moments are in UTC; languages are BCP 47 tags; addresses are paths of pages on the site."""

    model_config = ConfigDict(extra="forbid")


class Person(Told):
    id: UUID
    name: str
    language: str
    zone: str = Field(description="IANA name of the clock that I live by.")
    created_at: datetime
    consented_at: datetime | None
    consented_to: str = Field(description="Version of the terms.")
    last_seen_at: datetime | None
    bio: str | None
    bio_language: str | None
    available_for: list[str] | None
    works_from: int | None = Field(description="Hour of my own clock.")
    works_until: int | None


class Address(Told):
    """An e-mail address that reaches me. Mail goes to the main one."""

    email: str
    main: bool
    verified_at: datetime | None


class Contact(Told):
    """A way to reach me, and the circle of those who may know it; without one only I do."""

    kind: str
    value: str
    circle_id: UUID | None


class Topic(Told):
    topic_id: str
    note: str


class SpokenLanguage(Told):
    language: str


class Seat(Told):
    """A seat that I hold or held."""

    organisation: str
    title: str
    role: str
    since: datetime
    until: datetime | None


class Identity(Told):
    """An account at a provider that stands for me, as the provider names it."""

    issuer: str
    subject: str
    email: str
    linked_at: datetime
    used_at: datetime | None


class SignIn(Told):
    """A browser in which I was signed in."""

    method: str
    browser: str
    made_at: datetime
    seen_at: datetime
    proved_at: datetime
    expires_at: datetime
    ended_at: datetime | None


class Application(Told):
    """How I asked to join, with one of the addresses that are mine."""

    email: str
    name: str
    language: str
    organisation: str
    job: str
    role: str
    message: str
    state: str
    reason: str
    made_at: datetime
    answered_at: datetime | None


class Invitation(Told):
    """An invitation to me."""

    email: str
    name: str
    made_at: datetime
    expires_at: datetime
    used_at: datetime | None
    withdrawn_at: datetime | None


class Wish(Told):
    """How I wish to hear of one group of notices, where I said so."""

    group: str
    how: str


class SpaceFollow(Told):
    page: str
    level: str


class ThreadFollow(Told):
    thread_title: str
    page: str
    level: str


class Reading(Told):
    """How far I have read a conversation: up to the contribution at this place."""

    thread_title: str
    page: str
    place: int
    read_at: datetime


class InThread(Told):
    """Something in a conversation, which is named as long as I may read it."""

    thread_title: str | None
    page: str | None


class Thread(InThread):
    """A conversation that I began."""

    language: str
    confidential: bool
    opened_at: datetime


class Post(InThread):
    """A contribution. Deleted, it has no words any more."""

    id: UUID
    language: str
    markdown: str
    written_at: datetime
    edited_at: datetime | None
    deleted_at: datetime | None
    hidden_at: datetime | None
    hidden_reason: str | None


class EarlierVersion(Told):
    """What a contribution of mine said before it was edited."""

    post_id: UUID
    version: int
    language: str
    markdown: str
    written_at: datetime


class PostDraft(InThread):
    language: str
    markdown: str
    saved_at: datetime


class ThreadDraft(Told):
    """A conversation that I began to write and did not open."""

    content: dict[str, Any]
    saved_at: datetime


class HeldReply(InThread):
    """An answer by mail that waits for my word."""

    sender: str
    language: str
    markdown: str
    received_at: datetime


class Reaction(InThread):
    kind: str
    made_at: datetime


class PostReport(InThread):
    """A contribution that I asked others to look at."""

    reason: str
    words: str
    made_at: datetime


class Decision(InThread):
    """A question that I put to others."""

    question: str
    explanation: str
    language: str
    closes_at: datetime
    state: str
    opened_at: datetime


class Outcome(InThread):
    """What follows from a decision, in my words."""

    outcome: str
    outcome_language: str
    outcome_at: datetime


class Withdrawal(InThread):
    """Why I withdrew a question that was put to others."""

    reason: str
    ended_at: datetime


class Vote(InThread):
    """How I voted, for myself or for my organisation. Question and options are told as long as I may read them."""

    question: str | None
    choices: str | None
    reason: str
    cast_at: datetime


class Offer(Told):
    page: str
    organisation: str
    language: str
    title: str
    topics: str | None
    can_share: str
    did_not_work: str
    practice: str
    formats: list[str]
    languages: list[str]
    hours_a_month: int
    most_exchanges: int
    host_conditions: str
    crisis: bool
    state: str
    valid_until: date | None
    created_at: datetime


class Request(Told):
    """A request for an exchange, with what only the asking side reads."""

    page: str
    organisation: str
    state: str
    lane: str
    lane_reason: str
    language: str
    title: str
    topics: str | None
    challenge: str
    tried: str
    questions: list[str]
    desired_outcome: str
    population: str
    decision_due_on: date | None
    format: str | None
    languages: list[str]
    interpretation: list[str]
    preferred_from: date | None
    preferred_until: date | None
    participants: list[dict[str, Any]]
    peer_wanted: str
    travel_money: str
    travel_source: str
    confidentiality: str
    practice: str
    sensitive_instructions: str | None
    safe_contact: str | None
    created_at: datetime
    submitted_at: datetime | None
    ended_at: datetime | None


class InExchange(Told):
    """Something in an exchange, which is named as long as I may read it."""

    exchange_title: str | None
    page: str | None


class HelpOffered(InExchange):
    """My word that my organisation could help with a request."""

    language: str
    message: str
    at: datetime
    withdrawn_at: datetime | None


class MatchAnswer(InExchange):
    """What I answered when my organisation was put forward as a peer. `state` is how that stands today."""

    state: str
    message: str
    answered_at: datetime


class Remark(InExchange):
    kind: str
    language: str
    text: str
    at: datetime


class SessionNote(InExchange):
    level: str
    language: str
    text: str
    at: datetime


class Attendance(InExchange):
    """A session at which I was expected, and whether I was there."""

    title: str
    start: datetime
    attended: bool | None


class Report(InExchange):
    """A report of a side that I handed in or changed last, with its lessons."""

    side: str
    state: str
    language: str
    submitted_at: datetime | None
    answers: list[dict[str, Any]]
    learned: list[str]
    will_do: list[dict[str, Any]]
    did_not_fit: str
    effort_hours: int | None
    would_do_again: bool | None
    publish: str
    practice: str
    another_step: str


class FollowUp(InExchange):
    language: str | None
    outcome: str | None
    text: str
    effects: list[str]
    new_contacts: str
    answered_at: datetime | None


class Proposal(Told):
    """A proposal in which I take part, by a seat of mine or as a guest until a moment."""

    title: str
    page: str
    role: str
    since: datetime
    until: datetime | None


class Signature(Told):
    """What I said about a version of a proposal for my organisation."""

    proposal_title: str
    page: str
    organisation_name: str
    seat_title: str
    decision: str
    reason: str
    digest: str
    decided_at: datetime


class File(Told):
    """A file that I brought, and where it lies in this archive: nowhere when I may not open it any more."""

    id: UUID
    name: str
    media_type: str
    size: int
    made_at: datetime
    path: str | None


class Picture(Told):
    """A photograph or logo that I brought."""

    id: UUID
    made_at: datetime
    path: str


class Notification(Told):
    kind: str
    place: str
    count: int
    created_at: datetime
    updated_at: datetime
    read_at: datetime | None
    mailed_at: datetime | None


class Letter(Told):
    """A letter to me that is not forgotten yet: that there was one, not what it said."""

    to: str
    kind: str
    queued_at: datetime
    finished_at: datetime | None
    sent: bool


class Act(Told):
    """Something that I did. Of what, and with which particulars, is told as long as I may read that it happened."""

    at: datetime
    kind: str
    subject_kind: str
    subject_id: UUID | None
    data: dict[str, Any] | None


class MyData(Told):
    """Everything in the order in which it is written."""

    format: Literal["pacto my data 1"]
    site: str
    made_at: datetime
    person: Person
    addresses: list[Address]
    contacts: list[Contact]
    topics: list[Topic]
    languages: list[SpokenLanguage]
    seats: list[Seat]
    identities: list[Identity]
    sign_ins: list[SignIn]
    applications: list[Application]
    invitations: list[Invitation]
    wishes: list[Wish]
    spaces_followed: list[SpaceFollow]
    threads_followed: list[ThreadFollow]
    readings: list[Reading]
    threads: list[Thread]
    posts: list[Post]
    earlier_versions: list[EarlierVersion]
    post_drafts: list[PostDraft]
    thread_drafts: list[ThreadDraft]
    held_replies: list[HeldReply]
    reactions: list[Reaction]
    post_reports: list[PostReport]
    decisions: list[Decision]
    outcomes: list[Outcome]
    withdrawals: list[Withdrawal]
    votes: list[Vote]
    offers: list[Offer]
    requests: list[Request]
    help_offered: list[HelpOffered]
    match_answers: list[MatchAnswer]
    remarks: list[Remark]
    session_notes: list[SessionNote]
    attendances: list[Attendance]
    reports: list[Report]
    follow_ups: list[FollowUp]
    proposals: list[Proposal]
    signatures: list[Signature]
    files: list[File]
    pictures: list[Picture]
    notifications: list[Notification]
    letters: list[Letter]
    acts: list[Act]
