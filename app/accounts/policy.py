"""What somebody may do at all, apart from any record."""

from dataclasses import dataclass

from app.access.actor import Actor, SeatRole


@dataclass(frozen=True, slots=True, kw_only=True)
class MyAbilities:
    """What I may do at all; what I may do with a record comes with the record."""

    ask: bool = False
    directory: bool = False
    desk: bool = False


def abilities(actor: Actor) -> MyAbilities:
    """Ask for an exchange: whoever's organisation is in the network, but not observers."""
    return MyAbilities(
        ask=actor.in_network and actor.role is not SeatRole.observer,
        directory=actor.in_network,
        desk=actor.is_secretariat,
    )
