"""What can have happened to a decision. Never how somebody voted."""

from datetime import datetime
from typing import ClassVar
from uuid import UUID

from app.outbox.events import Event


class DecisionEvent(Event):
    subject_kind: ClassVar[str] = "thread"
    decision_id: UUID


class DecisionOpened(DecisionEvent):
    kind: ClassVar[str] = "decision.opened"
    voters: str
    closes_at: datetime


class DecisionVoted(DecisionEvent):
    """Somebody voted, for themselves or their organisation; `again` when the vote took the place of another."""

    kind: ClassVar[str] = "decision.voted"
    organisation_id: UUID | None
    again: bool


class DecisionReminded(DecisionEvent):
    """Those who have not voted are reminded."""

    kind: ClassVar[str] = "decision.reminded"
    closes_at: datetime


class DecisionClosed(DecisionEvent):
    """The votes were counted: its time had come, or whoever answers for it closed it `early`."""

    kind: ClassVar[str] = "decision.closed"
    result: str
    early: bool


class DecisionWithdrawn(DecisionEvent):
    kind: ClassVar[str] = "decision.withdrawn"


class OutcomeTold(DecisionEvent):
    """Somebody said in words what follows from a decision, or said it anew."""

    kind: ClassVar[str] = "decision.outcome_told"
