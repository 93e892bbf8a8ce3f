"""Who may do what in a draft. The answer is given by rooms above, through a function; somebody of whom it says nothing may nothing."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final
from uuid import UUID

from sqlmodel import Session

from app.access.actor import Actor


class Role(StrEnum):
    """What somebody is for one draft."""

    reader = "reader"
    commenter = "commenter"
    reviewer = "reviewer"
    contributor = "contributor"
    steward = "steward"


@dataclass(frozen=True, slots=True)
class Standing:
    """The role of an actor for a draft, None for somebody to whom it does not exist, and whether the text is locked."""

    role: Role | None = None
    locked: bool = False

    @property
    def writes(self) -> bool:
        return self.role in {Role.contributor, Role.steward} and not self.locked

    @property
    def suggests(self) -> bool:
        """Whether this role's updates are taken only when they are nothing but suggestions."""
        return self.role is Role.reviewer and not self.locked


Gate = Callable[[Session, Actor, UUID], Standing]
NOBODY: Final = Standing()
