"""What a process remembers for a minute: figures that many pages show and that nobody acts upon."""

from collections.abc import Callable, Collection, Hashable, Mapping
from datetime import timedelta
from typing import Any, Final, TypeVar

from sqlmodel import Session

from app.core import clock

AGE: Final = timedelta(minutes=1)
MOST: Final = 10_000
SESSION_KEY: Final = "remembered"
"""Where sessions carry the memory of their database: a dict that all of them share."""

Key = TypeVar("Key", bound=Hashable)
Value = TypeVar("Value")


def remembered(
    session: Session, what: str, keys: Collection[Key], read: Callable[[list[Key]], Mapping[Key, Value]]
) -> dict[Key, Value]:
    """The figures of these keys, up to a minute old. `read` gives one for each key that is not known."""
    everything: dict[str, dict[Any, Any]] = session.info[SESSION_KEY]
    kept = everything.setdefault(what, {})
    now = clock.now()
    known = {key: kept[key] for key in keys if key in kept}
    found: dict[Key, Value] = {key: value for key, (at, value) in known.items() if at <= now < at + AGE}
    missing = [key for key in keys if key not in found]
    if missing:
        fresh = read(missing)
        if len(kept) + len(fresh) > MOST:
            kept = everything[what] = {}
        kept.update((key, (now, value)) for key, value in fresh.items())
        found.update(fresh)
    return found
