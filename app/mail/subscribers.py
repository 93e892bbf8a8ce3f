"""What mail does once a day."""

from sqlmodel import Session

from app.mail import service
from app.outbox import housekeeping


@housekeeping.daily("mail.letters")
def forget_letters(session: Session, most: int) -> int:
    return service.forget_old(session, most=most)


@housekeeping.daily("mail.folder")
def sweep_folder(session: Session, _most: int) -> int:
    """All at once: removing files holds up nobody."""
    service.sweep(session)
    return 0
