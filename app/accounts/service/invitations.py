"""Admission tickets: an invitation to a seat, or as guest to one circle. Its link works once."""

import secrets
from datetime import datetime, timedelta
from typing import Any, Final
from uuid import UUID

from sqlmodel import Session, col, select

from app.access.actor import Actor, SeatRole
from app.access.principals import SECRETARIAT_CIRCLE
from app.accounts import queries
from app.accounts.errors import InvitationOver, NoEntry, NoEntryReason
from app.accounts.events import GuestArrived, SeatTaken
from app.accounts.models import (
    AdmissionTicket,
    Affiliation,
    EmailAddress,
    Membership,
    Organisation,
    OrganisationKind,
    Person,
    Seat,
)
from app.accounts.policy import kept_to_providers
from app.accounts.service.sign_ins import hash_of
from app.core import clock
from app.core.i18n import Language, Texts
from app.core.settings import Settings
from app.outbox.events import record

say: Final = Texts("app.accounts")
VALID: Final = timedelta(days=14)


def invite(
    session: Session, actor: Actor | None, *, email: str, name: str, language: Language, seat_id: UUID | None = None,
    circle_id: UUID | None = None, until: datetime | None = None,
) -> tuple[AdmissionTicket, str]:  # fmt: skip
    """Make a ticket to a seat, or to one circle until a moment, and the token of its link, which is stored nowhere.

    An earlier open ticket of the same address to the same place is withdrawn. Whether the actor may invite, and
    telling the invited, is the caller's; `actor` is None on the command line.
    """
    if (seat_id is None) == (circle_id is None) or (circle_id is None) != (until is None):
        msg = "a ticket leads to one seat, or to one circle until a moment"
        raise ValueError(msg)
    now = clock.now()
    same_place = AdmissionTicket.seat_id == seat_id if seat_id else AdmissionTicket.circle_id == circle_id
    for earlier in session.exec(
        select(AdmissionTicket).where(AdmissionTicket.email == email, same_place, *queries.open_at(now))
    ):
        earlier.withdrawn_at = now
    address = session.get(EmailAddress, email)
    token = secrets.token_urlsafe(32)
    ticket = AdmissionTicket(
        token_hash=hash_of(token),
        email=email,
        name=name,
        language=language,
        person_id=address.person_id if address else None,
        seat_id=seat_id,
        circle_id=circle_id,
        guest_until=until,
        invited_by=actor.person_id if actor else None,
        made_at=now,
        expires_at=now + VALID,
    )
    session.add(ticket)
    session.flush()
    return ticket, token


def invite_secretariat(
    session: Session, *, email: str, name: str, language: Language, organisation: str, country: str
) -> str:
    """Invite somebody to a new seat of the secretariat, which is made when there is none; the token of the link.

    For the operator, who needs nobody's leave: whoever reads the settings can read everything.
    """
    home = session.exec(
        select(Organisation).where(Organisation.kind == OrganisationKind.secretariat).order_by(col(Organisation.id))
    ).first()
    if home is None:
        home = Organisation(
            slug="secretariat", name=organisation, kind=OrganisationKind.secretariat, membership=Membership.member,
            country=country, place="", zone="UTC",
        )  # fmt: skip
        session.add(home)
        session.flush()
    seat = session.exec(
        select(Seat)
        .join(AdmissionTicket, col(AdmissionTicket.seat_id) == Seat.id)
        .where(Seat.organisation_id == home.id, AdmissionTicket.email == email, *queries.open_at(clock.now()))
    ).first()
    if seat is None:
        seat = Seat(
            organisation_id=home.id, title=say("secretariat.seat", language), title_language=language,
            role=SeatRole.secretariat, since=clock.now().date(),
        )  # fmt: skip
        session.add(seat)
        session.flush()
    _ticket, token = invite(session, None, email=email, name=name, language=language, seat_id=seat.id)
    return token


def open_ticket(session: Session, token: str) -> AdmissionTicket | None:
    """The ticket behind a link, locked, as long as it admits anybody."""
    return _one(session, AdmissionTicket.token_hash == hash_of(token))


def open_ticket_for(session: Session, email: str) -> AdmissionTicket | None:
    """The newest open ticket of an address, locked: whoever reads its mail could have used the link as well."""
    return _one(session, AdmissionTicket.email == email)


def _one(session: Session, which: Any) -> AdmissionTicket | None:
    return session.exec(
        select(AdmissionTicket)
        .where(which, *queries.open_at(clock.now()))
        .order_by(col(AdmissionTicket.made_at).desc())
        .limit(1)
        .with_for_update()
    ).first()


def accept(session: Session, ticket: AdmissionTicket, *, person_id: UUID | None = None, name: str = "") -> UUID:
    """Admit whoever holds this ticket, and give the person they are: a new one when nobody is known yet.

    `person_id` is who they are already, if that is known; `name` what a provider calls them. Raises NoEntry when the
    ticket was made for somebody else, or its seat was taken or closed meanwhile.
    """
    address = session.get(EmailAddress, ticket.email)
    meant = ticket.person_id or (address.person_id if address else None)
    if person_id and meant and person_id != meant:
        raise NoEntry(NoEntryReason.someone_else)
    seat = session.get_one(Seat, ticket.seat_id) if ticket.seat_id else None
    person = session.get(Person, person_id or meant) if person_id or meant else None
    if person is None:
        person = _newcomer(session, ticket, seat, name)
    if person.suspended_at:
        raise NoEntry(NoEntryReason.suspended)
    now = clock.now()
    if address is None:
        main = not queries.main_email(session, person.id)
        session.add(EmailAddress(email=ticket.email, person_id=person.id, main=main, verified_at=now))
    elif address.verified_at is None:
        address.verified_at = now
    ticket.used_at, ticket.person_id = now, person.id
    if seat:
        _sit(session, seat, person.id)
        event = SeatTaken(
            subject_id=seat.id, circle_id=SECRETARIAT_CIRCLE, organisation_id=seat.organisation_id,
            person_id=person.id, ticket_id=ticket.id,
        )  # fmt: skip
        record(session, None, event).person_id = person.id
    else:
        assert ticket.circle_id
        assert ticket.guest_until
        arrived = GuestArrived(
            subject_id=ticket.circle_id, circle_id=SECRETARIAT_CIRCLE, person_id=person.id, ticket_id=ticket.id,
            until=ticket.guest_until,
        )  # fmt: skip
        record(session, None, arrived).person_id = person.id
    return person.id


def accept_signed_in(session: Session, actor: Actor, settings: Settings, token: str) -> None:
    """Accept as the person who is signed in.

    Raises InvitationOver, what `accept` raises, and NoEntry for a seat that whoever came by a code cannot take.
    """
    ticket = open_ticket(session, token)
    if ticket is None:
        raise InvitationOver
    roles = queries.role_of_seat(session, ticket.seat_id)
    if kept_to_providers(settings, roles) and queries.came_by_code(session, actor):
        raise NoEntry(NoEntryReason.providers_only)
    accept(session, ticket, person_id=actor.person_id)


def _newcomer(session: Session, ticket: AdmissionTicket, seat: Seat | None, name: str) -> Person:
    zone = session.get_one(Organisation, seat.organisation_id).zone if seat else "UTC"
    person = Person(name=ticket.name or name or ticket.email.partition("@")[0], language=ticket.language, zone=zone)
    session.add(person)
    session.flush()
    return person


def _sit(session: Session, seat: Seat, person_id: UUID) -> None:
    """Let the person hold the seat. Raises NoEntry when somebody else does, or the seat is no more."""
    now = clock.now()
    if seat.until and seat.until <= now.date():
        raise NoEntry(NoEntryReason.invitation)
    session.flush()
    holder = queries.holder_of(session, seat.id)
    if holder == person_id:
        return
    if holder is not None:
        raise NoEntry(NoEntryReason.invitation)
    session.add(Affiliation(person_id=person_id, seat_id=seat.id, since=now))
    session.flush()
