"""Guests of one circle: asked in until a moment, seen by those who may ask, and put out again."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Final
from uuid import UUID

from sqlmodel import Session

from app.access.abilities import require
from app.access.actor import Actor
from app.access.principals import SECRETARIAT_CIRCLE
from app.accounts.models import AdmissionTicket
from app.accounts.service import invitations
from app.accounts.service.sign_ins import look_again
from app.circles import queries as circles
from app.circles import service as admissions
from app.circles.models import Circle, CircleKind
from app.core import clock
from app.core.errors import FieldProblem, Invalid, NotFound
from app.members import policy
from app.members.events import GuestDismissed, GuestInvitationWithdrawn, GuestInvited
from app.members.queries import guests
from app.members.schemas import GuestIn, GuestRow
from app.members.service import letters
from app.outbox.events import record

LONGEST_VISIT: Final = timedelta(days=366)
_CLOSED: Final = frozenset({CircleKind.network, CircleKind.secretariat, CircleKind.organisation})
"""Kinds of circles that nobody is a guest of."""


def invite(session: Session, actor: Actor, wanted: GuestIn) -> AdmissionTicket:
    """Invite somebody as guest to one circle until a moment: a contributor or steward of that circle may.

    Raises NotFound, NotAllowed, and Invalid for an end that is past or too far.
    """
    _require_host(session, actor, wanted.circle_id)
    if not clock.now() < wanted.until <= clock.now() + LONGEST_VISIT:
        raise Invalid(FieldProblem(("body", "until"), "out_of_range"))
    ticket, token = invitations.invite(
        session, actor, email=wanted.email, name=wanted.name, language=wanted.language, circle_id=wanted.circle_id,
        until=wanted.until,
    )  # fmt: skip
    letters.invitation(session, ticket, token, inviter=actor)
    event = GuestInvited(subject_id=wanted.circle_id, circle_id=SECRETARIAT_CIRCLE, ticket_id=ticket.id)
    record(session, actor, event)
    return ticket


def present(session: Session, actor: Actor, circle_id: UUID) -> Sequence[GuestRow]:
    """Who is a guest of the circle now, by name, then who was invited and has not come. Raises NotFound, NotAllowed."""
    _require_host(session, actor, circle_id)
    until = circles.guests_of(session, circle_id)
    here = [
        GuestRow(person_id=row["id"], name=row["name"], until=until[row["id"]]) for row in guests.named(session, until)
    ]
    asked = [
        GuestRow(ticket_id=ticket.id, name=ticket.name, email=ticket.email, until=ticket.guest_until)
        for ticket in guests.invited(session, circle_id)
        if ticket.guest_until
    ]
    return [*here, *asked]


def withdraw(session: Session, actor: Actor, ticket: AdmissionTicket) -> None:
    """Take a guest's open invitation back. Raises NotFound and NotAllowed."""
    assert ticket.circle_id
    _require_host(session, actor, ticket.circle_id)
    ticket.withdrawn_at = clock.now()
    session.add(ticket)
    event = GuestInvitationWithdrawn(subject_id=ticket.circle_id, circle_id=SECRETARIAT_CIRCLE, ticket_id=ticket.id)
    record(session, actor, event)


def dismiss(session: Session, actor: Actor, circle_id: UUID, person_id: UUID) -> None:
    """End a guest's access at once, and the invitations to the same circle that they have not used.

    What admits them for ever, such as a seat, stays. Raises NotFound for somebody who is no guest, and NotAllowed.
    """
    _require_host(session, actor, circle_id)
    if not admissions.dismiss_guest(session, circle_id, person_id):
        raise NotFound
    for ticket in guests.invited(session, circle_id, person_id=person_id):
        ticket.withdrawn_at = clock.now()
    look_again(session, person_id)
    event = GuestDismissed(subject_id=circle_id, circle_id=SECRETARIAT_CIRCLE, guest_id=person_id)
    record(session, actor, event)


def part_with(session: Session, actor: Actor, circle_id: UUID, organisation_id: UUID) -> None:
    """An organisation has left this circle: the guests whom its people brought go too, and nobody comes by their word.

    One whom somebody of another organisation brought as well stays. Whether it has left is the caller's to say.
    """
    theirs = guests.of_organisation(session, organisation_id)
    tickets = guests.admitting(session, circle_id)
    kept = {ticket.person_id for ticket in tickets if ticket.used_at and ticket.invited_by not in theirs}
    gone: set[UUID] = set()
    for ticket in tickets:
        if ticket.invited_by not in theirs:
            continue
        if ticket.used_at is None:
            ticket.withdrawn_at = clock.now()
            session.add(ticket)
            withdrawn = GuestInvitationWithdrawn(
                subject_id=circle_id, circle_id=SECRETARIAT_CIRCLE, ticket_id=ticket.id
            )
            record(session, actor, withdrawn)
        elif ticket.person_id and ticket.person_id not in kept | gone:
            gone.add(ticket.person_id)
            if admissions.dismiss_guest(session, circle_id, ticket.person_id):
                look_again(session, ticket.person_id)
                dismissed = GuestDismissed(
                    subject_id=circle_id, circle_id=SECRETARIAT_CIRCLE, guest_id=ticket.person_id
                )
                record(session, actor, dismissed)


def _require_host(session: Session, actor: Actor, circle_id: UUID) -> None:
    roles = circles.roles_in(session, actor, circle_id)
    if not roles:
        raise NotFound
    require(policy.may_admit_guests(actor, roles))
    require(session.get_one(Circle, circle_id).kind not in _CLOSED)
