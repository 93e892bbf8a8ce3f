"""Times at which two places can talk: inside both working days, or else when one side stays a little longer.

Everything is worked out in UTC and read off both clocks, so weeks in which one of them changes come out right.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from enum import StrEnum
from functools import cache
from typing import Final
from zoneinfo import ZoneInfo

from babel import Locale, UnknownLocaleError

WORK_BEGINS: Final = time(8)
WORK_ENDS: Final = time(18)
AWAKE_FROM: Final = time(7)
AWAKE_UNTIL: Final = time(21)
STEP: Final = timedelta(minutes=30)
WEEK: Final = timedelta(days=7)
_USUAL_WEEKEND: Final = frozenset({5, 6})


class Fit(StrEnum):
    """Who is at work: both sides, or one while the other is awake after or before its working day."""

    both = "both"
    requester = "requester"
    peer = "peer"


@dataclass(frozen=True, slots=True)
class Place:
    """One side's clock; its country says which days are the weekend."""

    zone: str
    country: str


@dataclass(frozen=True, slots=True)
class Slot:
    """A time to talk: its start in UTC, and as each side's clock shows it."""

    start: datetime
    requester_start: datetime
    peer_start: datetime
    fit: Fit


@dataclass(frozen=True, slots=True)
class ClockChange:
    """The moment from which a zone's clock shows another time: by so many minutes later or earlier."""

    zone: str
    at: datetime
    minutes: int


def slots(requester: Place, peer: Place, *, week_of: date, minutes: int, after: datetime) -> list[Slot]:
    """The times of the week (Monday to Sunday by the asking side's clock) that begin after `after`, in order."""
    here, there = ZoneInfo(requester.zone), ZoneInfo(peer.zone)
    monday = week_of - timedelta(days=week_of.weekday())
    start = datetime.combine(monday, time(), here).astimezone(UTC)
    end = datetime.combine(monday + WEEK, time(), here).astimezone(UTC)
    found = []
    while start < end:
        fit = _fit(start, timedelta(minutes=minutes), requester, peer)
        if fit is not None and start > after:
            found.append(Slot(start, start.astimezone(here), start.astimezone(there), fit))
        start += STEP
    return found


def clock_changes(zones: set[str], *, since: datetime, until: datetime) -> list[ClockChange]:
    """When a clock of these zones is put forward or back, to the hour; people forget that."""
    return sorted(
        (change for zone in zones for change in _changes(zone, since, until)),
        key=lambda change: (change.at, change.zone),
    )


def _fit(start: datetime, length: timedelta, requester: Place, peer: Place) -> Fit | None:
    here, there = (_state(start, start + length, place) for place in (requester, peer))
    if here is _State.asleep or there is _State.asleep:
        return None
    if here is there:
        return Fit.both if here is _State.at_work else None
    return Fit.requester if here is _State.at_work else Fit.peer


class _State(StrEnum):
    at_work = "at_work"
    awake = "awake"
    asleep = "asleep"


def _state(start: datetime, end: datetime, place: Place) -> _State:
    """What the people of a place do from start to end. A weekend is nobody's working day, nor time to be called."""
    zone = ZoneInfo(place.zone)
    begins, ends = start.astimezone(zone), end.astimezone(zone)
    if begins.date() != ends.date() or begins.weekday() in weekend(place.country):
        return _State.asleep
    if begins.time() >= WORK_BEGINS and ends.time() <= WORK_ENDS:
        return _State.at_work
    return _State.awake if begins.time() >= AWAKE_FROM and ends.time() <= AWAKE_UNTIL else _State.asleep


@cache
def weekend(country: str) -> frozenset[int]:
    """Days of the week (Monday is 0) on which a country does not work, as CLDR has it: Friday and Saturday in Jordan."""
    try:
        locale = Locale.parse(f"und_{country}")
    except (UnknownLocaleError, ValueError):
        return _USUAL_WEEKEND
    first, last = locale.weekend_start, locale.weekend_end
    return frozenset((first + day) % 7 for day in range((last - first) % 7 + 1))


def _changes(name: str, since: datetime, until: datetime) -> Iterator[ClockChange]:
    zone: tzinfo = ZoneInfo(name)
    moment = since.replace(minute=0, second=0, microsecond=0)
    while moment < until:
        following = moment + timedelta(hours=1)
        before, then = moment.astimezone(zone).utcoffset(), following.astimezone(zone).utcoffset()
        if before is not None and then is not None and before != then:
            yield ClockChange(name, following, round((then - before).total_seconds() / 60))
        moment = following
