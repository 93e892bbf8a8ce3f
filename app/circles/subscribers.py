"""What circles do when somebody comes."""

from sqlmodel import Session

from app.access import principals
from app.accounts.events import GuestArrived
from app.circles import service
from app.circles.models import CircleRole
from app.outbox import registry
from app.outbox.events import read
from app.outbox.models import EventRow


@registry.within(GuestArrived.kind)
def admit_guest(session: Session, row: EventRow) -> None:
    """Open the circle to the guest until the moment that the invitation names."""
    event = read(row)
    assert isinstance(event, GuestArrived)
    guest = principals.of_person(event.person_id)
    service.admit(session, event.subject_id, guest, role=CircleRole.contributor, until=event.until)
