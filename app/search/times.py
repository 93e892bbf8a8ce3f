"""Stretches of time as words of the index, so that it finds what was written then without asking each record.

Every record is marked with its day, month, year and decade of UTC; what lies before or after a day is few of these.
"""

from calendar import monthrange
from collections.abc import Iterable
from datetime import MAXYEAR, MINYEAR, date
from typing import Final

from app.core import clock

_FIRST_DECADE: Final = 197


def marks(day: date) -> tuple[str, str, str, str]:
    """Of a day, its month, its year and its decade."""
    return f"d{day:%Y%m%d}", f"m{day:%Y%m}", f"y{day:%Y}", f"e{day.year // 10}"


def since(day: date) -> list[str]:
    """The rest of its month by days, of its year by months, of its decade by years, and the decades until now."""
    days = [day.replace(day=each) for each in range(day.day, monthrange(day.year, day.month)[1] + 1)]
    months = range(day.month + 1, 13)
    years = range(day.year + 1, min(day.year // 10 * 10 + 10, MAXYEAR))
    return _all(day, days, months, years, range(day.year // 10 + 1, clock.now().year // 10 + 2))


def until(day: date) -> list[str]:
    """What lies before it, in the same manner."""
    days = [day.replace(day=each) for each in range(1, day.day)]
    years = range(max(day.year // 10 * 10, MINYEAR), day.year)
    return _all(day, days, range(1, day.month), years, range(_FIRST_DECADE, day.year // 10))


def _all(
    day: date, days: Iterable[date], months: Iterable[int], years: Iterable[int], decades: Iterable[int]
) -> list[str]:
    return [
        *(f"e{decade}" for decade in decades),
        *(marks(date(year, 1, 1))[2] for year in years),
        *(marks(date(day.year, month, 1))[1] for month in months),
        *(marks(each)[0] for each in days),
    ]
