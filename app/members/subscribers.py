"""What members do when something happened below, or a date comes."""

from uuid import UUID

from sqlmodel import Session

from app.accounts.events import SeatTaken
from app.members.service import applications, offers, search
from app.outbox import events, housekeeping, registry
from app.outbox.models import EventRow


@registry.timed(offers.CONFIRMATION_DUE)
def ask_to_confirm(session: Session, offer_id: UUID, _occasion: str) -> None:
    offers.ask_to_confirm(session, offer_id)


@registry.timed(offers.EXPIRY)
def expire(session: Session, offer_id: UUID, _occasion: str) -> None:
    offers.expire(session, offer_id)


@housekeeping.daily("members.applications")
def forget_applications(session: Session, most: int) -> int:
    return applications.forget_old(session, most=most)


@registry.within(SeatTaken.kind)
def find_by_the_new_seat(session: Session, row: EventRow) -> None:
    event = events.read(row)
    assert isinstance(event, SeatTaken)
    search.index_person(session, event.person_id)
