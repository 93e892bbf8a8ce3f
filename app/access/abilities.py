"""Abilities: every yes or no about a row, worked out once, enforced by the service and sent to the browser."""

from app.core.errors import NotAllowed


def require(ability: bool) -> None:  # noqa: FBT001 - reads as a sentence: require(abilities.agree)
    """Raise NotAllowed unless the ability was given."""
    if not ability:
        raise NotAllowed
