"""What follows from events for people: lines in inboxes, letters, and hints to their browsers."""

from uuid import UUID

from sqlmodel import Session

from app.circles import queries as circles
from app.live import hints
from app.notifications import service
from app.notifications.notices import NOTICES
from app.outbox import registry
from app.outbox.models import EventRow


@registry.after("live", registry.EVERY)
def hint(session: Session, event: EventRow) -> None:
    """Tell the browsers of those who may read the event that its subject changed."""
    hints.publish(event.subject_kind, event.subject_id, circles.principals_of(session, event.circle_id))


@registry.after("notifications", *(event.kind for event in NOTICES))
def tell(session: Session, event: EventRow) -> None:
    service.tell(session, event)


@registry.timed(service.DIGEST)
def send_digest(session: Session, person_id: UUID, _occasion: str) -> None:
    service.send_digest(session, person_id)
