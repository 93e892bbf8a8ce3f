"""What can have happened to a budget: lines by id and names of fields, never a figure."""

from uuid import UUID

from app.proposals.events import ProposalEvent


class BudgetSet(ProposalEvent):
    kind = "budget.set"
    fields: tuple[str, ...]


class BudgetLineAdded(ProposalEvent):
    kind = "budget.line_added"
    line_id: UUID


class BudgetLineChanged(ProposalEvent):
    kind = "budget.line_changed"
    line_id: UUID
    fields: tuple[str, ...]


class BudgetLineRemoved(ProposalEvent):
    kind = "budget.line_removed"
    line_id: UUID


class BudgetTaken(ProposalEvent):
    """A workbook came back, and so many lines were added and changed by it."""

    kind = "budget.taken"
    added: int
    changed: int
