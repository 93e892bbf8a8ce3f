"""What people may do to a match now, and its clock: reminder, expiry, and what is told when it ends."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from sqlmodel import Session

from app.access.actor import Actor
from app.accounts.models import Organisation
from app.core import clock
from app.exchanges import clocks, events, policy, queries, workflow
from app.exchanges.codes import MatchAction, MatchState, Step
from app.exchanges.models import Agreement, Exchange, Match
from app.outbox import dates
from app.outbox.events import record

REMINDER: Final = "match.reminder"
EXPIRY: Final = "match.expiry"

TOLD_AS: Final[Mapping[MatchAction, type[events.MatchMoved]]] = {
    MatchAction.accept: events.MatchAccepted,
    MatchAction.decline: events.MatchDeclined,
    MatchAction.take_back: events.MatchTakenBack,
    MatchAction.turn_down: events.MatchTurnedDown,
    MatchAction.conclude: events.MatchAgreed,
    MatchAction.expire: events.MatchExpired,
    MatchAction.supersede: events.MatchSuperseded,
}
_OVER: Final = frozenset(MatchState) - {MatchState.drafted, *workflow.LIVE_MATCH}


def demanded(
    session: Session, actor: Actor, match_id: UUID, action: MatchAction, behalf_of: UUID | None = None
) -> tuple[Match, Exchange]:
    """The match and its exchange, locked, to which the action may be done."""
    match, exchange = queries.locked_match(session, actor, match_id)
    facts = queries.match_facts_of(session, actor, match, session.get(Agreement, match.id))
    policy.demand_match(actor, match, exchange, action, facts, behalf_of=behalf_of)
    return match, exchange


def due(session: Session, exchange: Exchange, match: Match) -> datetime:
    """When a peer that is asked now has to answer, by its own clock."""
    zone = session.get_one(Organisation, match.organisation_id).zone
    return clocks.due(exchange.lane, Step.answer, clock.now(), zone)


def start_clock(session: Session, match: Match, *, start: datetime, end: datetime) -> None:
    """The peer is reminded half way and the match expires at the end."""
    match.answer_by = end
    session.add(match)
    dates.plan(session, REMINDER, match.id, at=clocks.half_way(start, end))
    dates.plan(session, EXPIRY, match.id, at=end)


def start_again(session: Session, exchange: Exchange, match: Match) -> None:
    """The peer took its no back: what was left of the clock runs on; the reminder too, unless its time is over.

    Nothing is left where a yes had stopped the clock long ago: then a new span begins.
    """
    if match.sent_at is None or match.answer_by is None:
        return
    if match.answer_by <= clock.now():
        match.answer_by = due(session, exchange, match)
        session.add(match)
    half = clocks.half_way(match.sent_at, match.answer_by)
    if half > clock.now():
        dates.plan(session, REMINDER, match.id, at=half)
    dates.plan(session, EXPIRY, match.id, at=match.answer_by)


def move_on(session: Session, match: Match, *, since: datetime, by: timedelta) -> None:
    """The clock stood still from `since`; a reminder that was sent before is not sent again."""
    if match.sent_at is None or match.answer_by is None:
        return
    half = clocks.half_way(match.sent_at, match.answer_by)
    match.answer_by += by
    session.add(match)
    if half > since:
        dates.plan(session, REMINDER, match.id, at=half + by)
    dates.plan(session, EXPIRY, match.id, at=match.answer_by)


def close(
    session: Session, actor: Actor | None, match: Match, action: MatchAction, *, behalf_of: UUID | None = None
) -> None:
    """Move the match, tell those whom its circle admits, and stop its clock once it is answered."""
    before = workflow.move_match(match, action)
    now = clock.now()
    if match.state in _OVER:
        match.ended_at = now
        match.queued = False
    session.add(match)
    if match.state is not MatchState.sent:
        dates.cancel(session, match.id, REMINDER, EXPIRY)
    if before is MatchState.drafted:
        return
    told = TOLD_AS[action](
        subject_id=match.exchange_id, circle_id=match.circle_id, match_id=match.id, from_state=before, to_state=match.state
    )  # fmt: skip
    record(session, actor, told, behalf_of=behalf_of)
