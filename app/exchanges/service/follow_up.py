"""The one question after ninety days: what did you change?"""

from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from sqlmodel import Session

from app.access.abilities import require
from app.access.actor import Actor
from app.core import clock
from app.core.errors import IllegalMove, NotFound
from app.exchanges import clocks, events, policy, queries, report_queries, workflow
from app.exchanges.codes import FollowUpState, Side, Step
from app.exchanges.models import Exchange, FollowUp
from app.exchanges.report_schemas import FollowUpIn
from app.exchanges.service import deadlines
from app.outbox import dates
from app.outbox.events import record

ASKED: Final = "follow_up.ask"
CLOSED: Final = "follow_up.close"
TIME_TO_ANSWER: Final = timedelta(days=30)


def plan(session: Session, exchange: Exchange) -> None:
    """The exchange is complete: in ninety days the asking side is asked what it changed."""
    assert exchange.room_circle_id is not None  # only exchanges with a room are completed
    due_at = clocks.due(exchange.lane, Step.follow_up, clock.now(), exchange.zone)
    session.add(FollowUp(exchange_id=exchange.id, circle_id=exchange.room_circle_id, due_at=due_at))
    dates.plan(session, ASKED, exchange.id, at=due_at)


def ask(session: Session, exchange_id: UUID) -> None:
    """The day has come; the answer is awaited for thirty days. Nothing happens if it was asked before."""
    exchange, row = queries.by_time(session, exchange_id), session.get_one(FollowUp, exchange_id)
    if row.state is not FollowUpState.planned:
        return
    row.state = FollowUpState.asked
    session.add(row)
    # Planned before the deadline, so that it comes first at the same moment and takes the deadline away.
    dates.plan(session, CLOSED, exchange.id, at=answer_by(row))
    deadlines.put(session, exchange, Step.follow_up, answer_by(row))
    record(session, None, events.FollowUpAsked(subject_id=exchange.id, circle_id=row.circle_id))


def close(session: Session, exchange_id: UUID) -> None:
    """Nobody answered in time: noted as unanswered. An answer is still welcome."""
    exchange, row = queries.by_time(session, exchange_id), session.get_one(FollowUp, exchange_id)
    if row.state is not FollowUpState.asked:
        return
    row.state = FollowUpState.unanswered
    session.add(row)
    deadlines.drop(session, exchange, Step.follow_up)
    record(session, None, events.FollowUpUnanswered(subject_id=exchange.id, circle_id=row.circle_id))


def answer(session: Session, actor: Actor, exchange_id: UUID, *, told: FollowUpIn) -> FollowUp:
    """Say what became of it. Raises NotFound, NotAllowed for all but the asking side, IllegalMove before it is asked."""
    exchange = queries.locked(session, actor, exchange_id)
    row = report_queries.follow_up(session, actor, exchange.id)
    if row is None:
        raise NotFound
    require(policy.speaks_for(actor, exchange, Side.requester, behalf_of=told.behalf_of))
    if not may_be_answered(row):
        raise IllegalMove(state=row.state, action="answer")
    row.state, row.answered_at = FollowUpState.answered, clock.now()
    row.person_id, row.seat_id = actor.person_id, actor.seat_id
    row.language, row.outcome, row.text = told.language, told.outcome, told.text
    row.effects, row.new_contacts = list(dict.fromkeys(told.effects)), told.new_contacts
    row.version += 1
    session.add(row)
    deadlines.meet(session, exchange, Step.follow_up)
    dates.cancel(session, exchange.id, CLOSED)
    answered = events.FollowUpAnswered(subject_id=exchange.id, circle_id=row.circle_id)
    record(session, actor, answered, behalf_of=told.behalf_of)
    return row


def answer_by(row: FollowUp) -> datetime:
    """Until when an answer is awaited."""
    return row.due_at + TIME_TO_ANSWER


def may_be_answered(row: FollowUp) -> bool:
    """Whether the question has been asked and not been answered."""
    return FollowUpState.answered in workflow.FOLLOW_UP_STATES[row.state]
