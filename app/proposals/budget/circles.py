"""Whom the circles of closed lines admit: those of the partner and of the lead who are in the proposal."""

from collections.abc import Mapping
from uuid import UUID

from sqlmodel import Session, select

from app.access import principals
from app.circles import service as circles
from app.circles.models import CircleKind, CircleRole
from app.proposals.budget.models import PayCircle
from app.proposals.models import Proposal


def of_partner(session: Session, proposal: Proposal, organisation_id: UUID) -> tuple[UUID, bool]:
    """The circle of an organisation's closed lines, and whether it is new and must be settled."""
    found = session.get(PayCircle, (proposal.id, organisation_id))
    if found is not None:
        return found.circle_id, False
    made = circles.make(session, CircleKind.proposal, {})
    session.add(PayCircle(proposal_id=proposal.id, organisation_id=organisation_id, circle_id=made.id))
    session.flush()
    return made.id, True


def settle(session: Session, proposal: Proposal, roles: Mapping[UUID, CircleRole], homes: Mapping[UUID, UUID]) -> None:
    """Let in the seats that are in the proposal now, each in its role there. `homes` are their organisations.

    Guests are let in nowhere: they sit in no organisation.
    """
    for row in session.exec(select(PayCircle).where(PayCircle.proposal_id == proposal.id)).all():
        near = {proposal.organisation_id, row.organisation_id}
        admitted = {principals.of_seat(seat_id): role for seat_id, role in roles.items() if homes.get(seat_id) in near}
        circles.reset(session, row.circle_id, admitted)
