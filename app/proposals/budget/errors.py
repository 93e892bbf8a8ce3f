"""What can go wrong with a budget, beyond what every room knows."""

from app.core.errors import Conflict, Problem, Stale, TooLarge


class LineStale(Stale):
    """Somebody changed this line since it was read; the parameters are what it says now."""


class TooManyLines(Conflict):
    """A budget has so many lines and no more."""

    code = "too_many_lines"


class BudgetMoved(Conflict):
    """The budget changed since the workbook was looked at; look again before it is taken."""

    code = "budget_moved"


class WorkbookTooLarge(TooLarge):
    """The file, or what it unfolds to, is larger than any budget."""

    code = "workbook_too_large"


class UnreadableWorkbook(Problem):
    """No workbook, or one that hides something."""

    code, status = "unreadable_workbook", 422


class ForeignWorkbook(Problem):
    """A workbook, but not one of this budget."""

    code, status = "foreign_workbook", 422
