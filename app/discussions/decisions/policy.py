"""Who may decide what."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from app.access.actor import Actor, SeatRole
from app.circles.models import CircleRole
from app.core import clock
from app.discussions.decisions.models import DecisionState, Voters

VOTING: Final = frozenset({CircleRole.contributor, CircleRole.steward})
"""Roles in a circle with which one votes; readers, commenters and reviewers look on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DecidingAbilities:
    """What I may put to a vote in this thread."""

    open: bool = False
    open_for_organisations: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionAbilities:
    """What I may do with this decision."""

    vote: bool = False
    close: bool = False
    withdraw: bool = False
    tell_outcome: bool = False
    see_voters: bool = False
    see_votes: bool = False


def votes_here(actor: Actor, roles: Collection[CircleRole]) -> bool:
    return not VOTING.isdisjoint(roles) and actor.role is not SeatRole.observer


def _tends(actor: Actor, roles: Collection[CircleRole]) -> bool:
    return CircleRole.steward in roles or (bool(roles) and actor.is_secretariat)


def deciding_abilities(actor: Actor, *, roles: Collection[CircleRole]) -> DecidingAbilities:
    """Whoever votes here and holds a seat; between organisations those who may commit theirs, and who tends the thread."""
    opens = votes_here(actor, roles) and actor.seat_id is not None
    return DecidingAbilities(
        open=opens, open_for_organisations=opens and (actor.may_commit or _tends(actor, roles))
    )  # fmt: skip


def decision_abilities(
    actor: Actor, *, roles: Collection[CircleRole], voters: Voters, state: DecisionState, closes_at: datetime,
    opened_seat_id: UUID,
) -> DecisionAbilities:  # fmt: skip
    """For an organisation votes whoever may commit it. Whoever holds the opener's seat answers for the decision.

    When its time has come and nobody has counted yet, it can still be closed, but is neither voted on nor withdrawn.
    """
    votes, uncounted = votes_here(actor, roles), state is DecisionState.open
    runs = uncounted and closes_at > clock.now()
    answers = _tends(actor, roles) or (votes and actor.seat_id == opened_seat_id)
    speaks = actor.in_network and actor.may_commit
    return DecisionAbilities(
        vote=runs and votes and (voters is Voters.people or speaks),
        close=uncounted and answers,
        withdraw=runs and answers,
        tell_outcome=state is DecisionState.closed and answers,
        see_voters=uncounted and (votes or _tends(actor, roles)),
        see_votes=state is DecisionState.closed and bool(roles),
    )
