"""What happens to proposals by itself: dates that come, and seats that change elsewhere."""

from uuid import UUID

from sqlmodel import Session, col, select

from app.outbox import registry
from app.outbox.models import EventRow
from app.proposals.codes import PlanStep
from app.proposals.models import Party, Proposal
from app.proposals.service import circles, consortium, plans


@registry.timed(plans.DUE)
def _fall_due(session: Session, proposal_id: UUID, occasion: str) -> None:
    plans.fall_due(session, proposal_id, PlanStep(occasion))


@registry.timed(plans.REMINDER)
def _remind(session: Session, proposal_id: UUID, occasion: str) -> None:
    plans.remind(session, proposal_id, PlanStep(occasion))


@registry.timed(consortium.REMINDER)
def _remind_of_mandate(session: Session, party_id: UUID, _occasion: str) -> None:
    consortium.remind(session, party_id)


@registry.within("seat.made", "seat.edited", "seat.closed")
def _settle_circles(session: Session, event: EventRow) -> None:
    """A seat that may commit its organisation came, changed or went: let it in, or out, of every proposal."""
    organisation_id = UUID(event.data["organisation_id"])
    taking_part = select(Party.proposal_id).where(Party.organisation_id == organisation_id)
    concerned = session.exec(
        select(Proposal)
        .where(col(Proposal.id).in_(taking_part))
        .order_by(col(Proposal.id))
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    for proposal in concerned.all():
        circles.settle(session, proposal)
