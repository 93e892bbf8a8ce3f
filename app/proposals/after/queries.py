"""What may be read of results and reports: whoever reads the proposal reads them."""

from collections.abc import Collection, Mapping, Sequence
from typing import Final
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, func, or_
from sqlalchemy.orm import aliased
from sqlmodel import Session, col, select

from app.access.actor import Actor
from app.accounts.models import Organisation, Person
from app.circles.queries import admits
from app.core import clock
from app.core.errors import NotFound
from app.core.rows import Row, columns, fetch
from app.proposals import queries as proposals
from app.proposals.after.models import Feedback, FunderReport, ProposalResult
from app.proposals.codes import ResultKind
from app.proposals.models import Proposal

_REPORT: Final = (
    "id", "kind", "title", "call_key", "due_on", "zone", "due_at", "organisation_id", "seat_id", "done_at", "done_words",
    "version",
)  # fmt: skip


def latest(session: Session, proposal: Proposal) -> ProposalResult | None:
    """What is written down of the stage that was sent last."""
    return session.exec(
        select(ProposalResult)
        .where(ProposalResult.proposal_id == proposal.id, ProposalResult.stage == proposal.stage)
        .order_by(col(ProposalResult.number).desc())
        .limit(1)
    ).one_or_none()


def last_number(session: Session, proposal_id: UUID) -> int:
    found = session.exec(select(func.max(ProposalResult.number)).where(ProposalResult.proposal_id == proposal_id)).one()
    return found or 0


def results(session: Session, proposal_id: UUID) -> Sequence[Row]:
    """Everything that was written down of the funder's answers, the latest first, with who wrote it."""
    return fetch(
        session,
        columns(
            ProposalResult.id, ProposalResult.number, ProposalResult.stage, ProposalResult.outcome, ProposalResult.amount,
            ProposalResult.currency, ProposalResult.decided_on, ProposalResult.words, ProposalResult.words_language,
            ProposalResult.told_at, col(Person.name).label("told_by"),
        )
        .join(Person, col(Person.id) == ProposalResult.told_by)
        .where(col(ProposalResult.proposal_id) == proposal_id)
        .order_by(col(ProposalResult.number).desc())
        .limit(50),
    )  # fmt: skip


def feedback(session: Session, result_ids: Collection[UUID]) -> Mapping[UUID, list[Row]]:
    """What the funder said of criteria and sections, by result."""
    found: dict[UUID, list[Row]] = {result_id: [] for result_id in result_ids}
    for row in fetch(
        session,
        columns(Feedback.result_id, Feedback.criterion, Feedback.section_id, Feedback.points, Feedback.words)
        .where(col(Feedback.result_id).in_(result_ids))
        .order_by(col(Feedback.result_id), col(Feedback.place)),
    ):
        found[row["result_id"]].append(row)
    return found


def reports(session: Session, proposal_id: UUID) -> Sequence[Row]:
    """The reports of a proposal by their days, with who owes them and who handed them in."""
    done = aliased(Person)
    return fetch(
        session,
        columns(
            *(getattr(FunderReport, name) for name in _REPORT),
            *(col(getattr(Organisation, name)).label(f"organisation_{name}") for name in proposals.REF if name != "id"),
            col(done.name).label("done_by_name"),
        )
        .join(Organisation, col(Organisation.id) == FunderReport.organisation_id)
        .outerjoin(done, col(done.id) == FunderReport.done_by)
        .where(col(FunderReport.proposal_id) == proposal_id)
        .order_by(col(FunderReport.due_at), col(FunderReport.id)),
    )


def reports_of(session: Session, proposal_id: UUID) -> list[FunderReport]:
    """The same as records to change."""
    return list(
        session.exec(
            select(FunderReport).where(FunderReport.proposal_id == proposal_id).order_by(col(FunderReport.due_at))
        )
    )


def owed_by_seat(session: Session, seat_id: UUID) -> list[UUID]:
    """Proposals of whose reports this seat still owes one."""
    owed = (FunderReport.seat_id == seat_id, col(FunderReport.done_at).is_(None))
    return sorted(set(session.exec(select(FunderReport.proposal_id).where(*owed))))


def report(session: Session, actor: Actor, report_id: UUID) -> tuple[FunderReport, Proposal]:
    """One report and its proposal, locked. Raises NotFound when the actor is not in the proposal."""
    wanted = select(FunderReport).where(FunderReport.id == report_id, admits(FunderReport.circle_id, actor))
    found = session.exec(wanted.execution_options(populate_existing=True)).one_or_none()
    if found is None:
        raise NotFound
    parent = proposals.locked(session, actor, found.proposal_id)
    session.refresh(found)
    return found, parent


def is_owed() -> ColumnElement[bool]:
    """SQL, of a report beside its proposal: the funder granted, and nobody has said that it was handed in."""
    return and_(
        col(Proposal.id) == FunderReport.proposal_id,
        col(Proposal.outcome) == ResultKind.granted,
        col(FunderReport.done_at).is_(None),
    )


def owed(actor: Actor) -> Select[tuple[object, ...]]:
    """Reports that are owed, as far as the actor may read them, with their proposals and who owes them."""
    return (
        columns(
            FunderReport.id, FunderReport.kind, FunderReport.due_at, FunderReport.zone, FunderReport.seat_id,
            FunderReport.proposal_id, Proposal.title, Proposal.language,
            *(col(getattr(Organisation, name)).label(f"organisation_{name}") for name in proposals.REF),
        )
        .select_from(FunderReport)
        .join(Proposal, is_owed())
        .join(Organisation, col(Organisation.id) == FunderReport.organisation_id)
        .where(admits(FunderReport.circle_id, actor))
        .order_by(col(FunderReport.due_at), col(FunderReport.id))
    )  # fmt: skip


def owes(actor: Actor) -> ColumnElement[bool]:
    """SQL: the report is the actor's seat's, or nobody's in particular of the organisation that they may commit."""
    own = col(FunderReport.seat_id) == actor.seat_id
    if not actor.may_commit:
        return own
    return or_(
        own, and_(col(FunderReport.seat_id).is_(None), col(FunderReport.organisation_id) == actor.organisation_id)
    )


def overdue(session: Session, actor: Actor, organisation_ids: Collection[UUID], *, besides: UUID) -> frozenset[UUID]:
    """Those of the organisations that owe a report whose day is over, as far as the actor may know."""
    rows = session.exec(
        select(FunderReport.organisation_id)
        .join(Proposal, is_owed())
        .where(
            admits(FunderReport.circle_id, actor),
            col(FunderReport.organisation_id).in_(organisation_ids),
            col(FunderReport.due_at) < clock.now(),
            FunderReport.proposal_id != besides,
        )
    )
    return frozenset(rows)
