"""Who could answer a request: the facts of everybody who might, ranked by `matching`, with reasons in words."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, time, timedelta
from typing import Any, Final
from uuid import UUID

from sqlalchemy import and_, func, or_
from sqlmodel import Session, col, select

from app import matching
from app.access.abilities import require
from app.access.actor import COMMITTING, Actor, SeatRole
from app.accounts.models import Affiliation, Membership, Organisation, Seat
from app.accounts.queries import acts_now
from app.core import clock
from app.core.rows import Row, columns, fetch
from app.exchanges import policy, queries
from app.exchanges.codes import Action, MatchState, NamedPeerKind
from app.exchanges.models import DirectOffer, Exchange, Match, NamedPeer
from app.exchanges.service.sessions import FURTHEST
from app.matching import CandidateFacts, KeptBack, Place, Ranked, Reason, RequestFacts
from app.members.models import (
    Offer,
    OfferConflict,
    OfferState,
    OfferTopic,
    OrganisationLanguage,
    OrganisationTopic,
    PersonLanguage,
    PersonProfile,
    PersonTopic,
    Topic,
    TopicRelation,
)

NEVER: Final = frozenset({KeptBack.own_organisation, KeptBack.not_wanted, KeptBack.conflict})
"""No note puts these forward."""
CAP: Final = 2
"""Exchanges that an organisation answers at a time, unless its offers say otherwise."""
LATELY: Final = timedelta(days=90)
MOST: Final = 20
HELPERS: Final = 5
_FOR_THE_SECRETARIAT: Final = frozenset({"asked_lately", "offer_old", "known_already", "suggested"})
_FOR_THE_PEER: Final = frozenset(
    {"topic_offered", "topic_known", "topic_near", "language_shared", "language_interpreter", "hours_shared",
     "format_offered", "not_asked_lately", "offered_directly", "met_before", "size_similar"}
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Judged:
    """One candidate as the secretariat reads it, and what each side may be told."""

    ranked: Ranked
    running: int
    cap: int

    @property
    def kept_back(self) -> KeptBack | None:
        return self.ranked.kept_back

    @property
    def for_requester(self) -> Sequence[Reason]:
        """What somebody knows of a peer's load with others stays with the secretariat."""
        return [reason for reason in self.ranked.reasons if reason.code not in _FOR_THE_SECRETARIAT]

    @property
    def for_peer(self) -> Sequence[Reason]:
        return [reason for reason in self.ranked.reasons if reason.code in _FOR_THE_PEER]


def judge(session: Session, exchange: Exchange, seat_id: UUID) -> Judged:
    """One seat, judged for this request."""
    candidate = _candidates(session, exchange, seat_ids=[seat_id])[0]
    return Judged(matching.judge(_request(session, exchange), candidate), candidate.running, candidate.cap)


def rank(session: Session, actor: Actor, exchange_id: UUID) -> tuple[Exchange, list[Judged], list[Judged]]:
    """Those who could answer, best first, and those kept back who know the topic. For the secretariat."""
    exchange = queries.exchange(session, actor, exchange_id)
    require(bool(policy.standings(actor, exchange) & policy.WHO[Action.put_forward]))
    judged = _ranked(session, exchange)
    kept = [item for item in judged if item.kept_back not in {None, KeptBack.own_organisation}]
    know = [item for item in kept if not any(reason.code == "topic_none" for reason in item.ranked.reasons)]
    return exchange, [item for item in judged if item.kept_back is None][:MOST], know[:MOST]


def helpers(session: Session, actor: Actor, exchange_id: UUID, *, behalf_of: UUID | None = None) -> list[Judged]:
    """People who could help, shown to the asking side before it sends the request. They do not know of it."""
    exchange = queries.exchange(session, actor, exchange_id)
    policy.demand(actor, exchange, Action.save, queries.facts_of(session, actor, exchange), behalf_of=behalf_of)
    fit = [item for item in _ranked(session, exchange) if item.kept_back in {None, KeptBack.at_capacity}]
    return [item for item in fit if not any(reason.code == "topic_none" for reason in item.ranked.reasons)][:HELPERS]


def _ranked(session: Session, exchange: Exchange) -> list[Judged]:
    """All candidates, one seat of each organisation: whoever fits best, but independent experts each."""
    candidates = {item.seat_id: item for item in _candidates(session, exchange)}
    found: list[Judged] = []
    seen: set[UUID] = set()
    for item in matching.rank(_request(session, exchange), list(candidates.values())):
        if item.organisation_id not in seen:
            seen.add(item.organisation_id)
            candidate = candidates[item.seat_id]
            found.append(Judged(item, candidate.running, candidate.cap))
    return found


def _request(session: Session, exchange: Exchange) -> RequestFacts:
    organisation = session.get_one(Organisation, exchange.organisation_id)
    parents = fetch(session, columns(Topic.id, Topic.parent_id))
    named: dict[NamedPeerKind, set[UUID]] = defaultdict(set)
    for peer in session.exec(select(NamedPeer).where(NamedPeer.exchange_id == exchange.id)):
        named[peer.kind].add(peer.organisation_id)
    return RequestFacts(
        organisation_id=exchange.organisation_id,
        topics=tuple(queries.topics_of(session, [exchange.id])[exchange.id]),
        parents={row["id"]: row["parent_id"] for row in parents},
        languages=frozenset(exchange.languages),
        with_interpreter=exchange.interpretation_needed,
        format=exchange.format,
        peer_kinds=frozenset(exchange.peer_kinds),
        place=replace(_place(organisation), zone=exchange.zone),
        on=_first_day(exchange),
        not_wanted=frozenset(named[NamedPeerKind.not_wanted]),
        known=frozenset(named[NamedPeerKind.known]),
        suggested=frozenset(named[NamedPeerKind.suggested]),
    )


def _first_day(exchange: Exchange) -> datetime:
    """The day on which working hours are compared, one on which a session may be: clocks change in between."""
    now = clock.now()
    begins = exchange.preferred_from
    return min(max(now, datetime.combine(begins, time(12), UTC)), now + FURTHEST) if begins else now


def _hours(row: Row) -> dict[str, int]:
    """The working hours that somebody named; midnight is an hour as well."""
    return {name: row[name] for name in ("works_from", "works_until") if row[name] is not None}


def _place(organisation: Any, **hours: int) -> Place:
    return Place(
        country=organisation.country,
        zone=organisation.zone,
        latitude=organisation.latitude,
        longitude=organisation.longitude,
        population=organisation.population,
        **hours,
    )


def _candidates(
    session: Session, exchange: Exchange, *, seat_ids: Collection[UUID] | None = None
) -> list[CandidateFacts]:
    """The facts of everybody who might answer, or of these seats. The number of statements is fixed."""
    seats = fetch(session, _seats(seat_ids))
    known = _Known.of(session, exchange, seats)
    return [known.facts(row) for row in seats]


def _seats(seat_ids: Collection[UUID] | None) -> Any:
    """Held seats of members and experts; a seat that may not commit its member only if it has an offer or was named."""
    offering = select(Offer.seat_id).where(col(Offer.state) == OfferState.active)
    statement = (
        columns(
            col(Seat.id).label("seat_id"),
            Seat.role,
            Seat.organisation_id,
            Affiliation.person_id,
            Organisation.kind,
            Organisation.country,
            Organisation.zone,
            Organisation.latitude,
            Organisation.longitude,
            Organisation.population,
            PersonProfile.works_from,
            PersonProfile.works_until,
        )
        .select_from(Seat)
        .join(Affiliation, col(Affiliation.seat_id) == Seat.id)
        .join(Organisation, col(Organisation.id) == Seat.organisation_id)
        .outerjoin(PersonProfile, col(PersonProfile.person_id) == Affiliation.person_id)
        .where(*acts_now(clock.now()))
    )
    if seat_ids is not None:
        return statement.where(col(Seat.id).in_(seat_ids))
    speaks = or_(col(Seat.role).in_(COMMITTING), col(Seat.id).in_(offering))
    return statement.where(
        or_(and_(col(Organisation.membership) == Membership.member, speaks), col(Seat.role) == SeatRole.expert),
        col(Seat.role) != SeatRole.secretariat,
    )


@dataclass(frozen=True, slots=True)
class _Known:
    """What is known of all candidates, by organisation, seat or person."""

    offers: Mapping[UUID, list[Row]]
    offer_topics: Mapping[UUID, set[str]]
    conflicts: Mapping[UUID, set[UUID]]
    organisation_topics: Mapping[UUID, set[str]]
    organisation_languages: Mapping[UUID, set[str]]
    person_topics: Mapping[UUID, set[str]]
    person_languages: Mapping[UUID, set[str]]
    running: Mapping[UUID, int]
    asked_lately: Mapping[UUID, int]
    asked_already: frozenset[UUID]
    met: Mapping[UUID, int]
    offered: frozenset[UUID]

    @classmethod
    def of(cls, session: Session, exchange: Exchange, seats: Iterable[Row]) -> "_Known":
        organisations = {row["organisation_id"] for row in seats}
        people = {row["person_id"] for row in seats}
        offers = fetch(
            session,
            columns(
                Offer.id, Offer.organisation_id, Offer.seat_id, Offer.formats, Offer.languages, Offer.practice,
                Offer.most_exchanges, Offer.confirmed_at,
            ).where(col(Offer.organisation_id).in_(organisations), col(Offer.state) == OfferState.active),
        )  # fmt: skip
        offer_ids = {row["id"] for row in offers}
        matched = fetch(
            session,
            columns(Match.organisation_id, Match.exchange_id, Match.state, Match.sent_at).where(
                col(Match.organisation_id).in_(organisations), col(Match.sent_at).is_not(None)
            ),
        )
        met = fetch(
            session,
            columns(col(Exchange.peer_organisation_id).label("key"), func.count().label("value"))
            .where(
                col(Exchange.organisation_id) == exchange.organisation_id,
                col(Exchange.peer_organisation_id).in_(organisations),
            )
            .group_by(col(Exchange.peer_organisation_id)),
        )
        since = clock.now() - LATELY
        asked: dict[UUID, int] = defaultdict(int)
        for row in matched:
            asked[row["organisation_id"]] += row["sent_at"] > since
        return cls(
            offers=_rows_by(offers, "organisation_id"),
            offer_topics=_sets(session, OfferTopic.offer_id, OfferTopic.topic_id, offer_ids),
            conflicts=_sets(session, OfferConflict.offer_id, OfferConflict.organisation_id, offer_ids),
            organisation_topics=_sets(
                session,
                OrganisationTopic.organisation_id,
                OrganisationTopic.topic_id,
                organisations,
                col(OrganisationTopic.relation) == TopicRelation.knows,
            ),
            organisation_languages=_sets(
                session, OrganisationLanguage.organisation_id, OrganisationLanguage.language, organisations
            ),
            person_topics=_sets(session, PersonTopic.person_id, PersonTopic.topic_id, people),
            person_languages=_sets(session, PersonLanguage.person_id, PersonLanguage.language, people),
            running=queries.running_by_organisation(session, organisations),
            asked_lately=asked,
            asked_already=frozenset(
                row["organisation_id"]
                for row in matched
                if row["exchange_id"] == exchange.id and row["state"] not in {MatchState.expired, MatchState.superseded}
            ),
            met={row["key"]: row["value"] for row in met},
            offered=frozenset(
                session.exec(
                    select(DirectOffer.organisation_id).where(
                        DirectOffer.exchange_id == exchange.id, col(DirectOffer.withdrawn_at).is_(None)
                    )
                )
            ),
        )

    def facts(self, row: Row) -> CandidateFacts:
        """One seat: its own offers before those of its organisation."""
        organisation_id, person_id = row["organisation_id"], row["person_id"]
        all_offers = self.offers.get(organisation_id, [])
        offers = [offer for offer in all_offers if offer["seat_id"] == row["seat_id"]] or all_offers
        confirmed = [offer["confirmed_at"] for offer in offers if offer["confirmed_at"] is not None]
        return CandidateFacts(
            seat_id=row["seat_id"],
            organisation_id=organisation_id,
            organisation_kind=row["kind"],
            place=_place(row, **_hours(row)),
            offers=frozenset[str]().union(*(self.offer_topics.get(offer["id"], set()) for offer in offers)),
            knows=frozenset(
                self.person_topics.get(person_id, set()) | self.organisation_topics.get(organisation_id, set())
            ),
            languages=self._languages(offers, person_id, organisation_id),
            formats=frozenset(code for offer in offers for code in offer["formats"]),
            has_offer=bool(offers),
            has_evidence=any(offer["practice"] for offer in offers),
            confirmed_days_ago=(clock.now() - max(confirmed)).days if confirmed else None,
            running=self.running.get(organisation_id, 0),
            cap=max((offer["most_exchanges"] for offer in all_offers), default=CAP),
            asked_lately=self.asked_lately.get(organisation_id, 0),
            earlier_pairs=self.met.get(organisation_id, 0),
            asked_already=organisation_id in self.asked_already,
            offered_directly=organisation_id in self.offered,
            conflicts=frozenset[UUID]().union(*(self.conflicts.get(offer["id"], set()) for offer in all_offers)),
        )

    def _languages(self, offers: Sequence[Row], person_id: UUID, organisation_id: UUID) -> frozenset[str]:
        """Of the offers; else of the person; else of the organisation."""
        of_offers = {tag for offer in offers for tag in offer["languages"]}
        return frozenset(
            of_offers or self.person_languages.get(person_id) or self.organisation_languages.get(organisation_id, set())
        )


def _rows_by(rows: Iterable[Row], key: str) -> dict[UUID, list[Row]]:
    found: dict[UUID, list[Row]] = defaultdict(list)
    for row in rows:
        found[row[key]].append(row)
    return found


def _sets(session: Session, key: Any, value: Any, keys: Collection[UUID], *conditions: Any) -> dict[UUID, set[Any]]:
    """Values of a child table by the parent's id."""
    found: dict[UUID, set[Any]] = defaultdict(set)
    statement = columns(col(key).label("key"), col(value).label("value")).where(col(key).in_(keys), *conditions)
    for row in fetch(session, statement):
        found[row["key"]].add(row["value"])
    return found
