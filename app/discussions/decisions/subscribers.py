"""What happens to decisions by itself: a reminder before the end, and the count at it."""

from uuid import UUID

from sqlmodel import Session

from app.discussions.decisions import service
from app.outbox import registry


@registry.timed(service.REMINDER)
def _remind(session: Session, decision_id: UUID, _occasion: str) -> None:
    service.remind(session, decision_id)


@registry.timed(service.CLOSING)
def _close(session: Session, decision_id: UUID, _occasion: str) -> None:
    service.close_in_time(session, decision_id)
