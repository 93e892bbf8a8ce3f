"""Lists of exchanges and matches: filters, order and pages, every one of them within what the actor may see."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final
from uuid import UUID

from sqlalchemy import ColumnElement, Select, bindparam, func, or_
from sqlalchemy.orm import aliased
from sqlmodel import Session, col, select

from app.access.actor import Actor
from app.accounts.models import Organisation
from app.circles.queries import admits, admits_in_order, binds
from app.core import clock
from app.core.i18n import Language
from app.core.paging import Key
from app.core.rows import Prepared, Row, among, columns, fetch
from app.core.text import fold
from app.exchanges import queries
from app.exchanges.codes import Lane, MatchState, State
from app.exchanges.models import Exchange, ExchangeTopic, Match
from app.exchanges.schemas import MatchRow, OrganisationRef
from app.outbox.models import EventRow


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """What to show of what one may see; empty filters show all but discarded drafts."""

    mine: bool = False
    ours: bool = False
    organisation_id: UUID | None = None
    person_id: UUID | None = None
    states: frozenset[State] = frozenset()
    topics: frozenset[str] = frozenset()
    lane: Lane | None = None
    language: Language | None = None
    owner_seat_id: UUID | None = None
    late: bool = False
    words: str = ""


NEWEST: Final = Key((Exchange.created_at, True), (Exchange.id, True))


def conditions(actor: Actor, filters: Filters) -> list[ColumnElement[bool]]:
    """SQL: may be seen, and is asked for. Run with `**bound(actor, filters)`."""
    return [queries.visible(actor), *map(_condition, sorted(_wanted(filters)))]


_TOPICS: Final = select(ExchangeTopic.exchange_id).where(among(ExchangeTopic.topic, "topics"))
_CONDITIONS: Final[Mapping[str, ColumnElement[bool]]] = {
    "states": among(Exchange.state, "states"),
    "not_discarded": col(Exchange.state) != State.discarded,
    "mine": queries.mine(bindparam("own_person_id"), bindparam("own_seat_id")),
    "ours": queries.of_organisation(bindparam("own_organisation_id")),
    "organisation_id": queries.of_organisation(bindparam("organisation_id")),
    "person_id": queries.of_person(bindparam("person_id")),
    "topics": col(Exchange.id).in_(_TOPICS),
    "lane": col(Exchange.lane) == bindparam("lane"),
    "language": col(Exchange.language) == bindparam("language"),
    "owner_seat_id": col(Exchange.owner_seat_id) == bindparam("owner_seat_id"),
    "late": queries.late_at(bindparam("moment")),
}
"""Every filter by its name, with what changes bound, so that one statement serves everybody who asks in the same way."""


def _condition(name: str) -> ColumnElement[bool]:
    return col(Exchange.folded).contains(bindparam(name)) if name.startswith("word_") else _CONDITIONS[name]


def _wanted(filters: Filters) -> frozenset[str]:
    """The names of the filters that are asked for."""
    wanted = {name for name in _CONDITIONS if getattr(filters, name, None)}
    return frozenset({*wanted, *_words(filters), "states" if filters.states else "not_discarded"})


def bound(actor: Actor, filters: Filters) -> dict[str, Any]:
    """All that any of the filters is run with."""
    return {
        "states": sorted(filters.states),
        "own_person_id": actor.person_id,
        "own_seat_id": actor.seat_id,
        "own_organisation_id": actor.organisation_id,
        "organisation_id": filters.organisation_id,
        "person_id": filters.person_id,
        "topics": sorted(filters.topics),
        "lane": filters.lane,
        "language": filters.language,
        "owner_seat_id": filters.owner_seat_id,
        "moment": clock.now(),
        **_words(filters),
        **binds(actor),
    }


def _words(filters: Filters) -> dict[str, str]:
    return {f"word_{n}": f" {word}" for n, word in enumerate(fold(filters.words).split())}


def page(session: Session, actor: Actor, filters: Filters, *, after: str | None, limit: int) -> Sequence[Row]:
    """One page, newest first, with the one row too many that tells whether there is another."""
    values = bound(actor, filters) | (NEWEST.bound(after) if after else {})
    return fetch(session, _page(_wanted(filters), beyond=bool(after)), most=limit + 1, **values)


@lru_cache(maxsize=256)
def _page(wanted: frozenset[str], *, beyond: bool) -> Prepared:
    seen = columns(Exchange.id).where(
        or_(admits_in_order(Exchange.circle_id), admits_in_order(Exchange.room_circle_id)),
        *map(_condition, sorted(wanted)),
    )
    if beyond:
        seen = seen.where(NEWEST.following())
    seen = seen.order_by(*NEWEST.order()).limit(bindparam("most"))
    return Prepared(queries.listed().where(col(Exchange.id).in_(seen)).order_by(*NEWEST.order()))


def key(row: Row) -> tuple[object, ...]:
    return (row["created_at"], row["id"])


def counts(session: Session, actor: Actor, filters: Filters) -> Mapping[State, int]:
    """How many in each state."""
    rows = fetch(
        session,
        columns(Exchange.state, func.count().label("number"))
        .where(*conditions(actor, filters))
        .group_by(col(Exchange.state)),
        **bound(actor, filters),
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
