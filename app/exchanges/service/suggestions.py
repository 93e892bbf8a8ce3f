"""Times for a session that one side suggests: the other side picks one, or says that none suits and suggests others."""

from uuid import UUID

from sqlmodel import Session

from app.access.actor import Actor
from app.core.errors import FieldProblem, Invalid
from app.exchanges import events, policy, queries, session_queries, workflow
from app.exchanges.codes import Action, Side, SuggestionAction
from app.exchanges.models import Exchange, ExchangeSession, SuggestedTime, Suggestion
from app.exchanges.service import sessions
from app.exchanges.session_schemas import FEWEST_TIMES, PickIn, SessionIn, SuggestionIn
from app.outbox.events import record


def suggest(session: Session, actor: Actor, exchange_id: UUID, *, wanted: SuggestionIn) -> Suggestion:
    """Put times before the other side, in place of any that stood there. Raises Invalid for a time in the past."""
    exchange = queries.locked(session, actor, exchange_id)
    policy.demand(actor, exchange, Action.suggest_times, behalf_of=wanted.behalf_of)
    starts = {sessions.ahead(start, field="starts") for start in wanted.starts}
    if len(starts) < FEWEST_TIMES:
        raise Invalid(FieldProblem(("body", "starts"), "too_short", {"min_length": FEWEST_TIMES}))
    sessions.settle_suggestion(session, exchange)
    row = Suggestion(
        exchange_id=exchange.id,
        circle_id=sessions.room_of(exchange),
        side=_side(actor, exchange, wanted.behalf_of),
        zone=wanted.zone,
        minutes=wanted.minutes,
        plan=wanted.model_dump(mode="json", exclude={"starts", "zone", "minutes", "behalf_of"}, exclude_none=True),
        person_id=actor.person_id,
    )
    session.add(row)
    session.flush()
    session.add_all(SuggestedTime(suggestion_id=row.id, start=start) for start in starts)
    workflow.move(session, actor, exchange, Action.suggest_times, behalf_of=wanted.behalf_of)
    told = events.TimesSuggested(subject_id=exchange.id, circle_id=row.circle_id, suggestion_id=row.id, side=row.side)
    record(session, actor, told, behalf_of=wanted.behalf_of)
    return row


def pick(session: Session, actor: Actor, exchange_id: UUID, suggestion_id: UUID, *, picked: PickIn) -> ExchangeSession:
    """Plan the session at one of the suggested times.

    Raises Invalid for a time that was not suggested or has passed, IllegalMove when somebody was faster.
    """
    exchange, row = _demanded(session, actor, exchange_id, suggestion_id, SuggestionAction.pick, picked.behalf_of)
    if picked.start not in session_queries.suggested_starts(session, row.id):
        raise Invalid(FieldProblem(("body", "start"), "not_suggested"))
    sessions.end_suggestion(session, row, SuggestionAction.pick)
    wanted = SessionIn.model_validate(
        row.plan | {"start": picked.start, "zone": row.zone, "minutes": row.minutes, "behalf_of": picked.behalf_of}
    )
    return sessions.plan(session, actor, exchange.id, wanted=wanted)


def refuse(
    session: Session,
    actor: Actor,
    exchange_id: UUID,
    suggestion_id: UUID,
    *,
    reason: str,
    behalf_of: UUID | None = None,
) -> Suggestion:
    """Say that none of the times suits. Raises IllegalMove when somebody was faster."""
    exchange, row = _demanded(session, actor, exchange_id, suggestion_id, SuggestionAction.refuse, behalf_of)
    sessions.end_suggestion(session, row, SuggestionAction.refuse)
    row.reason = reason
    told = events.TimesRefused(subject_id=exchange.id, circle_id=row.circle_id, suggestion_id=row.id, side=row.side)
    record(session, actor, told, behalf_of=behalf_of)
    return row


def _demanded(
    session: Session,
    actor: Actor,
    exchange_id: UUID,
    suggestion_id: UUID,
    action: SuggestionAction,
    behalf_of: UUID | None,
) -> tuple[Exchange, Suggestion]:
    """The exchange, locked, and the suggestion, to which the action may be done."""
    exchange = queries.locked(session, actor, exchange_id)
    row = session_queries.suggestion(session, actor, exchange.id, suggestion_id)
    policy.demand_suggestion(actor, row, exchange, action, behalf_of=behalf_of)
    return exchange, row


def _side(actor: Actor, exchange: Exchange, behalf_of: UUID | None) -> Side:
    asks = policy.speaks_for(actor, exchange, Side.requester, behalf_of=behalf_of)
    return Side.requester if asks else Side.peer
