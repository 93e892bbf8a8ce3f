"""Peers put forward for a request: drafted, asked in order, and what they answer."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Final
from uuid import UUID

from sqlmodel import Session, col, delete

from app.access.actor import Actor
from app.accounts.models import Seat
from app.circles.models import SECRETARIAT_CIRCLE
from app.core import clock
from app.core.errors import FieldProblem, IllegalMove, Invalid
from app.exchanges import clocks, events, policy, queries, workflow
from app.exchanges.codes import Action, DeclineCode, MatchAction, MatchState, RemarkKind, Side, Step
from app.exchanges.errors import AskedAlready, NoteNeeded, PeerNotWanted, TooLate
from app.exchanges.models import Agreement, Decline, Exchange, Match, MatchSide
from app.exchanges.schemas import MatchEditIn, MatchIn
from app.exchanges.service import agreement, answers, circles, deadlines, remarks, seats, shortlist
from app.outbox.events import record

TAKE_BACK: Final = timedelta(minutes=1)
_PREPARED: Final = frozenset({Action.put_forward})


def draft(session: Session, actor: Actor, exchange_id: UUID, *, choice: MatchIn) -> Match:
    """Choose a peer; nobody is told before it is put forward.

    Raises AskedAlready, PeerNotWanted when the asking side or a conflict of interest stands against it, and
    NoteNeeded for somebody outside the ranking or over their cap, unless a note says why.
    """
    exchange = queries.locked(session, actor, exchange_id)
    policy.demand(actor, exchange, Action.put_forward)
    seat = _peer_seat(session, exchange, choice.seat_id)
    chosen = queries.matches_of(session, exchange.id, *MatchState)
    if any(match.organisation_id == seat.organisation_id and match.state in _TAKEN for match in chosen):
        raise AskedAlready
    ranked = shortlist.judge(session, exchange, seat.id)
    if ranked.kept_back in shortlist.NEVER:
        raise PeerNotWanted
    if ranked.kept_back is not None and not choice.note.strip():
        raise NoteNeeded(because=ranked.kept_back)
    match = Match(
        exchange_id=exchange.id,
        circle_id=SECRETARIAT_CIRCLE,
        rank=max((item.rank for item in chosen), default=0) + 1,
        organisation_id=seat.organisation_id,
        peer_seat_id=seat.id,
        effort_hours=choice.effort_hours,
        drafted_by=actor.person_id,
    )
    match.substitute_seat_id = _substitute(session, match, choice.substitute_seat_id)
    session.add(match)
    session.flush()
    extra = [reason.model_dump(mode="json") for reason in choice.extra_reasons]
    for side, reasons, gains in (
        (Side.requester, ranked.for_requester, choice.requester_gains),
        (Side.peer, ranked.for_peer, choice.peer_gains),
    ):
        told = [reason.as_json() for reason in reasons] + extra
        session.add(MatchSide(match_id=match.id, side=side, circle_id=SECRETARIAT_CIRCLE, reasons=told, gains=gains))
    remarks.say(
        session, actor, exchange, RemarkKind.override, choice.note, circle_id=SECRETARIAT_CIRCLE, match_id=match.id
    )
    drafted = events.MatchDrafted(subject_id=exchange.id, circle_id=SECRETARIAT_CIRCLE, match_id=match.id)
    record(session, actor, drafted)
    return match


_TAKEN: Final = frozenset(MatchState) - {MatchState.expired, MatchState.superseded}


def _peer_seat(session: Session, exchange: Exchange, seat_id: UUID) -> Seat:
    held = session.get(Seat, seat_id)
    if held is None or queries.held_seat_of(session, held.organisation_id, seat_id=seat_id) is None:
        raise Invalid(FieldProblem(("body", "seat_id"), "nobody_there"))
    if held.organisation_id == exchange.organisation_id:
        raise Invalid(FieldProblem(("body", "seat_id"), "own_organisation"))
    return held


def _substitute(session: Session, match: Match, seat_id: UUID | None) -> UUID | None:
    """Who steps in for the peer's seat, if anybody. Raises Invalid for a seat that nobody holds, and for the same one."""
    if seat_id is None:
        return None
    if seat_id == match.peer_seat_id:
        raise Invalid(seats.same("substitute_seat_id"))
    return seats.require_held(session, seat_id, match.organisation_id, field="substitute_seat_id")


def edit(session: Session, actor: Actor, match_id: UUID, *, changes: MatchEditIn) -> Match:
    """Change a match that nobody has been told of."""
    match, _ = answers.demanded(session, actor, match_id, MatchAction.edit)
    workflow.move_match(match, MatchAction.edit)
    if "substitute_seat_id" in changes.model_fields_set:
        match.substitute_seat_id = _substitute(session, match, changes.substitute_seat_id)
    if changes.effort_hours is not None:
        match.effort_hours = changes.effort_hours
    for side, gains in ((Side.requester, changes.requester_gains), (Side.peer, changes.peer_gains)):
        if gains is not None:
            row = session.get_one(MatchSide, (match.id, side))
            row.gains = gains
            session.add(row)
    session.add(match)
    return match


def drop(session: Session, actor: Actor, match_id: UUID) -> None:
    """Put away a match that nobody has been told of."""
    match, exchange = answers.demanded(session, actor, match_id, MatchAction.drop)
    session.connection().execute(delete(MatchSide).where(col(MatchSide.match_id) == match.id))
    session.delete(match)
    dropped = events.MatchDropped(subject_id=exchange.id, circle_id=SECRETARIAT_CIRCLE, match_id=match.id)
    record(session, actor, dropped)


def put_forward(
    session: Session, actor: Actor, exchange_id: UUID, *, match_ids: Sequence[UUID], at_once: int = 1
) -> Exchange:
    """Ask these peers in this order: so many at the same time, the others when one before them says no.

    Raises Invalid for a match of another exchange and for one whose seat nobody holds any more, IllegalMove for one
    that was put forward already.
    """
    exchange = queries.locked(session, actor, exchange_id)
    policy.demand(actor, exchange, Action.put_forward)
    by_id = {match.id: match for match in queries.matches_of(session, exchange.id, *MatchState)}
    if len(set(match_ids)) < len(match_ids) or not by_id.keys() >= set(match_ids):
        raise Invalid(FieldProblem(("body", "match_ids"), "not_of_exchange"))
    if not all(_can_be_asked(session, by_id[match_id]) for match_id in match_ids):
        raise Invalid(FieldProblem(("body", "match_ids"), "nobody_there"))
    first = 1 + max((match.rank for match in by_id.values() if match.state is not MatchState.drafted), default=0)
    others = [match for match in by_id.values() if match.state is MatchState.drafted and match.id not in match_ids]
    ordered = [by_id[match_id] for match_id in match_ids]
    for rank, match in enumerate((*ordered, *others), start=first):
        if match.state is not MatchState.drafted:
            raise IllegalMove(state=match.state, action=MatchAction.send)
        match.rank = rank
        match.queued = match in ordered
        session.add(match)
    exchange.at_once = at_once
    _ask_next(session, actor, exchange)
    return exchange


def _ask_next(session: Session, actor: Actor | None, exchange: Exchange) -> None:
    """Ask the next peers in the queue, as far as fewer than `at_once` are being asked; who has left is passed over."""
    asked = len(queries.matches_of(session, exchange.id, *workflow.LIVE_MATCH))
    for match in queries.matches_of(session, exchange.id, MatchState.drafted):
        if not match.queued or asked >= exchange.at_once:
            continue
        if _can_be_asked(session, match):
            _send(session, actor, exchange, match)
            asked += 1
        else:
            _skip(session, match)


def _can_be_asked(session: Session, match: Match) -> bool:
    return queries.held_seat_of(session, match.organisation_id, seat_id=match.peer_seat_id) is not None


def _skip(session: Session, match: Match) -> None:
    before = match.state
    answers.close(session, None, match, MatchAction.supersede)
    told = events.MatchSkipped(
        subject_id=match.exchange_id, circle_id=match.circle_id, match_id=match.id, from_state=before,
        to_state=match.state,
    )  # fmt: skip
    record(session, None, told)


def _send(session: Session, actor: Actor | None, exchange: Exchange, match: Match) -> None:
    workflow.move(session, actor, exchange, Action.put_forward)
    before = workflow.move_match(match, MatchAction.send)
    now = clock.now()
    match.sent_at, match.queued = now, False
    peers = circles.open_match(session, match, exchange)
    for side, circle_id in ((Side.requester, exchange.asker_circle_id), (Side.peer, peers)):
        row = session.get_one(MatchSide, (match.id, side))
        row.circle_id = circle_id
        session.add(row)
    agreement.draft(session, exchange, match)
    end = answers.due(session, exchange, match)
    answers.start_clock(session, match, start=now, end=end)
    deadlines.meet(session, exchange, Step.first_match)
    told = events.MatchPutForward(
        subject_id=exchange.id,
        circle_id=match.circle_id,
        match_id=match.id,
        from_state=before,
        to_state=match.state,
        answer_by=end,
    )
    record(session, actor, told)
    _name_answer(session, exchange)


def go_on(session: Session, actor: Actor | None, exchange: Exchange) -> None:
    """After a no or a silence: ask the next peer in the queue; when nobody is left, the exchange is open again."""
    _ask_next(session, actor, exchange)
    if not queries.matches_of(session, exchange.id, *workflow.LIVE_MATCH):
        workflow.move(session, None, exchange, Action.run_out)
        due_at = clocks.due(exchange.lane, Step.first_match, clock.now(), exchange.zone)
        deadlines.put(session, exchange, Step.first_match, due_at)
    _name_answer(session, exchange)


def _name_answer(session: Session, exchange: Exchange) -> None:
    """The exchange waits for the first answer of a peer that is due, and for the asking side once one said yes."""
    asked = queries.matches_of(session, exchange.id, MatchState.sent)
    awaited = [match.answer_by for match in asked if match.answer_by is not None]
    if awaited:
        deadlines.put(session, exchange, Step.answer, min(awaited))
    else:
        deadlines.meet(session, exchange, Step.answer)
    if not queries.matches_of(session, exchange.id, MatchState.peer_accepted):
        deadlines.drop(session, exchange, Step.agreement)
    elif deadlines.due_at(session, exchange, Step.agreement) is None:
        due_at = clocks.due(exchange.lane, Step.agreement, clock.now(), exchange.zone)
        deadlines.put(session, exchange, Step.agreement, due_at)


def accept(
    session: Session,
    actor: Actor,
    match_id: UUID,
    *,
    seat_id: UUID | None = None,
    substitute_seat_id: UUID | None = None,
    message: str = "",
    behalf_of: UUID | None = None,
) -> Match:
    """Say yes for the peer, to the terms as they stand; the asking side is asked to agree.

    Raises Invalid for a seat of another organisation or that nobody holds, and for one that would step in for itself.
    """
    match, exchange = answers.demanded(session, actor, match_id, MatchAction.accept, behalf_of)
    if seat_id is not None:
        match.peer_seat_id = seats.require_held(session, seat_id, match.organisation_id, field="seat_id")
    if substitute_seat_id is not None:
        match.substitute_seat_id = _substitute(session, match, substitute_seat_id)
    elif match.substitute_seat_id == match.peer_seat_id:
        match.substitute_seat_id = None
    match.message, match.answered_at, match.answered_by = message, clock.now(), actor.person_id
    answers.close(session, actor, match, MatchAction.accept, behalf_of=behalf_of)
    circles.settle(session, exchange)
    terms = session.get_one(Agreement, match.id)
    terms.peer_contact_seat_id, terms.peer_substitute_seat_id = match.peer_seat_id, match.substitute_seat_id
    terms.peer_agreed_at, terms.peer_agreed_by = clock.now(), actor.person_id
    session.add(terms)
    _name_answer(session, exchange)
    return match


def decline(
    session: Session,
    actor: Actor,
    match_id: UUID,
    *,
    code: DeclineCode,
    remark: str = "",
    behalf_of: UUID | None = None,
) -> Match:
    """Say no for the peer. Code and remark are read by the secretariat alone; the next peer is asked."""
    match, exchange = answers.demanded(session, actor, match_id, MatchAction.decline, behalf_of)
    match.answered_at, match.answered_by = clock.now(), actor.person_id
    _keep_code(session, actor, match, Side.peer, code, remark)
    answers.close(session, actor, match, MatchAction.decline, behalf_of=behalf_of)
    go_on(session, actor, exchange)
    return match


def take_back(session: Session, actor: Actor, match_id: UUID, *, behalf_of: UUID | None = None) -> Match:
    """Take a no back within a minute: the match waits for an answer again. Raises TooLate after that."""
    match, exchange = answers.demanded(session, actor, match_id, MatchAction.take_back, behalf_of)
    now = clock.now()
    if match.answered_at is None or now > match.answered_at + TAKE_BACK or match.answer_by is None:
        raise TooLate
    session.connection().execute(delete(Decline).where(col(Decline.match_id) == match.id))
    match.answered_at = match.answered_by = match.ended_at = None
    answers.close(session, actor, match, MatchAction.take_back, behalf_of=behalf_of)
    answers.start_again(session, exchange, match)
    workflow.move(session, None, exchange, Action.put_forward)
    deadlines.meet(session, exchange, Step.first_match)
    _name_answer(session, exchange)
    return match


def turn_down(
    session: Session,
    actor: Actor,
    match_id: UUID,
    *,
    code: DeclineCode,
    remark: str = "",
    behalf_of: UUID | None = None,
) -> Match:
    """Say no for the asking side. Code and remark are read by the secretariat alone; the next peer is asked."""
    match, exchange = answers.demanded(session, actor, match_id, MatchAction.turn_down, behalf_of)
    _keep_code(session, actor, match, Side.requester, code, remark)
    answers.close(session, actor, match, MatchAction.turn_down, behalf_of=behalf_of)
    go_on(session, actor, exchange)
    return match


def recall(session: Session, actor: Actor, match_id: UUID) -> Match:
    """The secretariat takes back what it put forward: the peer is thanked and stands down."""
    match, exchange = answers.demanded(session, actor, match_id, MatchAction.supersede)
    was_told = match.state is not MatchState.drafted
    answers.close(session, actor, match, MatchAction.supersede)
    if was_told:
        go_on(session, actor, exchange)
    return match


def _keep_code(session: Session, actor: Actor, match: Match, side: Side, code: DeclineCode, remark: str) -> None:
    session.add(
        Decline(
            match_id=match.id,
            circle_id=SECRETARIAT_CIRCLE,
            side=side,
            code=code,
            remark=remark,
            person_id=actor.person_id,
            at=clock.now(),
        )
    )
