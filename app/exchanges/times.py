"""Times at which two places can talk: inside both working days, or else when one side stays a little longer.

Where no hour lies inside both, the hours that overstep the working days least.
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
EARLIEST: Final = time(6)
LATEST: Final = time(22)
LEAST_BAD: Final = 6
"""So many of the least bad hours of a day; more would hide which they are."""
STEP: Final = timedelta(minutes=30)
WEEK: Final = timedelta(days=7)
_USUAL_WEEKEND: Final = frozenset({5, 6})


class Fit(StrEnum):
    """Who is at work: both sides, one while the other is awake after or before its working day, or neither."""

    both = "both"
    requester = "requester"
    peer = "peer"
    neither = "neither"


@dataclass(frozen=True, slots=True)
class Place:
    """One side's clock; its country says which days are the weekend."""

    zone: str
    country: str


@dataclass(frozen=True, slots=True)
class Overstep:
    """By how many minutes a time lies before and after the working day of a side."""

    before: int = 0
    after: int = 0

    @property
    def minutes(self) -> int:
        return self.before + self.after


@dataclass(frozen=True, slots=True)
class Slot:
    """A time to talk: its start in UTC, and as each side's clock shows it."""

    start: datetime
    requester_start: datetime
    peer_start: datetime
    requester_overstep: Overstep
    peer_overstep: Overstep

    @property
    def fit(self) -> Fit:
        match self.requester_overstep.minutes, self.peer_overstep.minutes:
            case 0, 0:
                return Fit.both
            case 0, _:
                return Fit.requester
            case _, 0:
                return Fit.peer
            case _:
                return Fit.neither


@dataclass(frozen=True, slots=True)
class ClockChange:
    """The moment from which a zone's clock shows another time: by so many minutes later or earlier."""

    zone: str
    at: datetime
    minutes: int


def slots(requester: Place, peer: Place, *, week_of: date, minutes: int, after: datetime) -> list[Slot]:
    """The times of the week (Monday to Sunday by the asking side's clock) that begin after `after`, in order.

    One side at least is at work, the other awake.
    """
    within = _slots(requester, peer, week_of, minutes, after, between=(AWAKE_FROM, AWAKE_UNTIL))
    return [slot for slot in within if slot.fit is not Fit.neither]


def least_bad(requester: Place, peer: Place, *, week_of: date, minutes: int, after: datetime) -> list[Slot]:
    """A few hours of each day of the week, those first that ask least of whoever gives most, then least of both.

    Nobody is called at night or at the weekend.
    """
    week = sorted(_slots(requester, peer, week_of, minutes, after, between=(EARLIEST, LATEST)), key=_burden)
    days: dict[date, list[Slot]] = {}
    for slot in week:
        days.setdefault(slot.requester_start.date(), []).append(slot)
    return sorted((slot for day in days.values() for slot in day[:LEAST_BAD]), key=_burden)


def _burden(slot: Slot) -> tuple[int, int, datetime]:
    given = slot.requester_overstep.minutes, slot.peer_overstep.minutes
    return max(given), sum(given), slot.start


def _slots(
    requester: Place, peer: Place, week_of: date, minutes: int, after: datetime, *, between: tuple[time, time]
) -> Iterator[Slot]:
    """Every time of the week at which both sides' clocks show hours between these, on a working day of theirs."""
    here, there = ZoneInfo(requester.zone), ZoneInfo(peer.zone)
    monday = week_of - timedelta(days=week_of.weekday())
    start = datetime.combine(monday, time(), here).astimezone(UTC)
    end = datetime.combine(monday + WEEK, time(), here).astimezone(UTC)
    length = timedelta(minutes=minutes)
    while start < end:
        asking = _overstep(start, start + length, requester, between)
        answering = _overstep(start, start + length, peer, between)
        if asking is not None and answering is not None and start > after:
            yield Slot(start, start.astimezone(here), start.astimezone(there), asking, answering)
        start += STEP


def clock_changes(zones: set[str], *, since: datetime, until: datetime) -> list[ClockChange]:
    """When a clock of these zones is put forward or back, to the hour; people forget that."""
    return sorted(
        (change for zone in zones for change in _changes(zone, since, until)),
        key=lambda change: (change.at, change.zone),
    )


def _overstep(start: datetime, end: datetime, place: Place, between: tuple[time, time]) -> Overstep | None:
    """How far it lies outside the working day of the place.

    None outside the hours between which it may lie at all, and at the weekend: that is nobody's working day.
    """
    zone = ZoneInfo(place.zone)
    begins, ends = start.astimezone(zone), end.astimezone(zone)
    earliest, latest = between
    if begins.date() != ends.date() or begins.weekday() in weekend(place.country):
        return None
    if begins.time() < earliest or ends.time() > latest:
        return None
    return Overstep(before=_minutes(begins.time(), WORK_BEGINS), after=_minutes(WORK_ENDS, ends.time()))


def _minutes(earlier: time, later: time) -> int:
    """Minutes from one to the other; none when it is not later."""
    return max(0, (later.hour - earlier.hour) * 60 + later.minute - earlier.minute)


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
