"""The one source of the present moment, so that tests and the demonstration can move it."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from typing import Final


class _Clock:
    offset = timedelta(0)


_clock: Final = _Clock()


def now() -> datetime:
    """The present moment in UTC, as far as the clock has been moved."""
    return datetime.now(UTC) + _clock.offset


def offset() -> timedelta:
    return _clock.offset


def move(by: timedelta) -> None:
    """Set how far this process's clock runs ahead of the machine's."""
    _clock.offset = by


@contextmanager
def moved(by: timedelta) -> Iterator[None]:
    """Run the clock ahead by this much for as long as the block lasts."""
    before = _clock.offset
    _clock.offset = before + by
    try:
        yield
    finally:
        _clock.offset = before
