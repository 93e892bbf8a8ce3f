"""What follows from events for people: lines in inboxes, letters, and hints to their browsers."""

from uuid import UUID

from sqlmodel import Session

from app.circles import queries as circles
from app.discussions.events import ReportSettled
from app.live import hints
from app.mail import service as mail
from app.mail.models import MailRow
from app.notifications import replies, service
from app.notifications.notices import NOTICES
from app.outbox import housekeeping, registry
from app.outbox.models import EventRow


@registry.after("live", registry.EVERY)
def hint(session: Session, event: EventRow) -> None:
    """Tell the browsers of those who may read the event that its subject changed, and which post of a thread."""
    post = event.data.get("post_id")
    hints.publish(
        event.subject_kind, event.subject_id, circles.principals_of(session, event.circle_id),
        part=UUID(post) if post else None,
    )  # fmt: skip


@registry.after("notifications", *(event.kind for event in NOTICES))
def tell(session: Session, event: EventRow) -> bool:
    return service.tell(session, event)


@registry.after("notifications.settled", ReportSettled.kind)
def tell_settled(session: Session, event: EventRow) -> None:
    service.tell_settled(session, event.subject_id)


@mail.holds("thread")
def may_leave(session: Session, letter: MailRow) -> bool:
    """What becomes of an answer by mail is told to whoever wrote it, whatever became of the conversation."""
    return letter.kind.startswith(replies.ANSWERED) or service.may_leave(session, letter)


@mail.holds("exchange")
def may_hear_of_exchange(session: Session, letter: MailRow) -> bool:
    return service.may_hear_of_exchange(session, letter)


@registry.timed(service.DIGEST)
def send_digest(session: Session, person_id: UUID, occasion: str) -> None:
    service.send_digest(session, person_id, occasion)


@housekeeping.daily("notifications.answers")
def forget_answers(session: Session, most: int) -> int:
    """Addresses for answers that have long expired, and answers that nobody posted or discarded."""
    return replies.forget_old(session, most=most)
