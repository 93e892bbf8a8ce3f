"""Questions that a thread decides, what was to choose, and how each voter chose."""

from datetime import datetime
from enum import StrEnum
from typing import Final
from uuid import UUID

from sqlalchemy import Index, UniqueConstraint, text
from sqlmodel import Field, SQLModel

from app.core import clock, ids
from app.core.columns import Code, Moment

LONGEST_QUESTION: Final = 160
LONGEST_EXPLANATION: Final = 2000
LONGEST_LABEL: Final = 120
LONGEST_REASON: Final = 500
LONGEST_OUTCOME: Final = 2000
_OPEN: Final = text("state = 'open'")


class DecisionKind(StrEnum):
    """Yes, no or abstain; one of the options; any number of them."""

    yes_no = "yes_no"
    one = "one"
    several = "several"


class Voters(StrEnum):
    """Each person whom the thread's circle lets contribute, or each member organisation once."""

    people = "people"
    organisations = "organisations"


class DecisionState(StrEnum):
    open = "open"
    closed = "closed"
    withdrawn = "withdrawn"


class Result(StrEnum):
    """What a vote came to: more yes than no or not, one option before all others or none, or too few who voted."""

    carried = "carried"
    not_carried = "not_carried"
    chosen = "chosen"
    tied = "tied"
    too_few = "too_few"


class Stance(StrEnum):
    """What an option of a yes-or-no question stands for; options of other questions have words of their own."""

    yes = "yes"
    no = "no"
    abstain = "abstain"


class Decision(SQLModel, table=True):
    """A question in a thread, read by the thread's circle. Once it is closed, its figures stand as they were then."""

    __tablename__ = "decision"
    __table_args__ = (
        Index("ix_decision_thread", "thread_id", "id"),
        Index("ix_decision_open", "closes_at", "id", sqlite_where=_OPEN, postgresql_where=_OPEN),
    )

    id: UUID = Field(default_factory=ids.new, primary_key=True)
    thread_id: UUID = Field(foreign_key="thread.id")
    circle_id: UUID = Field(foreign_key="circle.id", index=True)
    question: str = Field(max_length=LONGEST_QUESTION)
    explanation: str = Field(default="", max_length=LONGEST_EXPLANATION)
    language: str = Field(max_length=35, description="BCP 47 tag of question, explanation and options.")
    kind: DecisionKind = Field(sa_type=Code(DecisionKind))
    voters: Voters = Field(sa_type=Code(Voters))
    quorum: bool = Field(description="Whether more than half must vote for it to count.")
    zone: str = Field(max_length=60, description="IANA name: where the clock stands by which it closes.")
    closes_at: datetime = Field(sa_type=Moment)
    remind_at: datetime = Field(sa_type=Moment, description="When those who have not voted are reminded, once.")
    reminded_at: datetime | None = Field(default=None, sa_type=Moment)
    state: DecisionState = Field(default=DecisionState.open, sa_type=Code(DecisionState))
    opened_by: UUID = Field(foreign_key="person.id")
    opened_seat_id: UUID = Field(foreign_key="seat.id", description="Whoever holds it answers for the decision.")
    opened_at: datetime = Field(default_factory=clock.now, sa_type=Moment)
    ended_at: datetime | None = Field(default=None, sa_type=Moment)
    ended_by: UUID | None = Field(default=None, foreign_key="person.id", description="None when time did it.")
    reason: str = Field(default="", max_length=LONGEST_REASON, description="Why it was withdrawn.")
    electorate: int | None = Field(default=None, description="How many could vote when it closed.")
    voted: int | None = Field(default=None, description="How many of them had.")
    result: Result | None = Field(default=None, sa_type=Code(Result))
    outcome: str = Field(default="", max_length=LONGEST_OUTCOME, description="What follows, in somebody's words.")
    outcome_language: str = Field(default="", max_length=35)
    outcome_by: UUID | None = Field(default=None, foreign_key="person.id")
    outcome_at: datetime | None = Field(default=None, sa_type=Moment)
    version: int = 1


class DecisionOption(SQLModel, table=True):
    """One thing to choose. `votes` is counted when the decision closes."""

    __tablename__ = "decision_option"

    id: UUID = Field(default_factory=ids.new, primary_key=True)
    decision_id: UUID = Field(foreign_key="decision.id", index=True)
    place: int
    stance: Stance | None = Field(default=None, sa_type=Code(Stance))
    label: str = Field(default="", max_length=LONGEST_LABEL)
    votes: int | None = None


class DecisionVote(SQLModel, table=True):
    """How a person or an organisation voted; who speaks for the organisation next may change it."""

    __tablename__ = "decision_vote"
    __table_args__ = (UniqueConstraint("decision_id", "voter_id"),)

    id: UUID = Field(default_factory=ids.new, primary_key=True)
    decision_id: UUID = Field(foreign_key="decision.id")
    voter_id: UUID = Field(index=True, description="Whose vote it is: the organisation's id, or the person's.")
    organisation_id: UUID | None = Field(default=None, foreign_key="organisation.id", index=True)
    person_id: UUID = Field(foreign_key="person.id", index=True, description="Who cast it, last.")
    seat_id: UUID | None = Field(default=None, foreign_key="seat.id", description="For which seat.")
    reason: str = Field(default="", max_length=LONGEST_REASON)
    cast_at: datetime = Field(default_factory=clock.now, sa_type=Moment)
    counted: bool | None = Field(default=None, description="Whether it counted when the decision closed.")
    version: int = 1


class DecisionChoice(SQLModel, table=True):
    __tablename__ = "decision_choice"

    vote_id: UUID = Field(primary_key=True, foreign_key="decision_vote.id")
    option_id: UUID = Field(primary_key=True, foreign_key="decision_option.id", index=True)
