"""What may be read of exchanges. Every read begins with `visible(actor)`."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cache
from typing import Any, Final, TypeVar
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy import BindParameter, ColumnElement, Select, and_, bindparam, case, func, or_
from sqlalchemy.orm import aliased
from sqlmodel import Session, col, select
from sqlmodel.sql.expression import SelectOfScalar

from app.access import principals
from app.access.actor import COMMITTING, Actor, SeatRole
from app.accounts.models import Affiliation, Organisation, Person, Seat
from app.accounts.queries import acts_now
from app.circles.queries import admits, admits_bound, binds
from app.core import clock
from app.core.columns import Moment
from app.core.errors import NotFound
from app.core.rows import Prepared, Row, among, columns, fetch, fetch_one
from app.exchanges import policy, workflow
from app.exchanges.codes import MatchState, Side, State
from app.exchanges.models import (
    Agreement,
    Attendance,
    CoEditor,
    Deadline,
    Decline,
    DirectOffer,
    Exchange,
    ExchangeSession,
    ExchangeTopic,
    Match,
    MatchSide,
    NamedPeer,
    PrivateDetails,
    Publication,
    Remark,
)
from app.members.models import Offer, OfferState
from app.outbox.models import EventRow

Record = TypeVar("Record", Exchange, Match)

# Hot statements are built once; what changes is bound when they run. The moment binds itself.
_NOW: Final = bindparam("this_moment", callable_=clock.now, type_=Moment)
_ID: Final[BindParameter[Any]] = bindparam("id")


def visible(actor: Actor) -> ColumnElement[bool]:
    """SQL: may the actor read this exchange? The record's circle says so, or the room's to guests of the room."""
    return or_(admits(Exchange.circle_id, actor), admits(Exchange.room_circle_id, actor))


def readable(session: Session, actor: Actor, exchange_ids: Collection[UUID]) -> set[UUID]:
    """Those of the exchanges that the actor may read."""
    return set(session.exec(select(Exchange.id).where(col(Exchange.id).in_(exchange_ids), visible(actor))))


def circles_of(session: Session, exchange_id: UUID) -> set[UUID]:
    """Every circle in which something of this exchange is read: by one side, by both, by the secretariat or the network."""
    found = session.get(Exchange, exchange_id)
    if found is None:
        return set()
    of_record = (found.circle_id, found.asker_circle_id, found.room_circle_id)
    of_parts = (select(part.circle_id).where(part.exchange_id == exchange_id) for part in (Match, Publication))
    return {*(each for each in of_record if each), *(each for part in of_parts for each in session.exec(part))}


def exchange(session: Session, actor: Actor, exchange_id: UUID) -> Exchange:
    """One exchange to read. Raises NotFound when the actor may not see it."""
    found = session.exec(_READABLE, params={"id": exchange_id, **binds(actor)}).one_or_none()
    if found is None:
        raise NotFound
    return found


VISIBLE: Final = or_(admits_bound(Exchange.circle_id), admits_bound(Exchange.room_circle_id))
"""The same as `visible`, for statements built once: run them with `binds(actor)`."""

_READABLE: Final = select(Exchange).where(col(Exchange.id) == _ID, VISIBLE).execution_options(populate_existing=True)


def locked(session: Session, actor: Actor, exchange_id: UUID) -> Exchange:
    """One exchange to change: nobody else changes it until the transaction ends. Raises NotFound."""
    return _one(session, select(Exchange).where(Exchange.id == exchange_id, visible(actor)).with_for_update())


def match(session: Session, actor: Actor, match_id: UUID) -> Match:
    """One match to read. Raises NotFound when the actor may not see it."""
    return _one(session, select(Match).where(Match.id == match_id, admits(Match.circle_id, actor)))


def locked_match(session: Session, actor: Actor, match_id: UUID) -> tuple[Match, Exchange]:
    """One match and its exchange to change, the exchange locked first as everywhere. Raises NotFound."""
    found = match(session, actor, match_id)
    parent = by_time(session, found.exchange_id)
    session.refresh(found)
    return found, parent


def by_time(session: Session, exchange_id: UUID) -> Exchange:
    """One exchange to be changed by time, or after a match or session of it was found visible."""
    return _one(session, select(Exchange).where(Exchange.id == exchange_id).with_for_update())


def _one(session: Session, statement: SelectOfScalar[Record]) -> Record:
    found = session.exec(statement.execution_options(populate_existing=True)).one_or_none()
    if found is None:
        raise NotFound
    return found


# Who stands behind an organisation


def committing_seats(organisation_id: UUID) -> SelectOfScalar[UUID]:
    """Seats that may commit an organisation, held or not, so that a successor finds every door open."""
    today = clock.now().date()
    return select(Seat.id).where(
        Seat.organisation_id == organisation_id,
        col(Seat.role).in_(COMMITTING),
        or_(col(Seat.until).is_(None), col(Seat.until) > today),
    )


def has_endorser(session: Session, organisation_id: UUID) -> bool:
    """Whether somebody who is not suspended holds a seat that may commit the organisation."""
    held = (
        select(Seat.id)
        .join(Affiliation, col(Affiliation.seat_id) == Seat.id)
        .where(Seat.organisation_id == organisation_id, col(Seat.role).in_(COMMITTING), *acts_now(clock.now()))
        .limit(1)
    )
    return session.exec(held).first() is not None


def held_seat_of(
    session: Session, organisation_id: UUID, *, seat_id: UUID | None = None, asking: bool = False
) -> UUID | None:
    """A seat of the organisation that somebody holds: this one if named, else whoever may commit it before others.

    A seat whose holder is suspended does not count. With `asking` only seats that ask for exchanges: observers do not.
    """
    statement = (
        select(Seat.id)
        .join(Affiliation, col(Affiliation.seat_id) == Seat.id)
        .where(Seat.organisation_id == organisation_id, *acts_now(clock.now()))
        .order_by(case((col(Seat.role) == SeatRole.focal_point, 0), (col(Seat.role).in_(COMMITTING), 1), else_=2))
        .limit(1)
    )
    if asking:
        statement = statement.where(Seat.role != SeatRole.observer)
    return session.exec(statement.where(Seat.id == seat_id) if seat_id else statement).first()


def facts_of(session: Session, actor: Actor, found: Exchange) -> policy.Facts:
    """What abilities depend on beyond the columns; asked of the database only where it matters."""
    if found.state is not State.draft or actor.organisation_id != found.organisation_id:
        return policy.NOTHING_MORE
    edits = session.get(CoEditor, (found.id, actor.person_id)) is not None
    return policy.Facts(has_endorser=has_endorser(session, found.organisation_id), co_edits=edits)


def match_facts_of(session: Session, actor: Actor, found: Match, terms: Agreement | None) -> policy.Facts:
    """Whether the peer answers for itself, since nobody may commit its organisation; and who has said yes."""
    ours = actor.organisation_id == found.organisation_id and not actor.may_commit
    yes = {
        Side.requester: terms is not None and terms.requester_agreed_at is not None,
        Side.peer: terms is not None and terms.peer_agreed_at is not None,
    }
    return policy.Facts(
        peer_answers_alone=ours and not has_endorser(session, found.organisation_id),
        said_yes=frozenset(side for side, said in yes.items() if said),
    )


# References by id


def organisation_refs(session: Session, organisation_ids: Iterable[UUID | None]) -> Mapping[UUID | None, Row]:
    """What is shown of organisations beside something else, by id."""
    wanted = {item for item in organisation_ids if item is not None}
    return {row["id"]: row for row in fetch(session, _ORGANISATIONS, ids=wanted)} if wanted else {}


_ORGANISATIONS: Final = Prepared(
    columns(Organisation.id, Organisation.name, Organisation.kind, Organisation.country, Organisation.zone).where(
        among(Organisation.id, "ids")
    )
)


def seat_refs(session: Session, seat_ids: Iterable[UUID | None]) -> Mapping[UUID | None, Row]:
    """Seats with whoever holds them now and is not suspended, by id."""
    wanted = {item for item in seat_ids if item is not None}
    return {row["id"]: row for row in fetch(session, _SEATS, ids=wanted)} if wanted else {}


_HOLDS: Final = and_(
    col(Affiliation.seat_id) == Seat.id,
    col(Affiliation.since) <= _NOW,
    or_(col(Affiliation.until).is_(None), col(Affiliation.until) > _NOW),
)
"""SQL: this affiliation is the seat's holder now."""
_SHOWN: Final = and_(col(Person.id) == Affiliation.person_id, col(Person.suspended_at).is_(None))
"""SQL: the person of this affiliation, unless suspended."""

_SEATS: Final = Prepared(
    columns(
        Seat.id,
        Seat.title,
        Seat.title_language,
        Seat.organisation_id,
        col(Person.id).label("person_id"),
        col(Person.name).label("person_name"),
    )
    .select_from(Seat)
    .outerjoin(Affiliation, _HOLDS)
    .outerjoin(Person, _SHOWN)
    .where(among(Seat.id, "ids"))
)


def names_of(session: Session, person_ids: Iterable[UUID | None]) -> Mapping[UUID | None, str]:
    """Names of people, by id."""
    wanted = {item for item in person_ids if item is not None}
    return {row["id"]: row["name"] for row in fetch(session, _NAMES, ids=wanted)} if wanted else {}


_NAMES: Final = Prepared(columns(Person.id, Person.name).where(among(Person.id, "ids")))


def topics_of(session: Session, exchange_ids: Collection[UUID]) -> dict[UUID, list[str]]:
    """Topics of exchanges, the main one first."""
    found: dict[UUID, list[str]] = {exchange_id: [] for exchange_id in exchange_ids}
    for row in fetch(session, _TOPICS, ids=exchange_ids):
        found[row["exchange_id"]].append(row["topic"])
    return found


_TOPICS: Final = Prepared(
    columns(ExchangeTopic.exchange_id, ExchangeTopic.topic)
    .where(among(ExchangeTopic.exchange_id, "ids"))
    .order_by(col(ExchangeTopic.exchange_id), col(ExchangeTopic.place))
)


# Lists

LATE: Final = "late"


@cache
def listed() -> Select[Any]:
    """The columns of an exchange in a list, with its organisation, requester and peer."""
    asking, peer = aliased(Organisation), aliased(Organisation)
    return (
        columns(
            *(
                getattr(Exchange, name)
                for name in (
                    "id", "circle_id", "title", "language", "state", "lane", "confidentiality", "format", "due_step", "due_at",
                    "held_at", "moved_at", "created_at", "submitted_at", "owner_seat_id", "review_on", "requester_seat_id",
                )
            ),
            *_organisation_columns(asking, "organisation"),
            *_organisation_columns(peer, "peer"),
            col(Seat.title).label("requester_title"),
            col(Seat.title_language).label("requester_title_language"),
            col(Person.id).label("requester_person_id"),
            col(Person.name).label("requester_person_name"),
        )
        .select_from(Exchange)
        .join(asking, col(asking.id) == Exchange.organisation_id)
        .outerjoin(peer, col(peer.id) == Exchange.peer_organisation_id)
        .join(Seat, col(Seat.id) == Exchange.requester_seat_id)
        .outerjoin(Affiliation, _HOLDS)
        .outerjoin(Person, _SHOWN)
    )  # fmt: skip


def _organisation_columns(organisation: Any, prefix: str) -> list[Any]:
    return [
        col(getattr(organisation, name)).label(f"{prefix}_{name}") for name in ("id", "name", "kind", "country", "zone")
    ]


def mine(person_id: Any, seat_id: Any) -> ColumnElement[bool]:
    """SQL: exchanges in which the seat asks, answers or is the owner, and drafts that the person writes."""
    seats = (
        Exchange.requester_seat_id, Exchange.deputy_seat_id, Exchange.peer_seat_id, Exchange.peer_substitute_seat_id,
        Exchange.owner_seat_id,
    )  # fmt: skip
    own_drafts = and_(col(Exchange.state) == State.draft, col(Exchange.author_id) == person_id)
    return or_(own_drafts, *(col(column) == seat_id for column in seats)) if seat_id is not None else own_drafts


def of_organisation(organisation_id: Any) -> ColumnElement[bool]:
    """SQL: exchanges that the organisation asks for or answers."""
    return or_(col(Exchange.organisation_id) == organisation_id, col(Exchange.peer_organisation_id) == organisation_id)


def late_at(moment: Any) -> ColumnElement[bool]:
    """SQL: the next date has passed, and nothing holds the exchange up."""
    return and_(col(Exchange.due_at) < moment, col(Exchange.held_at).is_(None), col(Exchange.state).in_(workflow.LIVE))


_SPEAKING: Final = ("requester_seat_id", "deputy_seat_id", "peer_seat_id", "peer_substitute_seat_id")
"""Columns of the seats that speak for one side, which every reader of an exchange is told."""


def of_person(person_id: Any) -> ColumnElement[bool]:
    """SQL: what was sent and the person asked, answered or shared.

    A seat counts for who held it while the exchange ran, so neither does a successor take over what had ended, nor a
    leaver lose it. Who came to a session counts for those alone who may read that session. Run with `binds(actor)`.
    """
    theirs = aliased(Exchange)
    held = (
        select(theirs.id)
        .join(Affiliation, col(Affiliation.seat_id) == getattr(theirs, name))
        .where(
            col(Affiliation.person_id) == person_id,
            col(Affiliation.since) < func.coalesce(theirs.ended_at, _NOW),
            or_(col(Affiliation.until).is_(None), col(Affiliation.until) > theirs.created_at),
        )
        for name in _SPEAKING
    )
    came = (
        select(ExchangeSession.exchange_id)
        .join(Attendance, col(Attendance.session_id) == ExchangeSession.id)
        .where(
            col(Attendance.person_id) == person_id,
            col(Attendance.attended).is_(True),
            admits_bound(ExchangeSession.circle_id),
        )
    )
    return and_(col(Exchange.submitted_at).is_not(None), col(Exchange.id).in_(sa.union_all(*held, came)))


def is_late() -> ColumnElement[bool]:
    return late_at(clock.now())


# Parts of one exchange


def deadlines(session: Session, exchange_id: UUID) -> Sequence[Row]:
    return fetch(session, _DEADLINES, id=exchange_id)


_DEADLINES: Final = Prepared(
    columns(Deadline.step, Deadline.due_at, Deadline.met_at)
    .where(col(Deadline.exchange_id) == _ID)
    .order_by(col(Deadline.due_at))
)


def remarks(session: Session, actor: Actor, exchange_id: UUID) -> Sequence[Row]:
    """Remarks that the actor may read, oldest first."""
    return fetch(session, _REMARKS, id=exchange_id, **binds(actor))


_REMARKS: Final = Prepared(
    columns(
        Remark.id, Remark.kind, Remark.language, Remark.text, Remark.at, Remark.match_id,
        col(Person.name).label("person_name"),
    )
    .join(Person, col(Person.id) == Remark.person_id)
    .where(col(Remark.exchange_id) == _ID, admits_bound(Remark.circle_id))
    .order_by(col(Remark.at), col(Remark.id))
)  # fmt: skip


def named_peers(session: Session, actor: Actor, exchange_id: UUID) -> Sequence[Row]:
    """Organisations that the asking side named, if the actor may know."""
    return fetch(session, _NAMED_PEERS, id=exchange_id, **binds(actor))


_NAMED_PEERS: Final = Prepared(
    columns(
        NamedPeer.kind, NamedPeer.note, Organisation.id, Organisation.name,
        col(Organisation.kind).label("organisation_kind"), Organisation.country, Organisation.zone,
    )
    .join(Organisation, col(Organisation.id) == NamedPeer.organisation_id)
    .where(col(NamedPeer.exchange_id) == _ID, admits_bound(NamedPeer.circle_id))
    .order_by(col(NamedPeer.kind), col(Organisation.name))
)  # fmt: skip


def instructions(session: Session, actor: Actor, exchange_id: UUID) -> str:
    """How to treat what is sensitive; empty for those who may not read it."""
    row = fetch_one(session, _INSTRUCTIONS, id=exchange_id, **binds(actor))
    return str(row["sensitive_instructions"]) if row else ""


_INSTRUCTIONS: Final = Prepared(
    columns(PrivateDetails.sensitive_instructions).where(
        col(PrivateDetails.exchange_id) == _ID, admits_bound(PrivateDetails.circle_id)
    )
)


def readers(session: Session, admitted: Collection[str]) -> Sequence[Row]:
    """The people whom these principals stand for, with the organisation of the seat that admits them; nobody suspended."""
    seats = [UUID(item.removeprefix("seat:")) for item in admitted if item.startswith("seat:")]
    people = [UUID(item.removeprefix("person:")) for item in admitted if item.startswith("person:")]
    by_seat: list[ColumnElement[bool]] = [col(Seat.id).in_(seats)]
    if principals.SECRETARIAT in admitted:
        by_seat.append(col(Seat.role) == SeatRole.secretariat)
    through_seats = (
        columns(
            col(Person.id).label("person_id"),
            col(Person.name).label("person_name"),
            col(Organisation.id).label("organisation_id"),
            col(Organisation.name).label("organisation_name"),
            (col(Seat.role) == SeatRole.secretariat).label("is_secretariat"),
        )
        .select_from(Seat)
        .join(Affiliation, _HOLDS)
        .join(Person, _SHOWN)
        .join(Organisation, col(Organisation.id) == Seat.organisation_id)
        .where(or_(*by_seat))
    )
    themselves = columns(
        col(Person.id).label("person_id"),
        col(Person.name).label("person_name"),
        sa.null().label("organisation_id"),
        sa.null().label("organisation_name"),
        sa.false().label("is_secretariat"),
    ).where(col(Person.id).in_(people), col(Person.suspended_at).is_(None))
    found = [*fetch(session, through_seats.order_by(col(Organisation.name), col(Person.name)))]
    if people:
        found += fetch(session, themselves)
    return found


def timeline(actor: Actor, exchange_id: UUID) -> Select[Any]:
    """Events of one exchange that the actor may read, with the names of who did them."""
    seat_organisation, behalf = aliased(Organisation), aliased(Organisation)
    return (
        columns(
            EventRow.id,
            EventRow.at,
            EventRow.kind,
            EventRow.data,
            col(Person.name).label("person_name"),
            col(seat_organisation.name).label("organisation_name"),
            col(behalf.name).label("behalf_of"),
        )
        .select_from(EventRow)
        .outerjoin(Person, col(Person.id) == EventRow.person_id)
        .outerjoin(Seat, col(Seat.id) == EventRow.seat_id)
        .outerjoin(seat_organisation, col(seat_organisation.id) == Seat.organisation_id)
        .outerjoin(behalf, col(behalf.id) == EventRow.behalf_of)
        .where(
            col(EventRow.subject_kind) == "exchange",
            col(EventRow.subject_id) == exchange_id,
            admits(EventRow.circle_id, actor),
        )
    )


# Matches


def matches(session: Session, actor: Actor, exchange_id: UUID) -> list[Match]:
    """The matches of one exchange that the actor may see, in order of rank."""
    return list(
        session.exec(
            select(Match)
            .where(Match.exchange_id == exchange_id, admits(Match.circle_id, actor))
            .order_by(col(Match.rank), col(Match.id))
        )
    )


def matches_of(session: Session, exchange_id: UUID, *states: MatchState) -> list[Match]:
    """All matches of one exchange in these states, for moves that time or another move brings about."""
    return list(
        session.exec(
            select(Match)
            .where(Match.exchange_id == exchange_id, col(Match.state).in_(states))
            .order_by(col(Match.rank), col(Match.id))
        )
    )


def sides(session: Session, actor: Actor, match_ids: Collection[UUID]) -> dict[tuple[UUID, Side], MatchSide]:
    """What the actor may read of what each side is told."""
    rows = session.exec(
        select(MatchSide).where(col(MatchSide.match_id).in_(match_ids), admits(MatchSide.circle_id, actor))
    )
    return {(row.match_id, row.side): row for row in rows}


def declines(session: Session, actor: Actor, match_ids: Collection[UUID]) -> dict[UUID, Decline]:
    """Why each match was declined, if the actor may know; the latest word counts."""
    rows = session.exec(
        select(Decline)
        .where(col(Decline.match_id).in_(match_ids), admits(Decline.circle_id, actor))
        .order_by(col(Decline.at))
    )
    return {row.match_id: row for row in rows}


def terms(session: Session, actor: Actor, match_ids: Collection[UUID]) -> dict[UUID, Agreement]:
    rows = session.exec(
        select(Agreement).where(col(Agreement.match_id).in_(match_ids), admits(Agreement.circle_id, actor))
    )
    return {row.match_id: row for row in rows}


def running_by_organisation(session: Session, organisation_ids: Collection[UUID]) -> dict[UUID, int]:
    """How many exchanges each organisation is answering now; what the soft cap compares."""
    rows = fetch(
        session,
        columns(Exchange.peer_organisation_id, func.count().label("running"))
        .where(col(Exchange.peer_organisation_id).in_(organisation_ids), col(Exchange.state).in_(workflow.RUNNING))
        .group_by(col(Exchange.peer_organisation_id)),
    )
    return {row["peer_organisation_id"]: row["running"] for row in rows}


def caps_by_organisation(session: Session, organisation_ids: Collection[UUID]) -> dict[UUID, int]:
    """How many exchanges each organisation wants to answer at a time, as its offers say."""
    rows = fetch(
        session,
        columns(Offer.organisation_id, func.max(Offer.most_exchanges).label("cap"))
        .where(col(Offer.organisation_id).in_(organisation_ids), col(Offer.state) == OfferState.active)
        .group_by(col(Offer.organisation_id)),
    )
    return {row["organisation_id"]: row["cap"] for row in rows}


def direct_offers(session: Session, actor: Actor, exchange_id: UUID) -> list[DirectOffer]:
    return list(
        session.exec(
            select(DirectOffer).where(
                DirectOffer.exchange_id == exchange_id,
                col(DirectOffer.withdrawn_at).is_(None),
                admits(DirectOffer.circle_id, actor),
            )
        )
    )
