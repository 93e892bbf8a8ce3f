"""What may be read of sessions, and who is expected at them."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Select, and_, func, or_
from sqlalchemy.orm import aliased
from sqlmodel import Session, col, select

from app.access.actor import Actor
from app.accounts.models import Affiliation, EmailAddress, Organisation, Person, Seat
from app.circles.models import NETWORK_CIRCLE
from app.circles.queries import admits, is_one_of, principals_of
from app.core import clock
from app.core.errors import NotFound
from app.core.i18n import Language
from app.core.rows import Row, columns, fetch
from app.exchanges.codes import MatchState, SessionState, SuggestionState
from app.exchanges.models import (
    ActionItem,
    Agreement,
    Attendance,
    CostLine,
    Exchange,
    ExchangeSession,
    Match,
    SessionNote,
    SuggestedTime,
    Suggestion,
)
from app.members.models import ContactDetail, ContactKind


def sessions(session: Session, actor: Actor, exchange_id: UUID) -> Sequence[ExchangeSession]:
    """The sessions of an exchange that the actor may read, in order."""
    return session.exec(
        select(ExchangeSession)
        .where(ExchangeSession.exchange_id == exchange_id, admits(ExchangeSession.circle_id, actor))
        .order_by(col(ExchangeSession.number))
    ).all()


def one(session: Session, actor: Actor, exchange_id: UUID, session_id: UUID) -> ExchangeSession:
    """One session of this exchange, as it is now. Raises NotFound when the actor may not see it."""
    found = session.exec(
        select(ExchangeSession)
        .where(
            ExchangeSession.id == session_id,
            ExchangeSession.exchange_id == exchange_id,
            admits(ExchangeSession.circle_id, actor),
        )
        .execution_options(populate_existing=True)
    ).one_or_none()
    if found is None:
        raise NotFound
    return found


def in_state(session: Session, exchange_id: UUID, state: SessionState) -> Sequence[ExchangeSession]:
    """All sessions of an exchange in this state, for moves that another move or time brings about."""
    return session.exec(
        select(ExchangeSession)
        .where(ExchangeSession.exchange_id == exchange_id, ExchangeSession.state == state)
        .order_by(col(ExchangeSession.number))
    ).all()


def planned_with(session: Session, person_id: UUID, seat_id: UUID) -> Sequence[ExchangeSession]:
    """All sessions that are planned and to which this seat was to bring this person."""
    return session.exec(
        select(ExchangeSession)
        .join(Attendance, col(Attendance.session_id) == ExchangeSession.id)
        .where(
            Attendance.person_id == person_id,
            Attendance.seat_id == seat_id,
            ExchangeSession.state == SessionState.planned,
        )
        .order_by(col(ExchangeSession.id))
    ).all()


def suggestion(session: Session, actor: Actor, exchange_id: UUID, suggestion_id: UUID) -> Suggestion:
    """One suggestion of this exchange, as it is now. Raises NotFound when the actor may not see it."""
    found = session.exec(
        select(Suggestion)
        .where(
            Suggestion.id == suggestion_id,
            Suggestion.exchange_id == exchange_id,
            admits(Suggestion.circle_id, actor),
        )
        .execution_options(populate_existing=True)
    ).one_or_none()
    if found is None:
        raise NotFound
    return found


def standing_suggestion(session: Session, exchange_id: UUID) -> Suggestion | None:
    """The times that wait for a pick, or of which none suited and to which nothing has followed yet."""
    standing = (SuggestionState.open, SuggestionState.refused)
    return session.exec(
        select(Suggestion).where(Suggestion.exchange_id == exchange_id, col(Suggestion.state).in_(standing))
    ).one_or_none()


def suggested_starts(session: Session, suggestion_id: UUID) -> Sequence[datetime]:
    """The times of a suggestion, the earliest first."""
    return session.exec(
        select(SuggestedTime.start)
        .where(SuggestedTime.suggestion_id == suggestion_id)
        .order_by(col(SuggestedTime.start))
    ).all()


def last_number(session: Session, exchange_id: UUID) -> int:
    statement = select(func.max(ExchangeSession.number)).where(ExchangeSession.exchange_id == exchange_id)
    return session.exec(statement).one() or 0


def terms_of(session: Session, exchange_id: UUID) -> Agreement | None:
    """What both sides agreed to."""
    return session.exec(
        select(Agreement)
        .join(Match, col(Match.id) == Agreement.match_id)
        .where(Match.exchange_id == exchange_id, Match.state == MatchState.agreed)
    ).one_or_none()


def attendance(session: Session, session_ids: Collection[UUID]) -> Sequence[Row]:
    """Who is or was expected at these sessions, by name."""
    return fetch(
        session,
        columns(
            Attendance.session_id, Attendance.person_id, Attendance.attended, Person.name,
            col(Organisation.name).label("organisation"),
        )
        .join(Person, col(Person.id) == Attendance.person_id)
        .outerjoin(Organisation, col(Organisation.id) == Attendance.organisation_id)
        .where(col(Attendance.session_id).in_(session_ids))
        .order_by(col(Organisation.name), col(Person.name), col(Person.id)),
    )  # fmt: skip


def notes(session: Session, actor: Actor, session_ids: Collection[UUID]) -> Sequence[Row]:
    """Notes of these sessions that the actor may read, oldest first."""
    return fetch(
        session,
        columns(
            SessionNote.id, SessionNote.session_id, SessionNote.level, SessionNote.language, SessionNote.text,
            SessionNote.at, col(Person.name).label("person_name"),
        )
        .join(Person, col(Person.id) == SessionNote.person_id)
        .where(col(SessionNote.session_id).in_(session_ids), admits(SessionNote.circle_id, actor))
        .order_by(col(SessionNote.id)),
    )  # fmt: skip


def costs(session: Session, session_ids: Collection[UUID]) -> Sequence[Row]:
    """What these sessions cost, in the order in which it was noted."""
    return fetch(
        session,
        columns(
            CostLine.id, CostLine.session_id, CostLine.kind, CostLine.currency, CostLine.amount_minor, CostLine.note,
            col(Organisation.name).label("payer"),
        )
        .outerjoin(Organisation, col(Organisation.id) == CostLine.payer_organisation_id)
        .where(col(CostLine.session_id).in_(session_ids))
        .order_by(col(CostLine.id)),
    )  # fmt: skip


def cost(session: Session, session_id: UUID, cost_id: UUID) -> CostLine:
    """One cost of a session that the actor has been found to see. Raises NotFound."""
    found = session.exec(
        select(CostLine).where(CostLine.id == cost_id, CostLine.session_id == session_id)
    ).one_or_none()
    if found is None:
        raise NotFound
    return found


def actions(session: Session, actor: Actor, exchange_id: UUID) -> Sequence[ActionItem]:
    """What was taken on in this exchange, the nearest day first."""
    return session.exec(
        select(ActionItem)
        .where(ActionItem.exchange_id == exchange_id, admits(ActionItem.circle_id, actor))
        .order_by(col(ActionItem.due_on), col(ActionItem.id))
    ).all()


def action(session: Session, actor: Actor, exchange_id: UUID, action_id: UUID) -> ActionItem:
    """Raises NotFound."""
    found = session.exec(
        select(ActionItem).where(
            ActionItem.id == action_id, ActionItem.exchange_id == exchange_id, admits(ActionItem.circle_id, actor)
        )
    ).one_or_none()
    if found is None:
        raise NotFound
    return found


@dataclass(frozen=True, slots=True)
class InRoom:
    """Somebody who can be expected at a session, with the seat that brings them there."""

    person_id: UUID
    seat_id: UUID | None
    organisation_id: UUID | None


def in_room(session: Session, circle_id: UUID, exchange: Exchange, people: Collection[UUID]) -> dict[UUID, InRoom]:
    """Those of these people whom the room admits; a seat of one of both sides before any other of theirs."""
    admitted = principals_of(session, circle_id)
    sides = (exchange.organisation_id, exchange.peer_organisation_id)
    rows = fetch(
        session,
        columns(col(Person.id).label("person_id"), col(Seat.id).label("seat_id"), Seat.organisation_id)
        .select_from(Person)
        .outerjoin(Affiliation, and_(col(Affiliation.person_id) == Person.id, *_runs()))
        .outerjoin(Seat, col(Seat.id) == Affiliation.seat_id)
        .where(col(Person.id).in_(people), is_one_of(admitted)),
    )
    ranked = sorted(rows, key=lambda row: row["organisation_id"] in sides)
    return {row["person_id"]: InRoom(**row) for row in ranked}


@dataclass(frozen=True, slots=True)
class Expected:
    """Somebody to invite: with their language, clock and address. `discreet` who keeps the address from the network."""

    person_id: UUID
    name: str
    email: str
    language: Language
    zone: str
    discreet: bool = False


def expected(session: Session, row: ExchangeSession) -> list[Expected]:
    """Whom to write to about a session: those expected, or whoever holds their seat by now.

    Only people whom the room still admits, and whose address is known.
    """
    admitted = principals_of(session, row.circle_id)
    holder = aliased(Affiliation)
    found = fetch(
        session,
        _invited()
        .select_from(Attendance)
        .outerjoin(holder, and_(col(holder.seat_id) == Attendance.seat_id, *_runs(holder)))
        .join(Person, col(Person.id) == func.coalesce(col(holder.person_id), col(Attendance.person_id)))
        .join(EmailAddress, and_(col(EmailAddress.person_id) == Person.id, col(EmailAddress.main)))
        .where(col(Attendance.session_id) == row.id, is_one_of(admitted))
        .order_by(col(Person.name), col(Person.id)),
    )
    return [Expected(**item) for item in {item["person_id"]: item for item in found}.values()]


def _invited() -> Select[Any]:
    kept_back = select(ContactDetail.person_id).where(
        ContactDetail.kind == ContactKind.email,
        or_(col(ContactDetail.circle_id).is_(None), col(ContactDetail.circle_id) != NETWORK_CIRCLE),
    )
    return columns(
        col(Person.id).label("person_id"), Person.name, EmailAddress.email, Person.language, Person.zone,
        col(Person.id).in_(kept_back).label("discreet"),
    )  # fmt: skip


def _runs(affiliation: Any = Affiliation) -> list[Any]:
    now = clock.now()
    return [col(affiliation.since) <= now, or_(col(affiliation.until).is_(None), col(affiliation.until) > now)]
