"""Moves of offers and of memberships, as tables."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from app.accounts.models import Membership
from app.core.errors import IllegalMove
from app.members.models import OfferState


class OfferAction(StrEnum):
    publish = "publish"
    pause = "pause"
    resume = "resume"
    confirm = "confirm"
    expire = "expire"
    withdraw = "withdraw"


OFFER_MOVES: Final[Mapping[tuple[OfferState, OfferAction], OfferState]] = {
    (OfferState.draft, OfferAction.publish): OfferState.active,
    (OfferState.active, OfferAction.pause): OfferState.paused,
    (OfferState.paused, OfferAction.resume): OfferState.active,
    (OfferState.active, OfferAction.confirm): OfferState.active,
    (OfferState.expired, OfferAction.confirm): OfferState.active,
    (OfferState.active, OfferAction.expire): OfferState.expired,
    (OfferState.paused, OfferAction.expire): OfferState.expired,
    (OfferState.active, OfferAction.withdraw): OfferState.withdrawn,
    (OfferState.paused, OfferAction.withdraw): OfferState.withdrawn,
    (OfferState.expired, OfferAction.withdraw): OfferState.withdrawn,
}

MEMBERSHIP_MOVES: Final[Mapping[Membership, frozenset[Membership]]] = {
    Membership.prospective: frozenset({Membership.member, Membership.related, Membership.former}),
    Membership.member: frozenset({Membership.former}),
    Membership.related: frozenset({Membership.prospective, Membership.member, Membership.former}),
    Membership.former: frozenset({Membership.prospective, Membership.member, Membership.related}),
}


def after_offer_move(state: OfferState, action: OfferAction) -> OfferState:
    """The state that this action leads to. Raises IllegalMove when it leads nowhere from here."""
    try:
        return OFFER_MOVES[state, action]
    except KeyError as error:
        raise IllegalMove(state=state, action=action) from error


def may_move_offer(state: OfferState, action: OfferAction) -> bool:
    return (state, action) in OFFER_MOVES


def memberships_after(before: Membership) -> list[Membership]:
    """What a membership can become in one step, in the order in which one reads them."""
    return [after for after in Membership if after in MEMBERSHIP_MOVES[before]]


def check_membership_move(before: Membership, after: Membership) -> None:
    """Raise IllegalMove when a membership cannot become another in one step."""
    if after not in MEMBERSHIP_MOVES[before]:
        raise IllegalMove(state=before, action=after)
