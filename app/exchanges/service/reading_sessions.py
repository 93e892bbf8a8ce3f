"""Sessions brought into the shape in which they go out."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlmodel import Session

from app.access.actor import Actor
from app.core import clock
from app.core.rows import Row
from app.exchanges import policy, queries, session_queries
from app.exchanges.codes import Side
from app.exchanges.models import ActionItem, Exchange, ExchangeSession
from app.exchanges.schemas import SeatRef
from app.exchanges.session_schemas import ActionOut, AttendanceOut, ClockOut, NoteOut, SessionOut


def sessions_out(
    session: Session, actor: Actor, exchange: Exchange, rows: Sequence[ExchangeSession]
) -> list[SessionOut]:
    """Sessions of one exchange with all that the actor may read of them; the number of statements is fixed."""
    ids = [row.id for row in rows]
    people, notes = (
        _by_session(session_queries.attendance(session, ids)),
        _by_session(session_queries.notes(session, actor, ids)),
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
            clocks=[
                ClockOut(side=side, place=place, zone=zone, start=row.start.astimezone(ZoneInfo(zone)))
                for side, (place, zone) in places.items()
            ],
            host=SeatRef(**seats[row.host_seat_id]),
            planned_by=names[row.planned_by],
            people=[AttendanceOut(**item) for item in people[row.id]],
            notes=[NoteOut(**item) for item in notes[row.id]],
            actions=actions[row.id],
            abilities=policy.session_abilities(actor, row, exchange),
        )
        for row in rows
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
    "clocks", "host", "planned_by", "people", "notes", "actions", "abilities",
}  # fmt: skip
