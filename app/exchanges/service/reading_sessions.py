"""Sessions brought into the shape in which they go out."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlmodel import Session

from app.access.actor import Actor
from app.circles.queries import is_admitted
from app.core import clock
from app.core.rows import Row
from app.exchanges import policy, queries, session_queries, workflow
from app.exchanges.codes import Action, Side
from app.exchanges.models import ActionItem, Exchange, ExchangeSession, Suggestion
from app.exchanges.schemas import SeatRef
from app.exchanges.session_schemas import (
    ActionOut,
    AttendanceOut,
    ClockOut,
    CostOut,
    NoteOut,
    SessionOut,
    SuggestedTimeOut,
    SuggestionOut,
)


def sessions_out(
    session: Session, actor: Actor, exchange: Exchange, rows: Sequence[ExchangeSession]
) -> list[SessionOut]:
    """Sessions of one exchange with all that the actor may read of them; the number of statements is fixed."""
    ids = [row.id for row in rows]
    people, notes, costs = (
        _by_session(session_queries.attendance(session, ids)),
        _by_session(session_queries.notes(session, actor, ids)),
        _by_session(session_queries.costs(session, ids)),
    )
    actions: dict[UUID | None, list[ActionOut]] = defaultdict(list)
    for item in actions_out(session, actor, exchange):
        actions[item.session_id].append(item)
    seats = queries.seat_refs(session, (row.host_seat_id for row in rows))
    names = queries.names_of(session, (row.planned_by for row in rows))
    places = _places(session, exchange)
    return [
        SessionOut(
            **row.model_dump(include=_COPIED),
            clocks=_clocks(row.start, places),
            host=SeatRef(**seats[row.host_seat_id]),
            planned_by=names[row.planned_by],
            people=[AttendanceOut(**item) for item in people[row.id]],
            notes=[NoteOut(**item) for item in notes[row.id]],
            actions=actions[row.id],
            costs=[CostOut(**item) for item in costs[row.id]],
            abilities=policy.session_abilities(actor, row, exchange),
        )
        for row in rows
    ]


def standing_suggestion(session: Session, actor: Actor, exchange: Exchange) -> SuggestionOut | None:
    """The times that one side suggested last, while nothing has followed and a session can be planned."""
    if not workflow.is_possible(exchange.state, Action.suggest_times):
        return None
    row = session_queries.standing_suggestion(session, exchange.id)
    if row is None or not is_admitted(session, actor, row.circle_id):
        return None
    return suggestion_out(session, actor, exchange, row)


def suggestion_out(session: Session, actor: Actor, exchange: Exchange, row: Suggestion) -> SuggestionOut:
    """Suggested times on both clocks."""
    places = _places(session, exchange)
    now = clock.now()
    return SuggestionOut(
        **row.model_dump(include={"id", "exchange_id", "side", "state", "at", "minutes", "reason"}),
        by=queries.names_of(session, [row.person_id])[row.person_id],
        times=[
            SuggestedTimeOut(start=start, clocks=_clocks(start, places), passed=start <= now)
            for start in session_queries.suggested_starts(session, row.id)
        ],
        abilities=policy.suggestion_abilities(actor, row, exchange),
        on_behalf=_suggestion_on_behalf(actor, row, exchange) if actor.is_secretariat else None,
    )


def _suggestion_on_behalf(actor: Actor, row: Suggestion, exchange: Exchange) -> dict[Side, policy.SuggestionAbilities]:
    sides = {Side.requester: exchange.organisation_id, Side.peer: exchange.peer_organisation_id}
    return {side: policy.suggestion_abilities(actor, row, exchange, behalf_of=sides[side]) for side in sides}


def _clocks(start: datetime, places: Mapping[Side, tuple[str, str]]) -> list[ClockOut]:
    return [
        ClockOut(side=side, place=place, zone=zone, start=start.astimezone(ZoneInfo(zone)))
        for side, (place, zone) in places.items()
    ]


def actions_out(session: Session, actor: Actor, exchange: Exchange) -> list[ActionOut]:
    """What was taken on in the exchange, the nearest day first."""
    items = session_queries.actions(session, actor, exchange.id)
    seats = queries.seat_refs(session, (item.owner_seat_id for item in items))
    may_finish = policy.is_party(actor, exchange)
    return [_action_out(item, seats, exchange, may_finish=may_finish) for item in items]


def _action_out(
    item: ActionItem, seats: Mapping[UUID | None, Row], exchange: Exchange, *, may_finish: bool
) -> ActionOut:
    today = clock.now().astimezone(ZoneInfo(exchange.zone)).date()
    return ActionOut(
        id=item.id,
        session_id=item.session_id,
        text=item.text,
        owner=SeatRef(**seats[item.owner_seat_id]),
        due_on=item.due_on,
        done_at=item.done_at,
        late=item.done_at is None and item.due_on < today,
        may_finish=may_finish and item.done_at is None,
    )


def _places(session: Session, exchange: Exchange) -> dict[Side, tuple[str, str]]:
    """What each side calls its clock, and its zone."""
    found = queries.organisation_refs(session, (exchange.organisation_id, exchange.peer_organisation_id))
    places = {Side.requester: (found[exchange.organisation_id]["name"], exchange.zone)}
    if exchange.peer_organisation_id in found:
        peer = found[exchange.peer_organisation_id]
        places[Side.peer] = (peer["name"], peer["zone"])
    return places


def _by_session(rows: Sequence[Row]) -> dict[UUID, list[dict[str, object]]]:
    found: dict[UUID, list[dict[str, object]]] = defaultdict(list)
    for row in rows:
        found[row["session_id"]].append({name: value for name, value in row.items() if name != "session_id"})
    return found


_COPIED = set(SessionOut.model_fields) - {
    "clocks", "host", "planned_by", "people", "notes", "actions", "costs", "abilities",
}  # fmt: skip
