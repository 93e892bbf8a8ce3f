"""What can happen to the way people come in."""

from datetime import datetime
from typing import ClassVar
from uuid import UUID

from app.outbox.events import Event


class IdentityJoined(Event):
    """A provider's account stands for a person from now on."""

    kind: ClassVar[str] = "identity.joined"
    subject_kind: ClassVar[str] = "person"

    identity_id: UUID
    provider: str


class IdentityRemoved(Event):
    kind: ClassVar[str] = "identity.removed"
    subject_kind: ClassVar[str] = "person"

    identity_id: UUID


class ConsentGiven(Event):
    """The person agreed to this version of the terms."""

    kind: ClassVar[str] = "person.consented"
    subject_kind: ClassVar[str] = "person"

    version: str


class SeatTaken(Event):
    """Somebody accepted the invitation to a seat and holds it."""

    kind: ClassVar[str] = "seat.taken"
    subject_kind: ClassVar[str] = "seat"

    organisation_id: UUID
    person_id: UUID
    ticket_id: UUID


class GuestArrived(Event):
    """Somebody accepted the invitation to one circle: it admits them until this moment."""

    kind: ClassVar[str] = "circle.guest_arrived"
    subject_kind: ClassVar[str] = "circle"

    person_id: UUID
    ticket_id: UUID
    until: datetime
