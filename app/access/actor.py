"""Who is acting, and for whom."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final
from uuid import UUID

from app.access import principals
from app.core.i18n import Language


class SeatRole(StrEnum):
    """What the holder of a seat is in the network."""

    focal_point = "focal_point"
    authorised_representative = "authorised_representative"
    member = "member"
    expert = "expert"
    observer = "observer"
    secretariat = "secretariat"


COMMITTING: Final = frozenset({SeatRole.focal_point, SeatRole.authorised_representative})
"""Roles whose holders may commit their organisation."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """The person behind a request and the seat they act for, as a handful of principals.

    Someone without a seat (an applicant, a guest) has a person's principal only. `in_network` is true when the
    seat opens what the whole network can read.
    """

    person_id: UUID
    name: str
    language: Language
    zone: str
    sign_in_id: UUID
    signed_in_at: datetime
    consent_due: bool = False
    seat_id: UUID | None = None
    organisation_id: UUID | None = None
    role: SeatRole | None = None
    in_network: bool = False

    @property
    def is_secretariat(self) -> bool:
        return self.role is SeatRole.secretariat

    @property
    def may_commit(self) -> bool:
        """Whether this person may commit their organisation."""
        return self.role in COMMITTING

    @property
    def principals(self) -> tuple[str, ...]:
        found = [principals.of_person(self.person_id)]
        if self.seat_id and self.organisation_id:
            found += [principals.of_seat(self.seat_id), principals.of_organisation(self.organisation_id)]
        if self.in_network:
            found.append(principals.NETWORK)
        if self.is_secretariat:
            found.append(principals.SECRETARIAT)
        return tuple(found)
