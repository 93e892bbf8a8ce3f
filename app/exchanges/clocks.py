"""How long each step may take, by lane.

Working days are Monday to Friday by the calendar of the organisation's zone; public holidays are not known. A span of
days ends at 18:00 of that clock, a span of hours at the minute. The numbers are a proposal for a small secretariat.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from typing import Final
from zoneinfo import ZoneInfo

from app.exchanges.codes import Lane, Step

DAY_ENDS: Final = time(18)
DAY_BEGINS: Final = time(9)
_SATURDAY: Final = 6


class Unit(StrEnum):
    hours = "hours"
    days = "days"
    working_days = "working_days"


@dataclass(frozen=True, slots=True)
class Span:
    amount: int
    unit: Unit


def _hours(amount: int) -> Span:
    return Span(amount, Unit.hours)


def _days(amount: int) -> Span:
    return Span(amount, Unit.days)


def _working_days(amount: int) -> Span:
    return Span(amount, Unit.working_days)


TARGETS: Final[Mapping[Lane, Mapping[Step, Span]]] = {
    Lane.standard: {
        Step.endorsement: _working_days(5),
        Step.triage: _working_days(5),
        Step.changes: _days(30),
        Step.first_match: _working_days(15),
        Step.answer: _days(7),
        Step.agreement: _days(7),
        Step.first_session: _days(45),
        Step.report: _days(14),
        Step.follow_up: _days(90),
    },
    Lane.priority: {
        Step.endorsement: _working_days(2),
        Step.triage: _working_days(2),
        Step.changes: _days(30),
        Step.first_match: _working_days(7),
        Step.answer: _days(3),
        Step.agreement: _days(3),
        Step.first_session: _days(14),
        Step.report: _days(14),
        Step.follow_up: _days(90),
    },
    Lane.crisis: {
        Step.endorsement: _hours(24),
        Step.triage: _hours(4),
        Step.changes: _days(30),
        Step.first_match: _hours(24),
        Step.answer: _hours(6),
        Step.agreement: _hours(6),
        Step.first_session: _hours(72),
        Step.report: _days(7),
        Step.follow_up: _days(14),
    },
}

REMIND_OF_CHANGES: Final = _days(7)


def end_of(span: Span, start: datetime, zone: str) -> datetime:
    """The moment in UTC at which a span that begins at `start` is over, by the clock of `zone`."""
    if span.unit is Unit.hours:
        return start + timedelta(hours=span.amount)
    day = start.astimezone(ZoneInfo(zone)).date()
    if span.unit is Unit.days:
        return at(day + timedelta(days=span.amount), DAY_ENDS, zone)
    left = span.amount
    while left:
        day += timedelta(days=1)
        left -= day.isoweekday() < _SATURDAY
    return at(day, DAY_ENDS, zone)


def due(lane: Lane, step: Step, start: datetime, zone: str) -> datetime:
    """When this step is due in this lane, counted from `start`."""
    return end_of(TARGETS[lane][step], start, zone)


def at(day: date, moment: time, zone: str) -> datetime:
    """A moment of the clock of `zone` on that day, in UTC."""
    return datetime.combine(day, moment, ZoneInfo(zone)).astimezone(UTC)


def half_way(start: datetime, end: datetime) -> datetime:
    """When a reminder is due."""
    return start + (end - start) / 2
