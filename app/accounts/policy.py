"""What somebody may do at all, apart from any record."""

from collections.abc import Collection
from dataclasses import dataclass

from app.access.actor import Actor, SeatRole
from app.core.settings import Settings


@dataclass(frozen=True, slots=True, kw_only=True)
class MyAbilities:
    """What I may do at all; what I may do with a record comes with the record."""

    ask: bool = False
    propose: bool = False
    directory: bool = False
    desk: bool = False


def abilities(actor: Actor) -> MyAbilities:
    """Ask for an exchange: whoever's organisation is in the network, but not observers. The secretariat leads no proposal."""
    takes_part = actor.in_network and actor.role is not SeatRole.observer
    return MyAbilities(
        ask=takes_part,
        propose=takes_part and not actor.is_secretariat,
        directory=actor.in_network,
        desk=actor.is_secretariat,
    )


def kept_to_providers(settings: Settings, roles: Collection[SeatRole]) -> bool:
    """Whether who holds seats of these roles, or is to, comes in by a provider alone and never by a mailed code."""
    return settings.secretariat_oidc_only and SeatRole.secretariat in roles
