"""Who may put an annex, or say that it is not needed."""

from collections.abc import Collection
from uuid import UUID

from app.access.abilities import require
from app.access.actor import Actor
from app.circles.models import CircleRole
from app.core.errors import IllegalMove
from app.proposals import workflow
from app.proposals.models import Proposal
from app.proposals.policy import writes_for


def may_put(actor: Actor, proposal: Proposal, roles: Collection[CircleRole], organisation_id: UUID) -> bool:
    """Whether the annexes of this organisation are the actor's to put, and are put now."""
    return proposal.state in workflow.WRITING and writes_for(actor, roles, organisation_id)


def demand(actor: Actor, proposal: Proposal, roles: Collection[CircleRole], organisation_id: UUID) -> None:
    """Raise NotAllowed when it is not the actor's to put, IllegalMove when nobody writes any more."""
    require(writes_for(actor, roles, organisation_id))
    if proposal.state not in workflow.WRITING:
        raise IllegalMove(state=proposal.state, action="annex")
