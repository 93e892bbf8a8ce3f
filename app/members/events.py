"""What can happen among members."""

from datetime import date
from typing import ClassVar
from uuid import UUID

from app.access.actor import SeatRole
from app.accounts.models import Membership
from app.outbox.events import Event


class OrganisationEdited(Event):
    kind: ClassVar[str] = "organisation.edited"
    subject_kind: ClassVar[str] = "organisation"

    fields: tuple[str, ...]
    version: int


class OrganisationJoined(Event):
    """A new organisation stands in the directory."""

    kind: ClassVar[str] = "organisation.joined"
    subject_kind: ClassVar[str] = "organisation"


class MembershipChanged(Event):
    kind: ClassVar[str] = "organisation.membership_changed"
    subject_kind: ClassVar[str] = "organisation"

    before: Membership
    after: Membership


class PersonEdited(Event):
    kind: ClassVar[str] = "person.edited"
    subject_kind: ClassVar[str] = "person"

    fields: tuple[str, ...]
    version: int


class PersonSuspended(Event):
    kind: ClassVar[str] = "person.suspended"
    subject_kind: ClassVar[str] = "person"


class PersonRestored(Event):
    kind: ClassVar[str] = "person.restored"
    subject_kind: ClassVar[str] = "person"


class SeatMade(Event):
    kind: ClassVar[str] = "seat.made"
    subject_kind: ClassVar[str] = "seat"

    organisation_id: UUID
    role: SeatRole


class SeatEdited(Event):
    kind: ClassVar[str] = "seat.edited"
    subject_kind: ClassVar[str] = "seat"

    organisation_id: UUID
    fields: tuple[str, ...]
    version: int


class SeatClosed(Event):
    kind: ClassVar[str] = "seat.closed"
    subject_kind: ClassVar[str] = "seat"

    organisation_id: UUID
    until: date


class SeatVacated(Event):
    """Its holder left; the seat waits for the next one."""

    kind: ClassVar[str] = "seat.vacated"
    subject_kind: ClassVar[str] = "seat"

    organisation_id: UUID
    person_id: UUID


class SeatInvitationSent(Event):
    kind: ClassVar[str] = "seat.invitation_sent"
    subject_kind: ClassVar[str] = "seat"

    ticket_id: UUID


class SeatInvitationWithdrawn(Event):
    kind: ClassVar[str] = "seat.invitation_withdrawn"
    subject_kind: ClassVar[str] = "seat"

    ticket_id: UUID


class GuestInvited(Event):
    """Somebody without a seat was invited to one circle until a date."""

    kind: ClassVar[str] = "circle.guest_invited"
    subject_kind: ClassVar[str] = "circle"

    ticket_id: UUID


class GuestInvitationWithdrawn(Event):
    kind: ClassVar[str] = "circle.guest_invitation_withdrawn"
    subject_kind: ClassVar[str] = "circle"

    ticket_id: UUID


class GuestDismissed(Event):
    """A guest's access ended before its day."""

    kind: ClassVar[str] = "circle.guest_dismissed"
    subject_kind: ClassVar[str] = "circle"

    guest_id: UUID


class OfferEvent(Event):
    """Something happened to an offer of this organisation."""

    kind: ClassVar[str] = "offer"
    subject_kind: ClassVar[str] = "offer"

    organisation_id: UUID


class OfferDrafted(OfferEvent):
    kind: ClassVar[str] = "offer.drafted"


class OfferEdited(OfferEvent):
    kind: ClassVar[str] = "offer.edited"

    fields: tuple[str, ...]
    version: int


class OfferPublished(OfferEvent):
    kind: ClassVar[str] = "offer.published"


class OfferPaused(OfferEvent):
    kind: ClassVar[str] = "offer.paused"


class OfferResumed(OfferEvent):
    kind: ClassVar[str] = "offer.resumed"


class OfferConfirmed(OfferEvent):
    kind: ClassVar[str] = "offer.confirmed"


class OfferConfirmationDue(OfferEvent):
    """Nobody has confirmed it for long: its seat is asked whether it still stands."""

    kind: ClassVar[str] = "offer.confirmation_due"


class OfferExpired(OfferEvent):
    kind: ClassVar[str] = "offer.expired"


class OfferWithdrawn(OfferEvent):
    kind: ClassVar[str] = "offer.withdrawn"


class ApplicationReceived(Event):
    """The applicant confirmed the address: the secretariat can answer."""

    kind: ClassVar[str] = "application.received"
    subject_kind: ClassVar[str] = "application"


class ApplicationApproved(Event):
    kind: ClassVar[str] = "application.approved"
    subject_kind: ClassVar[str] = "application"

    organisation_id: UUID
    seat_id: UUID


class ApplicationDeclined(Event):
    kind: ClassVar[str] = "application.declined"
    subject_kind: ClassVar[str] = "application"
