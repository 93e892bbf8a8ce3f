"""The directory: who is in the network, found by what they are, know, speak and offer.

Its callers have passed the gate of the network; nobody else sees lists or counts.
"""

from collections.abc import Collection, Sequence
from functools import lru_cache
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
from app.core.memory import remembered
from app.core.paging import Key
from app.core.rows import Prepared, Row, among, columns, fetch
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
    names, values = _asked(wanted)
    beyond = ORGANISATIONS.bound(after) if after else {}
    return fetch(session, _organisations(names, beyond=bool(after)), most=limit + 1, **values, **beyond)


@lru_cache(maxsize=256)
def _organisations(names: frozenset[str], *, beyond: bool) -> Prepared:
    statement = _ORGANISATIONS.where(*_organisations_wanted(names)).limit(_MOST)
    return Prepared(statement.where(ORGANISATIONS.following()) if beyond else statement)


def count_organisations(session: Session, wanted: DirectoryFilter) -> int:
    names, values = _asked(wanted)
    return int(fetch(session, _organisations_counted(names), most=ORGANISATIONS_COUNTED_TO, **values)[0]["number"])


@lru_cache(maxsize=256)
def _organisations_counted(names: frozenset[str]) -> Prepared:
    return _counted(columns(Organisation.id).where(*_organisations_wanted(names)))


_PEOPLE_OF_ORGANISATIONS: Final = (
    columns(Seat.organisation_id, sa.func.count(sa.distinct(col(Affiliation.person_id))).label("people"))
    .join(Affiliation, col(Affiliation.seat_id) == Seat.id)
    .where(
        col(Affiliation.person_id).not_in(accounts.SUSPENDED),
        *accounts.held_at(_NOW, _TODAY),
    )
    .group_by(col(Seat.organisation_id))
)
_PEOPLE_OF_THESE: Final = Prepared(_PEOPLE_OF_ORGANISATIONS.where(among(Seat.organisation_id, "ids")))


def people_of_organisations(session: Session, organisation_ids: Collection[UUID]) -> dict[UUID, int]:
    """How many hold a seat in each of these organisations, as of the last minute: counting is most of the work of a page."""

    def counted(ids: list[UUID]) -> dict[UUID, int]:
        rows = fetch(session, _PEOPLE_OF_THESE, ids=ids, **_moment())
        return dict.fromkeys(ids, 0) | {row["organisation_id"]: row["people"] for row in rows}

    return remembered(session, "people of organisations", organisation_ids, counted)


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
    names, values = _asked(wanted)
    beyond = PEOPLE.bound(after) if after else {}
    return fetch(session, _people(names, beyond=bool(after)), most=limit + 1, **values, **beyond)


@lru_cache(maxsize=256)
def _people(names: frozenset[str], *, beyond: bool) -> Prepared:
    statement = _PEOPLE.where(*_people_wanted(names)).limit(_MOST)
    return Prepared(statement.where(PEOPLE.following()) if beyond else statement)


def count_people(session: Session, wanted: DirectoryFilter) -> int:
    names, values = _asked(wanted)
    return int(fetch(session, _people_counted(names), most=PEOPLE_COUNTED_TO, **values)[0]["number"])


@lru_cache(maxsize=256)
def _people_counted(names: frozenset[str]) -> Prepared:
    return _counted(columns(Person.id).where(*_people_wanted(names)))


_MOST: Final[sa.BindParameter[int]] = sa.bindparam("most")


def _counted(found: sa.Select[Any]) -> Prepared:
    return Prepared(sa.select(sa.func.count().label("number")).select_from(found.limit(_MOST).subquery()))


_TOPICS_OF_ORGANISATIONS: Final = Prepared(
    columns(OrganisationTopic.organisation_id, OrganisationTopic.topic_id)
    .where(
        among(OrganisationTopic.organisation_id, "ids"),
        col(OrganisationTopic.relation) == sa.bindparam("relation", type_=Code(TopicRelation)),
    )
    .order_by(col(OrganisationTopic.position))
)
_LANGUAGES_OF_ORGANISATIONS: Final = Prepared(
    columns(OrganisationLanguage.organisation_id, OrganisationLanguage.language)
    .where(among(OrganisationLanguage.organisation_id, "ids"))
    .order_by(col(OrganisationLanguage.position))
)
_TOPICS_OF_PEOPLE: Final = Prepared(
    columns(PersonTopic.person_id, PersonTopic.topic_id)
    .where(among(PersonTopic.person_id, "ids"))
    .order_by(col(PersonTopic.position))
)
_LANGUAGES_OF_PEOPLE: Final = Prepared(
    columns(PersonLanguage.person_id, PersonLanguage.language)
    .where(among(PersonLanguage.person_id, "ids"))
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


_SEATS_OF_PEOPLE: Final = Prepared(
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
    .where(among(Affiliation.person_id, "ids"), *accounts.held_at(_NOW, _TODAY))
    .order_by(col(Affiliation.since), col(Seat.id))
)  # fmt: skip


def seats_of_people(session: Session, person_ids: Collection[UUID]) -> dict[UUID, list[Row]]:
    """The seats that each of these people holds now, oldest first, with the active offers of each."""
    found: dict[UUID, list[Row]] = {}
    for row in fetch(session, _SEATS_OF_PEOPLE, ids=person_ids, **_moment()):
        found.setdefault(row["person_id"], []).append(row)
    return found


def topics_named(word: Any) -> Any:
    """The topics that this folded word names in any language, and those below them."""
    return (
        select(TopicWithin.topic_id)
        .join(TopicWord, col(TopicWord.topic_id) == TopicWithin.within_id)
        .where(col(TopicWord.folded).contains(word))
    )


def topics_below(topic_id: Any) -> Any:
    """The topic and those below it."""
    return select(TopicWithin.topic_id).where(col(TopicWithin.within_id) == topic_id)


def words_of(q: str) -> list[str]:
    """What was typed, as folded words with the space before each that marks their beginning."""
    return [f" {word}" for word in fold(q).split()[:MOST_WORDS]]


def _asked(wanted: DirectoryFilter) -> tuple[frozenset[str], dict[str, Any]]:
    """The names of the filters that are asked for, and all that any of them is run with."""
    words = {f"word_{n}": word for n, word in enumerate(words_of(wanted.q))}
    names = {name for name in _FILTERS if getattr(wanted, name)} | {*words}
    values = {
        **_moment(),
        **words,
        "membership": wanted.membership or LISTED,
        "kind": wanted.kind,
        "country": wanted.country,
        "topic": wanted.topic,
        "language": wanted.language,
    }
    return frozenset(names), values


_FILTERS: Final = ("kind", "country", "topic", "language", "offers", "crisis", "experts")
_OF_MEMBERSHIP: Final = among(Organisation.membership, "membership")
_OF_KIND: Final = among(Organisation.kind, "kind")
_OF_COUNTRY: Final = col(Organisation.country) == sa.bindparam("country")
_TOPICS_ASKED: Final = topics_below(sa.bindparam("topic"))
_LANGUAGE_ASKED: Final[sa.BindParameter[str]] = sa.bindparam("language")


def _organisations_wanted(names: frozenset[str]) -> list[ColumnElement[bool]]:
    conditions = [_OF_MEMBERSHIP]
    if "kind" in names:
        conditions.append(_OF_KIND)
    if "country" in names:
        conditions.append(_OF_COUNTRY)
    if "topic" in names:
        conditions.append(_organisation_knows(_TOPICS_ASKED))
    if "language" in names:
        speaking = select(OrganisationLanguage.organisation_id).where(
            col(OrganisationLanguage.language) == _LANGUAGE_ASKED
        )
        conditions.append(col(Organisation.id).in_(speaking))
    if active := _active(names):
        conditions.append(col(Organisation.id).in_(select(Offer.organisation_id).where(*active)))
    if "experts" in names:
        experts = (
            select(Seat.organisation_id)
            .join(Affiliation, col(Affiliation.seat_id) == Seat.id)
            .where(
                Seat.role == SeatRole.expert,
                col(Affiliation.person_id).not_in(accounts.SUSPENDED),
                *accounts.held_at(_NOW, _TODAY),
            )
        )
        conditions.append(col(Organisation.id).in_(experts))
    conditions += [
        sa.or_(_text_has(Organisation.id, word), _organisation_knows(topics_named(word))) for word in _words(names)
    ]
    return conditions


_HELD: Final = (
    sa.select(col(Affiliation.id))
    .join(Seat, col(Seat.id) == Affiliation.seat_id)
    .join(Organisation, col(Organisation.id) == Seat.organisation_id)
    .where(col(Affiliation.person_id) == Person.id, *accounts.held_at(_NOW, _TODAY), _OF_MEMBERSHIP)
)


def _people_wanted(names: frozenset[str]) -> list[ColumnElement[bool]]:
    held = _HELD
    if "kind" in names:
        held = held.where(_OF_KIND)
    if "country" in names:
        held = held.where(_OF_COUNTRY)
    if "experts" in names:
        held = held.where(col(Seat.role) == SeatRole.expert)
    if active := _active(names):
        held = held.where(col(Seat.id).in_(select(Offer.seat_id).where(*active)))
    conditions: list[ColumnElement[bool]] = [col(Person.suspended_at).is_(None), held.exists()]
    if "topic" in names:
        conditions.append(_person_knows(_TOPICS_ASKED))
    if "language" in names:
        speaking = select(PersonLanguage.person_id).where(col(PersonLanguage.language) == _LANGUAGE_ASKED)
        conditions.append(col(Person.id).in_(speaking))
    conditions += [sa.or_(_text_has(Person.id, word), _person_knows(topics_named(word))) for word in _words(names)]
    return conditions


def _words(names: frozenset[str]) -> list[sa.BindParameter[str]]:
    return [sa.bindparam(name, type_=sa.String()) for name in sorted(names) if name.startswith("word_")]


def _active(names: frozenset[str]) -> list[ColumnElement[bool]]:
    """What an offer must be; nothing when no offer is asked for."""
    if "crisis" in names:
        return [col(Offer.state) == OfferState.active, col(Offer.crisis).is_(True)]
    return [col(Offer.state) == OfferState.active] if "offers" in names else []


def _organisation_knows(topics: Any) -> ColumnElement[bool]:
    return col(Organisation.id).in_(
        select(OrganisationTopic.organisation_id).where(
            OrganisationTopic.relation == TopicRelation.knows, col(OrganisationTopic.topic_id).in_(topics)
        )
    )


def _person_knows(topics: Any) -> ColumnElement[bool]:
    return col(Person.id).in_(select(PersonTopic.person_id).where(col(PersonTopic.topic_id).in_(topics)))


def _text_has(subject_id: Any, word: Any) -> ColumnElement[bool]:
    return col(subject_id).in_(select(SearchText.subject_id).where(col(SearchText.folded).contains(word)))
