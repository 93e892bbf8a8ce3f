"""Seats of an organisation: made, filled by invitation, vacated, closed."""

from collections.abc import Sequence
from uuid import UUID

from sqlmodel import Session, col, select

from app.access.abilities import require
from app.access.actor import Actor, SeatRole
from app.accounts import queries as accounts
from app.accounts.models import AdmissionTicket, Affiliation, Seat
from app.accounts.service import invitations
from app.accounts.service import people as access
from app.circles.models import NETWORK_CIRCLE
from app.core import clock
from app.core.errors import NotFound
from app.members import policy
from app.members.errors import SeatEnded, SeatTaken
from app.members.events import (
    SeatClosed,
    SeatInvitationSent,
    SeatInvitationWithdrawn,
    SeatMade,
    SeatVacated,
)
from app.members.queries import profiles
from app.members.schemas import InvitationIn, SeatIn
from app.members.service import editing, guests, letters, search
from app.members.service.profiles import profile_of
from app.outbox.events import record


def make(session: Session, actor: Actor, organisation_id: UUID, wanted: SeatIn) -> Seat:
    """A new seat, vacant. Raises NotFound and NotAllowed."""
    profiles.locked_organisation(session, actor, organisation_id)
    require(policy.on_organisation(actor, organisation_id).make_seats)
    require(policy.may_hand_out(actor, wanted.role))
    seat = Seat(
        organisation_id=organisation_id, title=wanted.title, title_language=wanted.title_language, role=wanted.role,
        since=clock.now().date(),
    )  # fmt: skip
    session.add(seat)
    session.flush()
    event = SeatMade(subject_id=seat.id, circle_id=NETWORK_CIRCLE, organisation_id=organisation_id, role=seat.role)
    record(session, actor, event, behalf_of=editing.behalf_of(actor, organisation_id))
    return seat


def invite(session: Session, actor: Actor, seat_id: UUID, wanted: InvitationIn) -> AdmissionTicket:
    """Invite somebody to a vacant seat; an invitation that was open before is withdrawn.

    Raises NotFound, SeatEnded, SeatTaken and NotAllowed.
    """
    seat = _locked(session, actor, seat_id)
    require(policy.on_organisation(actor, seat.organisation_id).invite and policy.may_hand_out(actor, seat.role))
    if accounts.holder_of(session, seat_id):
        raise SeatTaken
    for earlier in _open_tickets(session, seat_id):
        earlier.withdrawn_at = clock.now()
    ticket, token = invitations.invite(
        session, actor, email=wanted.email, name=wanted.name, language=wanted.language, seat_id=seat_id
    )
    letters.invitation(session, ticket, token, inviter=actor)
    event = SeatInvitationSent(subject_id=seat_id, circle_id=_own_circle(session, seat), ticket_id=ticket.id)
    record(session, actor, event, behalf_of=editing.behalf_of(actor, seat.organisation_id))
    return ticket


def resend(session: Session, actor: Actor, ticket_id: UUID) -> AdmissionTicket:
    """Send an open invitation to a seat again, with a new link; the old one works no more."""
    ticket = _locked_ticket(session, ticket_id)
    seat = _seat_of(session, actor, ticket)
    wanted = InvitationIn.model_construct(email=ticket.email, name=ticket.name, language=ticket.language)
    return invite(session, actor, seat.id, wanted)


def withdraw(session: Session, actor: Actor, ticket_id: UUID) -> None:
    """Take an open invitation back, to a seat or of a guest. Raises NotFound and NotAllowed."""
    ticket = _locked_ticket(session, ticket_id)
    if ticket.circle_id:
        guests.withdraw(session, actor, ticket)
        return
    seat = _seat_of(session, actor, ticket)
    ticket.withdrawn_at = clock.now()
    event = SeatInvitationWithdrawn(subject_id=seat.id, circle_id=_own_circle(session, seat), ticket_id=ticket.id)
    record(session, actor, event, behalf_of=editing.behalf_of(actor, seat.organisation_id))


def open_invitations(session: Session, actor: Actor, organisation_id: UUID) -> Sequence[AdmissionTicket]:
    """Invitations to this organisation's seats that wait for an answer. Raises NotFound and NotAllowed."""
    profiles.organisation(session, actor, str(organisation_id))
    require(policy.on_organisation(actor, organisation_id).invite)
    return session.exec(
        select(AdmissionTicket)
        .join(Seat, col(Seat.id) == AdmissionTicket.seat_id)
        .where(Seat.organisation_id == organisation_id, *accounts.open_at(clock.now()))
        .order_by(col(AdmissionTicket.made_at))
    ).all()


def vacate(session: Session, actor: Actor, seat_id: UUID) -> None:
    """Let its holder leave the seat at once; what hangs on it waits for the next one."""
    seat = _locked(session, actor, seat_id)
    holder = accounts.holder_of(session, seat_id)
    if holder is None:
        raise NotFound
    require(_abilities(actor, seat, holder).vacate)
    _end_holding(session, actor, seat, holder)


def close(session: Session, actor: Actor, seat_id: UUID) -> None:
    """End a seat with today; its holder, if any, leaves it and open invitations to it are withdrawn."""
    seat = _locked(session, actor, seat_id)
    holder = accounts.holder_of(session, seat_id)
    require(_abilities(actor, seat, holder).close)
    if holder:
        _end_holding(session, actor, seat, holder)
    for ticket in _open_tickets(session, seat_id):
        ticket.withdrawn_at = clock.now()
    seat.until = clock.now().date()
    seat.version += 1
    session.add(seat)
    event = SeatClosed(
        subject_id=seat_id, circle_id=NETWORK_CIRCLE, organisation_id=seat.organisation_id, until=seat.until
    )
    record(session, actor, event, behalf_of=editing.behalf_of(actor, seat.organisation_id))


def _locked(session: Session, actor: Actor, seat_id: UUID) -> Seat:
    seat = session.exec(select(Seat).where(Seat.id == seat_id).with_for_update()).one_or_none()
    if seat is None:
        raise NotFound
    profiles.locked_organisation(session, actor, seat.organisation_id)
    if seat.until and seat.until <= clock.now().date():
        raise SeatEnded
    return seat


def _abilities(actor: Actor, seat: Seat, holder: UUID | None) -> policy.SeatAbilities:
    return policy.on_seat(
        actor, organisation_id=seat.organisation_id, role=SeatRole(seat.role), holder_id=holder, invited=False
    )


def _locked_ticket(session: Session, ticket_id: UUID) -> AdmissionTicket:
    ticket = session.exec(
        select(AdmissionTicket).where(AdmissionTicket.id == ticket_id, *accounts.open_at(clock.now())).with_for_update()
    ).one_or_none()
    if ticket is None:
        raise NotFound
    return ticket


def _seat_of(session: Session, actor: Actor, ticket: AdmissionTicket) -> Seat:
    """The seat that a ticket leads to, for those who may invite to it."""
    if ticket.seat_id is None:
        raise NotFound
    seat = _locked(session, actor, ticket.seat_id)
    if actor.organisation_id != seat.organisation_id and not actor.is_secretariat:
        raise NotFound
    require(policy.on_organisation(actor, seat.organisation_id).invite and policy.may_hand_out(actor, seat.role))
    return seat


def _open_tickets(session: Session, seat_id: UUID) -> Sequence[AdmissionTicket]:
    return session.exec(
        select(AdmissionTicket).where(AdmissionTicket.seat_id == seat_id, *accounts.open_at(clock.now()))
    ).all()


def _end_holding(session: Session, actor: Actor, seat: Seat, person_id: UUID) -> None:
    affiliation = session.exec(
        select(Affiliation)
        .join(Seat, col(Seat.id) == Affiliation.seat_id)
        .where(Affiliation.seat_id == seat.id, *accounts.held_now(clock.now()))
    ).one()
    access.end_affiliation(session, affiliation.id)
    search.index_person(session, person_id)
    event = SeatVacated(
        subject_id=seat.id, circle_id=NETWORK_CIRCLE, organisation_id=seat.organisation_id, person_id=person_id
    )
    record(session, actor, event, behalf_of=editing.behalf_of(actor, seat.organisation_id))


def _own_circle(session: Session, seat: Seat) -> UUID:
    return profile_of(session, seat.organisation_id).circle_id
