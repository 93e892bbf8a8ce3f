"""Dates counted backwards from a deadline, by the lead's calendar.

Working days are Monday to Friday of the lead's zone; public holidays are not known. A date ends at 18:00 of that clock.
"""

from calendar import monthrange
from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from app.proposals.codes import PlanStep

DAY_ENDS: Final = time(18)
BEFORE: Final[Mapping[PlanStep, int]] = {PlanStep.content: 10, PlanStep.signatures: 5, PlanStep.upload: 2}
"""Working days that each step is over before the deadline."""
REMIND_BEFORE: Final = 3
LAST_MINUTE: Final = time(23, 59)
REMIND_OF_REPORT: Final = 10
"""Working days before a report to the funder is due: it takes longer than a signature."""
_SATURDAY: Final = 6


def end_of_day(day: date, zone: str) -> datetime:
    """The last minute of a day by the clock of `zone`."""
    return datetime.combine(day, LAST_MINUTE, ZoneInfo(zone)).astimezone(UTC)


def months_later(day: date, months: int) -> date:
    """The same day so many months later, or the last day of a month that is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def working_days_before(moment: datetime, days: int, zone: str) -> datetime:
    """The end of the working day that many before `moment`, by the clock of `zone`."""
    day = moment.astimezone(ZoneInfo(zone)).date()
    left = days
    while left:
        day -= timedelta(days=1)
        left -= day.isoweekday() < _SATURDAY
    return datetime.combine(day, DAY_ENDS, ZoneInfo(zone)).astimezone(UTC)


def backwards(deadline: datetime, zone: str) -> dict[PlanStep, datetime]:
    """When each step must be done so that the deadline is kept."""
    return {step: working_days_before(deadline, days, zone) for step, days in BEFORE.items()}
