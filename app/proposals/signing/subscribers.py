"""What happens to a version that is being signed when something else happens."""

from uuid import UUID

from sqlmodel import Session

from app.outbox import registry
from app.outbox.models import EventRow
from app.proposals.signing import service


@registry.timed(service.WATCH)
def _watch(session: Session, version_id: UUID, _occasion: str) -> None:
    service.watch(session, version_id)


@registry.within(
    "proposal.edited", "proposal.call_changed", "mandate.given", "mandate.left", "mandate.released", "budget.set",
    "budget.line_added", "budget.line_changed", "budget.line_removed", "budget.taken", "annex.put",
    "annex.excused", "results.added", "results.changed", "results.moved", "results.removed",
)  # fmt: skip
def _follow(session: Session, event: EventRow) -> None:
    """Title, consortium, budget, results, annexes or what the call asks for changed."""
    assert event.subject_id
    service.follow(session, event.subject_id)


@registry.within("proposal.withdrawn")
def _end(session: Session, event: EventRow) -> None:
    assert event.subject_id
    service.end(session, event.subject_id)
