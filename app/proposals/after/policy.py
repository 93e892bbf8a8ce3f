"""Who may write down what the funder said, and who sees to the reports."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from app.access.abilities import require
from app.access.actor import Actor
from app.circles.models import CircleRole
from app.core.errors import IllegalMove
from app.proposals import workflow
from app.proposals.after.errors import NotGranted
from app.proposals.codes import Action, ResultKind
from app.proposals.models import Proposal

_STEWARDS: Final = frozenset({CircleRole.steward})
_WRITERS: Final = _STEWARDS | {CircleRole.contributor}


@dataclass(frozen=True, slots=True, kw_only=True)
class AfterAbilities:
    """What the actor may do with a proposal that was sent. `report` is to add reports and to change or remove them."""

    tell: bool = False
    report: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class FunderReportAbilities:
    """What the actor may do with one report."""

    change: bool = False
    finish: bool = False
    reopen: bool = False


def keeps_books(actor: Actor, roles: Collection[CircleRole]) -> bool:
    """The proposal's stewards; the secretariat where it takes part as more than a reader, since funders write to it."""
    if actor.seat_id is None:
        return False
    return bool(_STEWARDS & set(roles)) or (actor.is_secretariat and bool(_WRITERS & set(roles)))


def may_hand_in(actor: Actor, roles: Collection[CircleRole], organisation_id: UUID) -> bool:
    """Whoever keeps the books, and those who write for the organisation that owes the report."""
    own = actor.seat_id is not None and actor.organisation_id == organisation_id
    return keeps_books(actor, roles) or (own and bool(_WRITERS & set(roles)))


def is_granted(proposal: Proposal) -> bool:
    return (proposal.state, Action.tell_result) in workflow.MOVES and proposal.outcome is ResultKind.granted


def abilities(actor: Actor, proposal: Proposal, roles: Collection[CircleRole]) -> AfterAbilities:
    keeps = keeps_books(actor, roles)
    return AfterAbilities(
        tell=keeps and (proposal.state, Action.tell_result) in workflow.MOVES, report=keeps and is_granted(proposal)
    )


def report_abilities(
    actor: Actor, proposal: Proposal, roles: Collection[CircleRole], *, organisation_id: UUID, done: bool
) -> FunderReportAbilities:
    granted = is_granted(proposal)
    hands_in = granted and may_hand_in(actor, roles, organisation_id)
    return FunderReportAbilities(
        change=granted and not done and keeps_books(actor, roles),
        finish=hands_in and not done,
        reopen=hands_in and done,
    )


def demand_tell(actor: Actor, proposal: Proposal, roles: Collection[CircleRole]) -> None:
    """Raise NotAllowed when it is not the actor's at all, IllegalMove before the proposal was sent."""
    require(keeps_books(actor, roles))
    if (proposal.state, Action.tell_result) not in workflow.MOVES:
        raise IllegalMove(state=proposal.state, action=Action.tell_result)


def demand_books(actor: Actor, proposal: Proposal, roles: Collection[CircleRole]) -> None:
    """Raise NotAllowed when it is not the actor's at all, NotGranted while nothing is owed."""
    require(keeps_books(actor, roles))
    if not is_granted(proposal):
        raise NotGranted


def demand_hand_in(actor: Actor, proposal: Proposal, roles: Collection[CircleRole], organisation_id: UUID) -> None:
    """Raise NotAllowed when it is not the actor's at all, NotGranted while nothing is owed."""
    require(may_hand_in(actor, roles, organisation_id))
    if not is_granted(proposal):
        raise NotGranted
