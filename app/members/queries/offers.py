"""Reading offers: what the network may read, and the drafts of one's own circle."""

from collections.abc import Collection, Sequence
from typing import Annotated, Any, Final
from uuid import UUID

import sqlalchemy as sa
from pydantic import BaseModel, Field
from sqlmodel import Session, col, select

from app.access.actor import Actor
from app.accounts import queries as accounts
from app.accounts.models import Affiliation, Organisation, Person, Seat
from app.circles import queries as circles
from app.core import clock
from app.core.errors import NotFound
from app.core.paging import Key
from app.core.rows import Row, columns, fetch
from app.core.text import UpTo
from app.members.fields import TopicId
from app.members.models import Offer, OfferConflict, OfferState, OfferTopic, SearchText
from app.members.queries.directory import LISTED, topics_below, topics_named, words_of
from app.members.queries.topics import grouped

NEWEST: Final = Key((col(Offer.id), True))


class OfferFilter(BaseModel):
    """What narrows a list of offers; without a state only active ones are listed."""

    organisation: UUID | None = None
    person: UUID | None = Field(default=None, description="Who answers now.")
    topic: TopicId | None = Field(default=None, description="This topic or one below it.")
    state: list[OfferState] = Field(default=[OfferState.active], max_length=5)
    crisis: bool = False
    q: Annotated[str, UpTo(120)] = ""


def visible(actor: Actor) -> sa.ColumnElement[bool]:
    return circles.admits(Offer.circle_id, actor)


def offers(
    session: Session, actor: Actor, wanted: OfferFilter, *, after: str | None = None, limit: int
) -> Sequence[Row]:
    """One row more than `limit`, newest first, each with who answers for it now; none of organisations that have left."""
    conditions = [visible(actor), col(Offer.state).in_(wanted.state), col(Organisation.membership).in_(LISTED)]
    if wanted.organisation:
        conditions.append(col(Offer.organisation_id) == wanted.organisation)
    if wanted.person:
        conditions.append(col(Affiliation.person_id) == wanted.person)
    if wanted.topic:
        conditions.append(_about(topics_below(wanted.topic)))
    if wanted.crisis:
        conditions.append(col(Offer.crisis).is_(True))
    conditions += [
        sa.or_(
            col(Offer.id).in_(select(SearchText.subject_id).where(col(SearchText.folded).contains(word))),
            _about(topics_named(word)),
        )
        for word in words_of(wanted.q)
    ]
    statement = _with_holder().where(*conditions).order_by(*NEWEST.order()).limit(limit + 1)
    return fetch(session, statement.where(NEWEST.beyond(after)) if after else statement)


def one(session: Session, actor: Actor, offer_id: UUID) -> Row:
    """Raises NotFound when the actor may not see it."""
    rows = fetch(session, _with_holder().where(visible(actor), col(Offer.id) == offer_id))
    if not rows:
        raise NotFound
    return rows[0]


def entity(session: Session, actor: Actor, offer_id: UUID, *, lock: bool = False) -> Offer:
    """The offer itself, locked for a move. Raises NotFound when the actor may not see it."""
    statement = select(Offer).where(visible(actor), Offer.id == offer_id)
    found = session.exec(statement.with_for_update() if lock else statement).one_or_none()
    if found is None:
        raise NotFound
    return found


def topics_of(session: Session, offer_ids: Collection[UUID]) -> dict[UUID, list[str]]:
    statement = (
        columns(OfferTopic.offer_id, OfferTopic.topic_id)
        .where(col(OfferTopic.offer_id).in_(offer_ids))
        .order_by(col(OfferTopic.position))
    )
    return grouped(fetch(session, statement), "offer_id", "topic_id")


def conflicts_of(session: Session, actor: Actor, offer_id: UUID) -> Sequence[Row]:
    """Conflicts of interest, for those in their circle: the seat that named them and the secretariat."""
    return fetch(
        session,
        columns(
            col(Organisation.id).label("organisation_id"), col(Organisation.name).label("organisation_name"),
            OfferConflict.note,
        )
        .join(Organisation, col(Organisation.id) == OfferConflict.organisation_id)
        .where(col(OfferConflict.offer_id) == offer_id, circles.admits(OfferConflict.circle_id, actor))
        .order_by(col(Organisation.name)),
    )  # fmt: skip


def _about(topics: Any) -> sa.ColumnElement[bool]:
    return col(Offer.id).in_(select(OfferTopic.offer_id).where(col(OfferTopic.topic_id).in_(topics)))


def _with_holder() -> sa.Select[Any]:
    held = sa.and_(col(Affiliation.seat_id) == Seat.id, *accounts.acts_now(clock.now()))
    return (
        columns(
            Offer.id, Offer.title, Offer.can_share, Offer.language, Offer.state, Offer.formats, Offer.languages,
            Offer.crisis, Offer.valid_until, Offer.confirmed_at, Offer.organisation_id, Offer.seat_id,
            col(Organisation.name).label("organisation_name"), col(Organisation.slug).label("organisation_slug"),
            col(Person.id).label("person_id"), col(Person.name).label("person_name"),
        )
        .join(Organisation, col(Organisation.id) == Offer.organisation_id)
        .join(Seat, col(Seat.id) == Offer.seat_id)
        .outerjoin(Affiliation, held)
        .outerjoin(Person, col(Person.id) == Affiliation.person_id)
    )  # fmt: skip
