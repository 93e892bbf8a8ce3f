"""What can be found follows what happens, in the transaction in which it happens."""

from collections.abc import Callable, Mapping
from typing import Final
from uuid import UUID

from sqlmodel import Session

from app.discussions.events import ThreadMoved
from app.outbox import registry
from app.outbox.models import EventRow
from app.search import service
from app.search.models import Kind


@registry.within(registry.EVERY)
def follow(session: Session, row: EventRow) -> None:
    """Bring up to date what an event is about; most events change nothing that is found."""
    changed = _CHANGES.get(row.subject_kind)
    if changed is not None:
        changed(session, row)


def _thread(session: Session, row: EventRow) -> None:
    if row.kind in _UNTOLD:
        return
    if post_id := row.data.get("post_id"):
        service.renew(session, Kind.post, [UUID(post_id)])
    else:
        service.renew_thread(session, row.subject_id, moved=row.kind == ThreadMoved.kind)


_UNTOLD: Final = frozenset({"decision.voted", "decision.reminded"})
"""What changes no word of a thread, and comes often."""


def _exchange(session: Session, row: EventRow) -> None:
    if ("to_state" in row.data and row.kind.startswith("exchange.")) or row.kind in _EXCHANGE_REWRITTEN:
        service.renew(session, Kind.exchange, [row.subject_id])


_EXCHANGE_REWRITTEN: Final = frozenset({"exchange.changed", "exchange.reassigned"})


def _organisation(session: Session, row: EventRow) -> None:
    service.renew(session, Kind.organisation, [row.subject_id])
    service.renew_holders(session, row.subject_id)
    service.renew_offers_of(session, row.subject_id)


def _person(session: Session, row: EventRow) -> None:
    if row.kind.startswith("person."):
        service.renew(session, Kind.person, [row.subject_id])


def _seat(session: Session, row: EventRow) -> None:
    if person_id := row.data.get("person_id"):
        service.renew(session, Kind.person, [UUID(person_id)])
        service.renew_offers_of_seat(session, row.subject_id)
    elif row.kind in _SEAT_REWRITTEN:
        service.renew_holders(session, UUID(row.data["organisation_id"]))


_SEAT_REWRITTEN: Final = frozenset({"seat.edited", "seat.closed"})


def _circle(session: Session, row: EventRow) -> None:
    if person_id := row.data.get("person_id"):
        service.renew(session, Kind.person, [UUID(person_id)])


def _offer(session: Session, row: EventRow) -> None:
    service.renew(session, Kind.offer, [row.subject_id])


_CHANGES: Final[Mapping[str, Callable[[Session, EventRow], None]]] = {
    "thread": _thread,
    "exchange": _exchange,
    "organisation": _organisation,
    "person": _person,
    "seat": _seat,
    "circle": _circle,
    "offer": _offer,
}
"""By what the event happened to. Kinds that come later to a thread, a person or an offer are heard as well."""
