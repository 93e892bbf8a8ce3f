"""Who may add files to a circle and take them away."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from app.access.actor import Actor, SeatRole
from app.circles.models import CircleRole
from app.files.models import STAYING

ADDING: Final = frozenset({CircleRole.commenter, CircleRole.reviewer, CircleRole.contributor, CircleRole.steward})


@dataclass(frozen=True, slots=True, kw_only=True)
class FileAbilities:
    erase: bool = False


def may_add(actor: Actor, roles: Collection[CircleRole]) -> bool:
    """Everybody whom a circle admits as more than a reader, but not observers."""
    return not ADDING.isdisjoint(roles) and actor.role is not SeatRole.observer


def on_file(actor: Actor, uploaded_by: UUID, subject_kind: str, roles: Collection[CircleRole]) -> FileAbilities:
    """Who brought a file takes it away, and so does the circle's steward, unless it stays with its record."""
    return FileAbilities(
        erase=subject_kind not in STAYING and (uploaded_by == actor.person_id or CircleRole.steward in roles)
    )
