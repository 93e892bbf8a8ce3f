"""Addresses of sessions: times, plans, invitations, notes and actions."""

from datetime import date
from typing import Annotated
from uuid import UUID

from fastapi import Query
from sqlmodel import Session
from starlette.responses import Response

from app.access.actor import Actor
from app.access.marks import Gate, access
from app.access.route import router
from app.access.versions import IfMatch, tag
from app.exchanges import queries, session_queries
from app.exchanges.models import ExchangeSession, Suggestion
from app.exchanges.schemas import BehalfIn
from app.exchanges.service import invitations, reading_sessions, sessions, suggestions, summary
from app.exchanges.session_schemas import (
    LONGEST,
    SHORTEST,
    ActionIn,
    ActionOut,
    CostIn,
    PickIn,
    SessionChangeIn,
    SessionHeldIn,
    SessionIn,
    SessionMoveIn,
    SessionNoteIn,
    SessionOut,
    SessionReasonIn,
    SuggestionIn,
    SuggestionOut,
    TimesOut,
)

api = router(prefix="/api/exchanges/{exchange_id}", tag="sessions")

FIRST_YEAR, LAST_YEAR = date(2000, 1, 8), date(2100, 1, 1)
Week = Annotated[
    date | None, Query(ge=FIRST_YEAR, le=LAST_YEAR, description="Any day of the week.", examples=["2027-01-13"])
]


@api.get("/sessions")
@access(Gate.signed_in)
def list_sessions(session: Session, actor: Actor, exchange_id: UUID) -> list[SessionOut]:
    """The sessions of an exchange that I may read, in order; thirty at most."""
    exchange = queries.exchange(session, actor, exchange_id)
    rows = session_queries.sessions(session, actor, exchange_id)
    return reading_sessions.sessions_out(session, actor, exchange, rows)


@api.get("/sessions/times")
@access(Gate.signed_in)
def propose_times(
    session: Session,
    actor: Actor,
    exchange_id: UUID,
    week: Week = None,
    minutes: Annotated[int, Query(ge=SHORTEST, le=LONGEST)] = 60,
) -> TimesOut:
    """Times of that week that suit both sides, on both clocks; without a week, of the next one."""
    return sessions.propose_times(session, actor, exchange_id, week=week, minutes=minutes)


@api.post("/sessions", status_code=201)
@access(Gate.seated)
def plan_session(session: Session, actor: Actor, response: Response, exchange_id: UUID, body: SessionIn) -> SessionOut:
    """Plan a session; everybody expected gets an invitation for their calendar."""
    return _shown(session, actor, response, sessions.plan(session, actor, exchange_id, wanted=body))


@api.get("/suggestions/standing")
@access(Gate.signed_in)
def read_suggestion(session: Session, actor: Actor, exchange_id: UUID) -> SuggestionOut | None:
    """The times that wait for a pick, or of which none suited; null when there are none."""
    return reading_sessions.standing_suggestion(session, actor, queries.exchange(session, actor, exchange_id))


@api.post("/suggestions", status_code=201)
@access(Gate.seated)
def suggest_times(session: Session, actor: Actor, exchange_id: UUID, body: SuggestionIn) -> SuggestionOut:
    """Suggest two or three times to the other side."""
    return _suggested(session, actor, suggestions.suggest(session, actor, exchange_id, wanted=body))


@api.post("/suggestions/{suggestion_id}/pick", status_code=201)
@access(Gate.seated)
def pick_time(
    session: Session, actor: Actor, response: Response, exchange_id: UUID, suggestion_id: UUID, body: PickIn
) -> SessionOut:
    """Pick one of the times: the session is planned, and everybody expected is invited."""
    row = suggestions.pick(session, actor, exchange_id, suggestion_id, picked=body)
    return _shown(session, actor, response, row)


@api.post("/suggestions/{suggestion_id}/refuse")
@access(Gate.seated)
def refuse_times(
    session: Session, actor: Actor, exchange_id: UUID, suggestion_id: UUID, body: SessionReasonIn
) -> SuggestionOut:
    """None of the times suits; suggesting others comes next."""
    refused = suggestions.refuse(session, actor, exchange_id, suggestion_id, **body.model_dump())
    return _suggested(session, actor, refused)


@api.get("/sessions/{session_id}")
@access(Gate.signed_in)
def read_session(session: Session, actor: Actor, response: Response, exchange_id: UUID, session_id: UUID) -> SessionOut:
    """One session, as far as I may read it."""
    return _read(session, actor, response, exchange_id, session_id)


@api.get("/sessions/{session_id}/session.ics", response_class=Response)
@access(Gate.signed_in)
def session_calendar(session: Session, actor: Actor, exchange_id: UUID, session_id: UUID) -> Response:
    """The session as a calendar file."""
    exchange = queries.exchange(session, actor, exchange_id)
    row = session_queries.one(session, actor, exchange_id, session_id)
    return _file(invitations.file_for(session, actor, exchange, row), "text/calendar; charset=utf-8", "session.ics")


@api.patch("/sessions/{session_id}")
@access(Gate.seated)
def change_session(
    session: Session,
    actor: Actor,
    response: Response,
    exchange_id: UUID,
    session_id: UUID,
    body: SessionChangeIn,
    if_match: IfMatch = None,
) -> SessionOut:
    """Change what it is about and who comes; the time stays."""
    row = sessions.change(session, actor, exchange_id, session_id, wanted=body, if_match=if_match)
    return _shown(session, actor, response, row)


@api.post("/sessions/{session_id}/move")
@access(Gate.seated)
def move_session(
    session: Session,
    actor: Actor,
    response: Response,
    exchange_id: UUID,
    session_id: UUID,
    body: SessionMoveIn,
    if_match: IfMatch = None,
) -> SessionOut:
    """Hold it at another time; calendars follow."""
    row = sessions.move(session, actor, exchange_id, session_id, wanted=body, if_match=if_match)
    return _shown(session, actor, response, row)


@api.post("/sessions/{session_id}/cancel")
@access(Gate.seated)
def cancel_session(
    session: Session,
    actor: Actor,
    response: Response,
    exchange_id: UUID,
    session_id: UUID,
    body: SessionReasonIn,
    if_match: IfMatch = None,
) -> SessionOut:
    """Strike it from everybody's calendar."""
    row = sessions.cancel(session, actor, exchange_id, session_id, if_match=if_match, **body.model_dump())
    return _shown(session, actor, response, row)


@api.post("/sessions/{session_id}/missed")
@access(Gate.seated)
def mark_session_missed(
    session: Session,
    actor: Actor,
    response: Response,
    exchange_id: UUID,
    session_id: UUID,
    body: SessionReasonIn,
    if_match: IfMatch = None,
) -> SessionOut:
    """Say that it did not take place."""
    row = sessions.mark_missed(session, actor, exchange_id, session_id, if_match=if_match, **body.model_dump())
    return _shown(session, actor, response, row)


@api.post("/sessions/{session_id}/held")
@access(Gate.seated)
def mark_session_held(
    session: Session,
    actor: Actor,
    response: Response,
    exchange_id: UUID,
    session_id: UUID,
    body: SessionHeldIn,
    if_match: IfMatch = None,
) -> SessionOut:
    """Say who came and what was decided; after the last one the reports are due."""
    row = sessions.mark_held(session, actor, exchange_id, session_id, held=body, if_match=if_match)
    return _shown(session, actor, response, row)


@api.post("/sessions/{session_id}/notes", status_code=201)
@access(Gate.seated)
def add_session_note(
    session: Session, actor: Actor, response: Response, exchange_id: UUID, session_id: UUID, body: SessionNoteIn
) -> SessionOut:
    """Keep a note for both sides, for my organisation, or for the secretariat alone."""
    sessions.add_note(session, actor, exchange_id, session_id, note=body)
    return _read(session, actor, response, exchange_id, session_id)


@api.post("/sessions/{session_id}/actions", status_code=201)
@access(Gate.seated)
def take_action(
    session: Session, actor: Actor, response: Response, exchange_id: UUID, session_id: UUID, body: ActionIn
) -> SessionOut:
    """Note what somebody will do until a day."""
    sessions.take_action(session, actor, exchange_id, session_id, wanted=body)
    return _read(session, actor, response, exchange_id, session_id)


@api.post("/sessions/{session_id}/costs", status_code=201)
@access(Gate.seated)
def note_cost(
    session: Session, actor: Actor, response: Response, exchange_id: UUID, session_id: UUID, body: CostIn
) -> SessionOut:
    """Note what something of the session costs, and who pays."""
    sessions.note_cost(session, actor, exchange_id, session_id, wanted=body)
    return _read(session, actor, response, exchange_id, session_id)


@api.post("/sessions/{session_id}/costs/{cost_id}/strike")
@access(Gate.seated)
def strike_cost(
    session: Session,
    actor: Actor,
    response: Response,
    exchange_id: UUID,
    session_id: UUID,
    cost_id: UUID,
    body: BehalfIn,
) -> SessionOut:
    """Strike out a cost that was noted wrongly."""
    sessions.strike_cost(session, actor, exchange_id, session_id, cost_id, behalf_of=body.behalf_of)
    return _read(session, actor, response, exchange_id, session_id)


@api.get("/actions")
@access(Gate.signed_in)
def list_actions(session: Session, actor: Actor, exchange_id: UUID) -> list[ActionOut]:
    """What was taken on in all sessions of the exchange, the nearest day first."""
    exchange = queries.exchange(session, actor, exchange_id)
    return reading_sessions.actions_out(session, actor, exchange)


@api.post("/actions/{action_id}/done")
@access(Gate.seated)
def finish_action(session: Session, actor: Actor, exchange_id: UUID, action_id: UUID) -> list[ActionOut]:
    """Say that it is done."""
    sessions.finish_action(session, actor, exchange_id, action_id)
    session.flush()
    return reading_sessions.actions_out(session, actor, queries.exchange(session, actor, exchange_id))


@api.post("/end-sessions", status_code=204)
@access(Gate.seated)
def end_sessions(session: Session, actor: Actor, exchange_id: UUID, body: BehalfIn) -> None:
    """Say that no further session will come: the reports of both sides are due."""
    sessions.end_sessions(session, actor, exchange_id, behalf_of=body.behalf_of)


@api.get("/summary.pdf", response_class=Response)
@access(Gate.signed_in, long=True)
def exchange_summary(session: Session, actor: Actor, exchange_id: UUID) -> Response:
    """One page about the exchange in my language, with what I may read of it."""
    exchange = queries.exchange(session, actor, exchange_id)
    return _file(summary.page(session, actor, exchange), "application/pdf", "summary.pdf")


def _shown(session: Session, actor: Actor, response: Response, row: ExchangeSession) -> SessionOut:
    session.flush()
    tag(response, row.version)
    exchange = queries.exchange(session, actor, row.exchange_id)
    return reading_sessions.sessions_out(session, actor, exchange, [row])[0]


def _read(session: Session, actor: Actor, response: Response, exchange_id: UUID, session_id: UUID) -> SessionOut:
    return _shown(session, actor, response, session_queries.one(session, actor, exchange_id, session_id))


def _suggested(session: Session, actor: Actor, row: Suggestion) -> SuggestionOut:
    session.flush()
    exchange = queries.exchange(session, actor, row.exchange_id)
    return reading_sessions.suggestion_out(session, actor, exchange, row)


def _file(content: bytes, media_type: str, name: str) -> Response:
    return Response(content, media_type=media_type, headers={"Content-Disposition": f'attachment; filename="{name}"'})
