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
from app.core.columns import Code, Moment
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

ORGANISATIONS_COUNTED_TO: Final = 500
PEOPLE_COUNTED_TO: Final = 100
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


_IDS: Final[sa.BindParameter[Any]] = sa.bindparam("ids", expanding=True)
_NOW: Final = sa.bindparam("now", type_=Moment)
_TODAY: Final = sa.bindparam("today", type_=sa.Date)


def _moment() -> dict[str, Any]:
    now = clock.now()
    return {"now": now, "today": now.date()}


_OFFERS_OF_ORGANISATION: Final = (
    sa.select(sa.func.count())
    .select_from(Offer)
    .where(col(Offer.organisation_id) == Organisation.id, col(Offer.state) == OfferState.active)
    .correlate(Organisation)
    .scalar_subquery()
    .label("offers")
)
_ORGANISATIONS: Final = (
    columns(
        Organisation.id, Organisation.slug, Organisation.name, Organisation.kind, Organisation.membership,
        Organisation.country, Organisation.place, Organisation.picture_id, OrganisationProfile.summary,
        _OFFERS_OF_ORGANISATION,
    )
    .outerjoin(OrganisationProfile, col(OrganisationProfile.organisation_id) == Organisation.id)
    .order_by(*ORGANISATIONS.order())
)  # fmt: skip


def organisations(session: Session, wanted: DirectoryFilter, *, after: str | None, limit: int) -> Sequence[Row]:
    """One row more than `limit`, so that the caller knows whether there is a next page."""
    statement = _ORGANISATIONS.where(*_organisations_wanted(wanted)).limit(limit + 1)
    return fetch(session, statement.where(ORGANISATIONS.beyond(after)) if after else statement)


def count_organisations(session: Session, wanted: DirectoryFilter) -> int:
    return _count(
        session, columns(Organisation.id).where(*_organisations_wanted(wanted)).limit(ORGANISATIONS_COUNTED_TO)
    )


_PEOPLE_OF_ORGANISATIONS: Final = (
    columns(Seat.organisation_id, sa.func.count(sa.distinct(col(Affiliation.person_id))).label("people"))
    .join(Affiliation, col(Affiliation.seat_id) == Seat.id)
    .where(
        # Nearly nobody is suspended: asking for those few keeps the count within two indexes.
        col(Affiliation.person_id).not_in(select(Person.id).where(col(Person.suspended_at).is_not(None))),
        *accounts.held_at(_NOW, _TODAY),
    )
    .group_by(col(Seat.organisation_id))
)
_PEOPLE_OF_THESE: Final = _PEOPLE_OF_ORGANISATIONS.where(col(Seat.organisation_id).in_(_IDS))


def people_of_organisations(session: Session, organisation_ids: Collection[UUID]) -> dict[UUID, int]:
    """How many hold a seat in each of these organisations now; those with nobody are left out."""
    rows = fetch(session, _PEOPLE_OF_THESE, ids=organisation_ids, **_moment())
    return {row["organisation_id"]: row["people"] for row in rows}


_ON_MAP: Final = (
    columns(
        Organisation.id, Organisation.slug, Organisation.name, Organisation.kind, Organisation.membership,
        Organisation.country, Organisation.latitude, Organisation.longitude, _OFFERS_OF_ORGANISATION,
    )
    .where(
        col(Organisation.membership).in_(LISTED), col(Organisation.latitude).is_not(None),
        col(Organisation.longitude).is_not(None),
    )
    .order_by(col(Organisation.name))
)  # fmt: skip


def organisations_on_map(session: Session) -> list[dict[str, Any]]:
    """Every organisation of the directory whose place is known."""
    people = {row["organisation_id"]: row["people"] for row in fetch(session, _PEOPLE_OF_ORGANISATIONS, **_moment())}
    return [{**row, "people": people.get(row["id"], 0)} for row in fetch(session, _ON_MAP)]


_PEOPLE: Final = columns(Person.id, Person.name, Person.picture_id).order_by(*PEOPLE.order())


def people(session: Session, wanted: DirectoryFilter, *, after: str | None, limit: int) -> Sequence[Row]:
    """One row more than `limit`, so that the caller knows whether there is a next page."""
    statement = _PEOPLE.where(*_people_wanted(wanted)).limit(limit + 1)
    return fetch(session, statement.where(PEOPLE.beyond(after)) if after else statement, **_moment())


def count_people(session: Session, wanted: DirectoryFilter) -> int:
    counted = columns(Person.id).where(*_people_wanted(wanted)).limit(PEOPLE_COUNTED_TO)
    return _count(session, counted, **_moment())


_TOPICS_OF_ORGANISATIONS: Final = (
    columns(OrganisationTopic.organisation_id, OrganisationTopic.topic_id)
    .where(
        col(OrganisationTopic.organisation_id).in_(_IDS),
        col(OrganisationTopic.relation) == sa.bindparam("relation", type_=Code(TopicRelation)),
    )
    .order_by(col(OrganisationTopic.position))
)
_LANGUAGES_OF_ORGANISATIONS: Final = (
    columns(OrganisationLanguage.organisation_id, OrganisationLanguage.language)
    .where(col(OrganisationLanguage.organisation_id).in_(_IDS))
    .order_by(col(OrganisationLanguage.position))
)
_TOPICS_OF_PEOPLE: Final = (
    columns(PersonTopic.person_id, PersonTopic.topic_id)
    .where(col(PersonTopic.person_id).in_(_IDS))
    .order_by(col(PersonTopic.position))
)
_LANGUAGES_OF_PEOPLE: Final = (
    columns(PersonLanguage.person_id, PersonLanguage.language)
    .where(col(PersonLanguage.person_id).in_(_IDS))
    .order_by(col(PersonLanguage.position))
)


def topics_of_organisations(
    session: Session, organisation_ids: Collection[UUID], relation: TopicRelation = TopicRelation.knows
) -> dict[UUID, list[str]]:
    rows = fetch(session, _TOPICS_OF_ORGANISATIONS, ids=organisation_ids, relation=relation)
    return grouped(rows, "organisation_id", "topic_id")


def languages_of_organisations(session: Session, organisation_ids: Collection[UUID]) -> dict[UUID, list[str]]:
    return grouped(fetch(session, _LANGUAGES_OF_ORGANISATIONS, ids=organisation_ids), "organisation_id", "language")


def topics_of_people(session: Session, person_ids: Collection[UUID]) -> dict[UUID, list[str]]:
    return grouped(fetch(session, _TOPICS_OF_PEOPLE, ids=person_ids), "person_id", "topic_id")


def languages_of_people(session: Session, person_ids: Collection[UUID]) -> dict[UUID, list[str]]:
    return grouped(fetch(session, _LANGUAGES_OF_PEOPLE, ids=person_ids), "person_id", "language")


_SEATS_OF_PEOPLE: Final = (
    columns(
        Affiliation.person_id, Seat.id, Seat.title, Seat.title_language, Seat.role,
        col(Organisation.id).label("organisation_id"), col(Organisation.name).label("organisation_name"),
        col(Organisation.slug).label("organisation_slug"), col(Organisation.kind).label("organisation_kind"),
        Organisation.country,
        sa.select(sa.func.count())
        .select_from(Offer)
        .where(col(Offer.seat_id) == col(Seat.id), col(Offer.state) == OfferState.active)
        .scalar_subquery()
        .label("offers"),
    )
    .join(Seat, col(Seat.id) == Affiliation.seat_id)
    .join(Organisation, col(Organisation.id) == Seat.organisation_id)
    .where(col(Affiliation.person_id).in_(_IDS), *accounts.held_at(_NOW, _TODAY))
    .order_by(col(Affiliation.since), col(Seat.id))
)  # fmt: skip


def seats_of_people(session: Session, person_ids: Collection[UUID]) -> dict[UUID, list[Row]]:
    """The seats that each of these people holds now, oldest first, with the active offers of each."""
    found: dict[UUID, list[Row]] = {}
    for row in fetch(session, _SEATS_OF_PEOPLE, ids=person_ids, **_moment()):
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


_HELD: Final = (
    sa.select(col(Affiliation.id))
    .join(Seat, col(Seat.id) == Affiliation.seat_id)
    .join(Organisation, col(Organisation.id) == Seat.organisation_id)
    .where(col(Affiliation.person_id) == Person.id, *accounts.held_at(_NOW, _TODAY))
)


def _people_wanted(wanted: DirectoryFilter) -> list[ColumnElement[bool]]:
    """Conditions that are run with `_moment()`."""
    held = _HELD.where(col(Organisation.membership).in_(wanted.membership or LISTED))
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


def _count(session: Session, counted: sa.Select[Any], **values: Any) -> int:
    statement = sa.select(sa.func.count()).select_from(counted.subquery())
    return int(session.connection().execute(statement, values).scalar_one())
