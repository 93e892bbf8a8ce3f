"""Dates counted backwards from a deadline, by the lead's calendar.

Working days are Monday to Friday of the lead's zone; public holidays are not known. A date ends at 18:00 of that clock.
"""

from collections.abc import Mapping
from datetime import UTC, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from app.proposals.codes import PlanStep

DAY_ENDS: Final = time(18)
BEFORE: Final[Mapping[PlanStep, int]] = {PlanStep.content: 10, PlanStep.signatures: 5, PlanStep.upload: 2}
"""Working days that each step is over before the deadline."""
REMIND_BEFORE: Final = 3
_SATURDAY: Final = 6


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
