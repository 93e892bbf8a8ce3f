"""Beginning a proposal, its title and topics, its stages, and giving it up."""

from collections.abc import Mapping, Sequence
from typing import Any, Final
from uuid import UUID

from sqlalchemy import delete
from sqlmodel import Session, col

from app.access.abilities import require
from app.access.actor import Actor, SeatRole
from app.access.versions import require_match
from app.accounts.models import Organisation
from app.circles.models import CircleRole
from app.core import clock
from app.core.errors import FieldProblem, Invalid
from app.core.i18n import Language
from app.members.models import Topic
from app.outbox.events import record
from app.proposals import policy, queries, workflow
from app.proposals.budget import service as budgets
from app.proposals.codes import Action, Mandate, Origin, PartyKind, ProposalState
from app.proposals.errors import CallClosed
from app.proposals.events import ProposalBegun, ProposalEdited, ProposalReopened, ProposalWithdrawn
from app.proposals.models import Call, Participant, Party, Proposal, ProposalTopic
from app.proposals.service import adoption, circles, plans, texts

EDITED: Final = ("title", "summary", "language")


def begin(
    session: Session, actor: Actor, *, call_id: UUID, title: str, language: Language | None = None, summary: str = "",
    topics: Sequence[str] = (), origin: Origin | None = None, origin_id: UUID | None = None,
) -> Proposal:  # fmt: skip
    """Begin an answer to a call; the actor's organisation leads, and the actor is its steward.

    Raises NotFound, NotAllowed, CallClosed.
    """
    call = queries.standing_call(session, actor, call_id)
    require(policy.may_begin(actor))
    if call.ends_at <= clock.now():
        raise CallClosed
    assert actor.seat_id
    assert actor.organisation_id
    form = queries.form_of(session, call)
    stage = next(stage for stage in form.stages if form.closes_at(stage) > clock.now())
    proposal = Proposal(
        circle_id=circles.found(session), call_id=call.id, call_version=call.version, stage=stage,
        organisation_id=actor.organisation_id, steward_seat_id=actor.seat_id, author_id=actor.person_id,
        language=language or actor.language, title=title, summary=summary,
        zone=session.get_one(Organisation, actor.organisation_id).zone, closes_at=form.closes_at(stage),
        origin=origin, origin_id=origin_id,
    )  # fmt: skip
    session.add(proposal)
    session.flush()
    _found_consortium(session, actor, proposal)
    _write_topics(session, proposal, topics)
    adoption.lay_out(session, proposal, form)
    plans.count_back(session, proposal)
    circles.settle(session, proposal)
    begun = ProposalBegun(
        subject_id=proposal.id, circle_id=proposal.circle_id, call_id=call.id, origin=origin, origin_id=origin_id
    )
    record(session, actor, begun)
    return proposal


def _found_consortium(session: Session, actor: Actor, proposal: Proposal) -> None:
    """The lead's own mandate is given where its representative begins, or nobody holds that seat; else it is asked for."""
    organisation_id = proposal.organisation_id
    speaks = actor.role is SeatRole.authorised_representative
    given = speaks or (actor.may_commit and not queries.is_represented(session, organisation_id))
    session.add(
        Party(
            proposal_id=proposal.id, circle_id=circles.found(session), organisation_id=organisation_id,
            kind=PartyKind.lead, mandate=Mandate.given if given else Mandate.asked, asked_by=actor.person_id,
            message_language=proposal.language,
            answered_by=actor.person_id if given else None, answered_seat_id=actor.seat_id if given else None,
            answered_at=clock.now() if given else None,
        )
    )  # fmt: skip
    assert actor.seat_id
    session.add(
        Participant(
            proposal_id=proposal.id, organisation_id=organisation_id, seat_id=actor.seat_id,
            person_id=actor.person_id, role=CircleRole.steward,
        )
    )  # fmt: skip
    session.flush()


def save(
    session: Session, actor: Actor, proposal_id: UUID, *, changes: Mapping[str, Any], if_match: str | None
) -> Proposal:
    """Change title, summary, language or topics; what is left out stays. Raises NotFound, NotAllowed, Stale."""
    proposal = queries.locked(session, actor, proposal_id)
    policy.demand(actor, proposal, Action.edit, queries.roles(session, actor, proposal))
    require_match(if_match, proposal.version)
    changed = [name for name in EDITED if name in changes and changes[name] != getattr(proposal, name)]
    for name in changed:
        setattr(proposal, name, changes[name])
    topics = changes.get("topics")
    if topics is not None and topics != queries.topics_of(session, proposal.id):
        _write_topics(session, proposal, topics)
        changed.append("topics")
    if changed:
        proposal.version += 1
        proposal.changed_at = clock.now()
        session.add(proposal)
        session.flush()
        edited = ProposalEdited(subject_id=proposal.id, circle_id=proposal.circle_id, fields=tuple(changed))
        record(session, actor, edited)
    return proposal


def go_on(session: Session, actor: Actor, proposal_id: UUID, *, if_match: str | None) -> Proposal:
    """Begin the next stage of the call: its sections, its deadline.

    Raises NotFound, NotAllowed, IllegalMove, Stale, CallClosed, and Invalid in the last stage.
    """
    call, proposal = _standing(session, actor, proposal_id)
    policy.demand(actor, proposal, Action.go_on, queries.roles(session, actor, proposal))
    require_match(if_match, proposal.version)
    form = queries.form_of(session, call)
    following = form.stages[form.stages.index(proposal.stage) + 1 :]
    if not following:
        raise Invalid(FieldProblem(("path", "proposal_id"), "last_stage"))
    if form.closes_at(following[0]) <= clock.now():
        raise CallClosed
    budgets.keep_grant(session, proposal)
    proposal.stage, proposal.outcome = following[0], None
    _move(session, proposal, workflow.MOVES[proposal.state, Action.go_on])
    adoption.adopt(session, proposal, call, form, parts=())
    record(session, actor, ProposalEdited(subject_id=proposal.id, circle_id=proposal.circle_id, fields=("stage",)))
    return proposal


def withdraw(session: Session, actor: Actor, proposal_id: UUID) -> Proposal:
    """Give it up; what was written stays with those who wrote it. Raises NotFound, NotAllowed, IllegalMove."""
    proposal = queries.locked(session, actor, proposal_id)
    policy.demand(actor, proposal, Action.withdraw, queries.roles(session, actor, proposal))
    _move(session, proposal, ProposalState.withdrawn)
    plans.drop(session, proposal)
    record(session, actor, ProposalWithdrawn(subject_id=proposal.id, circle_id=proposal.circle_id))
    return proposal


def reopen(session: Session, actor: Actor, proposal_id: UUID) -> Proposal:
    """Take it up again, by the call as it stands now. Raises NotFound, NotAllowed, IllegalMove, CallClosed."""
    call, proposal = _standing(session, actor, proposal_id)
    policy.demand(actor, proposal, Action.reopen, queries.roles(session, actor, proposal))
    if call.ends_at <= clock.now():
        raise CallClosed
    _move(session, proposal, ProposalState.drafting)
    adoption.adopt(session, proposal, call, queries.form_of(session, call), parts=())
    record(session, actor, ProposalReopened(subject_id=proposal.id, circle_id=proposal.circle_id))
    return proposal


def _standing(session: Session, actor: Actor, proposal_id: UUID) -> tuple[Call, Proposal]:
    """The call as it stands until the transaction ends, and its answer, locked. Raises NotFound."""
    answered = queries.proposal(session, actor, proposal_id).call_id
    call = queries.standing_call(session, actor, answered)
    return call, queries.locked(session, actor, proposal_id)


def _move(session: Session, proposal: Proposal, to: ProposalState) -> None:
    proposal.state, proposal.moved_at = to, clock.now()
    proposal.version += 1
    session.add(proposal)
    session.flush()
    texts.rights_changed(session, queries.sections(session, proposal.id))


def _write_topics(session: Session, proposal: Proposal, topics: Sequence[str]) -> None:
    """Raises Invalid for a term that is not in the vocabulary."""
    if any(session.get(Topic, topic) is None for topic in topics):
        raise Invalid(FieldProblem(("body", "topics"), "unknown_topic"))
    session.connection().execute(delete(ProposalTopic).where(col(ProposalTopic.proposal_id) == proposal.id))
    for place, topic in enumerate(topics, start=1):
        session.add(ProposalTopic(proposal_id=proposal.id, topic=topic, place=place))
    session.flush()
