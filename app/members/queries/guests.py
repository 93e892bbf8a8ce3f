"""Reading who was asked into a circle from outside."""

from collections.abc import Collection, Sequence
from uuid import UUID

from sqlalchemy import and_, or_
from sqlmodel import Session, col, select

from app.accounts import queries as accounts
from app.accounts.models import AdmissionTicket, Affiliation, Person, Seat
from app.core import clock
from app.core.paging import MOST
from app.core.rows import Row, columns, fetch


def named(session: Session, person_ids: Collection[UUID]) -> Sequence[Row]:
    """These people by name."""
    statement = columns(Person.id, Person.name).where(col(Person.id).in_(person_ids))
    return fetch(session, statement.order_by(col(Person.name), col(Person.id)))


def admitting(session: Session, circle_id: UUID) -> Sequence[AdmissionTicket]:
    """Tickets to this circle by which somebody is or may yet be a guest, oldest first."""
    now = clock.now()
    return session.exec(
        select(AdmissionTicket)
        .where(
            AdmissionTicket.circle_id == circle_id,
            col(AdmissionTicket.guest_until) > now,
            or_(col(AdmissionTicket.used_at).is_not(None), and_(*accounts.open_at(now))),
        )
        .order_by(col(AdmissionTicket.made_at), col(AdmissionTicket.id))
        .with_for_update()
    ).all()


def of_organisation(session: Session, organisation_id: UUID) -> frozenset[UUID]:
    """Everybody who holds or held a seat there."""
    held = select(Affiliation.person_id).join(Seat, col(Seat.id) == Affiliation.seat_id)
    return frozenset(session.exec(held.where(Seat.organisation_id == organisation_id)))


def invited(session: Session, circle_id: UUID, *, person_id: UUID | None = None) -> Sequence[AdmissionTicket]:
    """Open invitations to this circle, of one person if named; oldest first, a hundred at most."""
    theirs = [] if person_id is None else [AdmissionTicket.person_id == person_id]
    return session.exec(
        select(AdmissionTicket)
        .where(AdmissionTicket.circle_id == circle_id, *accounts.open_at(clock.now()), *theirs)
        .order_by(col(AdmissionTicket.made_at), col(AdmissionTicket.id))
        .limit(MOST)
    ).all()
