"""Events: written once, in the transaction of the change; read by subscribers, timelines and the audit trail."""

from typing import Any, ClassVar, Final
from uuid import UUID

from pydantic import BaseModel, ConfigDict
from sqlmodel import Session

from app.access.actor import Actor
from app.core import clock
from app.core.database import after_commit
from app.outbox import registry
from app.outbox.models import Delivery, EventRow


class Event(BaseModel):
    """Something that happened. Subclasses name it (`kind`, as in "exchange.agreed") and what it happened to.

    Fields hold ids, codes and names of fields only. `circle_id` is the circle that may read that it happened.
    """

    model_config = ConfigDict(frozen=True)
    kind: ClassVar[str]
    subject_kind: ClassVar[str]

    subject_id: UUID
    circle_id: UUID

    @classmethod
    def __pydantic_init_subclass__(cls, **_kwargs: Any) -> None:
        if "kind" in cls.__dict__:
            if cls.kind in KINDS:
                msg = f"two events are called {cls.kind}"
                raise TypeError(msg)
            KINDS[cls.kind] = cls


KINDS: Final[dict[str, type[Event]]] = {}


def record(session: Session, actor: Actor | None, event: Event, *, behalf_of: UUID | None = None) -> EventRow:
    """Write the event, run what belongs to its transaction, and leave a delivery for everything that comes after.

    `actor` is None when time did it. `behalf_of` is the organisation for which the secretariat acts.
    """
    row = EventRow(
        at=clock.now(),
        kind=event.kind,
        subject_kind=event.subject_kind,
        subject_id=event.subject_id,
        circle_id=event.circle_id,
        person_id=actor.person_id if actor else None,
        seat_id=actor.seat_id if actor else None,
        behalf_of=behalf_of,
        data=event.model_dump(mode="json", exclude={"subject_id", "circle_id"}),
    )
    session.add(row)
    session.flush()
    for name in registry.after_names(event.kind):
        session.add(Delivery(event_id=row.id, subscriber=name, not_before=row.at))
    for handle in registry.within_handlers(event.kind):
        handle(session, row)
    after_commit(session, registry.wake)
    return row


def read(row: EventRow) -> Event:
    """The event that a row holds. Raises KeyError for a kind that is not known any more."""
    return KINDS[row.kind].model_validate({**row.data, "subject_id": row.subject_id, "circle_id": row.circle_id})
