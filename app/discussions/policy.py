"""Who may do what with a thread and a post."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from app.access.actor import Actor, SeatRole
from app.circles.models import CircleRole
from app.discussions.models import ThreadState
from app.members.policy import may_admit_guests

WRITING: Final = frozenset(CircleRole) - {CircleRole.reader}


@dataclass(frozen=True, slots=True, kw_only=True)
class ThreadAbilities:
    """What I may do in this thread."""

    write: bool = False
    lock: bool = False
    admit_guests: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PostAbilities:
    """What I may do with this post."""

    edit: bool = False
    delete: bool = False


def thread_abilities(actor: Actor, *, roles: Collection[CircleRole]) -> ThreadAbilities:
    """Write: whoever the circle lets do more than read, but not observers. Lock: stewards and the secretariat.

    A locked thread takes nobody's ability away: it refuses by a word of its own, so that people know why.
    """
    admitted = bool(roles)
    return ThreadAbilities(
        write=bool(WRITING.intersection(roles)) and actor.role is not SeatRole.observer,
        lock=CircleRole.steward in roles or (admitted and actor.is_secretariat),
        admit_guests=may_admit_guests(actor, roles),
    )


def post_abilities(
    actor: Actor, *, thread: ThreadAbilities, state: ThreadState, author: UUID, deleted: bool
) -> PostAbilities:
    """Edit: the author, while they may write here. Delete: the author, or whoever may lock the thread."""
    if deleted:
        return PostAbilities()
    own = author == actor.person_id and thread.write and state is ThreadState.open
    return PostAbilities(edit=own, delete=own or thread.lock)
