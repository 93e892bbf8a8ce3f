"""Lists of exchanges and matches: filters, order and pages, every one of them within what the actor may see."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from sqlalchemy import ColumnElement, Select, func, or_
from sqlalchemy.orm import aliased
from sqlmodel import Session, col

from app.access.actor import Actor
from app.accounts.models import Organisation
from app.circles.queries import admits, admits_in_order
from app.core.i18n import Language
from app.core.paging import Key
from app.core.rows import Row, columns, fetch
from app.core.text import fold
from app.exchanges import queries
from app.exchanges.codes import Lane, MatchState, State
from app.exchanges.models import Exchange, Match
from app.exchanges.schemas import MatchRow, OrganisationRef
from app.outbox.models import EventRow


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """What to show of what one may see; empty filters show all but discarded drafts."""

    mine: bool = False
    ours: bool = False
    organisation_id: UUID | None = None
    states: frozenset[State] = frozenset()
    topics: frozenset[str] = frozenset()
    lane: Lane | None = None
    language: Language | None = None
    owner_seat_id: UUID | None = None
    late: bool = False
    words: str = ""


NEWEST: Final = Key((Exchange.created_at, True), (Exchange.id, True))


def conditions(actor: Actor, filters: Filters) -> list[ColumnElement[bool]]:
    """SQL: may be seen, and is asked for."""
    return [queries.visible(actor), *_asked_for(actor, filters)]


_NOT_DISCARDED: Final = col(Exchange.state) != State.discarded
_SEEN: Final = columns(Exchange.id).where(
    or_(admits_in_order(Exchange.circle_id), admits_in_order(Exchange.room_circle_id))
)
_PAGE: Final = queries.listed().order_by(*NEWEST.order())


def _asked_for(actor: Actor, filters: Filters) -> list[ColumnElement[bool]]:
    found = [col(Exchange.state).in_(sorted(filters.states)) if filters.states else _NOT_DISCARDED]
    if filters.mine:
        found.append(queries.mine(actor))
    if filters.ours:
        found.append(queries.of_organisation(actor.organisation_id))
    if filters.organisation_id is not None:
        found.append(queries.of_organisation(filters.organisation_id))
    if filters.topics:
        found.append(queries.about(filters.topics))
    if filters.late:
        found.append(queries.is_late())
    if words := fold(filters.words):
        found.append(queries.containing(words))
    for column, value in (
        (Exchange.lane, filters.lane),
        (Exchange.language, filters.language),
        (Exchange.owner_seat_id, filters.owner_seat_id),
    ):
        if value is not None:
            found.append(col(column) == value)
    return found


def page(actor: Actor, filters: Filters, *, after: str | None, limit: int) -> Select[Any]:
    """One page, newest first, with the one row too many that tells whether there is another. Run with `binds`."""
    found = _SEEN.where(*_asked_for(actor, filters)).order_by(*NEWEST.order()).limit(limit + 1)
    if after:
        found = found.where(NEWEST.beyond(after))
    return _PAGE.where(col(Exchange.id).in_(found))


def key(row: Row) -> tuple[object, ...]:
    return (row["created_at"], row["id"])


def counts(session: Session, actor: Actor, filters: Filters) -> Mapping[State, int]:
    """How many in each state."""
    rows = fetch(
        session,
        columns(Exchange.state, func.count().label("number"))
        .where(*conditions(actor, filters))
        .group_by(col(Exchange.state)),
    )
    return {row["state"]: row["number"] for row in rows}


_TOLD: Final = Key((EventRow.at, True), (EventRow.id, True))


def timeline_page(actor: Actor, exchange_id: UUID, *, after: str | None, limit: int) -> Select[Any]:
    """Events of one exchange that the actor may read, newest first."""
    statement = queries.timeline(actor, exchange_id).order_by(*_TOLD.order()).limit(limit + 1)
    return statement.where(_TOLD.beyond(after)) if after else statement


def timeline_key(row: Row) -> tuple[object, ...]:
    return (row["at"], row["id"])


_SENT: Final = Key((Match.sent_at, True), (Match.id, True))


def asked_page(actor: Actor, *, after: str | None, limit: int, waiting: bool = False) -> Select[Any]:
    """Matches in which the actor's seat or organisation was asked, newest first; `waiting` keeps the unanswered."""
    asking, peer = aliased(Organisation), aliased(Organisation)
    asked = or_(col(Match.organisation_id) == actor.organisation_id, col(Match.peer_seat_id) == actor.seat_id)
    statement = (
        columns(
            Match.id, Match.exchange_id, Match.state, Match.sent_at, Match.answer_by,
            Exchange.title, Exchange.language, Exchange.lane,
            *(col(getattr(asking, name)).label(f"asking_{name}") for name in _REF),
            *(col(getattr(peer, name)).label(f"peer_{name}") for name in _REF),
        )
        .select_from(Match)
        .join(Exchange, col(Exchange.id) == Match.exchange_id)
        .join(asking, col(asking.id) == Exchange.organisation_id)
        .join(peer, col(peer.id) == Match.organisation_id)
        .where(admits(Match.circle_id, actor), asked, col(Match.sent_at).is_not(None))
        .order_by(*_SENT.order())
        .limit(limit + 1)
    )  # fmt: skip
    if waiting:
        statement = statement.where(col(Match.state) == MatchState.sent)
    return statement.where(_SENT.beyond(after)) if after else statement


_REF: Final = ("id", "name", "kind", "country", "zone")


def asked_key(row: Row) -> tuple[object, ...]:
    return (row["sent_at"], row["id"])


def asked_row(row: Row) -> MatchRow:
    return MatchRow(
        **{name: row[name] for name in ("id", "exchange_id", "title", "language", "lane", "state", "sent_at", "answer_by")},
        organisation=OrganisationRef(**{name: row[f"asking_{name}"] for name in _REF}),
        peer_organisation=OrganisationRef(**{name: row[f"peer_{name}"] for name in _REF}),
    )  # fmt: skip
