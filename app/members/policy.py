"""Who may do what among members; every field is no unless said otherwise."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from app.access.actor import Actor, SeatRole
from app.circles.models import CircleRole
from app.members.models import Offer, OfferState
from app.members.workflow import OfferAction, may_move_offer

HANDED_OUT: Final = frozenset({SeatRole.member, SeatRole.focal_point, SeatRole.authorised_representative})
"""Roles of seats that an organisation makes for itself; the others open the network and are the secretariat's to give."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganisationAbilities:
    """What the actor may do with an organisation."""

    edit: bool = False
    edit_record: bool = False
    change_membership: bool = False
    invite: bool = False
    make_seats: bool = False
    see_past: bool = False
    offer: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SeatAbilities:
    edit: bool = False
    invite: bool = False
    vacate: bool = False
    close: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonAbilities:
    edit: bool = False
    suspend: bool = False
    restore: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferAbilities:
    edit: bool = False
    publish: bool = False
    pause: bool = False
    resume: bool = False
    confirm: bool = False
    withdraw: bool = False
    discard: bool = False


def on_organisation(actor: Actor, organisation_id: UUID) -> OrganisationAbilities:
    """Who may commit an organisation tends it; the secretariat tends all, on their behalf."""
    own = actor.organisation_id == organisation_id
    tends = actor.is_secretariat or (own and actor.may_commit)
    return OrganisationAbilities(
        edit=tends,
        edit_record=actor.is_secretariat,
        change_membership=actor.is_secretariat,
        invite=tends,
        make_seats=tends,
        see_past=own or actor.is_secretariat,
        offer=actor.is_secretariat or (own and actor.role is not SeatRole.observer),
    )


def may_hand_out(actor: Actor, role: SeatRole) -> bool:
    """Whether the actor may make, or fill, a seat of this role in an organisation that they tend."""
    return actor.is_secretariat or role in HANDED_OUT


def may_admit_guests(actor: Actor, roles: Collection[CircleRole]) -> bool:
    """Whether someone with these roles in a circle may ask a guest into it; a guest brings no guests."""
    return actor.seat_id is not None and not {CircleRole.contributor, CircleRole.steward}.isdisjoint(roles)


def on_seat(
    actor: Actor, *, organisation_id: UUID, role: SeatRole, holder_id: UUID | None, invited: bool
) -> SeatAbilities:
    """`holder_id` is who holds it now; one who sits in the last chair of the secretariat may not saw it off."""
    tends = on_organisation(actor, organisation_id).invite and may_hand_out(actor, role)
    theirs = holder_id == actor.person_id
    return SeatAbilities(
        edit=tends,
        invite=tends and holder_id is None and not invited,
        vacate=tends and holder_id is not None and not theirs,
        close=tends and not theirs,
    )


def on_person(actor: Actor, person_id: UUID, *, suspended_at: datetime | None) -> PersonAbilities:
    mine = actor.person_id == person_id
    return PersonAbilities(
        edit=mine or actor.is_secretariat,
        suspend=actor.is_secretariat and not mine and suspended_at is None,
        restore=actor.is_secretariat and not mine and suspended_at is not None,
    )


def on_offer(actor: Actor, offer: Offer) -> OfferAbilities:
    """Whoever answers for the offer, and whoever tends the organisation, moves it; the secretariat on their behalf."""
    answers = actor.seat_id is not None and actor.seat_id in {offer.seat_id, offer.deputy_seat_id}
    tends = answers or on_organisation(actor, offer.organisation_id).edit

    def may(action: OfferAction) -> bool:
        return tends and may_move_offer(offer.state, action)

    return OfferAbilities(
        edit=tends and offer.state is not OfferState.withdrawn,
        publish=may(OfferAction.publish),
        pause=may(OfferAction.pause),
        resume=may(OfferAction.resume),
        confirm=may(OfferAction.confirm),
        withdraw=may(OfferAction.withdraw),
        discard=tends and offer.state is OfferState.draft,
    )
