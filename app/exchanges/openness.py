"""Which exchanges may be spoken of outside the platform."""

from uuid import UUID

from sqlmodel import Session

from app.discussions import openness
from app.exchanges.codes import Confidentiality, Lane
from app.exchanges.models import Exchange


def is_reserved(exchange: Exchange) -> bool:
    """Whether no word about it may leave the platform."""
    return exchange.confidentiality is not Confidentiality.network or exchange.sensitive or exchange.lane is Lane.crisis


def _is_open(session: Session, exchange_id: UUID) -> bool:
    found = session.get(Exchange, exchange_id)
    return found is not None and not is_reserved(found)


openness.rule("exchange", _is_open)
