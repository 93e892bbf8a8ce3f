"""Who of an organisation works on a proposal, and in which role; and the role of a guest."""

from uuid import UUID

from sqlmodel import Session

from app.access import principals
from app.access.abilities import require
from app.access.actor import Actor
from app.accounts.models import Seat
from app.accounts.queries import holder_of
from app.accounts.service.sign_ins import look_again
from app.circles import queries as circle_queries
from app.circles import service as admissions
from app.circles.models import CircleRole
from app.core import clock
from app.core.errors import FieldProblem, Invalid, NotFound
from app.outbox.events import record
from app.proposals import policy, queries
from app.proposals.codes import Action, Mandate
from app.proposals.errors import LastSteward
from app.proposals.events import GuestRoleSet, RoleEnded, RoleGiven
from app.proposals.models import Participant, Proposal
from app.proposals.schemas import HolderOut
from app.proposals.service import circles


def give_role(session: Session, actor: Actor, proposal_id: UUID, *, seat_id: UUID, role: CircleRole) -> Proposal:
    """Put a seat to work, or give it another role: stewards for everybody, others for their own organisation.

    Who leads is said by stewards; by a colleague of the lead only where nobody holds a steward's seat any more.
    Raises NotFound, NotAllowed, and Invalid for a seat that takes no part, is empty, or cannot have this role.
    """
    proposal, seat = _settling(session, actor, proposal_id, seat_id)
    row = _working(session, proposal, seat_id)
    if CircleRole.steward in {role, row and row.role}:
        _require_steward(session, actor, proposal)
    leads = seat.organisation_id == proposal.organisation_id
    most = policy.highest(seat.role, leads=leads)
    if policy.RANK[role] > policy.RANK[most]:
        raise Invalid(FieldProblem(("body", "role"), "role_too_high"))
    holder = holder_of(session, seat_id)
    if holder is None:
        raise Invalid(FieldProblem(("body", "seat_id"), "nobody_there"))
    if row is not None and row.role is CircleRole.steward and role is not CircleRole.steward:
        _require_other_steward(session, proposal, seat_id)
    row = row or Participant(
        proposal_id=proposal.id, organisation_id=seat.organisation_id, seat_id=seat_id, person_id=holder, role=role
    )
    row.role = role
    session.add(row)
    circles.settle(session, proposal)
    look_again(session, holder)
    given = RoleGiven(subject_id=proposal.id, circle_id=proposal.circle_id, seat_id=seat_id, role=role)
    record(session, actor, given)
    return proposal


def end_role(session: Session, actor: Actor, proposal_id: UUID, *, seat_id: UUID) -> Proposal:
    """Take a seat off the proposal; its holder may always go by themselves. What they wrote stays theirs.

    Raises NotFound, NotAllowed, LastSteward.
    """
    if actor.seat_id == seat_id:
        proposal = queries.locked(session, actor, proposal_id)
    else:
        proposal, _ = _settling(session, actor, proposal_id, seat_id)
    row = _working(session, proposal, seat_id)
    if row is None:
        raise NotFound
    if row.role is CircleRole.steward:
        if actor.seat_id != seat_id:
            _require_steward(session, actor, proposal)
        _require_other_steward(session, proposal, seat_id)
    row.until = clock.now()
    session.add(row)
    for section in queries.sections(session, proposal.id):
        if section.owner_seat_id == seat_id:
            section.owner_seat_id = None
            section.version += 1
            session.add(section)
    circles.settle(session, proposal)
    if person_id := holder_of(session, seat_id):
        look_again(session, person_id)
    record(session, actor, RoleEnded(subject_id=proposal.id, circle_id=proposal.circle_id, seat_id=seat_id))
    return proposal


def set_guest_role(session: Session, actor: Actor, proposal_id: UUID, *, person_id: UUID, role: CircleRole) -> Proposal:
    """Say what a guest may do here until their date. Raises NotFound, NotAllowed, and Invalid for a steward's role."""
    proposal = queries.locked(session, actor, proposal_id)
    policy.demand(actor, proposal, Action.invite, queries.roles(session, actor, proposal))
    if role is CircleRole.steward:
        raise Invalid(FieldProblem(("body", "role"), "role_too_high"))
    until = circle_queries.guests_of(session, proposal.circle_id).get(person_id)
    if until is None:
        raise NotFound
    admissions.admit(session, proposal.circle_id, principals.of_person(person_id), role=role, until=until)
    look_again(session, person_id)
    changed = GuestRoleSet(subject_id=proposal.id, circle_id=proposal.circle_id, guest_id=person_id, role=role)
    record(session, actor, changed)
    return proposal


def candidates(session: Session, actor: Actor, proposal_id: UUID) -> list[HolderOut]:
    """Whom the actor may put to work: for stewards anybody of the consortium, for others their own colleagues."""
    proposal = queries.proposal(session, actor, proposal_id)
    roles = queries.roles(session, actor, proposal)
    policy.demand(actor, proposal, Action.share, roles)
    steward = CircleRole.steward in roles
    organisations = _taking_part(session, proposal) if steward else {actor.organisation_id} - {None}
    return [HolderOut(**row) for row in queries.held_seats(session, [item for item in organisations if item])]


def _settling(session: Session, actor: Actor, proposal_id: UUID, seat_id: UUID) -> tuple[Proposal, Seat]:
    proposal = queries.locked(session, actor, proposal_id)
    roles = queries.roles(session, actor, proposal)
    policy.demand(actor, proposal, Action.share, roles)
    seat = session.get(Seat, seat_id)
    if seat is None or seat.organisation_id not in _taking_part(session, proposal):
        raise Invalid(FieldProblem(("body", "seat_id"), "not_of_consortium"))
    require(CircleRole.steward in roles or seat.organisation_id == actor.organisation_id)
    return proposal, seat


def _taking_part(session: Session, proposal: Proposal) -> set[UUID]:
    rows = queries.parties(session, proposal.id)
    return {proposal.organisation_id} | {row["organisation_id"] for row in rows if row["mandate"] is Mandate.given}


def _working(session: Session, proposal: Proposal, seat_id: UUID) -> Participant | None:
    return next((row for row in queries.working(session, proposal.id) if row.seat_id == seat_id), None)


def _require_steward(session: Session, actor: Actor, proposal: Proposal) -> None:
    """Whoever names or ends a steward is one, unless there is none who could."""
    if CircleRole.steward in queries.roles(session, actor, proposal):
        return
    seats = {row.seat_id for row in queries.working(session, proposal.id) if row.role is CircleRole.steward}
    seats.update(queries.committing_of(session, [proposal.organisation_id])[proposal.organisation_id])
    require(all(row["person_id"] is None for row in queries.seats_with_holders(session, seats).values()))


def _require_other_steward(session: Session, proposal: Proposal, seat_id: UUID) -> None:
    stewards = {row.seat_id for row in queries.working(session, proposal.id) if row.role is CircleRole.steward}
    if stewards <= {seat_id}:
        raise LastSteward
