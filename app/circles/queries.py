"""The one answer to "who may see this?"."""

from collections.abc import Collection
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from sqlalchemy import ColumnElement, and_, bindparam, false, func, or_, true
from sqlalchemy.orm import Mapped
from sqlmodel import Session, col, select
from sqlmodel.sql.expression import SelectOfScalar

from app.access import principals
from app.access.actor import COMMITTING, Actor, SeatRole
from app.accounts.models import Affiliation, Membership, Organisation, Person, Seat
from app.accounts.queries import NETWORK_ROLES, held_now
from app.circles.models import Admission, CircleRole
from app.core import clock
from app.core.columns import Moment
from app.core.rows import Prepared, among, columns, fetch


def _open() -> ColumnElement[bool]:
    return or_(col(Admission.until).is_(None), col(Admission.until) > clock.now())


def admits(
    circle_id: Mapped[UUID] | ColumnElement[UUID] | Any, actor: Actor, *, role: CircleRole | None = None
) -> ColumnElement[bool]:
    """SQL: does the circle in this column admit one of the actor's principals, in this role if one is named?"""
    found = select(Admission.circle_id).where(col(Admission.principal).in_(actor.principals), _open())
    return col(circle_id).in_(found.where(Admission.role == role) if role else found)


_ADMITTED: Final = select(Admission.circle_id).where(
    among(Admission.principal, "principals"),
    or_(col(Admission.until).is_(None), col(Admission.until) > bindparam("now", type_=Moment)),
)


def admits_bound(circle_id: Any) -> ColumnElement[bool]:
    """The same for statements built once, at import: run them with `**binds(actor)`."""
    return col(circle_id).in_(_ADMITTED)


def admits_each(circle_id: Any) -> ColumnElement[bool]:
    """As `admits_bound`, asked of each row by itself: for those who are admitted to thousands of circles."""
    return _ADMITTED.where(col(Admission.circle_id) == col(circle_id)).correlate_except(Admission).exists()


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
    session.flush()
    return frozenset(row["role"] for row in fetch(session, _ROLES, circle_id=circle_id, **binds(actor)))


_ROLES: Final = Prepared(
    columns(Admission.role).where(
        col(Admission.circle_id) == bindparam("circle_id"),
        among(Admission.principal, "principals"),
        or_(col(Admission.until).is_(None), col(Admission.until) > bindparam("now", type_=Moment)),
    )
)


def is_admitted(session: Session, actor: Actor, circle_id: UUID) -> bool:
    return bool(roles_in(session, actor, circle_id))


def principals_of(session: Session, circle_id: UUID) -> frozenset[str]:
    """Whom the circle admits now: what a live hint or a notification is compared with."""
    return frozenset(session.exec(select(Admission.principal).where(Admission.circle_id == circle_id, _open())))


def principals_with(session: Session, circle_id: UUID, roles: Collection[CircleRole]) -> frozenset[str]:
    """Whom the circle admits now in one of these roles."""
    return frozenset(
        session.exec(
            select(Admission.principal).where(Admission.circle_id == circle_id, col(Admission.role).in_(roles), _open())
        )
    )


def is_one_of(admitted: Collection[str], *, acting: bool = False) -> ColumnElement[bool]:
    """SQL: is this `Person` one of those for whom these principals stand now? Suspended people are not.

    `acting` leaves out those who only observe.
    """
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
    by_name: ColumnElement[bool] = col(Person.id).in_(named.get("person", []))
    if acting:
        holders = holders.where(col(Seat.role) != SeatRole.observer)
        held = select(Affiliation.person_id).join(Seat, col(Seat.id) == Affiliation.seat_id)
        held = held.where(*held_now(clock.now()))
        acts = col(Person.id).in_(held.where(col(Seat.role) != SeatRole.observer))
        by_name = and_(by_name, or_(acts, col(Person.id).not_in(held)))
    return and_(col(Person.suspended_at).is_(None), or_(by_name, col(Person.id).in_(holders)))


def members_of(admitted: Collection[str]) -> SelectOfScalar[UUID]:
    """SQL: the member organisations for which somebody may speak here: through a seat that may commit them, even a vacant one."""
    now = clock.now()
    holders = select(Affiliation.seat_id).where(
        col(Affiliation.person_id).in_(_ids(admitted, "person")),
        col(Affiliation.since) <= now,
        or_(col(Affiliation.until).is_(None), col(Affiliation.until) > now),
    )
    reached = or_(
        true() if principals.NETWORK in admitted else false(),
        col(Seat.id).in_(_ids(admitted, "seat")),
        col(Seat.organisation_id).in_(_ids(admitted, "organisation")),
        col(Seat.id).in_(holders),
    )
    return (
        select(Seat.organisation_id)
        .join(Organisation, col(Organisation.id) == Seat.organisation_id)
        .where(
            reached,
            col(Organisation.membership) == Membership.member,
            col(Seat.role).in_(COMMITTING),
            col(Seat.since) <= now.date(),
            or_(col(Seat.until).is_(None), col(Seat.until) > now.date()),
        )
        .distinct()
    )


def _ids(admitted: Collection[str], kind: str) -> list[UUID]:
    return [UUID(hex=name) for found, _, name in (item.partition(":") for item in admitted) if found == kind]


def guests_of(session: Session, circle_id: UUID) -> dict[UUID, datetime]:
    """The guests of a circle, each with the moment until which they are one."""
    rows = session.exec(
        select(Admission.principal, Admission.until).where(
            Admission.circle_id == circle_id, col(Admission.until) > clock.now()
        )
    )
    return {person_id: until for principal, until in rows if until for person_id in _ids([principal], "person")}
