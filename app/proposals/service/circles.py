"""Whom the circles of a proposal admit, worked out from who takes part now and written whenever that changes."""

from uuid import UUID

from sqlmodel import Session, col, select

from app.access import principals
from app.access.actor import SeatRole
from app.accounts.models import Seat
from app.circles import service as circles
from app.circles.models import CircleKind, CircleRole
from app.proposals import policy, queries, workflow
from app.proposals.budget import circles as pay
from app.proposals.codes import Mandate, PartyKind
from app.proposals.models import Party, Proposal
from app.proposals.service import texts


def found(session: Session) -> UUID:
    """A circle that admits nobody until it is settled."""
    return circles.make(session, CircleKind.proposal, {}).id


def settle(session: Session, proposal: Proposal) -> None:
    """Let in those who take part now, in their roles, and the organisations that are asked into the circle of their mandate.

    Whoever may commit an organisation that has said yes is in; a role that was given raises or names others.
    """
    session.flush()
    parties = session.exec(select(Party).where(Party.proposal_id == proposal.id)).all()
    committing = queries.committing_of(session, [party.organisation_id for party in parties])
    roles: dict[UUID, CircleRole] = {}
    taking_part = {party.organisation_id: party for party in parties if workflow.takes_part(party.kind, party.mandate)}
    for organisation_id, party in taking_part.items():
        usual = CircleRole.steward if party.kind is PartyKind.lead else CircleRole.contributor
        roles |= dict.fromkeys(committing[organisation_id], usual)
    working = [row for row in queries.working(session, proposal.id) if row.organisation_id in taking_part]
    seats = {row.seat_id for row in working}
    kinds: dict[UUID, SeatRole] = {}
    if seats:
        kinds = {seat.id: seat.role for seat in session.exec(select(Seat).where(col(Seat.id).in_(seats)))}
    for row in working:
        role = _most(kinds[row.seat_id], row.role)
        before = roles.get(row.seat_id, role)
        roles[row.seat_id] = max(role, before, key=policy.RANK.__getitem__)
    circles.reset(session, proposal.circle_id, {principals.of_seat(seat_id): role for seat_id, role in roles.items()})
    texts.rights_changed(session, queries.sections(session, proposal.id))
    homes = {seat_id: organisation_id for organisation_id, theirs in committing.items() for seat_id in theirs}
    homes |= {row.seat_id: row.organisation_id for row in working}
    pay.settle(session, proposal, roles, homes)
    for party in parties:
        asked = committing[party.organisation_id] if party.mandate is Mandate.asked else []
        admitted = dict.fromkeys(map(principals.of_seat, asked), CircleRole.reader)
        circles.reset(session, party.circle_id, admitted)


def _most(seat: SeatRole, given: CircleRole) -> CircleRole:
    return CircleRole.reader if seat is SeatRole.observer else given
