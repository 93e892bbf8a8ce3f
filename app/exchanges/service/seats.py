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


def foreign(field: str) -> FieldProblem:
    """What is said of a field that names a seat of another organisation."""
    return FieldProblem(("body", field), "not_of_organisation")


def same(field: str) -> FieldProblem:
    """What is said of a field that names for a substitute whom it is to stand in for."""
    return FieldProblem(("body", field), "same_as_contact")


def require_of(session: Session, seat_id: UUID, *organisation_ids: UUID | None, field: str) -> UUID:
    """The seat, when it is one of these organisations. Raises Invalid that names the field."""
    if not is_of(session, seat_id, *organisation_ids):
        raise Invalid(foreign(field))
    return seat_id


def require_held(session: Session, seat_id: UUID, organisation_id: UUID, *, field: str) -> UUID:
    """The same for a seat that somebody holds."""
    require_of(session, seat_id, organisation_id, field=field)
    if queries.held_seat_of(session, organisation_id, seat_id=seat_id) is None:
        raise Invalid(FieldProblem(("body", field), "nobody_there"))
    return seat_id
