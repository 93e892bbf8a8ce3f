"""Shapes of calls and proposals that come in and go out."""

from datetime import datetime
from enum import StrEnum
from typing import Annotated, Any
from uuid import UUID

from pydantic import BaseModel, Field

from app.accounts.models import OrganisationKind
from app.circles.models import CircleRole
from app.core.i18n import Language
from app.core.text import UpTo
from app.members.fields import Topics
from app.proposals import models
from app.proposals.codes import (
    Answer,
    CallPart,
    Check,
    Mandate,
    PartyKind,
    PlanStep,
    ProposalPage,
    ProposalState,
    ResultKind,
    SectionKind,
    SectionState,
    Unit,
)
from app.proposals.form import AmountForm, CallForm, Instant, MonthsForm
from app.proposals.policy import CallAbilities, MandateAbilities, ProposalAbilities, SectionAbilities

Title = Annotated[str, UpTo(models.TITLE, required=True)]
Note = Annotated[str, UpTo(models.NOTE)]


class PartnerRef(BaseModel):
    id: UUID
    name: str = Field(examples=["Palmira"])
    slug: str = Field(examples=["palmira"])
    kind: OrganisationKind
    country: str = Field(examples=["CO"])
    zone: str = Field(examples=["America/Bogota"])


class HolderOut(BaseModel):
    """A seat with whoever holds it now; nobody does when `person_id` is null."""

    id: UUID
    title: str
    title_language: Language
    organisation_id: UUID
    person_id: UUID | None
    person_name: str | None


# Calls


class CallFit(StrEnum):
    """What a call leaves my organisation to be."""

    lead = "lead"
    partner = "partner"


class CallDeadline(BaseModel):
    key: str = Field(examples=["submission"])
    title: dict[str, str]
    at: datetime
    zone: str = Field(description="The funder's clock.", examples=["America/New_York"])
    closes: str | None = Field(description="The stage that closes then.")


class AnswerRef(BaseModel):
    """A proposal of mine that answers a call."""

    id: UUID
    title: str
    language: Language


class CallRef(BaseModel):
    """A call by name. Texts are by language."""

    id: UUID
    title: dict[str, str]


class CallRow(CallRef):
    """A call in a list."""

    key: str = Field(examples=["peace-incentive-fund"])
    summary: dict[str, str]
    opens_at: datetime | None
    closes_at: datetime
    ends_at: datetime
    deadlines: list[CallDeadline]
    stages: list[str]
    amount: AmountForm | None
    months: MonthsForm | None
    partners_min: int
    partners_max: int | None
    lead_kinds: list[OrganisationKind]
    languages: list[str]
    fit: CallFit
    only_ours: bool = Field(description="Entered by my organisation or a partner's; the network does not read it.")
    answers: list[AnswerRef] = Field(description="Proposals that I am in.")
    version: int


class ChangeOut(BaseModel):
    """One later version of a call, and what it changed."""

    number: int
    parts: list[CallPart]
    note: str
    at: datetime
    deadlines: list["DeadlineMoved"]
    amount_before: AmountForm | None


class DeadlineMoved(BaseModel):
    title: dict[str, str]
    before: datetime | None
    after: datetime | None
    zone: str


class CallOut(CallRow):
    """One call with all that it asks for, and what I may do."""

    form: CallForm
    changes: list[ChangeOut]
    abilities: CallAbilities


class CallIn(BaseModel):
    """A call as it is entered or imported."""

    form: CallForm


class CallChangeIn(CallIn):
    note: Note = ""


class CallsRights(BaseModel):
    enter: bool


# Proposals


class ProposalChangeIn(BaseModel):
    title: Title | None = None
    language: Language | None = None
    summary: Note | None = None
    topics: Topics | None = None


class ProposalRow(BaseModel):
    """A proposal in a list of those that I am in."""

    id: UUID
    title: str
    language: Language
    state: ProposalState
    outcome: ResultKind | None
    stage: str
    closes_at: datetime
    call_id: UUID
    call_title: dict[str, str]
    lead: PartnerRef
    partners: list[str] = Field(description="Organisations that have said yes, the lead first.")
    sections: dict[SectionState, int]
    created_at: datetime


class PartyOut(BaseModel):
    """One organisation of the consortium and where its mandate stands."""

    id: UUID
    organisation: PartnerRef
    kind: PartyKind
    mandate: Mandate
    asked_at: datetime
    answer_by: datetime | None
    answered_at: datetime | None
    answered_by: str | None
    people: list[str] = Field(description="Who works on it now.")
    abilities: MandateAbilities


class WriterOut(BaseModel):
    """A seat that works or worked on the proposal, and who held it then."""

    seat_id: UUID
    seat_title: str
    seat_title_language: Language
    organisation_id: UUID
    organisation_name: str
    person_id: UUID | None
    person_name: str | None
    role: CircleRole
    since: datetime
    until: datetime | None


class LimitOut(BaseModel):
    unit: Unit
    max: int
    counts_spaces: bool


class SectionOut(BaseModel):
    """One section's record; its id is that of its live text."""

    id: UUID
    key: str
    number: int
    of: int = Field(description="How many boxes of its kind the call gives.")
    stage: str
    kind: SectionKind
    title: dict[str, str]
    guidance: dict[str, str]
    limit: LimitOut | None
    required: bool
    asked: bool
    state: SectionState
    organisation_id: UUID | None
    owner: HolderOut | None
    moved_at: datetime
    version: int
    abilities: SectionAbilities


class TextLengthOut(BaseModel):
    """How long the live text of a section is now, as a funder counts."""

    section_id: UUID
    words: int
    characters: int
    characters_without_spaces: int
    length: int | None = Field(description="In what the section's limit counts; null for pages and without a limit.")
    fingerprint: str = Field(description="SHA-256 over all that the text holds.", examples=["9f86d081884c7d65" * 4])


class SectionTextOut(TextLengthOut):
    """The live text of a section as it is now, with suggestions accepted."""

    proposal_id: UUID
    state: SectionState
    owner_seat_id: UUID | None
    text: str


Assignee = Annotated[
    str | None, Field(max_length=models.PRINCIPAL, description="The principal of somebody who reads the section.")
]


class CommentIn(BaseModel):
    """Words of a section, as its runs of text read one under the other, and what is said about them."""

    quote: Annotated[str, Field(min_length=1, max_length=models.QUOTE)]
    occurrence: Annotated[int, Field(ge=0, le=10_000, description="Which one, where they stand several times.")] = 0
    markdown: Annotated[str, UpTo(models.NOTE, required=True)]
    language: Language
    assigned_to: Assignee = None


class ResolvedIn(BaseModel):
    resolved: bool


class AssignedIn(BaseModel):
    assigned_to: Assignee


class ReaderOut(BaseModel):
    """Somebody who reads a section. `principal` is the seat by which they do, or themselves as a guest."""

    principal: str = Field(examples=["seat:0198f1f0c0de7abc80000000000000aa"])
    person_id: UUID
    name: str = Field(examples=["Iván Torrelimpia"])
    organisation_id: UUID | None = Field(description="The seat's; null for guests.")


class CommentOut(BaseModel):
    """A thread about words of a section; its posts are the thread's."""

    thread_id: UUID
    quote: str
    opened_by: UUID
    opened_by_name: str
    opened_at: datetime
    post_count: int
    resolved_at: datetime | None
    assigned_to: str | None = Field(description="A principal; null too when it reads the section no more.")
    assigned_name: str | None = Field(description="Who that is now; null while the seat is empty.")
    mine: bool = Field(description="Whether it is for me to see to.")
    names_me: bool = Field(description="Whether a post of it mentions me or my organisation.")
    resolve: bool = Field(description="Whether I may resolve it or take it up again.")
    assign: bool = Field(description="Whether I may say who sees to it.")


class SectionPictureOut(BaseModel):
    """A picture for a section's text."""

    file: UUID


class VersionIn(BaseModel):
    name: Annotated[str, UpTo(models.TITLE, required=True)]


class VersionOut(BaseModel):
    """A section's text as it was; without a name it was kept by itself."""

    number: int
    name: str
    restores: int | None
    words: int
    fingerprint: str
    made_at: datetime
    made_by: str


class VersionTextOut(BaseModel):
    text: str


class EvidenceFileOut(BaseModel):
    id: UUID
    name: str
    size: int = Field(description="Bytes.")


class EvidenceOut(BaseModel):
    """What one organisation said about a condition that only people can tell, and what shows it."""

    organisation_id: UUID
    organisation: str
    answer: Answer
    words: str
    link: str = Field(description="Path of a page here, or empty.")
    file: EvidenceFileOut | None
    told_by: str | None
    told_at: datetime | None
    version: int = Field(description="0 while nothing was said.")
    tell: bool = Field(description="Whether I may say it.")


class FindingOut(BaseModel):
    """One rule of eligibility; `waits` names organisations whose yes would count."""

    check: Check
    answer: Answer
    params: dict[str, Any]
    waits: list[str]
    evidence: list[EvidenceOut] = Field(description="Of those who answer for it; empty for what is counted.")


class PlanOut(BaseModel):
    step: PlanStep
    due: datetime
    by_hand: bool
    owed: bool


class OwedOut(BaseModel):
    """Something that an organisation owes: a mandate, a section, an annex, the sending."""

    kind: PlanStep
    section_id: UUID | None
    annex: str | None = Field(description="Its key in the call.")
    title: dict[str, str] = Field(description="Of the section or annex, by language.")
    number: int
    organisation: str | None
    person: str | None
    mine: bool
    due: datetime


class ProposalHead(BaseModel):
    """What stands at the head of every page of a proposal."""

    title: str
    language: Language
    state: ProposalState
    outcome: ResultKind | None = Field(description="What the funder said of the stage that was sent.")
    call: CallRef
    closes_at: datetime
    closes_zone: str = Field(description="The funder's clock.")
    sent_at: datetime | None = Field(description="Null as long as something of it is still to be sent.")
    organisations: int = Field(description="How many take part, and so read it.")
    pages: list[ProposalPage] = Field(description="Those that only some calls give it.")


class ProposalOut(ProposalHead):
    """One proposal's overview with what I may do."""

    id: UUID
    circle_id: UUID
    call: CallRow
    summary: str
    topics: list[str]
    stage: str
    zone: str = Field(description="The lead's clock.")
    lead: PartnerRef
    consortium: list[PartyOut]
    authors: list[WriterOut]
    sections: list[SectionOut]
    eligibility: list[FindingOut]
    plan: list[PlanOut]
    owed: list[OwedOut]
    roles: list[CircleRole]
    created_at: datetime
    version: int
    abilities: ProposalAbilities


class MandateOut(BaseModel):
    """What an organisation that is asked reads before it says yes: the call, who leads and who is in; not the text."""

    id: UUID
    proposal_id: UUID
    title: str
    language: Language
    call_id: UUID
    call_title: dict[str, str]
    closes_at: datetime
    lead: PartnerRef
    partners: list[str]
    kind: PartyKind
    message: str
    message_language: Language
    asked_by: str
    asked_at: datetime
    answer_by: datetime | None
    abilities: MandateAbilities


class PartyIn(BaseModel):
    organisation_id: UUID
    kind: PartyKind = PartyKind.partner
    message: Note = ""
    language: Language | None = None
    answer_by: Instant | None = None


class MandateIn(BaseModel):
    yes: bool


class RoleIn(BaseModel):
    role: CircleRole


class SectionOwnerIn(BaseModel):
    organisation_id: UUID | None = None
    seat_id: UUID | None = None


class PlanIn(BaseModel):
    dates: Annotated[dict[PlanStep, Instant], Field(min_length=1)]
