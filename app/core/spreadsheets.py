"""Tables to take along: comma-separated values that spreadsheets open as what they are, and never run."""

import csv
import io
from collections.abc import Iterable
from typing import Final

MEDIA_TYPE: Final = "text/csv; charset=utf-8"
BYTE_ORDER_MARK: Final = "\ufeff"
"""At the beginning of a file, so that spreadsheet programs read it as UTF-8."""
RUNS: Final = ("=", "+", "-", "@", "\t", "\r")
"""How text begins that spreadsheets run as a formula."""


def rows(lines: Iterable[Iterable[object]]) -> str:
    """These lines as CSV (RFC 4180). What a spreadsheet would run as a formula begins with an apostrophe instead."""
    written = io.StringIO()
    csv.writer(written).writerows([_defused(value) for value in line] for line in lines)
    return written.getvalue()


def _defused(value: object) -> object:
    return f"'{value}" if isinstance(value, str) and value.startswith(RUNS) else value
