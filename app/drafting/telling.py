"""A word to the rooms of this process, from any thread."""

from collections.abc import Callable
from typing import Final, Protocol
from uuid import UUID


class Listener(Protocol):
    """The rooms of one process."""

    def ask_again(self, draft_id: UUID | None, person_id: UUID | None) -> None:
        """Ask the gate anew for everybody in this draft, or in all; of a person, for them alone."""

    def hang_up(self) -> None:
        """The process is about to stop."""


_listeners: Final[list[Listener]] = []


def connect(listener: Listener) -> Callable[[], None]:
    """Let words reach these rooms; the function given back ends it."""
    _listeners.append(listener)
    return lambda: _listeners.remove(listener)


def ask_again(draft_id: UUID | None = None, person_id: UUID | None = None) -> None:
    """Rights in this draft changed, or those of one person or of everybody in all of them."""
    for listener in tuple(_listeners):
        listener.ask_again(draft_id, person_id)


def hang_up() -> None:
    """End the connections of this process, so that a stop need not wait for browsers."""
    for listener in tuple(_listeners):
        listener.hang_up()
