"""Reading what spans all rooms for one person: a fixed number of statements, however much there is."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy import ColumnElement, Select, and_, func, or_
from sqlalchemy.orm import aliased
from sqlmodel import Session, col, select

from app.access.actor import Actor
from app.accounts.models import Organisation, SignIn
from app.circles.models import NETWORK_CIRCLE
from app.circles.queries import admits
from app.core import clock
from app.core.rows import Row, columns, fetch
from app.discussions.models import Thread
from app.exchanges import queries as exchanges
from app.exchanges import workflow
from app.exchanges.codes import Action, FollowUpState, ReportState, SessionState, State, SuggestionState
from app.exchanges.models import (
    Agreement,
    Attendance,
    Exchange,
    ExchangeSession,
    FollowUp,
    Match,
    Publication,
    Report,
    Suggestion,
)

MOST: Final = 30
NEWS: Final = 6
NEWS_FOR: Final = timedelta(days=60)
# The columns on which abilities depend, and what a line shows.
_EXCHANGE: Final = (
    "state", "lane", "held_at", "endorsed_at", "endorsement_asked_at", "author_id", "organisation_id",
    "requester_seat_id", "deputy_seat_id", "peer_organisation_id", "peer_seat_id", "peer_substitute_seat_id", "title",
    "language", "due_step", "due_at",
)  # fmt: skip
_REF: Final = ("id", "name", "kind", "country", "zone")


def _about() -> tuple[list[Any], Any, Any]:
    """Columns of an exchange and of both sides, with the two aliases to join."""
    asking, peer = aliased(Organisation), aliased(Organisation)
    wanted = [
        col(Exchange.id).label("exchange_id"),
        *(getattr(Exchange, name) for name in _EXCHANGE),
        *(col(getattr(asking, name)).label(f"asking_{name}") for name in _REF),
        *(col(getattr(peer, name)).label(f"peer_{name}") for name in _REF),
    ]
    return wanted, asking, peer


def running(session: Session, actor: Actor) -> Sequence[Row]:
    """Exchanges that the actor's organisation asks for or answers and that have not ended, the latest move first."""
    unended = workflow.LIVE | {State.draft}
    return fetch(
        session,
        exchanges.listed()
        .where(
            exchanges.visible(actor),
            or_(exchanges.of_organisation(actor.organisation_id), exchanges.mine(actor.person_id, actor.seat_id)),
            col(Exchange.state).in_(sorted(unended)),
        )
        .order_by(col(Exchange.moved_at).desc(), col(Exchange.id))
        .limit(MOST),
    )


def moves(session: Session, actor: Actor) -> Sequence[Row]:
    """Requests in which the next step may be the actor's: to endorse, to answer questions, to find a date or pick one."""
    wanted, asking, peer = _about()
    awaited = or_(
        col(Exchange.state) == State.returned,
        and_(col(Exchange.state) == State.draft, col(Exchange.endorsement_asked_at).is_not(None)),
        col(Exchange.state).in_([state for state, action in workflow.MOVES if action is Action.plan_session]),
    )
    dated = (
        select(ExchangeSession.id)
        .where(ExchangeSession.exchange_id == Exchange.id, ExchangeSession.state == SessionState.planned)
        .exists()
    )
    suggested_by = (
        select(Suggestion.side)
        .where(Suggestion.exchange_id == Exchange.id, Suggestion.state == SuggestionState.open)
        .scalar_subquery()
    )
    return fetch(
        session,
        columns(*wanted, dated.label("has_date"), suggested_by.label("suggested_by"))
        .join(asking, col(asking.id) == Exchange.organisation_id)
        .outerjoin(peer, col(peer.id) == Exchange.peer_organisation_id)
        .where(
            exchanges.visible(actor),
            exchanges.of_organisation(actor.organisation_id),
            awaited,
            col(Exchange.held_at).is_(None),
        )
        .order_by(col(Exchange.due_at), col(Exchange.id))
        .limit(MOST),
    )


def matches(session: Session, actor: Actor) -> Sequence[Row]:
    """Matches that wait for an answer or for a yes to their terms, of the actor's side."""
    wanted, asking, peer = _about()
    mine = or_(
        col(Match.organisation_id) == actor.organisation_id,
        col(Match.peer_seat_id) == actor.seat_id,
        col(Match.substitute_seat_id) == actor.seat_id,
        col(Exchange.organisation_id) == actor.organisation_id,
    )
    return fetch(
        session,
        columns(
            *wanted, col(Match.id).label("match_id"), col(Match.state).label("match_state"),
            col(Match.organisation_id).label("match_organisation_id"),
            col(Match.peer_seat_id).label("match_peer_seat_id"), Match.substitute_seat_id, Match.answer_by,
            Agreement.requester_agreed_at, Agreement.peer_agreed_at,
        )
        .select_from(Match)
        .join(Exchange, col(Exchange.id) == Match.exchange_id)
        .join(asking, col(asking.id) == Exchange.organisation_id)
        .join(peer, col(peer.id) == Match.organisation_id)
        .outerjoin(Agreement, col(Agreement.match_id) == Match.id)
        .where(admits(Match.circle_id, actor), mine, col(Match.state).in_(sorted(workflow.LIVE_MATCH)))
        .order_by(col(Match.answer_by), col(Match.id))
        .limit(MOST),
    )  # fmt: skip


def reports(session: Session, actor: Actor) -> Sequence[Row]:
    """Reports that are due from the actor's seat."""
    return _owed(session, actor, Report, and_(col(Report.state) == ReportState.due), col(Report.side).label("side"))


def follow_ups(session: Session, actor: Actor) -> Sequence[Row]:
    """Questions after ninety days that the actor's seat has not answered."""
    return _owed(session, actor, FollowUp, col(FollowUp.state) == FollowUpState.asked)


def _owed(
    session: Session, actor: Actor, table: type[Report] | type[FollowUp], owed: ColumnElement[bool], *more: Any
) -> Sequence[Row]:
    wanted, asking, peer = _about()
    return fetch(
        session,
        columns(*wanted, col(table.due_at).label("owed_by"), *more)
        .select_from(table)
        .join(Exchange, col(Exchange.id) == table.exchange_id)
        .join(asking, col(asking.id) == Exchange.organisation_id)
        .outerjoin(peer, col(peer.id) == Exchange.peer_organisation_id)
        .where(admits(table.circle_id, actor), owed, exchanges.mine(actor.person_id, actor.seat_id))
        .order_by(col(table.due_at), col(table.exchange_id))
        .limit(MOST),
    )


def next_session(session: Session, actor: Actor) -> Row | None:
    """The next session with a date that the actor or their organisation takes part in."""
    wanted, asking, peer = _about()
    attends = select(Attendance.session_id).where(Attendance.person_id == actor.person_id)
    found = fetch(
        session,
        columns(*wanted, ExchangeSession.id, ExchangeSession.start, ExchangeSession.minutes)
        .select_from(ExchangeSession)
        .join(Exchange, col(Exchange.id) == ExchangeSession.exchange_id)
        .join(asking, col(asking.id) == Exchange.organisation_id)
        .outerjoin(peer, col(peer.id) == Exchange.peer_organisation_id)
        .where(
            admits(ExchangeSession.circle_id, actor),
            col(ExchangeSession.state) == SessionState.planned,
            col(ExchangeSession.start) > clock.now() - timedelta(hours=2),
            or_(exchanges.of_organisation(actor.organisation_id), col(ExchangeSession.id).in_(attends)),
        )
        .order_by(col(ExchangeSession.start))
        .limit(1),
    )
    return found[0] if found else None


def last_visit(session: Session, actor: Actor) -> datetime | None:
    """When this person was here before they signed in this time."""
    earlier = select(func.max(col(SignIn.seen_at))).where(
        SignIn.person_id == actor.person_id, SignIn.id != actor.sign_in_id
    )
    return session.exec(earlier).one()


def news(session: Session, actor: Actor) -> list[tuple[str, Row]]:
    """The newest of what the network can read, by kind; nothing for those whom the network does not admit."""
    since = clock.now() - NEWS_FOR
    shared: list[tuple[str, Select[Any], Any]] = [
        ("request", _requests(actor), Exchange.opened_at),
        ("lessons", _lessons(), Publication.published_at),
        ("thread", _threads(), Thread.opened_at),
    ]
    return [
        (kind, row)
        for kind, statement, at in shared
        for row in fetch(
            session,
            statement.where(at > since).order_by(col(at).desc()).limit(NEWS),
        )
    ]


def _requests(actor: Actor) -> Select[Any]:
    return (
        columns(Exchange.id, Exchange.title, Exchange.language, Organisation.name, col(Exchange.opened_at).label("at"))
        .join(Organisation, col(Organisation.id) == Exchange.organisation_id)
        .where(
            col(Exchange.circle_id) == NETWORK_CIRCLE,
            admits(Exchange.circle_id, actor),
            col(Exchange.state).in_([State.open, State.proposed]),
            col(Exchange.organisation_id) != actor.organisation_id,
        )
    )


def _lessons() -> Select[Any]:
    return (
        columns(
            col(Publication.exchange_id).label("id"), Publication.title, Exchange.language, Organisation.name,
            col(Publication.published_at).label("at"),
        )
        .join(Exchange, col(Exchange.id) == Publication.exchange_id)
        .join(Organisation, col(Organisation.id) == Publication.requester_organisation_id)
        .where(col(Publication.circle_id) == NETWORK_CIRCLE, col(Exchange.circle_id) == NETWORK_CIRCLE)
    )  # fmt: skip


def _threads() -> Select[Any]:
    return columns(Thread.id, Thread.title, Thread.language, col(Thread.opened_at).label("at")).where(
        col(Thread.circle_id) == NETWORK_CIRCLE, col(Thread.subject_id).is_(None)
    )
