"""The one answer to "who may see this?"."""

from collections.abc import Collection
from typing import Any, Final
from uuid import UUID

from sqlalchemy import ColumnElement, and_, bindparam, false, func, or_
from sqlalchemy.orm import Mapped
from sqlmodel import Session, col, select

from app.access import principals
from app.access.actor import Actor, SeatRole
from app.accounts.models import Affiliation, Membership, Organisation, Person, Seat
from app.accounts.queries import NETWORK_ROLES, held_now
from app.circles.models import Admission, CircleRole
from app.core import clock
from app.core.columns import Moment


def _open() -> ColumnElement[bool]:
    return or_(col(Admission.until).is_(None), col(Admission.until) > clock.now())


def admits(circle_id: Mapped[UUID] | ColumnElement[UUID] | Any, actor: Actor) -> ColumnElement[bool]:
    """SQL: does the circle in this column admit one of the actor's principals?"""
    return col(circle_id).in_(
        select(Admission.circle_id).where(col(Admission.principal).in_(actor.principals), _open())
    )


_ADMITTED: Final = select(Admission.circle_id).where(
    col(Admission.principal).in_(bindparam("principals", expanding=True)),
    or_(col(Admission.until).is_(None), col(Admission.until) > bindparam("now", type_=Moment)),
)


def admits_bound(circle_id: Any) -> ColumnElement[bool]:
    """The same for statements built once, at import: run them with `**binds(actor)`."""
    return col(circle_id).in_(_ADMITTED)


def admits_in_order(circle_id: Any) -> ColumnElement[bool]:
    """As `admits_bound`, for lists that end after a page: asked of row after row in the order of the list.

    Given the choice, SQLite gathers and sorts everything that may be seen, which is nearly all there is.
    """
    return func.coalesce(col(circle_id), col(circle_id)).in_(_ADMITTED)


def binds(actor: Actor) -> dict[str, Any]:
    """What `admits_bound` needs to know of the actor and the moment."""
    return {"principals": actor.principals, "now": clock.now()}


def roles_in(session: Session, actor: Actor, circle_id: UUID) -> frozenset[CircleRole]:
    """The actor's roles in one circle; empty when it does not admit them."""
    return frozenset(
        session.exec(
            select(col(Admission.role)).where(
                Admission.circle_id == circle_id, col(Admission.principal).in_(actor.principals), _open()
            )
        )
    )


def is_admitted(session: Session, actor: Actor, circle_id: UUID) -> bool:
    return bool(roles_in(session, actor, circle_id))


def principals_of(session: Session, circle_id: UUID) -> frozenset[str]:
    """Whom the circle admits now: what a live hint or a notification is compared with."""
    return frozenset(session.exec(select(Admission.principal).where(Admission.circle_id == circle_id, _open())))


def is_one_of(admitted: Collection[str]) -> ColumnElement[bool]:
    """SQL: is this `Person` one of those for whom these principals stand now? Suspended people are not."""
    named = {kind: ids for kind in ("person", "seat", "organisation") if (ids := _ids(admitted, kind))}
    through_seats: list[ColumnElement[bool]] = []
    if "seat" in named:
        through_seats.append(col(Seat.id).in_(named["seat"]))
    if "organisation" in named:
        through_seats.append(col(Seat.organisation_id).in_(named["organisation"]))
    if principals.NETWORK in admitted:
        through_seats.append(or_(col(Organisation.membership) == Membership.member, col(Seat.role).in_(NETWORK_ROLES)))
    if principals.SECRETARIAT in admitted:
        through_seats.append(col(Seat.role) == SeatRole.secretariat)
    holders = (
        select(Affiliation.person_id)
        .join(Seat, col(Seat.id) == Affiliation.seat_id)
        .join(Organisation, col(Organisation.id) == Seat.organisation_id)
        .where(or_(false(), *through_seats), *held_now(clock.now()))
    )
    return and_(
        col(Person.suspended_at).is_(None),
        or_(col(Person.id).in_(named.get("person", [])), col(Person.id).in_(holders)),
    )


def _ids(admitted: Collection[str], kind: str) -> list[UUID]:
    return [UUID(hex=name) for found, _, name in (item.partition(":") for item in admitted) if found == kind]


def guests_of(session: Session, circle_ids: Collection[UUID]) -> list[Admission]:
    """Admissions with an end, by circle."""
    return list(
        session.exec(
            select(Admission).where(
                col(Admission.circle_id).in_(circle_ids), col(Admission.until).is_not(None), _open()
            )
        )
    )
