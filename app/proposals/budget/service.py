"""What one can do with a budget: set its frame, add, change and remove lines.

Two people who change different lines never meet. Whoever changes a line that somebody else has changed is told what it
says now, and nothing is overwritten.
"""

from collections.abc import Mapping, Sequence
from typing import Any, Final
from uuid import UUID

from sqlalchemy import func
from sqlmodel import Session, col, select

from app.access.actor import Actor
from app.access.versions import read_match
from app.circles import queries as circle_queries
from app.core import clock
from app.core.errors import FieldProblem, Invalid, Stale
from app.core.rows import Row
from app.live import hints
from app.outbox.events import record
from app.proposals import queries as proposals
from app.proposals.budget import circles, policy, queries, rules
from app.proposals.budget.errors import LineStale, TooManyLines
from app.proposals.budget.events import BudgetLineAdded, BudgetLineChanged, BudgetLineRemoved, BudgetSet
from app.proposals.budget.models import MOST_AMOUNT, MOST_LINES, Budget, BudgetLine
from app.proposals.budget.schemas import BudgetIn, LineIn
from app.proposals.codes import Mandate
from app.proposals.events import ProposalEvent
from app.proposals.form import CallForm
from app.proposals.models import Proposal
from app.proposals.service import circles as proposal_circles

FRAME: Final = ("currency", "starts", "months", "rate_month", "requested", "concept_grant")
PLAIN: Final = (
    "category", "year", "description", "unit", "quantity", "rate", "co_funding", "in_kind", "output", "counts_for",
)  # fmt: skip


def taking_part(session: Session, proposal: Proposal) -> list[UUID]:
    """Organisations that have lines here: the lead, then those that said yes or are asked."""
    return taking_part_of(proposals.parties(session, proposal.id), proposal)


def taking_part_of(parties: Sequence[Row], proposal: Proposal) -> list[UUID]:
    """The same of parties that were read before."""
    return [
        row["organisation_id"]
        for row in parties
        if row["mandate"] in {Mandate.given, Mandate.asked} or row["organisation_id"] == proposal.organisation_id
    ]


def set_frame(session: Session, actor: Actor, proposal_id: UUID, *, frame: BudgetIn, if_match: str | None) -> Proposal:
    """Say what holds for the budget as a whole. Raises NotFound, NotAllowed, IllegalMove, Stale."""
    proposal = proposals.locked(session, actor, proposal_id)
    policy.demand_frame(actor, proposal, proposals.roles(session, actor, proposal))
    wanted = read_match(if_match)
    budget = queries.budget(session, proposal.id)
    if wanted != (budget.version if budget else 0):
        raise Stale(version=budget.version if budget else 0)
    known = budget is not None
    budget = budget or _begun(session, proposal)
    values = frame.model_dump() | ({} if frame.currency else {"currency": budget.currency})
    changed = [name for name in FRAME if values[name] != getattr(budget, name)]
    for name in changed:
        setattr(budget, name, values[name])
    if changed:
        budget.version += known
        session.add(budget)
        session.flush()
        told = BudgetSet(subject_id=proposal.id, circle_id=proposal.circle_id, fields=tuple(changed))
        record(session, actor, told)
    return proposal


def keep_grant(session: Session, proposal: Proposal) -> None:
    """The stage ends: what it asked for is what the next one is compared with."""
    lines = queries.counted(session, proposal.id)
    if lines:
        budget = queries.budget(session, proposal.id) or _begun(session, proposal)
        budget.concept_grant = rules.totals(lines).all.grant
        budget.version += 1
        session.add(budget)
        session.flush()


def add(session: Session, actor: Actor, proposal_id: UUID, *, line: LineIn) -> BudgetLine:
    """A new line. Raises NotFound, NotAllowed, IllegalMove, Invalid, TooManyLines."""
    proposal = proposals.locked(session, actor, proposal_id)
    policy.demand(actor, proposal, proposals.roles(session, actor, proposal), line.organisation_id)
    return added(session, actor, proposal, proposals.form_followed(session, proposal), line)


def added(
    session: Session, actor: Actor, proposal: Proposal, form: CallForm, line: LineIn, *, tell: bool = True
) -> BudgetLine:
    """The same once it is known that the actor may. Raises Invalid, TooManyLines."""
    if line.organisation_id not in taking_part(session, proposal):
        raise Invalid(FieldProblem(("body", "organisation_id"), "not_of_consortium"))
    count = select(func.count()).select_from(BudgetLine).where(BudgetLine.proposal_id == proposal.id)
    if session.exec(count).one() >= MOST_LINES:
        raise TooManyLines(most=MOST_LINES)
    if queries.budget(session, proposal.id) is None:
        _begun(session, proposal)
    values = {name: getattr(line, name) for name in PLAIN}
    _require_sound(form, values, values)
    made = BudgetLine(
        proposal_id=proposal.id, organisation_id=line.organisation_id, changed_by=actor.person_id,
        circle_id=_circle(session, proposal, line.organisation_id, closed=line.closed), **values,
    )  # fmt: skip
    session.add(made)
    session.flush()
    if tell:
        _tell(
            session, actor, proposal, BudgetLineAdded(subject_id=proposal.id, circle_id=made.circle_id, line_id=made.id)
        )
    return made


def change(
    session: Session, actor: Actor, line_id: UUID, *, changes: Mapping[str, Any], if_match: str | None
) -> tuple[BudgetLine, Proposal]:
    """Change a line; what is left out stays.

    Raises NotFound, NotAllowed, IllegalMove, Invalid, and LineStale with what it says now when somebody was faster.
    """
    wanted = read_match(if_match)
    line, proposal = queries.line(session, actor, line_id)
    policy.demand(actor, proposal, proposals.roles(session, actor, proposal), line.organisation_id)
    _require_version(line, proposal, wanted)
    changed(session, actor, proposal, proposals.form_followed(session, proposal), line, changes)
    return line, proposal


def changed(
    session: Session, actor: Actor, proposal: Proposal, form: CallForm, line: BudgetLine, changes: Mapping[str, Any],
    *, tell: bool = True,
) -> None:  # fmt: skip
    """The same once it is known that the actor may. Raises Invalid."""
    found = {name: changes[name] for name in PLAIN if name in changes and changes[name] != getattr(line, name)}
    _require_sound(form, found, {name: found.get(name, getattr(line, name)) for name in PLAIN})
    closed = changes.get("closed")
    if closed is not None and closed != is_closed(line, proposal):
        found["circle_id"] = _circle(session, proposal, line.organisation_id, closed=closed)
    if not found:
        return
    for name, value in found.items():
        setattr(line, name, value)
    line.version += 1
    line.changed_by, line.changed_at = actor.person_id, clock.now()
    session.add(line)
    session.flush()
    if tell:
        fields = tuple("closed" if name == "circle_id" else name for name in found)
        told = BudgetLineChanged(subject_id=proposal.id, circle_id=line.circle_id, line_id=line.id, fields=fields)
        _tell(session, actor, proposal, told)


def remove(session: Session, actor: Actor, line_id: UUID, *, if_match: str | None) -> None:
    """Take a line out, as it was read. Raises NotFound, NotAllowed, IllegalMove, LineStale."""
    wanted = read_match(if_match)
    line, proposal = queries.line(session, actor, line_id)
    policy.demand(actor, proposal, proposals.roles(session, actor, proposal), line.organisation_id)
    _require_version(line, proposal, wanted)
    session.delete(line)
    session.flush()
    told = BudgetLineRemoved(subject_id=proposal.id, circle_id=line.circle_id, line_id=line.id)
    _tell(session, actor, proposal, told)


def is_closed(line: BudgetLine, proposal: Proposal) -> bool:
    return line.circle_id != proposal.circle_id


def _begun(session: Session, proposal: Proposal) -> Budget:
    made = Budget(proposal_id=proposal.id, currency=rules.currency(proposals.form_followed(session, proposal)))
    session.add(made)
    session.flush()
    return made


def _circle(session: Session, proposal: Proposal, organisation_id: UUID, *, closed: bool) -> UUID:
    if not closed:
        return proposal.circle_id
    circle_id, new = circles.of_partner(session, proposal, organisation_id)
    if new:
        proposal_circles.settle(session, proposal)
    return circle_id


def _require_sound(form: CallForm, given: Mapping[str, Any], whole: Mapping[str, Any]) -> None:
    """Raise Invalid for a category or mark that the call does not know, and for a cost that is beyond counting."""
    problems = []
    if "category" in given and given["category"] not in {item.key for item in rules.categories(form)}:
        problems.append(FieldProblem(("body", "category"), "unknown_category"))
    if not {rule.key for rule in rules.markable(form)}.issuperset(given.get("counts_for", ())):
        problems.append(FieldProblem(("body", "counts_for"), "unknown_rule"))
    if rules.cost(whole["quantity"], whole["rate"]) > MOST_AMOUNT:
        problems.append(FieldProblem(("body", "rate"), "cost_too_large"))
    if problems:
        raise Invalid(*problems)


def _require_version(line: BudgetLine, proposal: Proposal, wanted: int) -> None:
    if line.version != wanted:
        now = {name: getattr(line, name) for name in PLAIN if name != "counts_for"}
        closed, marks = is_closed(line, proposal), ",".join(line.counts_for)
        raise LineStale(version=line.version, closed=closed, counts_for=marks, **now)


def _tell(session: Session, actor: Actor, proposal: Proposal, event: ProposalEvent) -> None:
    """A closed line is told in its own circle; that the sums moved, everybody may know at once."""
    record(session, actor, event)
    if event.circle_id != proposal.circle_id:
        everybody = circle_queries.principals_of(session, proposal.circle_id)
        hints.publish_after_commit(session, "proposal", proposal.id, everybody)


def lines_of(session: Session, proposal_id: UUID, ids: list[UUID]) -> Mapping[UUID, BudgetLine]:
    """Lines to change, locked, by id."""
    wanted = select(BudgetLine).where(BudgetLine.proposal_id == proposal_id, col(BudgetLine.id).in_(ids))
    return {line.id: line for line in session.exec(wanted.with_for_update())}
