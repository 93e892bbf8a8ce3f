"""The organisations of a proposal: asked, answering, leaving."""

from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from sqlmodel import Session

from app.access.actor import Actor
from app.accounts.models import Organisation
from app.accounts.queries import holder_of
from app.accounts.service.sign_ins import look_again
from app.circles.models import CircleRole
from app.core import clock
from app.core.errors import FieldProblem, Invalid
from app.core.i18n import Language
from app.members.service import guests
from app.outbox import dates
from app.outbox.events import record
from app.proposals import events, policy, queries, workflow
from app.proposals.codes import Action, Mandate, MandateAction, PartyKind
from app.proposals.errors import AskedAlready, NobodyAnswers
from app.proposals.models import Participant, Party, Proposal
from app.proposals.policy import Facts
from app.proposals.service import circles

REMINDER: Final = "mandate.reminder"
USUAL_TIME: Final = timedelta(days=14)


def ask(
    session: Session, actor: Actor, proposal_id: UUID, *, organisation_id: UUID, kind: PartyKind = PartyKind.partner,
    message: str = "", language: Language | None = None, answer_by: datetime | None = None,
) -> Party:  # fmt: skip
    """Ask an organisation to take part; one that said no or left may be asked again.

    Raises NotFound, NotAllowed, Invalid, AskedAlready, and NobodyAnswers where no seat may commit it.
    """
    proposal = queries.locked(session, actor, proposal_id)
    roles = queries.roles(session, actor, proposal)
    policy.demand(actor, proposal, Action.invite, roles)
    if session.get(Organisation, organisation_id) is None or kind is PartyKind.lead:
        raise Invalid(FieldProblem(("body", "organisation_id"), "unknown_organisation"))
    if not queries.committing_of(session, [organisation_id])[organisation_id]:
        raise NobodyAnswers
    by = min(answer_by or clock.now() + USUAL_TIME, proposal.closes_at)
    if by <= clock.now():
        raise Invalid(FieldProblem(("body", "answer_by"), "after_deadline"))
    party = queries.party_of(session, proposal.id, organisation_id)
    if party is None:
        party = Party(
            proposal_id=proposal.id, circle_id=circles.found(session), organisation_id=organisation_id, kind=kind,
            message_language=language or actor.language, asked_by=actor.person_id,
        )  # fmt: skip
    elif party.mandate in {Mandate.asked, Mandate.given}:
        raise AskedAlready
    else:
        party.mandate = policy.demand_mandate(actor, party, proposal, MandateAction.ask, roles, Facts())
    party.kind, party.message, party.message_language = kind, message, language or actor.language
    party.asked_by, party.asked_at, party.answer_by = actor.person_id, clock.now(), by
    party.answered_by = party.answered_seat_id = party.answered_at = party.ended_at = None
    _settle(session, party, proposal)
    dates.plan(session, REMINDER, party.id, at=clock.now() + (by - clock.now()) / 2)
    asked = events.MandateAsked(
        subject_id=proposal.id, circle_id=party.circle_id, party_id=party.id, organisation_id=organisation_id,
        answer_by=by,
    )  # fmt: skip
    record(session, actor, asked)
    return party


def answer(session: Session, actor: Actor, party_id: UUID, *, yes: bool) -> Party:
    """Give the organisation's mandate, or say no. Raises NotFound, NotAllowed, IllegalMove."""
    action = MandateAction.accept if yes else MandateAction.decline
    party, proposal = _move(session, actor, party_id, action)
    party.answered_by, party.answered_seat_id, party.answered_at = actor.person_id, actor.seat_id, clock.now()
    if yes and actor.seat_id:
        _put_to_work(session, actor, party, proposal)
    _settle(session, party, proposal)
    told = events.MandateGiven if yes else events.MandateDeclined
    _tell(session, actor, told, party, proposal)
    return party


def take_back(session: Session, actor: Actor, party_id: UUID) -> Party:
    """Ask no longer. Raises NotFound, NotAllowed, IllegalMove."""
    party, proposal = _move(session, actor, party_id, MandateAction.take_back)
    _settle(session, party, proposal)
    _tell(session, actor, events.MandateTakenBack, party, proposal)
    return party


def leave(session: Session, actor: Actor, party_id: UUID) -> Party:
    """The organisation leaves: nobody of it reads any more, and what they wrote stays theirs."""
    party, proposal = _move(session, actor, party_id, MandateAction.leave)
    _end(session, actor, party, proposal)
    _tell(session, actor, events.PartnerLeft, party, proposal)
    return party


def release(session: Session, actor: Actor, party_id: UUID) -> Party:
    """The lead goes on without this organisation, with the same consequences."""
    party, proposal = _move(session, actor, party_id, MandateAction.release)
    _end(session, actor, party, proposal)
    _tell(session, actor, events.PartnerReleased, party, proposal)
    return party


def remind(session: Session, party_id: UUID) -> None:
    """Half of the time to answer is over."""
    party = session.get(Party, party_id)
    if party is None:
        return
    proposal = queries.by_time(session, party.proposal_id)
    session.refresh(party)
    if proposal.state not in workflow.WRITING or party.mandate is not Mandate.asked or party.answer_by is None:
        return
    reminded = events.MandateReminded(
        subject_id=party.proposal_id, circle_id=party.circle_id, party_id=party.id,
        organisation_id=party.organisation_id, answer_by=party.answer_by,
    )  # fmt: skip
    record(session, None, reminded)


def _move(session: Session, actor: Actor, party_id: UUID, action: MandateAction) -> tuple[Party, Proposal]:
    party, proposal = queries.party(session, actor, party_id)
    facts = Facts(represented=queries.is_represented(session, party.organisation_id))
    roles = queries.roles(session, actor, proposal)
    party.mandate = policy.demand_mandate(actor, party, proposal, action, roles, facts)
    party.version += 1
    return party, proposal


def _settle(session: Session, party: Party, proposal: Proposal) -> None:
    session.add(party)
    session.flush()
    circles.settle(session, proposal)


def _put_to_work(session: Session, actor: Actor, party: Party, proposal: Proposal) -> None:
    """Whoever gives the mandate takes part, unless they were at work already, as the one who began it was."""
    if any(row.seat_id == actor.seat_id for row in queries.working(session, proposal.id)):
        return
    assert actor.seat_id
    role = CircleRole.steward if party.kind is PartyKind.lead else CircleRole.contributor
    session.add(
        Participant(
            proposal_id=proposal.id, organisation_id=party.organisation_id, seat_id=actor.seat_id,
            person_id=actor.person_id, role=role,
        )
    )  # fmt: skip
    session.flush()


def _end(session: Session, actor: Actor, party: Party, proposal: Proposal) -> None:
    """Everybody of the organisation is out at once, with the guests they brought; its sections wait for another owner."""
    party.ended_at = clock.now()
    leaving = [row for row in queries.working(session, proposal.id) if row.organisation_id == party.organisation_id]
    for row in leaving:
        row.until = clock.now()
        session.add(row)
        if person_id := holder_of(session, row.seat_id):
            look_again(session, person_id)
    for section in queries.sections(session, proposal.id):
        if section.organisation_id == party.organisation_id:
            section.organisation_id = section.owner_seat_id = None
            section.version += 1
            session.add(section)
    guests.part_with(session, actor, proposal.circle_id, party.organisation_id)
    _settle(session, party, proposal)


def _tell(session: Session, actor: Actor, what: type[events.MandateEvent], party: Party, proposal: Proposal) -> None:
    told = what(
        subject_id=proposal.id, circle_id=proposal.circle_id, party_id=party.id, organisation_id=party.organisation_id
    )
    record(session, actor, told)
