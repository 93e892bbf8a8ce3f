"""Who may sign for which organisation."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from app.access.actor import Actor, SeatRole
from app.core import clock
from app.core.errors import IllegalMove, NotAllowed
from app.core.rows import Row
from app.proposals import workflow
from app.proposals.codes import Action
from app.proposals.models import Proposal
from app.proposals.signing.errors import SignInAgain

FRESH: Final = timedelta(minutes=10)
"""How long ago whoever signs may have proved who they are."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SigningAbilities:
    """What the actor may do with the version that is shown."""

    freeze: bool = False
    sign: bool = False
    refuse: bool = False
    send: bool = False


def signs_for(actor: Actor, signers: Iterable[Row]) -> Row | None:
    """The organisation for which the actor signs: as its authorised representative, in no other seat."""
    if actor.role is not SeatRole.authorised_representative:
        return None
    return next((row for row in signers if row["organisation_id"] == actor.organisation_id), None)


def demand_signer(actor: Actor, proposal: Proposal, signers: Iterable[Row], action: Action) -> Row:
    """The organisation that the actor speaks for. Raises NotAllowed, IllegalMove."""
    own = signs_for(actor, signers)
    if own is None:
        raise NotAllowed
    if (proposal.state, action) not in workflow.MOVES:
        raise IllegalMove(state=proposal.state, action=action)
    return own


def demand_fresh(actor: Actor) -> None:
    """Raises SignInAgain when the actor proved who they are too long ago."""
    if clock.now() - actor.signed_in_at > FRESH:
        raise SignInAgain(minutes=int(FRESH.total_seconds()) // 60)
