"""Whom the circles of an exchange admit, worked out from what the exchange is now and written whenever that changes."""

from collections.abc import Collection
from uuid import UUID

from sqlmodel import Session, col, or_, select

from app.access import principals
from app.access.actor import SeatRole
from app.accounts.models import Affiliation, Seat
from app.accounts.queries import held_now
from app.circles import service as circles
from app.circles.models import NETWORK_CIRCLE, CircleKind, CircleRole
from app.core import clock
from app.exchanges import queries, workflow
from app.exchanges.codes import Confidentiality
from app.exchanges.models import CoEditor, Exchange, Match, MatchSide


def found(session: Session, *, author_id: UUID) -> UUID:
    """The circle of a new draft: its author's alone until it is settled."""
    admitted = {principals.of_person(author_id): CircleRole.contributor}
    return circles.make(session, CircleKind.exchange, admitted).id


def settle(session: Session, exchange: Exchange) -> None:
    """Let in whom the circles of this exchange and of its matches should admit now, and out whom they should not."""
    session.flush()
    asking = _asking(session, exchange)
    _write(session, exchange.asker_circle_id, asking)
    if exchange.room_circle_id is not None:
        _write(session, exchange.room_circle_id, asking | _answering(session, exchange))
    for match in session.exec(select(Match).where(Match.exchange_id == exchange.id)):
        _settle_match(session, match, asking)


def open_record(exchange: Exchange) -> None:
    """The record's circle once it is open: the network's, or else still the asking side's."""
    if exchange.confidentiality is Confidentiality.network:
        exchange.circle_id = NETWORK_CIRCLE


def open_room(session: Session, exchange: Exchange) -> UUID:
    """Make the private room of both sides; a record that the network may not read is read there from now on."""
    exchange.room_circle_id = circles.make(session, CircleKind.exchange, {}).id
    if exchange.confidentiality is not Confidentiality.network:
        exchange.circle_id = exchange.room_circle_id
    settle(session, exchange)
    return exchange.room_circle_id


def open_match(session: Session, match: Match, exchange: Exchange) -> UUID:
    """Make the circle of a match that is put forward, and one of the peer's own side; the latter is given back."""
    match.circle_id = circles.make(session, CircleKind.match, {}).id
    peers = circles.make(session, CircleKind.match, {}).id
    session.flush()
    _write(session, match.circle_id, _asking(session, exchange) | _peers(session, match))
    _write(session, peers, _peers(session, match) | {principals.SECRETARIAT})
    return peers


def once_sent(session: Session, exchange: Exchange) -> set[str]:
    """Whom the asking side's circle will admit when the request has been sent."""
    return _speakers(session, exchange)


def _settle_match(session: Session, match: Match, asking: Collection[str]) -> None:
    if match.sent_at is None:  # nobody was told, and its circle is the secretariat's own
        return
    peers = _peers(session, match)
    _write(session, match.circle_id, {*asking, *peers})
    side = session.exec(select(MatchSide).where(MatchSide.match_id == match.id, MatchSide.side == "peer")).one()
    _write(session, side.circle_id, peers | {principals.SECRETARIAT})


def _asking(session: Session, exchange: Exchange) -> set[str]:
    if exchange.state not in workflow.UNSENT:
        return _speakers(session, exchange)
    writing = {principals.of_person(person_id) for person_id in _writers(session, exchange)}
    return writing | _seats(_committing(session, exchange.organisation_id))


def _writers(session: Session, exchange: Exchange) -> Collection[UUID]:
    """The author and those who write with them, as long as they hold a seat there, or of the secretariat that writes for it."""
    editors = session.exec(select(CoEditor.person_id).where(CoEditor.exchange_id == exchange.id))
    return session.exec(
        select(Affiliation.person_id)
        .join(Seat, col(Seat.id) == Affiliation.seat_id)
        .where(
            col(Affiliation.person_id).in_([exchange.author_id, *editors]),
            or_(Seat.organisation_id == exchange.organisation_id, Seat.role == SeatRole.secretariat),
            *held_now(clock.now()),
        )
    ).all()


def _speakers(session: Session, exchange: Exchange) -> set[str]:
    found = _seats(_committing(session, exchange.organisation_id))
    speakers = {exchange.requester_seat_id, exchange.deputy_seat_id} - {None}
    return found | _seats(speakers) | {principals.SECRETARIAT}


def _answering(session: Session, exchange: Exchange) -> set[str]:
    if exchange.peer_organisation_id is None:
        return set()
    speakers = {exchange.peer_seat_id, exchange.peer_substitute_seat_id} - {None}
    return _seats(speakers) | _seats(_committing(session, exchange.peer_organisation_id))


def _peers(session: Session, match: Match) -> set[str]:
    speakers = {match.peer_seat_id, match.substitute_seat_id} - {None}
    return _seats(speakers) | _seats(_committing(session, match.organisation_id))


def _seats(seat_ids: Collection[UUID | None]) -> set[str]:
    return {principals.of_seat(seat_id) for seat_id in seat_ids if seat_id is not None}


def _committing(session: Session, organisation_id: UUID) -> Collection[UUID]:
    return session.exec(queries.committing_seats(organisation_id)).all()


def _write(session: Session, circle_id: UUID, admitted: Collection[str]) -> None:
    circles.reset(session, circle_id, dict.fromkeys(admitted, CircleRole.contributor))
