"""What one can do with sessions: propose times, plan, move and cancel them, say how they went and what follows."""

from collections.abc import Collection, Mapping
from datetime import UTC, date, datetime, timedelta
from typing import Final
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlmodel import Session

from app.access.abilities import require
from app.access.actor import Actor
from app.access.versions import require_match
from app.accounts.models import Organisation
from app.circles import service as circles_service
from app.circles.models import SECRETARIAT_CIRCLE
from app.core import clock
from app.core.errors import FieldProblem, Invalid, NotFound
from app.exchanges import clocks, errors, events, policy, queries, session_queries, times, workflow
from app.exchanges.codes import Action, NoteLevel, SessionAction, SessionState, Side, Step, SuggestionAction
from app.exchanges.models import (
    ActionItem,
    Attendance,
    CostLine,
    Exchange,
    ExchangeSession,
    SessionNote,
    Suggestion,
)
from app.exchanges.service import deadlines, reports, seats
from app.exchanges.session_schemas import (
    ActionIn,
    AgendaItem,
    ClockChangeOut,
    ClockPlace,
    CostIn,
    SessionChangeIn,
    SessionHeldIn,
    SessionIn,
    SessionMoveIn,
    SessionNoteIn,
    SlotOut,
    TimesOut,
    plain,
)
from app.outbox.events import record

MOST: Final = 30
FURTHEST: Final = timedelta(days=730)
AROUND: Final = timedelta(weeks=5)
_WRITTEN_ALIKE: Final = (
    "title", "kind", "place", "link", "languages", "interpreter", "pre_reading", "recording_agreed",
)  # fmt: skip


def propose_times(session: Session, actor: Actor, exchange_id: UUID, *, week: date | None, minutes: int) -> TimesOut:
    """Times of that week that suit both sides, or of the next one: people rarely meet this week.

    In a week without an hour that both work, the hours that overstep the working days least, those first.

    Raises NotAllowed for whoever cannot plan a session.
    """
    exchange = queries.exchange(session, actor, exchange_id)
    require(policy.abilities(actor, exchange).plan_session)
    asking, peer = _places(session, exchange)
    requester_place, peer_place = times.Place(exchange.zone, asking.country), times.Place(peer.zone, peer.country)
    now = clock.now()
    week_of = week or now.astimezone(ZoneInfo(exchange.zone)).date() + times.WEEK
    found = times.slots(requester_place, peer_place, week_of=week_of, minutes=minutes, after=now)
    in_common = any(slot.fit is times.Fit.both for slot in found)
    if not in_common:
        found = times.least_bad(requester_place, peer_place, week_of=week_of, minutes=minutes, after=now)
    middle = clocks.at(week_of, clocks.DAY_BEGINS, exchange.zone)
    changes = times.clock_changes(
        {exchange.zone, peer.zone}, since=max(now, middle - AROUND), until=max(now, middle) + AROUND
    )
    taken = session_queries.in_state(session, exchange.id, SessionState.planned)
    return TimesOut(
        week=week_of - timedelta(days=week_of.weekday()),
        requester=_clock_place(asking.place, exchange.zone),
        peer=_clock_place(peer.place, peer.zone),
        minutes=minutes,
        in_common=in_common,
        slots=[SlotOut.model_validate(item, from_attributes=True) for item in found],
        clock_changes=[ClockChangeOut.model_validate(item, from_attributes=True) for item in changes],
        taken=[row.start for row in taken],
    )


def _places(session: Session, exchange: Exchange) -> tuple[Organisation, Organisation]:
    assert exchange.peer_organisation_id is not None  # an exchange that can plan sessions has been agreed
    return (
        session.get_one(Organisation, exchange.organisation_id),
        session.get_one(Organisation, exchange.peer_organisation_id),
    )


def _clock_place(name: str, zone: str) -> ClockPlace:
    return ClockPlace(
        name=name, zone=zone, works_from=f"{times.WORK_BEGINS:%H:%M}", works_until=f"{times.WORK_ENDS:%H:%M}"
    )


def plan(session: Session, actor: Actor, exchange_id: UUID, *, wanted: SessionIn) -> ExchangeSession:
    """Put a session into everybody's calendar; the first one makes the exchange scheduled.

    Raises Invalid for a start in the past, for people whom the room does not admit, and for a foreign host.
    """
    exchange = queries.locked(session, actor, exchange_id)
    policy.demand(actor, exchange, Action.plan_session, behalf_of=wanted.behalf_of)
    number = session_queries.last_number(session, exchange.id) + 1
    if number > MOST:
        raise errors.TooManySessions(most=MOST)
    room = room_of(exchange)
    row = ExchangeSession(
        exchange_id=exchange.id,
        circle_id=room,
        number=number,
        start=ahead(wanted.start),
        zone=wanted.zone,
        minutes=wanted.minutes,
        languages=list(exchange.languages),
        host_seat_id=_host(session, exchange, wanted.host_seat_id),
        planned_by=actor.person_id,
    )
    _write(row, wanted)
    if wanted.agenda is None:
        row.agenda = plain(_agenda(session, exchange, wanted.minutes))
    session.add(row)
    session.flush()
    _expect(session, exchange, row, wanted.people or _contacts(session, exchange))
    workflow.move(session, actor, exchange, Action.plan_session, behalf_of=wanted.behalf_of)
    deadlines.meet(session, exchange, Step.first_session)
    settle_suggestion(session, exchange)
    planned = events.SessionPlanned(subject_id=exchange.id, circle_id=room, session_id=row.id, start=row.start)
    record(session, actor, planned, behalf_of=wanted.behalf_of)
    return row


def settle_suggestion(session: Session, exchange: Exchange) -> None:
    """Something else stands in the place of the times that were suggested."""
    row = session_queries.standing_suggestion(session, exchange.id)
    if row is not None:
        end_suggestion(session, row, SuggestionAction.supersede)


def end_suggestion(session: Session, row: Suggestion, action: SuggestionAction) -> None:
    """Take the action, which the caller has found possible."""
    row.state, row.ended_at = workflow.SUGGESTION_MOVES[row.state, action], clock.now()
    session.add(row)
    session.flush()


def change(
    session: Session,
    actor: Actor,
    exchange_id: UUID,
    session_id: UUID,
    *,
    wanted: SessionChangeIn,
    if_match: str | None,
) -> ExchangeSession:
    """Change what a session is about and who comes; the time stays. Raises Stale when somebody was faster."""
    exchange, row = _demanded(session, actor, exchange_id, session_id, SessionAction.change, wanted.behalf_of)
    require_match(if_match, row.version)
    changed = _write(row, wanted)
    if wanted.agenda is not None and plain(wanted.agenda) != row.agenda:
        row.agenda = plain(wanted.agenda)
        changed.append("agenda")
    before = _expected(session, row)
    people = before if wanted.people is None else set(wanted.people)
    if people != before:
        _expect(session, exchange, row, people)
        changed.append("people")
    if changed:
        _advance(session, row)
        told = events.SessionChanged(
            subject_id=exchange.id, circle_id=row.circle_id, session_id=row.id, fields=tuple(sorted(changed)),
            dismissed=tuple(sorted(before - people)),
        )  # fmt: skip
        record(session, actor, told, behalf_of=wanted.behalf_of)
    return row


def move(
    session: Session, actor: Actor, exchange_id: UUID, session_id: UUID, *, wanted: SessionMoveIn, if_match: str | None
) -> ExchangeSession:
    """Hold it at another time; calendars follow. Raises Stale when somebody was faster."""
    exchange, row = _demanded(session, actor, exchange_id, session_id, SessionAction.move, wanted.behalf_of)
    require_match(if_match, row.version)
    row.moved_from, row.start = row.start, ahead(wanted.start)
    row.zone = wanted.zone or row.zone
    row.minutes = wanted.minutes or row.minutes
    row.reason = wanted.reason
    _advance(session, row)
    moved = events.SessionRescheduled(
        subject_id=exchange.id,
        circle_id=row.circle_id,
        session_id=row.id,
        from_start=row.moved_from,
        to_start=row.start,
    )
    record(session, actor, moved, behalf_of=wanted.behalf_of)
    return row


def cancel(
    session: Session,
    actor: Actor,
    exchange_id: UUID,
    session_id: UUID,
    *,
    reason: str,
    if_match: str | None,
    behalf_of: UUID | None = None,
) -> ExchangeSession:
    """Strike it from everybody's calendar. Without any session held or planned, the exchange needs a date again."""
    exchange, row = _demanded(session, actor, exchange_id, session_id, SessionAction.cancel, behalf_of)
    require_match(if_match, row.version)
    _strike(session, actor, exchange, row, reason=reason, behalf_of=behalf_of)
    _need_date(session, actor, exchange, behalf_of=behalf_of)
    return row


def strike_planned(session: Session, exchange: Exchange) -> None:
    """The exchange was cancelled: no planned session stays in anybody's calendar."""
    for row in session_queries.in_state(session, exchange.id, SessionState.planned):
        _strike(session, None, exchange, row, reason="", behalf_of=None)


def _strike(
    session: Session,
    actor: Actor | None,
    exchange: Exchange,
    row: ExchangeSession,
    *,
    reason: str,
    behalf_of: UUID | None,
) -> None:
    row.state, row.reason, row.ended_at = SessionState.cancelled, reason, clock.now()
    _advance(session, row)
    cancelled = events.SessionCancelled(subject_id=exchange.id, circle_id=row.circle_id, session_id=row.id)
    record(session, actor, cancelled, behalf_of=behalf_of)


def mark_missed(
    session: Session,
    actor: Actor,
    exchange_id: UUID,
    session_id: UUID,
    *,
    reason: str,
    if_match: str | None,
    behalf_of: UUID | None = None,
) -> ExchangeSession:
    """Say that it did not take place, without blame; a new date may be needed."""
    exchange, row = _demanded(session, actor, exchange_id, session_id, SessionAction.mark_missed, behalf_of)
    require_match(if_match, row.version)
    _end(session, actor, exchange, row, SessionState.missed, behalf_of=behalf_of)
    row.reason = reason
    _need_date(session, actor, exchange, behalf_of=behalf_of)
    return row


def mark_held(
    session: Session, actor: Actor, exchange_id: UUID, session_id: UUID, *, held: SessionHeldIn, if_match: str | None
) -> ExchangeSession:
    """Say who came and what was decided. After the last session the reports of both sides are due.

    Raises Invalid for people whom the room does not admit, SessionsPlanned when the last one was not the last.
    """
    exchange, row = _demanded(session, actor, exchange_id, session_id, SessionAction.mark_held, held.behalf_of)
    require_match(if_match, row.version)
    _note_attendance(session, exchange, row, held.attended)
    row.decisions = list(held.decisions)
    _end(session, actor, exchange, row, SessionState.held, behalf_of=held.behalf_of)
    if held.last:
        _end_sessions(session, actor, exchange, behalf_of=held.behalf_of)
    return row


def end_sessions(session: Session, actor: Actor, exchange_id: UUID, *, behalf_of: UUID | None = None) -> Exchange:
    """Say that no further session will come: both sides' reports are due.

    Raises SessionsPlanned while one is planned, NoSessionHeld when there was none.
    """
    exchange = queries.locked(session, actor, exchange_id)
    policy.demand(actor, exchange, Action.end_sessions, behalf_of=behalf_of)
    _end_sessions(session, actor, exchange, behalf_of=behalf_of)
    return exchange


def _end_sessions(session: Session, actor: Actor, exchange: Exchange, *, behalf_of: UUID | None) -> None:
    session.flush()
    if session_queries.in_state(session, exchange.id, SessionState.planned):
        raise errors.SessionsPlanned
    if not session_queries.in_state(session, exchange.id, SessionState.held):
        raise errors.NoSessionHeld
    workflow.move(session, actor, exchange, Action.end_sessions, behalf_of=behalf_of)
    reports.make_due(session, exchange)


def add_note(
    session: Session, actor: Actor, exchange_id: UUID, session_id: UUID, *, note: SessionNoteIn
) -> SessionNote:
    """Keep a note for both sides, for one's own organisation, or for the secretariat alone."""
    exchange, row = _demanded(session, actor, exchange_id, session_id, SessionAction.note, None)
    level = note.level
    if level is NoteLevel.organisation and (actor.is_secretariat or actor.organisation_id is None):
        level = NoteLevel.secretariat
    written = SessionNote(
        session_id=row.id, circle_id=_circle_of(session, actor, row, level), level=level, person_id=actor.person_id,
        seat_id=actor.seat_id, language=note.language, text=note.text,
    )  # fmt: skip
    session.add(written)
    session.flush()
    noted = events.SessionNoted(
        subject_id=exchange.id, circle_id=written.circle_id, session_id=row.id, note_id=written.id
    )
    record(session, actor, noted)
    return written


def _circle_of(session: Session, actor: Actor, row: ExchangeSession, level: NoteLevel) -> UUID:
    match level:
        case NoteLevel.exchange:
            return row.circle_id
        case NoteLevel.organisation:
            assert actor.organisation_id is not None  # asked by add_note
            return circles_service.of_organisation(session, actor.organisation_id)
        case NoteLevel.secretariat:
            return SECRETARIAT_CIRCLE


def take_action(session: Session, actor: Actor, exchange_id: UUID, session_id: UUID, *, wanted: ActionIn) -> ActionItem:
    """Note what a seat of either side will do until a day. Raises Invalid for a seat of somebody else."""
    exchange, row = _demanded(session, actor, exchange_id, session_id, SessionAction.take_action, wanted.behalf_of)
    item = ActionItem(
        exchange_id=exchange.id, session_id=row.id, circle_id=row.circle_id, text=wanted.text,
        owner_seat_id=_of_either_side(session, exchange, wanted.owner_seat_id, field="owner_seat_id"),
        due_on=wanted.due_on,
    )  # fmt: skip
    session.add(item)
    session.flush()
    taken = events.ActionTaken(subject_id=exchange.id, circle_id=row.circle_id, action_id=item.id)
    record(session, actor, taken, behalf_of=wanted.behalf_of)
    return item


def note_cost(session: Session, actor: Actor, exchange_id: UUID, session_id: UUID, *, wanted: CostIn) -> CostLine:
    """Note what something of it costs and who pays."""
    exchange, row = _demanded(session, actor, exchange_id, session_id, SessionAction.note_cost, wanted.behalf_of)
    sides = {Side.requester: exchange.organisation_id, Side.peer: exchange.peer_organisation_id}
    item = CostLine(
        session_id=row.id,
        payer_organisation_id=sides[wanted.payer] if wanted.payer else None,
        **wanted.model_dump(exclude={"behalf_of", "payer"}),
    )
    session.add(item)
    _tell_of_cost(session, actor, exchange, row, behalf_of=wanted.behalf_of)
    return item


def strike_cost(
    session: Session,
    actor: Actor,
    exchange_id: UUID,
    session_id: UUID,
    cost_id: UUID,
    *,
    behalf_of: UUID | None = None,
) -> None:
    """Strike out a cost that was noted wrongly."""
    exchange, row = _demanded(session, actor, exchange_id, session_id, SessionAction.note_cost, behalf_of)
    session.delete(session_queries.cost(session, row.id, cost_id))
    _tell_of_cost(session, actor, exchange, row, behalf_of=behalf_of)


def _tell_of_cost(
    session: Session, actor: Actor, exchange: Exchange, row: ExchangeSession, *, behalf_of: UUID | None
) -> None:
    noted = events.CostNoted(subject_id=exchange.id, circle_id=row.circle_id, session_id=row.id)
    record(session, actor, noted, behalf_of=behalf_of)


def finish_action(session: Session, actor: Actor, exchange_id: UUID, action_id: UUID) -> ActionItem:
    """Say that it is done; said twice it stays as first said. Also after the exchange, for it may last longer."""
    exchange = queries.locked(session, actor, exchange_id)
    item = session_queries.action(session, actor, exchange.id, action_id)
    require(policy.is_party(actor, exchange))
    if item.done_at is None:
        item.done_at = clock.now()
        item.version += 1
        session.add(item)
        record(session, actor, events.ActionDone(subject_id=exchange.id, circle_id=item.circle_id, action_id=item.id))
    return item


def _demanded(
    session: Session,
    actor: Actor,
    exchange_id: UUID,
    session_id: UUID,
    action: SessionAction,
    behalf_of: UUID | None,
) -> tuple[Exchange, ExchangeSession]:
    """The exchange, locked, and its session, to which the action may be done."""
    exchange = queries.locked(session, actor, exchange_id)
    row = session_queries.one(session, actor, exchange.id, session_id)
    policy.demand_session(actor, row, exchange, action, behalf_of=behalf_of)
    return exchange, row


def room_of(exchange: Exchange) -> UUID:
    """The circle of both sides. Raises NotFound before they have agreed."""
    if exchange.room_circle_id is None:
        raise NotFound
    return exchange.room_circle_id


def ahead(wanted: datetime, *, field: str = "start") -> datetime:
    """The moment in UTC. Raises Invalid unless it lies ahead, within two years."""
    now = clock.now()
    try:
        start = wanted.astimezone(UTC)
    except OverflowError:
        start = now
    if not now < start <= now + FURTHEST:
        raise Invalid(FieldProblem(("body", field), "not_ahead", {"days": FURTHEST.days}))
    return start


def _host(session: Session, exchange: Exchange, wanted: UUID | None) -> UUID:
    if wanted is None:
        return exchange.requester_seat_id
    return _of_either_side(session, exchange, wanted, field="host_seat_id")


def _of_either_side(session: Session, exchange: Exchange, seat_id: UUID, *, field: str) -> UUID:
    sides = (exchange.organisation_id, exchange.peer_organisation_id)
    return seats.require_held(session, seat_id, *sides, field=field)


def _write(row: ExchangeSession, wanted: SessionChangeIn) -> list[str]:
    """Take over what is said and differs; the names of what changed."""
    changed = []
    for name in _WRITTEN_ALIKE:
        value = getattr(wanted, name)
        if value is not None and value != getattr(row, name):
            setattr(row, name, value)
            changed.append(name)
    return changed


def _agenda(session: Session, exchange: Exchange, minutes: int) -> list[AgendaItem]:
    """The guiding questions as both sides agreed to them, each with its share of the time."""
    terms = session_queries.terms_of(session, exchange.id)
    questions = [text for text in (terms.questions if terms else exchange.questions) if text.strip()]
    share = max(1, minutes // max(1, len(questions)) // 5 * 5)
    return [AgendaItem(text=text, minutes=share, question=number) for number, text in enumerate(questions, start=1)]


def _contacts(session: Session, exchange: Exchange) -> list[UUID]:
    """The people who speak for both sides now."""
    seats = (exchange.requester_seat_id, exchange.peer_seat_id)
    refs = queries.seat_refs(session, seats)
    return [refs[seat_id]["person_id"] for seat_id in seats if seat_id in refs and refs[seat_id]["person_id"]]


def _expected(session: Session, row: ExchangeSession) -> set[UUID]:
    return {item["person_id"] for item in session_queries.attendance(session, [row.id])}


def _expect(session: Session, exchange: Exchange, row: ExchangeSession, people: Collection[UUID]) -> None:
    """Let exactly these people be expected. Raises Invalid for whom the room does not admit."""
    wanted = set(people)
    found = _in_room(session, exchange, row, wanted, field="people")
    before = _expected(session, row)
    for person_id in before - wanted:
        session.delete(session.get_one(Attendance, (row.id, person_id)))
    _add(session, row, [found[person_id] for person_id in wanted - before])


def _note_attendance(session: Session, exchange: Exchange, row: ExchangeSession, attended: Collection[UUID]) -> None:
    """Note who came; whoever came without being expected is added."""
    expected = _expected(session, row)
    extra = set(attended) - expected
    found = _in_room(session, exchange, row, extra, field="attended")
    _add(session, row, list(found.values()))
    session.flush()
    for person_id in expected | extra:
        item = session.get_one(Attendance, (row.id, person_id))
        item.attended = person_id in attended
        session.add(item)


def _in_room(
    session: Session, exchange: Exchange, row: ExchangeSession, people: set[UUID], *, field: str
) -> Mapping[UUID, session_queries.InRoom]:
    """What is known of these people. Raises Invalid when the room does not admit one of them."""
    found = session_queries.in_room(session, row.circle_id, exchange, people)
    if found.keys() != people:
        raise Invalid(FieldProblem(("body", field), "not_in_room"))
    return found


def _add(session: Session, row: ExchangeSession, people: Collection[session_queries.InRoom]) -> None:
    session.add_all(
        Attendance(
            session_id=row.id, person_id=item.person_id, seat_id=item.seat_id, organisation_id=item.organisation_id
        )
        for item in people
    )


def _advance(session: Session, row: ExchangeSession) -> None:
    """Whatever calendars hold of it is old now."""
    row.version += 1
    row.calendar_sequence += 1
    session.add(row)


def _end(
    session: Session,
    actor: Actor,
    exchange: Exchange,
    row: ExchangeSession,
    state: SessionState,
    *,
    behalf_of: UUID | None,
) -> None:
    row.state, row.ended_at = state, clock.now()
    row.version += 1
    session.add(row)
    ended = events.SessionEnded(subject_id=exchange.id, circle_id=row.circle_id, session_id=row.id, state=state)
    record(session, actor, ended, behalf_of=behalf_of)


def _need_date(session: Session, actor: Actor, exchange: Exchange, *, behalf_of: UUID | None) -> None:
    """Without a session held or planned the exchange is agreed again, and its first session is due anew."""
    session.flush()
    for state in (SessionState.planned, SessionState.held):
        if session_queries.in_state(session, exchange.id, state):
            return
    workflow.move(session, actor, exchange, Action.lose_date, behalf_of=behalf_of)
    due_at = clocks.due(exchange.lane, Step.first_session, clock.now(), exchange.zone)
    deadlines.put(session, exchange, Step.first_session, due_at)
