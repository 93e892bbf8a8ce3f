"""What may be read of a results framework: whoever reads the proposal reads it."""

from collections.abc import Sequence
from typing import Final
from uuid import UUID

from sqlmodel import Session, col, select

from app.access.actor import Actor
from app.accounts.models import Organisation, Person
from app.circles.queries import admits
from app.core.errors import NotFound
from app.core.rows import Row, columns, fetch
from app.proposals import queries as proposals
from app.proposals.codes import SectionKind
from app.proposals.models import Proposal, Section
from app.proposals.results.models import ResultRow

SAID: Final = (
    "level", "result", "indicator", "unit", "baseline", "target", "current", "year", "due_month", "source",
    "organisation_id", "assumptions",
)  # fmt: skip
"""What is signed of a row."""


def rows(session: Session, proposal_id: UUID) -> Sequence[Row]:
    """Every row in its order, with who measures it and who changed it last."""
    return fetch(
        session,
        columns(
            ResultRow.id, *(getattr(ResultRow, name) for name in SAID), ResultRow.network_indicator,
            ResultRow.changed_at, ResultRow.version,
            col(Organisation.name).label("organisation_name"), col(Person.name).label("changed_by"),
        )
        .select_from(ResultRow)
        .join(Person, col(Person.id) == ResultRow.changed_by)
        .outerjoin(Organisation, col(Organisation.id) == ResultRow.organisation_id)
        .where(col(ResultRow.proposal_id) == proposal_id)
        .order_by(col(ResultRow.position), col(ResultRow.id)),
    )  # fmt: skip


def entities(session: Session, proposal_id: UUID) -> list[ResultRow]:
    """The same to change, once the proposal is locked."""
    wanted = select(ResultRow).where(ResultRow.proposal_id == proposal_id)
    return list(session.exec(wanted.order_by(col(ResultRow.position), col(ResultRow.id))))


def row(session: Session, actor: Actor, row_id: UUID) -> tuple[ResultRow, Proposal]:
    """One row and its proposal, locked. Raises NotFound when the actor is not in its circle."""
    wanted = select(ResultRow).where(ResultRow.id == row_id, admits(ResultRow.circle_id, actor))
    found = session.exec(wanted).one_or_none()
    if found is None:
        raise NotFound
    parent = proposals.locked(session, actor, found.proposal_id)
    again = session.exec(wanted.execution_options(populate_existing=True)).one_or_none()
    if again is None:
        raise NotFound
    return again, parent


def section(session: Session, proposal: Proposal) -> Section | None:
    """The section that the table answers in the stage that runs, where the call has one."""
    return next(
        (
            each
            for each in proposals.sections(session, proposal.id)
            if each.kind is SectionKind.results_framework and each.asked and each.stage == proposal.stage
        ),
        None,
    )
