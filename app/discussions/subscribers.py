"""What follows for conversations when people leave seats and groups, or the network closes to them."""

from uuid import UUID

from sqlmodel import Session

from app.discussions.events import SpaceLeft
from app.discussions.service import confidential
from app.members.events import MembershipChanged, SeatEdited, SeatVacated
from app.outbox import housekeeping, registry
from app.outbox.models import EventRow


@registry.within(SeatVacated.kind, SpaceLeft.kind)
def let_go(session: Session, event: EventRow) -> None:
    confidential.let_go(session, [UUID(event.data["person_id"])])


@registry.within(MembershipChanged.kind)
def let_go_of_organisation(session: Session, event: EventRow) -> None:
    confidential.let_go_of(session, event.subject_id)


@registry.within(SeatEdited.kind)
def let_go_of_seat(session: Session, event: EventRow) -> None:
    confidential.let_go_of(session, UUID(event.data["organisation_id"]))


@housekeeping.daily("discussions.confidential")
def let_go_in_time(session: Session, most: int) -> int:
    """Those whose seat has ended by its date."""
    return confidential.let_go(session, most=most)
