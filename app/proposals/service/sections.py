"""The records of sections: how far each is, and whose it is. Their words are live texts of the same ids."""

from uuid import UUID

from sqlmodel import Session, select

from app.access.abilities import require
from app.access.actor import Actor
from app.access.versions import require_match
from app.accounts.models import Seat
from app.core import clock
from app.core.errors import FieldProblem, Invalid
from app.outbox.events import record
from app.proposals import policy, queries, workflow
from app.proposals.codes import Mandate, SectionAction
from app.proposals.events import SectionMoved, SectionOwned
from app.proposals.models import Party, Section
from app.proposals.service import texts, versions


def move(session: Session, actor: Actor, section_id: UUID, action: SectionAction) -> Section:
    """Begin, hand in, send back, agree or take up again. Raises NotFound, NotAllowed, IllegalMove."""
    section, proposal = queries.section(session, actor, section_id)
    policy.demand_section(proposal, section, action, queries.roles(session, actor, proposal))
    before = section.state
    section.state = workflow.SECTION_MOVES[before, action]
    section.moved_at = clock.now()
    section.version += 1
    session.add(section)
    session.flush()
    moved = SectionMoved(
        subject_id=proposal.id, circle_id=section.circle_id, section_id=section.id, action=action,
        from_state=before, to_state=section.state,
    )  # fmt: skip
    record(session, actor, moved)
    if action in {SectionAction.hand_in, SectionAction.agree}:
        versions.keep(session, actor, section)
    texts.rights_changed(session, [section])
    return section


def own(
    session: Session, actor: Actor, section_id: UUID, *, organisation_id: UUID | None, seat_id: UUID | None,
    if_match: str | None,
) -> Section:  # fmt: skip
    """Say whose part it is and who writes it. Raises NotFound, NotAllowed, Stale, Invalid."""
    section, proposal = queries.section(session, actor, section_id)
    require(policy.section_abilities(proposal, section, queries.roles(session, actor, proposal)).own)
    require_match(if_match, section.version)
    if seat_id is not None:
        seat = session.get(Seat, seat_id)
        at_work = {row.seat_id for row in queries.working(session, proposal.id)}
        if seat is None or seat_id not in at_work or organisation_id not in {None, seat.organisation_id}:
            raise Invalid(FieldProblem(("body", "seat_id"), "not_of_consortium"))
        organisation_id = seat.organisation_id
    elif organisation_id is not None and not _takes_part(session, proposal.id, organisation_id):
        raise Invalid(FieldProblem(("body", "organisation_id"), "not_of_consortium"))
    if (section.organisation_id, section.owner_seat_id) == (organisation_id, seat_id):
        return section
    section.organisation_id, section.owner_seat_id = organisation_id, seat_id
    section.version += 1
    session.add(section)
    session.flush()
    owned = SectionOwned(
        subject_id=proposal.id, circle_id=section.circle_id, section_id=section.id, owner_seat_id=seat_id
    )
    record(session, actor, owned)
    return section


def _takes_part(session: Session, proposal_id: UUID, organisation_id: UUID) -> bool:
    given = select(Party.id).where(
        Party.proposal_id == proposal_id, Party.organisation_id == organisation_id, Party.mandate == Mandate.given
    )
    return session.exec(given).first() is not None
