"""Seats that people name in an exchange."""

from uuid import UUID

from sqlmodel import Session

from app.accounts.models import Seat
from app.core.errors import FieldProblem, Invalid
from app.exchanges import queries


def is_of(session: Session, seat_id: UUID, *organisation_ids: UUID | None) -> bool:
    """Whether the seat is one of these organisations."""
    seat = session.get(Seat, seat_id)
    return seat is not None and seat.organisation_id in organisation_ids


def is_held(session: Session, seat_id: UUID) -> bool:
    """Whether somebody who is not suspended holds the seat."""
    organisation_id = session.get_one(Seat, seat_id).organisation_id
    return queries.held_seat_of(session, organisation_id, seat_id=seat_id) is not None


def foreign(field: str) -> FieldProblem:
    """What is said of a field that names a seat of another organisation."""
    return FieldProblem(("body", field), "not_of_organisation")


def vacant(field: str) -> FieldProblem:
    """What is said of a field that names a seat that nobody holds."""
    return FieldProblem(("body", field), "nobody_there")


def same(field: str) -> FieldProblem:
    """What is said of a field that names for a substitute whom it is to stand in for."""
    return FieldProblem(("body", field), "same_as_contact")


def require_held(session: Session, seat_id: UUID, *organisation_ids: UUID | None, field: str) -> UUID:
    """The seat, when it is one of these organisations and somebody holds it. Raises Invalid that names the field."""
    if not is_of(session, seat_id, *organisation_ids):
        raise Invalid(foreign(field))
    if not is_held(session, seat_id):
        raise Invalid(vacant(field))
    return seat_id
