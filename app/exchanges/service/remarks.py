"""Words that go with a move, kept in the circle of those who may read them."""

from uuid import UUID

from sqlmodel import Session

from app.access.actor import Actor
from app.exchanges.codes import RemarkKind
from app.exchanges.models import Exchange, Remark


def say(
    session: Session,
    actor: Actor,
    exchange: Exchange,
    kind: RemarkKind,
    words: str,
    *,
    circle_id: UUID,
    match_id: UUID | None = None,
) -> Remark | None:
    """Keep the words for those whom the circle admits; nothing is kept of a blank."""
    if not words.strip():
        return None
    row = Remark(
        exchange_id=exchange.id,
        circle_id=circle_id,
        match_id=match_id,
        kind=kind,
        person_id=actor.person_id,
        seat_id=actor.seat_id,
        language=actor.language,
        text=words,
    )
    session.add(row)
    return row


def circle_of_sides(exchange: Exchange) -> UUID:
    """Where both sides read: the room once it is open, until then the asking side's circle."""
    return exchange.room_circle_id or exchange.asker_circle_id
