"""Who may do what with a budget and its lines."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from app.access.abilities import require
from app.access.actor import Actor
from app.circles.models import CircleRole
from app.core.errors import IllegalMove
from app.proposals import workflow
from app.proposals.models import Proposal
from app.proposals.policy import writes_for

_STEWARDS: Final = frozenset({CircleRole.steward})


@dataclass(frozen=True, slots=True, kw_only=True)
class BudgetAbilities:
    """What the actor may do with a budget as a whole now. `write_for`: organisations whose lines they write."""

    frame: bool = False
    write: bool = False
    write_for: tuple[UUID, ...] = ()


def abilities(
    actor: Actor, proposal: Proposal, roles: Collection[CircleRole], taking_part: Collection[UUID]
) -> BudgetAbilities:
    writing = proposal.state in workflow.WRITING
    own = tuple(each for each in taking_part if writing and writes_for(actor, roles, each))
    frame = writing and actor.seat_id is not None and bool(_STEWARDS & set(roles))
    return BudgetAbilities(frame=frame, write=bool(own), write_for=own)


def demand(actor: Actor, proposal: Proposal, roles: Collection[CircleRole], organisation_id: UUID) -> None:
    """Raise NotAllowed when these lines are not the actor's to write, IllegalMove when nobody writes any more."""
    require(writes_for(actor, roles, organisation_id))
    _demand_writing(proposal)


def demand_frame(actor: Actor, proposal: Proposal, roles: Collection[CircleRole]) -> None:
    """Raise NotAllowed unless the actor leads the proposal, IllegalMove when nobody writes any more."""
    require(actor.seat_id is not None and bool(_STEWARDS & set(roles)))
    _demand_writing(proposal)


def _demand_writing(proposal: Proposal) -> None:
    if proposal.state not in workflow.WRITING:
        raise IllegalMove(state=proposal.state, action="budget")
