"""Who may do what with a space, a thread and a post."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from app.access.actor import Actor, SeatRole
from app.circles.models import CircleRole
from app.discussions.models import Joining, SpaceKind, ThreadState
from app.members.policy import may_admit_guests

WRITING: Final = frozenset(CircleRole) - {CircleRole.reader}


@dataclass(frozen=True, slots=True, kw_only=True)
class SpaceAbilities:
    """What I may do in this space."""

    open_thread: bool = False
    join: bool = False
    leave: bool = False
    invite: bool = False
    edit: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ThreadAbilities:
    """What I may do in this thread."""

    write: bool = False
    answer: bool = False
    lock: bool = False
    move: bool = False
    admit_guests: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PostAbilities:
    """What I may do with this post."""

    edit: bool = False
    delete: bool = False
    react: bool = False
    report: bool = False
    hide: bool = False
    translate: bool = False


def may_open_group(actor: Actor) -> bool:
    """Everybody whose seat opens the network, but not observers."""
    return actor.in_network and actor.role is not SeatRole.observer


def may_write(actor: Actor, roles: Collection[CircleRole]) -> bool:
    """Whoever the circle lets do more than read, but not observers."""
    return bool(WRITING.intersection(roles)) and actor.role is not SeatRole.observer


def space_abilities(
    actor: Actor, *, kind: SpaceKind, joining: Joining, roles: Collection[CircleRole]
) -> SpaceAbilities:
    """`roles` are the actor's in the circle of the space's room. A group's stewards answer for it."""
    group, steward = kind is SpaceKind.working_group, CircleRole.steward in roles
    return SpaceAbilities(
        open_thread=may_write(actor, roles),
        join=group and not roles and joining is Joining.open and actor.in_network,
        leave=group and bool(roles),
        invite=group and steward,
        edit=group and steward,
    )


def thread_abilities(
    actor: Actor, *, roles: Collection[CircleRole], opened_by: UUID | None = None, in_space: bool = False
) -> ThreadAbilities:
    """Lock and move: stewards and the secretariat. Name the answer: they, and whoever asked.

    A locked thread takes nobody's ability away: it refuses by a word of its own, so that people know why.
    """
    writes = may_write(actor, roles)
    tends = CircleRole.steward in roles or (bool(roles) and actor.is_secretariat)
    return ThreadAbilities(
        write=writes,
        answer=tends or (writes and opened_by == actor.person_id),
        lock=tends,
        move=tends and in_space,
        admit_guests=may_admit_guests(actor, roles),
    )


def post_abilities(
    actor: Actor, *, thread: ThreadAbilities, state: ThreadState, author: UUID, deleted: bool, hidden: bool = False,
    foreign: bool = False,
) -> PostAbilities:  # fmt: skip
    """Edit: the author, while they may write here. Delete: the author, or whoever may lock the thread.

    A hidden post is left to those who hid it. One reports what others wrote. `foreign`: its words may be handed to the
    service that translates, and the reader does not read its language.
    """
    if deleted:
        return PostAbilities()
    own = author == actor.person_id
    changes = own and thread.write and state is ThreadState.open and not hidden
    return PostAbilities(
        edit=changes,
        delete=changes or thread.lock,
        react=thread.write and state is ThreadState.open and not hidden,
        report=not own and not hidden,
        hide=thread.lock,
        translate=foreign and not hidden,
    )
