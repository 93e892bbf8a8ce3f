"""Moves the story in time, so that a visitor finds a network that was alive yesterday.

The story was written up to Friday 20 November 2026. It moves by whole days: that Friday becomes the day before
the first start, whatever day of the week it is, and every distance in days stays what it was. Hours stay what the
clock on the wall showed in the record's own zone, also where daylight saving begins or ends in between.

Weekdays therefore move along, and that suits what people write: they answer and post on Sundays too. A planned
meeting is another matter, as it needs several people at a table. One that would touch a Saturday or Sunday starts
on the Monday after, at the same hour; a crisis call stays, for those cannot wait. Meetings are written far enough
from what precedes and follows them (four days) to keep the order.
"""

from dataclasses import fields, is_dataclass, replace
from datetime import UTC, date, datetime, timedelta
from typing import Any, Final, TypeVar
from zoneinfo import ZoneInfo

LAST_DAY: Final = date(2026, 11, 20)
_SATURDAY: Final = 6

_Record = TypeVar("_Record")


def days_until(first_day: date) -> int:
    """How many days the story moves when `first_day` is the day of the first start."""
    return (first_day - LAST_DAY).days - 1


def moved(record: _Record, days: int, zone: str) -> _Record:
    """The record with each date and moment in it `days` later by the clock of `zone`."""
    result: _Record = _moved(record, days, ZoneInfo(zone))
    return result


def moved_moment(moment: datetime, days: int, zone: str) -> datetime:
    """The same hour on the wall of `zone`, `days` later, in UTC."""
    wall = moment.astimezone(ZoneInfo(zone)).replace(tzinfo=None) + timedelta(days=days)
    return wall.replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)


def off_weekend(start: datetime, minutes: int, zone: str) -> datetime:
    """The start itself, or the same hour of the Monday after if the meeting would touch a weekend in `zone`."""
    first = start.astimezone(ZoneInfo(zone))
    last = (start + timedelta(minutes=minutes)).astimezone(ZoneInfo(zone))
    if first.isoweekday() < _SATURDAY and first.isoweekday() <= last.isoweekday() < _SATURDAY:
        return start
    return moved_moment(start, 8 - first.isoweekday(), zone)


def _moved(value: Any, days: int, zone: ZoneInfo) -> Any:
    if isinstance(value, datetime):
        return moved_moment(value, days, zone.key)
    if isinstance(value, date):
        return value + timedelta(days=days)
    if isinstance(value, tuple):
        return tuple(_moved(item, days, zone) for item in value)
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{f.name: _moved(getattr(value, f.name), days, zone) for f in fields(value)})
    return value
