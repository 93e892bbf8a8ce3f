"""Shapes of decisions that come in and go out."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from pydantic import BaseModel, Field, NaiveDatetime

from app.core.paging import Page
from app.core.text import Zone, text
from app.discussions.decisions.models import (
    LONGEST_EXPLANATION,
    LONGEST_LABEL,
    LONGEST_OUTCOME,
    LONGEST_QUESTION,
    LONGEST_REASON,
    DecisionKind,
    DecisionState,
    Result,
    Stance,
    Voters,
)
from app.discussions.decisions.policy import DecidingAbilities, DecisionAbilities
from app.discussions.schemas import LanguageTag

MOST_OPTIONS = 10


class DecisionIn(BaseModel):
    """A question to decide. Yes, no and abstention need no options; other questions name two to ten."""

    question: text(LONGEST_QUESTION, required=True)  # type: ignore[valid-type]  # a type made for this limit
    explanation: text(LONGEST_EXPLANATION) = ""  # type: ignore[valid-type]  # as above
    language: LanguageTag
    kind: DecisionKind
    options: list[text(LONGEST_LABEL, required=True)] = Field(default=[], max_length=MOST_OPTIONS)  # type: ignore[valid-type]  # as above
    voters: Voters
    quorum: bool = Field(default=True, description="Whether more than half must vote for it to count.")
    closes: NaiveDatetime = Field(
        description="Until when one votes, by the clock of `zone`.", examples=["2026-12-04T18:00"]
    )
    zone: Zone


class VoteIn(BaseModel):
    options: Annotated[list[UUID], Field(max_length=MOST_OPTIONS, description="One, or several where they may be.")]
    reason: text(LONGEST_REASON) = ""  # type: ignore[valid-type]  # as above


class WithdrawDecisionIn(BaseModel):
    reason: text(LONGEST_REASON, required=True)  # type: ignore[valid-type]  # as above


class OutcomeTextIn(BaseModel):
    words: text(LONGEST_OUTCOME, required=True)  # type: ignore[valid-type]  # as above
    language: LanguageTag


class OptionOut(BaseModel):
    id: UUID
    stance: Stance | None = Field(description="Yes, no or abstention; null where `label` says what it is.")
    label: str
    votes: int | None = Field(description="Counted when the decision closed.")
    leads: bool = Field(description="Whether it is what was decided.")


class MyVoteOut(BaseModel):
    """How I voted, or my organisation, whoever cast its vote."""

    options: list[UUID]
    reason: str
    by: str = Field(description="Who cast it, by name.")
    cast_at: datetime
    version: int = Field(description="What If-Match names when it is changed.")


class OpenerOut(BaseModel):
    id: UUID
    name: str
    organisation: str


class OutcomeTextOut(BaseModel):
    words: str
    language: str
    by: str
    at: datetime


class DecisionOut(BaseModel):
    """A decision as I see it. While it is open, nobody sees how others voted."""

    id: UUID
    thread_id: UUID
    question: str
    explanation: str
    language: str
    kind: DecisionKind
    voters: Voters
    quorum: bool
    state: DecisionState
    zone: str = Field(description="By whose clock it closes.", examples=["America/Sao_Paulo"])
    opened_at: datetime
    opened_by: OpenerOut
    closes_at: datetime
    remind_at: datetime = Field(description="When those who have not voted are reminded, once.")
    reminded_at: datetime | None
    ended_at: datetime | None
    ended_by: str | None = Field(description="By name; null when its time had come.")
    reason: str = Field(description="Why it was withdrawn.")
    electorate: int | None = Field(description="How many can vote; null for one that was withdrawn.")
    voted: int | None = Field(description="How many of them have.")
    needed: int | None = Field(description="How many votes it takes to count; null where any number does.")
    result: Result | None
    options: list[OptionOut]
    vote: MyVoteOut | None
    speakers: list[str] = Field(description="Who may vote for my organisation, by name.")
    outcome: OutcomeTextOut | None
    version: int
    abilities: DecisionAbilities


class DecisionsOut(BaseModel):
    """The decisions of a thread, open ones first, then the newest; at most fifty."""

    items: list[DecisionOut]
    abilities: DecidingAbilities


class VoterOut(BaseModel):
    """A person or an organisation that votes; when, but not how."""

    id: UUID
    name: str
    cast_at: datetime | None


class VoterPage(Page[VoterOut]):
    """Who votes in an open decision."""


class VoteOut(BaseModel):
    """How one voted, told after the end."""

    id: UUID
    voter: str = Field(description="The person's name or the organisation's.")
    by: str = Field(description="Who cast it, by name.")
    options: list[UUID]
    reason: str
    cast_at: datetime
    counted: bool = Field(description="Whether whoever cast it could vote when it closed.")


class VotePage(Page[VoteOut]):
    """How each voted, the first vote first."""
