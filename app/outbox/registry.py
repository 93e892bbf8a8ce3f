"""Who hears of which event, and what runs when a date comes."""

import threading
from collections import defaultdict
from collections.abc import Callable, Sequence
from typing import Final
from uuid import UUID

from sqlmodel import Session

from app.outbox.models import EventRow

Handler = Callable[[Session, EventRow], None]
Part = Callable[[Session, EventRow], bool | None]
"""A handler that may do a part and give True: it is run again for the rest, in another transaction."""
Timed = Callable[[Session, UUID, str], None]

EVERY: Final = "*"

_within: Final[dict[str, list[Handler]]] = defaultdict(list)
_after: Final[dict[str, list[str]]] = defaultdict(list)
_handlers: Final[dict[str, Part]] = {}
_timed: Final[dict[str, Timed]] = {}
_bell: Final = threading.Event()


def within(*kinds: str) -> Callable[[Handler], Handler]:
    """Run this in the transaction of the event: cheap, no I/O."""

    def register(handler: Handler) -> Handler:
        for kind in kinds:
            _within[kind].append(handler)
        return handler

    return register


def after(name: str, *kinds: str) -> Callable[[Part], Part]:
    """Run this by the relay after the commit, in a transaction of its own; it may run twice and must not mind.

    `name` is stored with every delivery, so it must not change. `EVERY` hears everything.
    """

    def register(handler: Part) -> Part:
        if name in _handlers:
            msg = f"two subscribers are called {name}"
            raise TypeError(msg)
        _handlers[name] = handler
        for kind in kinds:
            _after[kind].append(name)
        return handler

    return register


def timed(kind: str) -> Callable[[Timed], Timed]:
    """Run this when a date of this kind comes, in one transaction with noting that it ran.

    It is given subject and occasion, must look at the record again and do nothing if the date no longer matters.
    """

    def register(handler: Timed) -> Timed:
        if kind in _timed:
            msg = f"two handlers for dates of kind {kind}"
            raise TypeError(msg)
        _timed[kind] = handler
        return handler

    return register


def within_handlers(kind: str) -> Sequence[Handler]:
    return (*_within[kind], *_within[EVERY])


def after_names(kind: str) -> Sequence[str]:
    return (*_after[kind], *_after[EVERY])


def handler_of(name: str) -> Part | None:
    return _handlers.get(name)


def timed_handler(kind: str) -> Timed | None:
    return _timed.get(kind)


def wake() -> None:
    """Tell the relay of this process that there is work."""
    _bell.set()


def wait(seconds: float) -> None:
    """Sleep until there is work or the time is up."""
    _bell.wait(seconds)
    _bell.clear()
