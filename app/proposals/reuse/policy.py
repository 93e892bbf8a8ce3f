"""Who marks a text to be used again, and who brings one in."""

from collections.abc import Collection
from typing import Final

from app.access.abilities import require
from app.access.actor import Actor
from app.circles.models import CircleRole
from app.core.errors import IllegalMove
from app.proposals import policy, workflow
from app.proposals.codes import SectionKind
from app.proposals.models import Proposal, Section

_WRITERS: Final = frozenset({CircleRole.steward, CircleRole.contributor, CircleRole.reviewer})


def keeps(actor: Actor, proposal: Proposal, roles: Collection[CircleRole]) -> bool:
    """The stewards, who sit in the organisation that led it."""
    own = actor.seat_id is not None and actor.organisation_id == proposal.organisation_id
    return own and CircleRole.steward in roles


def may_mark(actor: Actor, proposal: Proposal, section: Section, roles: Collection[CircleRole]) -> bool:
    """Of a text that nobody writes any more."""
    return keeps(actor, proposal, roles) and section.kind is SectionKind.text and proposal.state not in workflow.WRITING


def demand_mark(actor: Actor, proposal: Proposal, section: Section, roles: Collection[CircleRole]) -> None:
    """Raise NotAllowed when it is not the actor's at all, IllegalMove while the text is still written."""
    require(keeps(actor, proposal, roles) and section.kind is SectionKind.text)
    if proposal.state in workflow.WRITING:
        raise IllegalMove(state=proposal.state, action="mark")


def demand_bring(actor: Actor, proposal: Proposal, section: Section, roles: Collection[CircleRole]) -> None:
    """Whoever writes or suggests there. Raises NotAllowed, and IllegalMove where the text is locked."""
    require(policy.may(roles, _WRITERS) and actor.seat_id is not None)
    if not policy.is_open(proposal.state, section.state):
        raise IllegalMove(state=section.state, action="reuse")
