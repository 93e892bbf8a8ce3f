"""Hints: "something about this record changed", told to those who may know. Browsers then fetch with their own rights."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Final, Protocol
from uuid import UUID

from sqlmodel import Session

from app.core.database import after_commit

SIGN_IN: Final = "sign_in"
"""The kind that makes streams ask at once whether their sign-in still stands."""


@dataclass(frozen=True, slots=True)
class Hint:
    """Kind and id of a record, and the principals who may know that it changed; `part` is what changed of it, if known."""

    kind: str
    id: UUID
    principals: frozenset[str]
    part: UUID | None = None


class Outlet(Protocol):
    """Where this process's hints go: its own streams, or Redis."""

    def publish(self, hint: Hint) -> None:
        """Take the hint without waiting for anybody; called from any thread."""

    def hang_up(self) -> None:
        """End the streams of this process: it is about to stop."""


_outlets: Final[list[Outlet]] = []


def connect(outlet: Outlet) -> Callable[[], None]:
    """Let hints go there; the function given back ends it."""
    _outlets.append(outlet)
    return lambda: _outlets.remove(outlet)


def publish(kind: str, subject_id: UUID, principals: Collection[str], *, part: UUID | None = None) -> None:
    """Tell those who are listening now, in any process. Costs no waiting and is lost without harm when nobody is."""
    hint = Hint(kind, subject_id, frozenset(principals), part)
    for outlet in tuple(_outlets):
        outlet.publish(hint)


def publish_after_commit(session: Session, kind: str, subject_id: UUID, principals: Collection[str]) -> None:
    """As `publish`, once this transaction has been committed."""
    after_commit(session, lambda: publish(kind, subject_id, principals))


def hang_up() -> None:
    """End all streams of this process, so that a stop need not wait for browsers."""
    for outlet in tuple(_outlets):
        outlet.hang_up()
