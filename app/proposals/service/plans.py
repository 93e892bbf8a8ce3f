"""Inner dates counted back from the deadline: planned, moved by hand, reminded of while something is owed."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Final
from uuid import UUID

from sqlmodel import Session

from app.access.actor import Actor
from app.core import clock
from app.core.errors import FieldProblem, Invalid
from app.core.rows import Row
from app.outbox import dates
from app.outbox.events import record
from app.proposals import planning, policy, queries, workflow
from app.proposals.annexes import queries as annexes
from app.proposals.annexes.owing import Owed
from app.proposals.codes import Action, Mandate, PlanStep
from app.proposals.events import PlanDue, PlanMoved, PlanReminded
from app.proposals.models import PlanDate, Proposal, Section
from app.proposals.signing import queries as signing

DUE: Final = "proposal.plan_due"
REMINDER: Final = "proposal.plan_reminder"


def count_back(session: Session, proposal: Proposal) -> None:
    """Plan every inner date anew. One moved by hand stays while it still keeps the deadline."""
    standing = {row.step: row for row in queries.plan(session, proposal.id)}
    for step, due_at in planning.backwards(proposal.closes_at, proposal.zone).items():
        row = standing.get(step)
        if row is not None and row.by_hand and row.due_at < proposal.closes_at:
            continue
        _put(session, proposal, row or PlanDate(proposal_id=proposal.id, step=step, due_at=due_at), due_at)


def move(session: Session, actor: Actor, proposal_id: UUID, *, wanted: Mapping[PlanStep, datetime]) -> Proposal:
    """Move inner dates by hand. Raises NotFound, NotAllowed, and Invalid for dates out of order or past the deadline."""
    proposal = queries.locked(session, actor, proposal_id)
    policy.demand(actor, proposal, Action.plan, queries.roles(session, actor, proposal))
    standing = {row.step: row for row in queries.plan(session, proposal.id)}
    after = {step: wanted.get(step, row.due_at) for step, row in standing.items()}
    in_order = [after[step] for step in PlanStep]
    if in_order != sorted(in_order) or in_order[-1] >= proposal.closes_at:
        raise Invalid(FieldProblem(("body", "dates"), "out_of_order"))
    moved = [step for step, at in wanted.items() if at != standing[step].due_at]
    for step in moved:
        standing[step].by_hand = True
        _put(session, proposal, standing[step], wanted[step])
    if moved:
        record(session, actor, PlanMoved(subject_id=proposal.id, circle_id=proposal.circle_id, steps=tuple(moved)))
    return proposal


def _put(session: Session, proposal: Proposal, row: PlanDate, due_at: datetime) -> None:
    row.due_at = due_at
    session.add(row)
    session.flush()
    remind_at = planning.working_days_before(due_at, planning.REMIND_BEFORE, proposal.zone)
    for kind, at in ((DUE, due_at), (REMINDER, remind_at)):
        if at > clock.now():
            dates.plan(session, kind, proposal.id, at=at, occasion=row.step)


def drop(session: Session, proposal: Proposal) -> None:
    """Remind nobody any more."""
    dates.cancel(session, proposal.id, DUE, REMINDER)


def remind(session: Session, proposal_id: UUID, step: PlanStep) -> None:
    """Tell those who owe what is missing, a few working days before."""
    found = _still_owed(session, proposal_id, step)
    if found is not None:
        proposal, row = found
        reminded = PlanReminded(
            subject_id=proposal.id, circle_id=proposal.circle_id, step=step, due_at=row.due_at
        )  # fmt: skip
        record(session, None, reminded)


def fall_due(session: Session, proposal_id: UUID, step: PlanStep) -> None:
    """Tell once that the date has come and something is missing."""
    found = _still_owed(session, proposal_id, step)
    if found is not None and found[1].due_at <= clock.now():
        proposal, _ = found
        record(session, None, PlanDue(subject_id=proposal.id, circle_id=proposal.circle_id, step=step))


def _still_owed(session: Session, proposal_id: UUID, step: PlanStep) -> tuple[Proposal, PlanDate] | None:
    proposal = queries.by_time(session, proposal_id)
    row = session.get(PlanDate, (proposal_id, step))
    owed = row is not None and proposal.state in workflow.WRITING and is_owed(session, proposal, step)
    return (proposal, row) if owed and row is not None else None


def is_owed(session: Session, proposal: Proposal, step: PlanStep) -> bool:
    """Whether something is missing for this step."""
    sections, parties = queries.sections(session, proposal.id), queries.parties(session, proposal.id)
    unsigned = signing.unsigned(session, proposal, parties)
    missing = missing_annexes(session, proposal, parties)
    return step in owed_steps(proposal, sections, parties, unsigned=unsigned, missing=missing)


def missing_annexes(session: Session, proposal: Proposal, parties: Sequence[Row]) -> list[Owed]:
    """Annexes that the call requires and of which nothing stands, while the proposal is written."""
    if proposal.state not in workflow.WRITING:
        return []
    return annexes.missing(session, proposal, queries.form_followed(session, proposal), parties)


def owed_steps(
    proposal: Proposal, sections: Sequence[Section], parties: Sequence[Row], *, unsigned: Collection[UUID],
    missing: Collection[Owed],
) -> set[PlanStep]:  # fmt: skip
    """Steps for which something is missing: text or an annex, a mandate or a signature and, until it is sent, the sending."""
    if proposal.state not in workflow.WRITING:
        return set()
    text = bool(missing) or any(is_owing(proposal, section) for section in sections)
    mandate = bool(unsigned) or any(row["mandate"] is Mandate.asked for row in parties)
    return {PlanStep.upload} | ({PlanStep.content} if text else set()) | ({PlanStep.signatures} if mandate else set())


def is_owing(proposal: Proposal, section: Section) -> bool:
    """Whether this section must be written for the stage that runs and is not."""
    wanted = section.required and section.asked and section.stage == proposal.stage
    return wanted and section.state in workflow.OWED
