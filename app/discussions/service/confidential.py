"""Confidential threads: whoever is named there reads them as long as they read the space in which they stand."""

from collections import defaultdict
from collections.abc import Collection
from typing import Final
from uuid import UUID

from sqlalchemy import func
from sqlmodel import Session, col, select

from app.access import principals
from app.accounts.models import Affiliation, Person, Seat
from app.accounts.queries import held_now
from app.circles import service as circles
from app.circles.models import NETWORK_CIRCLE, Admission, CircleRole
from app.core import clock
from app.discussions import events, queries
from app.discussions.models import Space, Thread
from app.discussions.service import moderation
from app.outbox.events import record

_ROOM: Final = func.coalesce(col(Space.room_circle_id), NETWORK_CIRCLE)


def let_go(session: Session, people: Collection[UUID] | None = None, *, most: int | None = None) -> int:
    """Let people out of confidential threads whose space they read no more, at most so many times; how often that was.

    Without `people` everybody is looked at. Suspended people stay: they read nothing until they are let in again.
    """
    named = (
        select(Thread, _ROOM, Admission.principal)
        .outerjoin(Space, col(Space.id) == Thread.space_id)
        .join(Admission, col(Admission.circle_id) == Thread.circle_id)
        .where(Thread.confidential, col(Admission.until).is_(None))
        .order_by(col(Thread.id), col(Admission.principal))
    )
    if people is not None:
        named = named.where(col(Admission.principal).in_([principals.of_person(each) for each in people]))
    found = session.exec(named).all()
    in_room: dict[UUID, set[UUID]] = defaultdict(set)
    for _, room, principal in found:
        in_room[room] |= principals.named([principal], "person")
    gone = {room: _gone(session, room, there) for room, there in in_room.items()}
    leaving = [
        (thread, person_id)
        for thread, room, principal in found
        for person_id in principals.named([principal], "person") & gone[room]
    ][:most]
    for thread, person_id in leaving:
        _dismiss(session, thread, person_id)
    return len(leaving)


def let_go_of(session: Session, organisation_id: UUID) -> int:
    """The same for everybody who holds a seat of this organisation."""
    holders = (
        select(Affiliation.person_id)
        .join(Seat, col(Seat.id) == Affiliation.seat_id)
        .where(Seat.organisation_id == organisation_id, *held_now(clock.now()))
    )
    return let_go(session, set(session.exec(holders)))


def _gone(session: Session, room: UUID, people: Collection[UUID]) -> frozenset[UUID]:
    suspended = select(Person.id).where(col(Person.id).in_(people), col(Person.suspended_at).is_not(None))
    return frozenset(people) - queries.readers(session, room, people).keys() - frozenset(session.exec(suspended).all())


def _dismiss(session: Session, thread: Thread, person_id: UUID) -> None:
    """Where nobody is left who answers for the thread, those who stay do."""
    circles.dismiss(session, thread.circle_id, principals.of_person(person_id))
    staying = session.exec(
        select(Admission).where(Admission.circle_id == thread.circle_id, col(Admission.until).is_(None))
    ).all()
    if not any(each.role is CircleRole.steward for each in staying):
        for each in staying:
            each.role = CircleRole.steward
            session.add(each)
        session.flush()
    moderation.entrust(session, thread.circle_id)
    record(
        session, None, events.ThreadLeft(subject_id=thread.id, circle_id=thread.circle_id, person_id=person_id)
    )  # fmt: skip
