"""What may be read of a budget. Everybody of the proposal reads its sums; a closed line, its own circle."""

from collections.abc import Sequence
from typing import Final
from uuid import UUID

from sqlmodel import Session, col, select

from app.access.actor import Actor
from app.accounts.models import Person
from app.circles.queries import admits
from app.core.errors import NotFound
from app.core.rows import Row, columns, fetch
from app.outbox.models import EventRow
from app.proposals import queries as proposals
from app.proposals.budget.models import Budget, BudgetLine
from app.proposals.budget.rules import Line
from app.proposals.models import Proposal

RECENT: Final = 6
_PLAIN: Final = (
    "id", "organisation_id", "circle_id", "category", "year", "description", "unit", "quantity", "rate", "co_funding",
    "in_kind", "output", "counts_for", "changed_at", "version",
)  # fmt: skip


def budget(session: Session, proposal_id: UUID) -> Budget | None:
    return session.get(Budget, proposal_id, populate_existing=True)


def lines(session: Session, actor: Actor, proposal_id: UUID) -> Sequence[Row]:
    """Every line in the order in which they were added; `visible` says whether this actor reads more than the sums."""
    return fetch(
        session,
        columns(
            *(getattr(BudgetLine, name) for name in _PLAIN),
            admits(BudgetLine.circle_id, actor).label("visible"),
            col(Person.name).label("changed_by_name"),
        )
        .join(Person, col(Person.id) == BudgetLine.changed_by)
        .where(col(BudgetLine.proposal_id) == proposal_id)
        .order_by(col(BudgetLine.id)),
    )  # fmt: skip


def every(session: Session, proposal_id: UUID) -> Sequence[Row]:
    """Every line, whoever asks: of those in closed circles, only sums may be told."""
    wanted = columns(*(getattr(BudgetLine, name) for name in _PLAIN)).where(col(BudgetLine.proposal_id) == proposal_id)
    return fetch(session, wanted.order_by(col(BudgetLine.id)))


def counted(session: Session, proposal_id: UUID) -> list[Line]:
    """Every line as the rules see it."""
    return [as_line(row) for row in every(session, proposal_id)]


def as_line(row: Row) -> Line:
    plain = ("id", "organisation_id", "category", "year", "unit", "quantity", "rate", "co_funding", "in_kind", "output")
    return Line(**{name: row[name] for name in plain}, counts_for=tuple(row["counts_for"]))


def line(session: Session, actor: Actor, line_id: UUID) -> tuple[BudgetLine, Proposal]:
    """One line and its proposal to change, both locked. Raises NotFound when the actor is in no circle of it."""
    wanted = select(BudgetLine).where(BudgetLine.id == line_id, admits(BudgetLine.circle_id, actor))
    found = session.exec(wanted.execution_options(populate_existing=True)).one_or_none()
    if found is None:
        raise NotFound
    parent = proposals.locked(session, actor, found.proposal_id)
    again = session.exec(wanted.execution_options(populate_existing=True)).one_or_none()
    if again is None:
        raise NotFound
    return again, parent


def recent(session: Session, actor: Actor, proposal_id: UUID) -> Sequence[Row]:
    """What was changed last, as far as the actor may know of it, the latest first."""
    return fetch(
        session,
        columns(EventRow.id, EventRow.at, EventRow.kind, EventRow.data, col(Person.name).label("person_name"))
        .outerjoin(Person, col(Person.id) == EventRow.person_id)
        .where(
            col(EventRow.subject_kind) == "proposal",
            col(EventRow.subject_id) == proposal_id,
            col(EventRow.kind).startswith("budget."),
            admits(EventRow.circle_id, actor),
        )
        .order_by(col(EventRow.at).desc(), col(EventRow.id).desc())
        .limit(RECENT),
    )
