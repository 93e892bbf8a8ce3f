"""What files do once a day."""

from sqlmodel import Session

from app.files import service
from app.outbox import housekeeping


@housekeeping.daily("files.sweep")
def sweep(session: Session, _most: int) -> int:
    """All at once: removing files holds up nobody."""
    service.sweep(session)
    return 0
