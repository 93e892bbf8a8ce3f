"""Making circles, and letting principals in and out."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from sqlalchemy import delete
from sqlmodel import Session, col, select

from app.access import principals
from app.circles.models import NETWORK_CIRCLE, SECRETARIAT_CIRCLE, Admission, Circle, CircleKind, CircleRole
from app.core import clock


def found(session: Session) -> None:
    """Make the two circles that every installation has, unless they stand."""
    for circle_id, kind, principal in (
        (NETWORK_CIRCLE, CircleKind.network, principals.NETWORK),
        (SECRETARIAT_CIRCLE, CircleKind.secretariat, principals.SECRETARIAT),
    ):
        if session.get(Circle, circle_id) is None:
            session.add(Circle(id=circle_id, kind=kind))
            session.flush()
            admit(session, circle_id, principal, role=CircleRole.contributor)


def make(session: Session, kind: CircleKind, admitted: Mapping[str, CircleRole]) -> Circle:
    """A new circle with these principals in it."""
    circle = Circle(kind=kind)
    session.add(circle)
    session.flush()
    for principal, role in admitted.items():
        session.add(Admission(circle_id=circle.id, principal=principal, role=role))
    session.flush()
    return circle


def admit(
    session: Session, circle_id: UUID, principal: str, *, role: CircleRole, until: datetime | None = None
) -> Admission:
    """Let the principal in, for ever or as a guest until a moment; one who is in in that way gets this role and end."""
    same_way = col(Admission.until).is_not(None) if until else col(Admission.until).is_(None)
    row = session.exec(
        select(Admission).where(Admission.circle_id == circle_id, Admission.principal == principal, same_way)
    ).one_or_none()
    if row is None:
        row = Admission(circle_id=circle_id, principal=principal, role=role)
    row.role, row.until = role, until
    session.add(row)
    session.flush()
    return row


def reset(session: Session, circle_id: UUID, admitted: Mapping[str, CircleRole]) -> None:
    """Admit exactly these principals for ever, and let all others out; guests stay until their date, whatever comes."""
    for_ever = select(Admission).where(Admission.circle_id == circle_id, col(Admission.until).is_(None))
    rows = {row.principal: row for row in session.exec(for_ever)}
    for principal, row in rows.items():
        if principal not in admitted:
            session.delete(row)
    for principal, role in admitted.items():
        row = rows.get(principal) or Admission(circle_id=circle_id, principal=principal, role=role)
        row.role = role
        session.add(row)
    session.flush()


def dismiss(session: Session, circle_id: UUID, principal: str) -> None:
    """Let the principal out at once; nothing happens if it was not in."""
    session.connection().execute(
        delete(Admission).where(col(Admission.circle_id) == circle_id, col(Admission.principal) == principal)
    )


def dismiss_guest(session: Session, circle_id: UUID, person_id: UUID) -> bool:
    """Let a guest out at once, whatever else admits them; whether they were one."""
    ended = session.connection().execute(
        delete(Admission).where(
            col(Admission.circle_id) == circle_id,
            col(Admission.principal) == principals.of_person(person_id),
            col(Admission.until) > clock.now(),
        )
    )
    return ended.rowcount > 0


def of_organisation(session: Session, organisation_id: UUID) -> UUID:
    """The circle of one organisation's own notes: everybody who holds a seat there, and nobody else."""
    principal = principals.of_organisation(organisation_id)
    found = session.exec(
        select(Circle.id)
        .join(Admission, col(Admission.circle_id) == Circle.id)
        .where(Circle.kind == CircleKind.organisation, Admission.principal == principal)
        .order_by(col(Circle.id))
    ).first()
    return found or make(session, CircleKind.organisation, {principal: CircleRole.contributor}).id
