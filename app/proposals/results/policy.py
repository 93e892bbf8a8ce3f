"""Who may write a results framework, and when."""

from collections.abc import Collection

from app.access.abilities import require
from app.circles.models import CircleRole
from app.core.errors import IllegalMove
from app.proposals import workflow
from app.proposals.models import Proposal, Section
from app.proposals.policy import is_open as is_open_section
from app.proposals.policy import is_writer


def is_open(proposal: Proposal, section: Section | None) -> bool:
    """Whether rows may change: as a text, not once its section is agreed."""
    if section is None:
        return proposal.state in workflow.WRITING
    return is_open_section(proposal.state, section.state)


def may_write(proposal: Proposal, section: Section | None, roles: Collection[CircleRole]) -> bool:
    return is_writer(roles) and is_open(proposal, section)


def demand(proposal: Proposal, section: Section | None, roles: Collection[CircleRole]) -> None:
    """Raise NotAllowed when it is not the actor's to write, IllegalMove when it is locked."""
    require(is_writer(roles))
    if not is_open(proposal, section):
        raise IllegalMove(state=section.state if section else proposal.state, action="results")
