"""What files do when a date comes."""

from uuid import UUID

from sqlmodel import Session

from app.files import service
from app.outbox import registry


@registry.timed(service.SWEEP)
def sweep(session: Session, _subject_id: UUID, _occasion: str) -> None:
    service.sweep(session)
