"""What happens to reports by itself: their days come, and partners and seats leave."""

from uuid import UUID

from sqlmodel import Session

from app.outbox import registry
from app.outbox.models import EventRow
from app.proposals import queries as proposals
from app.proposals.after import queries, reporting


@registry.timed(reporting.DUE)
def _fall_due(session: Session, report_id: UUID, _occasion: str) -> None:
    reporting.fall_due(session, report_id)


@registry.timed(reporting.REMINDER)
def _remind(session: Session, report_id: UUID, _occasion: str) -> None:
    reporting.remind(session, report_id)


@registry.within("mandate.left", "mandate.released")
def _pass_on(session: Session, event: EventRow) -> None:
    assert event.subject_id
    proposal = proposals.by_time(session, event.subject_id)
    reporting.pass_on(session, proposal, UUID(event.data["organisation_id"]))


@registry.within("proposal.role_ended")
def _let_go(session: Session, event: EventRow) -> None:
    assert event.subject_id
    proposal = proposals.by_time(session, event.subject_id)
    reporting.let_go(session, proposal, UUID(event.data["seat_id"]))


@registry.within("seat.edited", "seat.closed")
def _let_go_of_all(session: Session, event: EventRow) -> None:
    assert event.subject_id
    for proposal_id in queries.owed_by_seat(session, event.subject_id):
        reporting.let_go(session, proposals.by_time(session, proposal_id), event.subject_id)
