"""The directory: who is in the network, found by what they are, know, speak and offer.

Its callers have passed the gate of the network; nobody else sees lists or counts.
"""

from collections.abc import Collection, Sequence
from typing import Annotated, Any, Final
from uuid import UUID

import sqlalchemy as sa
from pydantic import BaseModel, Field
from sqlalchemy import ColumnElement
from sqlmodel import Session, col, select

from app.access.actor import SeatRole
from app.accounts import queries as accounts
from app.accounts.models import Affiliation, Membership, Organisation, OrganisationKind, Person, Seat
from app.core import clock
from app.core.paging import Key
from app.core.rows import Row, columns, fetch
from app.core.text import UpTo, fold
from app.members.fields import Country, LanguageTag, TopicId
from app.members.models import (
    Offer,
    OfferState,
    OrganisationLanguage,
    OrganisationProfile,
    OrganisationTopic,
    PersonLanguage,
    PersonTopic,
    SearchText,
    TopicRelation,
    TopicWithin,
    TopicWord,
)
from app.members.queries.topics import grouped

COUNTED_TO: Final = 500
MOST_WORDS: Final = 8
LISTED: Final = (Membership.member, Membership.prospective, Membership.related)
ORGANISATIONS: Final = Key((col(Organisation.name), False), (col(Organisation.id), False))
PEOPLE: Final = Key((col(Person.name), False), (col(Person.id), False))


class DirectoryFilter(BaseModel):
    """What narrows the directory. Several kinds mean any of them; everything else must hold at once."""

    kind: list[OrganisationKind] = Field(default=[], max_length=8)
    membership: list[Membership] = Field(default=[], max_length=4)
    country: Country | None = None
    topic: TopicId | None = Field(default=None, description="This topic or one below it.")
    language: LanguageTag | None = None
    offers: bool = Field(default=False, description="Only with an active offer.")
    crisis: bool = Field(default=False, description="Only with an active offer to be called in a crisis.")
    experts: bool = Field(default=False, description="Only experts, or organisations that have one.")
    q: Annotated[str, UpTo(120)] = Field(
        default="", description="Words by their beginnings: names, places, topics in any language."
    )


def organisations(session: Session, wanted: DirectoryFilter, *, after: str | None, limit: int) -> Sequence[Row]:
    """One row more than `limit`, so that the caller knows whether there is a next page."""
    statement = (
        columns(
            Organisation.id, Organisation.slug, Organisation.name, Organisation.kind, Organisation.membership,
            Organisation.country, Organisation.place, Organisation.picture_id, OrganisationProfile.summary,
            _people_of_organisation().label("people"), _offers_of_organisation().label("offers"),
        )
        .outerjoin(OrganisationProfile, col(OrganisationProfile.organisation_id) == Organisation.id)
        .where(*_organisations_wanted(wanted))
        .order_by(*ORGANISATIONS.order())
        .limit(limit + 1)
    )  # fmt: skip
    return fetch(session, statement.where(ORGANISATIONS.beyond(after)) if after else statement)


def count_organisations(session: Session, wanted: DirectoryFilter) -> int:
    return _count(session, columns(col(Organisation.id)).where(*_organisations_wanted(wanted)))


def organisations_on_map(session: Session) -> Sequence[Row]:
    """Every organisation of the directory whose place is known."""
    return fetch(
        session,
        columns(
            Organisation.id, Organisation.slug, Organisation.name, Organisation.kind, Organisation.membership,
            Organisation.country, Organisation.latitude, Organisation.longitude,
            _people_of_organisation().label("people"), _offers_of_organisation().label("offers"),
        ).where(
            col(Organisation.membership).in_(LISTED), col(Organisation.latitude).is_not(None),
            col(Organisation.longitude).is_not(None),
        ).order_by(col(Organisation.name)),
    )  # fmt: skip


def people(session: Session, wanted: DirectoryFilter, *, after: str | None, limit: int) -> Sequence[Row]:
    """One row more than `limit`, so that the caller knows whether there is a next page."""
    statement = (
        columns(Person.id, Person.name, Person.picture_id)
        .where(*_people_wanted(wanted))
        .order_by(*PEOPLE.order())
        .limit(limit + 1)
    )
    return fetch(session, statement.where(PEOPLE.beyond(after)) if after else statement)


def count_people(session: Session, wanted: DirectoryFilter) -> int:
    return _count(session, columns(Person.id).where(*_people_wanted(wanted)))


def topics_of_organisations(
    session: Session, organisation_ids: Collection[UUID], relation: TopicRelation = TopicRelation.knows
) -> dict[UUID, list[str]]:
    statement = (
        columns(OrganisationTopic.organisation_id, OrganisationTopic.topic_id)
        .where(
            col(OrganisationTopic.organisation_id).in_(organisation_ids), col(OrganisationTopic.relation) == relation
        )
        .order_by(col(OrganisationTopic.position))
    )
    return grouped(fetch(session, statement), "organisation_id", "topic_id")


def languages_of_organisations(session: Session, organisation_ids: Collection[UUID]) -> dict[UUID, list[str]]:
    statement = (
        columns(OrganisationLanguage.organisation_id, OrganisationLanguage.language)
        .where(col(OrganisationLanguage.organisation_id).in_(organisation_ids))
        .order_by(col(OrganisationLanguage.position))
    )
    return grouped(fetch(session, statement), "organisation_id", "language")


def topics_of_people(session: Session, person_ids: Collection[UUID]) -> dict[UUID, list[str]]:
    statement = (
        columns(PersonTopic.person_id, PersonTopic.topic_id)
        .where(col(PersonTopic.person_id).in_(person_ids))
        .order_by(col(PersonTopic.position))
    )
    return grouped(fetch(session, statement), "person_id", "topic_id")


def languages_of_people(session: Session, person_ids: Collection[UUID]) -> dict[UUID, list[str]]:
    statement = (
        columns(PersonLanguage.person_id, PersonLanguage.language)
        .where(col(PersonLanguage.person_id).in_(person_ids))
        .order_by(col(PersonLanguage.position))
    )
    return grouped(fetch(session, statement), "person_id", "language")


def seats_of_people(session: Session, person_ids: Collection[UUID]) -> dict[UUID, list[Row]]:
    """The seats that each of these people holds now, oldest first, with the active offers of each."""
    offers = (
        sa.select(sa.func.count())
        .select_from(Offer)
        .where(col(Offer.seat_id) == col(Seat.id), col(Offer.state) == OfferState.active)
        .scalar_subquery()
    )
    statement = (
        columns(
            Affiliation.person_id, Seat.id, Seat.title, Seat.title_language, Seat.role,
            col(Organisation.id).label("organisation_id"), col(Organisation.name).label("organisation_name"),
            col(Organisation.slug).label("organisation_slug"), col(Organisation.kind).label("organisation_kind"),
            Organisation.country, offers.label("offers"),
        )
        .join(Seat, col(Seat.id) == Affiliation.seat_id)
        .join(Organisation, col(Organisation.id) == Seat.organisation_id)
        .where(col(Affiliation.person_id).in_(person_ids), *accounts.held_now(clock.now()))
        .order_by(col(Affiliation.since), col(Seat.id))
    )  # fmt: skip
    found: dict[UUID, list[Row]] = {}
    for row in fetch(session, statement):
        found.setdefault(row["person_id"], []).append(row)
    return found


def topics_named(word: str) -> Any:
    """The topics that this folded word names in any language, and those below them."""
    return (
        select(TopicWithin.topic_id)
        .join(TopicWord, col(TopicWord.topic_id) == TopicWithin.within_id)
        .where(col(TopicWord.folded).contains(word))
    )


def topics_below(topic_id: str) -> Any:
    """The topic and those below it."""
    return select(TopicWithin.topic_id).where(TopicWithin.within_id == topic_id)


def words_of(q: str) -> list[str]:
    """What was typed, as folded words with the space before each that marks their beginning."""
    return [f" {word}" for word in fold(q).split()[:MOST_WORDS]]


def _organisations_wanted(wanted: DirectoryFilter) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = [col(Organisation.membership).in_(wanted.membership or LISTED)]
    if wanted.kind:
        conditions.append(col(Organisation.kind).in_(wanted.kind))
    if wanted.country:
        conditions.append(col(Organisation.country) == wanted.country)
    if wanted.topic:
        conditions.append(_organisation_knows(topics_below(wanted.topic)))
    if wanted.language:
        conditions.append(
            col(Organisation.id).in_(
                select(OrganisationLanguage.organisation_id).where(OrganisationLanguage.language == wanted.language)
            )
        )
    if wanted.offers or wanted.crisis:
        conditions.append(col(Organisation.id).in_(select(Offer.organisation_id).where(*_active(crisis=wanted.crisis))))
    if wanted.experts:
        conditions.append(
            col(Organisation.id).in_(
                select(Seat.organisation_id)
                .join(Affiliation, col(Affiliation.seat_id) == Seat.id)
                .where(Seat.role == SeatRole.expert, *accounts.held_now(clock.now()))
            )
        )
    conditions += [
        sa.or_(_text_has(Organisation.id, word), _organisation_knows(topics_named(word))) for word in words_of(wanted.q)
    ]
    return conditions


def _people_wanted(wanted: DirectoryFilter) -> list[ColumnElement[bool]]:
    held = sa.select(col(Affiliation.id)).join(Seat, col(Seat.id) == Affiliation.seat_id)
    held = held.join(Organisation, col(Organisation.id) == Seat.organisation_id)
    held = held.where(
        col(Affiliation.person_id) == Person.id,
        col(Organisation.membership).in_(wanted.membership or LISTED),
        *accounts.held_now(clock.now()),
    )
    if wanted.kind:
        held = held.where(col(Organisation.kind).in_(wanted.kind))
    if wanted.country:
        held = held.where(col(Organisation.country) == wanted.country)
    if wanted.experts:
        held = held.where(col(Seat.role) == SeatRole.expert)
    if wanted.offers or wanted.crisis:
        held = held.where(col(Seat.id).in_(select(Offer.seat_id).where(*_active(crisis=wanted.crisis))))
    conditions: list[ColumnElement[bool]] = [col(Person.suspended_at).is_(None), held.exists()]
    if wanted.topic:
        conditions.append(_person_knows(topics_below(wanted.topic)))
    if wanted.language:
        conditions.append(
            col(Person.id).in_(select(PersonLanguage.person_id).where(PersonLanguage.language == wanted.language))
        )
    conditions += [sa.or_(_text_has(Person.id, word), _person_knows(topics_named(word))) for word in words_of(wanted.q)]
    return conditions


def _active(*, crisis: bool) -> list[ColumnElement[bool]]:
    return [col(Offer.state) == OfferState.active, *([col(Offer.crisis).is_(True)] if crisis else [])]


def _organisation_knows(topics: Any) -> ColumnElement[bool]:
    return col(Organisation.id).in_(
        select(OrganisationTopic.organisation_id).where(
            OrganisationTopic.relation == TopicRelation.knows, col(OrganisationTopic.topic_id).in_(topics)
        )
    )


def _person_knows(topics: Any) -> ColumnElement[bool]:
    return col(Person.id).in_(select(PersonTopic.person_id).where(col(PersonTopic.topic_id).in_(topics)))


def _text_has(subject_id: Any, word: str) -> ColumnElement[bool]:
    return col(subject_id).in_(select(SearchText.subject_id).where(col(SearchText.folded).contains(word)))


def _people_of_organisation() -> sa.ScalarSelect[int]:
    return (
        sa.select(sa.func.count(sa.distinct(col(Affiliation.person_id))))
        .join(Seat, col(Seat.id) == Affiliation.seat_id)
        .join(Person, col(Person.id) == Affiliation.person_id)
        .where(
            col(Seat.organisation_id) == Organisation.id,
            col(Person.suspended_at).is_(None),
            *accounts.held_now(clock.now()),
        )
        .correlate(Organisation)
        .scalar_subquery()
    )


def _offers_of_organisation() -> sa.ScalarSelect[int]:
    return (
        sa.select(sa.func.count())
        .select_from(Offer)
        .where(col(Offer.organisation_id) == Organisation.id, *_active(crisis=False))
        .correlate(Organisation)
        .scalar_subquery()
    )


def _count(session: Session, statement: sa.Select[Any]) -> int:
    capped = statement.limit(COUNTED_TO).subquery()
    return int(session.connection().execute(sa.select(sa.func.count()).select_from(capped)).scalar_one())
