"""What the secretariat does with a request: read it, open it or not, and look after it."""

from uuid import UUID

from sqlmodel import Session

from app.access.actor import Actor, SeatRole
from app.accounts.models import Seat
from app.circles.models import SECRETARIAT_CIRCLE
from app.core import clock
from app.core.errors import FieldProblem, Invalid
from app.exchanges import clocks, events, policy, queries, workflow
from app.exchanges.codes import Action, Lane, RemarkKind, Step
from app.exchanges.models import Exchange
from app.exchanges.service import circles, deadlines, endings, remarks
from app.exchanges.service.requests import CHANGES_REMINDER
from app.outbox import dates
from app.outbox.events import record

_ORDER = tuple(Lane)


def open_request(
    session: Session, actor: Actor, exchange_id: UUID, *, note: str, lane: Lane | None = None, lane_reason: str = ""
) -> Exchange:
    """Open the request to those who may read it, and begin to look for peers.

    Whoever opens it owns it unless somebody does. A request of an organisation that nobody may commit is endorsed
    by this.
    """
    exchange = _demanded(session, actor, exchange_id, Action.open)
    if lane is not None and lane is not exchange.lane:
        set_lane(session, actor, exchange_id, lane=lane, reason=lane_reason)
    remarks.say(session, actor, exchange, RemarkKind.triage, note, circle_id=SECRETARIAT_CIRCLE)
    if exchange.endorsed_at is None:
        exchange.endorsed_by, exchange.endorsed_at = actor.person_id, clock.now()
    exchange.owner_seat_id = exchange.owner_seat_id or actor.seat_id
    exchange.opened_at = clock.now()
    circles.open_record(exchange)
    workflow.move(session, actor, exchange, Action.open)
    deadlines.meet(session, exchange, Step.triage)
    return exchange


def send_back(session: Session, actor: Actor, exchange_id: UUID, *, questions: str, note: str = "") -> Exchange:
    """Return the request with questions. The author is reminded after a week; after thirty days it is closed."""
    exchange = _demanded(session, actor, exchange_id, Action.send_back)
    remarks.say(session, actor, exchange, RemarkKind.questions, questions, circle_id=exchange.asker_circle_id)
    remarks.say(session, actor, exchange, RemarkKind.triage, note, circle_id=SECRETARIAT_CIRCLE)
    workflow.move(session, actor, exchange, Action.send_back)
    deadlines.meet(session, exchange, Step.triage)
    deadlines.drop(session, exchange, Step.first_match)
    now = clock.now()
    deadlines.put(session, exchange, Step.changes, clocks.due(exchange.lane, Step.changes, now, exchange.zone))
    remind_at = clocks.end_of(clocks.REMIND_OF_CHANGES, now, exchange.zone)
    dates.plan(session, CHANGES_REMINDER, exchange.id, at=remind_at)
    return exchange


def decline(session: Session, actor: Actor, exchange_id: UUID, *, reason: str, note: str = "") -> Exchange:
    """Do not take the request on. The asking side reads the reason and how to appeal, the secretariat the note."""
    exchange = _demanded(session, actor, exchange_id, Action.decline)
    remarks.say(session, actor, exchange, RemarkKind.decline_reason, reason, circle_id=exchange.asker_circle_id)
    remarks.say(session, actor, exchange, RemarkKind.triage, note, circle_id=SECRETARIAT_CIRCLE)
    endings.end(session, actor, exchange, Action.decline)
    return exchange


def set_lane(session: Session, actor: Actor, exchange_id: UUID, *, lane: Lane, reason: str) -> Exchange:
    """Let the request run on another clock.

    In a faster lane the open dates come closer, never further; in a slower one they are counted anew from the
    submission.
    """
    exchange = _demanded(session, actor, exchange_id, Action.set_lane)
    before = exchange.lane
    if lane is before:
        return exchange
    workflow.move(session, actor, exchange, Action.set_lane)
    exchange.lane, exchange.lane_reason = lane, reason or exchange.lane_reason
    now = clock.now()
    for step in (Step.triage, Step.first_match):
        due_at = deadlines.due_at(session, exchange, step)
        if due_at is None:
            continue
        if _ORDER.index(lane) > _ORDER.index(before):
            moved = min(due_at, clocks.due(lane, step, now, exchange.zone))
        else:
            moved = clocks.due(lane, step, exchange.submitted_at or now, exchange.zone)
        deadlines.put(session, exchange, step, moved)
    told = events.LaneSet(subject_id=exchange.id, circle_id=exchange.asker_circle_id, from_lane=before, to_lane=lane)
    record(session, actor, told)
    return exchange


def set_owner(session: Session, actor: Actor, exchange_id: UUID, *, seat_id: UUID | None) -> Exchange:
    """Say which seat of the secretariat looks after it. Raises Invalid for another seat."""
    exchange = _demanded(session, actor, exchange_id, Action.set_owner)
    if seat_id is not None:
        seat = session.get(Seat, seat_id)
        if seat is None or seat.role is not SeatRole.secretariat:
            raise Invalid(FieldProblem(("body", "seat_id"), "not_of_secretariat"))
    workflow.move(session, actor, exchange, Action.set_owner)
    exchange.owner_seat_id = seat_id
    told = events.OwnerSet(subject_id=exchange.id, circle_id=SECRETARIAT_CIRCLE, owner_seat_id=seat_id)
    record(session, actor, told)
    return exchange


def add_note(session: Session, actor: Actor, exchange_id: UUID, *, text: str) -> Exchange:
    """Keep a note that the secretariat alone reads."""
    exchange = _demanded(session, actor, exchange_id, Action.add_note)
    workflow.move(session, actor, exchange, Action.add_note)
    remark = remarks.say(session, actor, exchange, RemarkKind.note, text, circle_id=SECRETARIAT_CIRCLE)
    if remark is not None:
        told = events.NoteAdded(subject_id=exchange.id, circle_id=SECRETARIAT_CIRCLE, remark_id=remark.id)
        record(session, actor, told)
    return exchange


def close_unmatched(session: Session, actor: Actor, exchange_id: UUID, *, tried: str, alternatives: str) -> Exchange:
    """Stop looking: say what was tried and what can be had instead, such as a practice, an expert or a conversation."""
    exchange = _demanded(session, actor, exchange_id, Action.close_unmatched)
    remarks.say(session, actor, exchange, RemarkKind.tried, tried, circle_id=exchange.asker_circle_id)
    remarks.say(session, actor, exchange, RemarkKind.alternatives, alternatives, circle_id=exchange.asker_circle_id)
    endings.end(session, actor, exchange, Action.close_unmatched)
    return exchange


def reopen(session: Session, actor: Actor, exchange_id: UUID, *, note: str = "") -> Exchange:
    """Look for peers again."""
    exchange = _demanded(session, actor, exchange_id, Action.reopen)
    remarks.say(session, actor, exchange, RemarkKind.triage, note, circle_id=SECRETARIAT_CIRCLE)
    workflow.move(session, actor, exchange, Action.reopen)
    due_at = clocks.due(exchange.lane, Step.first_match, clock.now(), exchange.zone)
    deadlines.put(session, exchange, Step.first_match, due_at)
    return exchange


def _demanded(session: Session, actor: Actor, exchange_id: UUID, action: Action) -> Exchange:
    exchange = queries.locked(session, actor, exchange_id)
    policy.demand(actor, exchange, action)
    return exchange
