"""How a workbook of a budget is laid out, for writing it and for reading it back.

The first sheet sums; each partner has one of its own. There, row 1 is for the machine and hidden, row 2 sums, row 3 heads
the columns, and lines follow. The first two columns are hidden: the line's id, and what it said when it was written out.
"""

import re
from typing import Final

from app.core.i18n import Language, Texts
from app.core.spreadsheets import RUNS
from app.proposals.budget.codes import BudgetColumn

say: Final = Texts("app.proposals")
MARK: Final = "pacto-budget-1"
CLOSED: Final = "closed"
"""In place of an id: the sum of lines that the reader may not read."""
ID, BASE, COST = "id", "base", "cost"
SUMS_ROW, HEAD_ROW, FIRST_ROW = 2, 3, 4
FILLED: Final = tuple(BudgetColumn)
HEADS: Final = (ID, BASE, "description", "category", "year", "unit", "quantity", "rate", COST, "co_funding", "in_kind",
                "closed", "output", "counts_for")  # fmt: skip
MEDIA_TYPE: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
YES: Final = "x"
_ARMED: Final = re.compile(f"'*[{re.escape(''.join(RUNS))}]")


def head(name: str, language: Language) -> str:
    return name if name in {ID, BASE} else say(f"budget.column.{name}", language)


def heads() -> dict[str, str]:
    """Every heading that is understood, folded, with what it stands for: in all languages, since files travel."""
    return {head(name, language).strip().casefold(): name for language in Language for name in HEADS}


def defused(text: str) -> str:
    """Text that no spreadsheet runs: an apostrophe before what begins like a formula. `as_written` takes it off."""
    return f"'{text}" if _ARMED.match(text) else text


def as_written(text: str) -> str:
    return text[1:] if text.startswith("'") and _ARMED.match(text) else text
