"""People as readers of notices: where they are reached, in which language, and by which principals they may read."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import and_, or_
from sqlmodel import Session, col, select

from app.access import principals
from app.access.actor import COMMITTING, SeatRole
from app.accounts import queries as accounts
from app.accounts.models import Affiliation, EmailAddress, Membership, Organisation, Person, Seat
from app.core import clock
from app.core.i18n import Language
from app.core.rows import Row, columns, fetch
from app.notifications.audiences import Audience


@dataclass(frozen=True, slots=True)
class Reader:
    """One person with all the seats they hold, whichever they act for now. `email` is empty when nobody knows it.

    `writing` are those of their principals for which they may do more than read: an observer has none.
    """

    person_id: UUID
    name: str
    language: Language
    zone: str
    email: str
    principals: frozenset[str]
    writing: frozenset[str] = frozenset()
    organisations: frozenset[UUID] = frozenset()


def people_of(session: Session, audience: Audience) -> frozenset[UUID]:
    """Who that is today: the holders of the seats, and the people named, but not those who asked not to hear."""
    meant = [
        *([col(Seat.id).in_(audience.seats)] if audience.seats else []),
        *(
            [and_(col(Seat.organisation_id).in_(audience.committing), col(Seat.role).in_(COMMITTING))]
            if audience.committing
            else []
        ),
        *([col(Seat.role) == SeatRole.secretariat] if audience.desk else []),
    ]
    if not meant:
        return audience.people - audience.without
    holders = (
        select(Affiliation.person_id)
        .join(Seat, col(Seat.id) == Affiliation.seat_id)
        .where(or_(*meant), *accounts.held_now(clock.now()))
    )
    return (audience.people | frozenset(session.exec(holders))) - audience.without


def readers(session: Session, people: Collection[UUID]) -> dict[UUID, Reader]:
    """Those of them who are not suspended, in two statements however many they are."""
    if not people:
        return {}
    held = _held(session, people)
    found = fetch(
        session,
        columns(Person.id, Person.name, Person.language, Person.zone, EmailAddress.email)
        .outerjoin(EmailAddress, and_(col(EmailAddress.person_id) == Person.id, col(EmailAddress.main)))
        .where(col(Person.id).in_(people), col(Person.suspended_at).is_(None)),
    )
    return {row["id"]: _reader(row, held[row["id"]]) for row in found}


def _reader(row: Row, seats: Sequence[Row]) -> Reader:
    own = {principals.of_person(row["id"])}
    writing = [seat for seat in seats if seat["role"] is not SeatRole.observer]
    return Reader(
        row["id"],
        row["name"],
        row["language"],
        row["zone"],
        row["email"] or "",
        frozenset(own.union(*map(_principals, seats))),
        frozenset(own.union(*map(_principals, writing)) if writing or not seats else ()),
        frozenset(seat["organisation_id"] for seat in seats),
    )


def _held(session: Session, people: Collection[UUID]) -> dict[UUID, list[Row]]:
    """The seats that each of them holds."""
    seats = fetch(
        session,
        columns(
            Affiliation.person_id, col(Seat.id).label("seat_id"), Seat.organisation_id, Seat.role,
            Organisation.membership,
        )
        .join(Seat, col(Seat.id) == Affiliation.seat_id)
        .join(Organisation, col(Organisation.id) == Seat.organisation_id)
        .where(col(Affiliation.person_id).in_(people), *accounts.held_now(clock.now())),
    )  # fmt: skip
    found: dict[UUID, list[Row]] = defaultdict(list)
    for seat in seats:
        found[seat["person_id"]].append(seat)
    return found


def _principals(seat: Row) -> set[str]:
    found = {principals.of_seat(seat["seat_id"]), principals.of_organisation(seat["organisation_id"])}
    if seat["membership"] is Membership.member or seat["role"] in accounts.NETWORK_ROLES:
        found.add(principals.NETWORK)
    if seat["role"] is SeatRole.secretariat:
        found.add(principals.SECRETARIAT)
    return found
