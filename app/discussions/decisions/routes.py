"""Addresses of decisions."""

from typing import Annotated
from uuid import UUID

from fastapi import Query
from sqlmodel import Session
from starlette.responses import Response

from app.access.actor import Actor
from app.access.keeping import keepable
from app.access.marks import Gate, access
from app.access.route import router
from app.access.versions import IfMatch, read_match, tag
from app.core.paging import MOST, After, Limit
from app.discussions.decisions import reading, service
from app.discussions.decisions.schemas import (
    DecisionIn,
    DecisionOut,
    DecisionsOut,
    OutcomeTextIn,
    VoteIn,
    VotePage,
    VoterPage,
    WithdrawDecisionIn,
)

api = router(prefix="/api", tag="decisions")


@api.get("/threads/{thread_id}/decisions")
@access(Gate.signed_in)
def list_decisions(session: Session, actor: Actor, response: Response, thread_id: UUID) -> DecisionsOut:
    """What the thread decides and has decided, open ones first, and what I may put to a vote there."""
    circle_id, found = reading.of_thread(session, actor, thread_id)
    keepable(response, actor, circle_id)
    return found


@api.post("/threads/{thread_id}/decisions", status_code=201)
@access(Gate.signed_in)
def open_decision(session: Session, actor: Actor, thread_id: UUID, body: DecisionIn) -> DecisionOut:
    """Put a question to a vote."""
    decision = service.open_decision(session, actor, thread_id, **body.model_dump())
    return reading.one(session, actor, decision.id)


@api.get("/decisions/{decision_id}")
@access(Gate.signed_in)
def read_decision(session: Session, actor: Actor, response: Response, decision_id: UUID) -> DecisionOut:
    """One decision, wherever it stands. The ETag is what telling its outcome names."""
    found = reading.one(session, actor, decision_id)
    tag(response, found.version)
    return found


@api.put("/decisions/{decision_id}/vote")
@access(Gate.signed_in)
def vote(
    session: Session, actor: Actor, decision_id: UUID, body: VoteIn, if_match: IfMatch = None
) -> DecisionOut:  # fmt: skip
    """Vote, for myself or my organisation, or change that vote. If-Match names the vote's version, "0" for none."""
    service.vote(session, actor, decision_id, version=read_match(if_match), **body.model_dump())
    return reading.one(session, actor, decision_id)


@api.post("/decisions/{decision_id}/close")
@access(Gate.signed_in)
def close_decision(session: Session, actor: Actor, decision_id: UUID) -> DecisionOut:
    """Count the votes before the time has come."""
    service.close_early(session, actor, decision_id)
    return reading.one(session, actor, decision_id)


@api.post("/decisions/{decision_id}/withdraw")
@access(Gate.signed_in)
def withdraw_decision(session: Session, actor: Actor, decision_id: UUID, body: WithdrawDecisionIn) -> DecisionOut:
    """Let it be no decision, and say why."""
    service.withdraw(session, actor, decision_id, reason=body.reason)
    return reading.one(session, actor, decision_id)


@api.put("/decisions/{decision_id}/outcome")
@access(Gate.signed_in)
def tell_outcome(
    session: Session, actor: Actor, decision_id: UUID, body: OutcomeTextIn, if_match: IfMatch = None
) -> DecisionOut:
    """Say in words what follows from a decision that is closed. If-Match names the decision's version."""
    service.tell_outcome(session, actor, decision_id, version=read_match(if_match), **body.model_dump())
    return reading.one(session, actor, decision_id)


@api.get("/decisions/{decision_id}/voters")
@access(Gate.signed_in)
def list_voters(
    session: Session, actor: Actor, decision_id: UUID,
    voted: Annotated[bool | None, Query(description="Only those who have voted, or have not.")] = None,
    after: After = None, limit: Limit = MOST,
) -> VoterPage:  # fmt: skip
    """Who votes while it is open, and who has."""
    return reading.voters(session, actor, decision_id, voted=voted, after=after, limit=limit)


@api.get("/decisions/{decision_id}/votes")
@access(Gate.signed_in)
def list_votes(
    session: Session, actor: Actor, decision_id: UUID, after: After = None, limit: Limit = MOST
) -> VotePage:  # fmt: skip
    """How each voted, told after the end."""
    return reading.votes(session, actor, decision_id, after=after, limit=limit)
