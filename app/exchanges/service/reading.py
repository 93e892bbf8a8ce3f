"""What one reads of exchanges and matches: rows and answers put together in a fixed number of statements."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from pydantic import TypeAdapter
from sqlmodel import Session, col

from app.access import principals
from app.access.actor import Actor
from app.circles.models import NETWORK_CIRCLE
from app.circles.queries import is_admitted, principals_of
from app.core import clock
from app.core.rows import Row, fetch_one
from app.exchanges import clocks, policy, queries, workflow
from app.exchanges.codes import Confidentiality, MatchState, RemarkKind, Side, State
from app.exchanges.models import Agreement, Decline, Exchange, Match, MatchSide
from app.exchanges.schemas import (
    AbilitiesOnBehalf,
    BriefOut,
    CandidateOut,
    DirectOfferOut,
    ExchangeOut,
    ExchangeRow,
    MatchOut,
    NamedPeerOut,
    OrganisationRef,
    ReaderGroup,
    ReadersOut,
    Reason,
    RemarkOut,
    SeatRef,
    ShortlistOut,
    TermsOut,
)
from app.exchanges.service import circles, shortlist
from app.exchanges.service.matches import TAKE_BACK
from app.exchanges.service.shortlist import Judged


def rows_out(session: Session, rows: Sequence[Row]) -> list[ExchangeRow]:
    """Exchanges in a list, from the columns of `queries.listed`, with their topics: one statement more, however many."""
    topics = queries.topics_of(session, [row["id"] for row in rows])
    now = clock.now()
    return _ROWS.validate_python([_row(row, topics[row["id"]], now) for row in rows])


_ROWS: Final = TypeAdapter(list[ExchangeRow])


def _row(row: Row, topics: Sequence[str], now: datetime) -> dict[str, Any]:
    due_at, on_hold = row["due_at"], row["held_at"] is not None
    return {
        **row,
        "in_network": row["circle_id"] == NETWORK_CIRCLE,
        "on_hold": on_hold,
        "late": due_at is not None and not on_hold and due_at < now and row["state"] in workflow.LIVE,
        "organisation": _organisation_of(row, "organisation"),
        "requester": {
            "id": row["requester_seat_id"],
            "title": row["requester_title"],
            "title_language": row["requester_title_language"],
            "organisation_id": row["organisation_id"],
            "person_id": row["requester_person_id"],
            "person_name": row["requester_person_name"],
        },
        "peer": _organisation_of(row, "peer") if row["peer_id"] else None,
        "topics": topics,
    }


def one_row(session: Session, exchange_id: UUID) -> ExchangeRow:
    """The list's row of one exchange that has been found visible."""
    row = fetch_one(session, queries.listed().where(col(Exchange.id) == exchange_id))
    return rows_out(session, [row] if row else [])[0]


def _organisation_of(row: Row, prefix: str) -> dict[str, Any]:
    return {name: row[f"{prefix}_{name}"] for name in ("id", "name", "kind", "country", "zone")}


def exchange_out(session: Session, actor: Actor, exchange: Exchange) -> ExchangeOut:
    """One exchange, whole, as far as the actor may read it."""
    seats = queries.seat_refs(
        session,
        (exchange.requester_seat_id, exchange.deputy_seat_id, exchange.owner_seat_id, exchange.peer_seat_id,
         exchange.peer_substitute_seat_id),
    )  # fmt: skip
    organisations = queries.organisation_refs(session, (exchange.organisation_id, exchange.peer_organisation_id))
    names = queries.names_of(session, (exchange.author_id, exchange.endorsed_by))
    topics = queries.topics_of(session, [exchange.id])[exchange.id]
    instructions = queries.instructions(session, actor, exchange.id)
    in_room = exchange.room_circle_id is not None and is_admitted(session, actor, exchange.room_circle_id)
    facts = queries.facts_of(session, actor, exchange)
    unsent = exchange.state in {State.draft, State.returned}
    shown = set(ExchangeOut.model_fields) & set(Exchange.model_fields)
    return ExchangeOut(
        **exchange.model_dump(include=shown - {"endorsed_by", "room_thread_id"}),
        topics=topics,
        organisation=_organisation(organisations, exchange.organisation_id),
        author_name=names.get(exchange.author_id, ""),
        requester=_seat(seats, exchange.requester_seat_id),
        deputy=_seat_or_none(seats, exchange.deputy_seat_id),
        owner=_seat_or_none(seats, exchange.owner_seat_id),
        peer_organisation=_organisation_or_none(organisations, exchange.peer_organisation_id),
        peer=_seat_or_none(seats, exchange.peer_seat_id),
        peer_substitute=_seat_or_none(seats, exchange.peer_substitute_seat_id),
        endorsed_by=names.get(exchange.endorsed_by),
        deadlines=[dict(row) for row in queries.deadlines(session, exchange.id)],
        on_hold=exchange.held_at is not None,
        room_thread_id=exchange.room_thread_id if in_room else None,
        in_room=in_room,
        readers=readers_of(session, exchange),
        named_peers=[
            NamedPeerOut(organisation=OrganisationRef(**_named(row)), kind=row["kind"], note=row["note"])
            for row in queries.named_peers(session, actor, exchange.id)
        ],
        sensitive_instructions=instructions,
        remarks=[RemarkOut(**row) for row in queries.remarks(session, actor, exchange.id)],
        missing=list(workflow.missing(exchange, topics, instructions=instructions)) if unsent else [],
        abilities=policy.abilities(actor, exchange, facts),
        on_behalf=_on_behalf(actor, exchange),
    )


def _named(row: Row) -> dict[str, Any]:
    return {
        "id": row["id"], "name": row["name"], "kind": row["organisation_kind"], "country": row["country"],
        "zone": row["zone"],
    }  # fmt: skip


def _on_behalf(actor: Actor, exchange: Exchange) -> AbilitiesOnBehalf | None:
    if not actor.is_secretariat:
        return None
    peer = exchange.peer_organisation_id
    return AbilitiesOnBehalf(
        requester=policy.abilities(actor, exchange, behalf_of=exchange.organisation_id),
        peer=policy.abilities(actor, exchange, behalf_of=peer) if peer else None,
    )


def readers_of(session: Session, exchange: Exchange) -> ReadersOut:
    """Who can read the record now."""
    if exchange.circle_id == NETWORK_CIRCLE:
        return ReadersOut(network=True, groups=[])
    return _readers(session, principals_of(session, exchange.circle_id))


def readers_once_sent(
    session: Session, exchange: Exchange, *, confidentiality: Confidentiality
) -> tuple[ReadersOut, ReadersOut]:
    """Who will read it when it is sent, and when the secretariat has opened it at this level."""
    sent = _readers(session, circles.once_sent(session, exchange))
    if confidentiality is Confidentiality.network:
        return sent, ReadersOut(network=True, groups=[])
    return sent, sent


def _readers(session: Session, admitted: Collection[str]) -> ReadersOut:
    if principals.NETWORK in admitted:
        return ReadersOut(network=True, groups=[])
    groups: dict[tuple[str | None, bool], dict[UUID, str]] = {}
    counted: set[UUID] = set()
    for row in queries.readers(session, admitted):
        if row["person_id"] in counted:
            continue
        counted.add(row["person_id"])
        secretariat = bool(row["is_secretariat"])
        key = (None if secretariat else row["organisation_name"], secretariat)
        groups.setdefault(key, {})[row["person_id"]] = row["person_name"]
    return ReadersOut(
        network=False,
        groups=[
            ReaderGroup(organisation_name=name, secretariat=secretariat, people=sorted(people.values()))
            for (name, secretariat), people in groups.items()
        ],
    )


def _organisation(found: Mapping[UUID | None, Row], organisation_id: UUID) -> OrganisationRef:
    return OrganisationRef(**found[organisation_id])


def _organisation_or_none(found: Mapping[UUID | None, Row], organisation_id: UUID | None) -> OrganisationRef | None:
    return OrganisationRef(**found[organisation_id]) if organisation_id in found else None


def _seat(found: Mapping[UUID | None, Row], seat_id: UUID) -> SeatRef:
    return SeatRef(**found[seat_id])


def _seat_or_none(found: Mapping[UUID | None, Row], seat_id: UUID | None) -> SeatRef | None:
    return SeatRef(**found[seat_id]) if seat_id in found else None


# Matches


def matches_out(session: Session, actor: Actor, exchange: Exchange, matches: Sequence[Match]) -> list[MatchOut]:
    """Matches of one exchange with all that the actor may read of them; the number of statements is fixed."""
    ids = [match.id for match in matches]
    terms = queries.terms(session, actor, ids)
    sides = queries.sides(session, actor, ids)
    declines = queries.declines(session, actor, ids)
    notes = {
        row["match_id"]: row["text"]
        for row in queries.remarks(session, actor, exchange.id)
        if row["kind"] is RemarkKind.override
    }
    seats = queries.seat_refs(session, _seats_of(exchange, matches, terms.values()))
    organisations = queries.organisation_refs(
        session, (exchange.organisation_id, *(match.organisation_id for match in matches))
    )
    names = queries.names_of(session, (match.answered_by for match in matches))
    running = queries.running_by_organisation(session, {match.organisation_id for match in matches})
    caps = queries.caps_by_organisation(session, {match.organisation_id for match in matches})
    brief = _brief(session, exchange, organisations, seats)
    found = []
    for match in matches:
        agreed = terms.get(match.id)
        facts = queries.match_facts_of(session, actor, match, agreed)
        found.append(
            MatchOut(
                **match.model_dump(
                    include={"id", "exchange_id", "state", "queued", "effort_hours", "message", "sent_at",
                             "answer_by", "answered_at", "ended_at", "version"}
                ),
                rank=match.rank if actor.is_secretariat else None,
                brief=brief,
                organisation=_organisation(organisations, match.organisation_id),
                peer=_seat(seats, match.peer_seat_id),
                substitute=_seat_or_none(seats, match.substitute_seat_id),
                **_told(match, sides),
                remind_at=clocks.half_way(match.sent_at, match.answer_by) if match.sent_at and match.answer_by else None,
                answered_by=names.get(match.answered_by),
                take_back_until=_take_back_until(match),
                **_declined(declines.get(match.id)),
                override_note=notes.get(match.id),
                terms=_terms(agreed, seats) if agreed else None,
                running=running.get(match.organisation_id, 0),
                cap=caps.get(match.organisation_id, shortlist.CAP),
                abilities=policy.match_abilities(actor, match, exchange, facts),
                on_behalf=_match_on_behalf(actor, match, exchange, facts),
            )
        )  # fmt: skip
    return found


def match_out(session: Session, actor: Actor, match: Match) -> MatchOut:
    """One match with its brief; the exchange itself may be closed to the actor."""
    return matches_out(session, actor, session.get_one(Exchange, match.exchange_id), [match])[0]


def _seats_of(exchange: Exchange, matches: Sequence[Match], terms: Collection[Agreement]) -> set[UUID | None]:
    return {
        exchange.requester_seat_id,
        *(seat_id for match in matches for seat_id in (match.peer_seat_id, match.substitute_seat_id)),
        *(
            seat_id
            for item in terms
            for seat_id in (item.requester_contact_seat_id, item.requester_substitute_seat_id,
                            item.peer_contact_seat_id, item.peer_substitute_seat_id)
        ),
    }  # fmt: skip


def _told(match: Match, sides: Mapping[tuple[UUID, Side], MatchSide]) -> dict[str, Any]:
    rows = {side: sides[match.id, side] for side in Side if (match.id, side) in sides}
    return {
        "reasons": {side: [Reason.model_validate(reason) for reason in row.reasons] for side, row in rows.items()},
        "gains": {side: row.gains for side, row in rows.items()},
    }


def _declined(decline: Decline | None) -> dict[str, Any]:
    return {
        "decline_code": decline.code if decline else None,
        "decline_remark": decline.remark if decline else None,
    }


def _take_back_until(match: Match) -> Any:
    if match.state is not MatchState.peer_declined or match.answered_at is None:
        return None
    return match.answered_at + TAKE_BACK


def _match_on_behalf(
    actor: Actor, match: Match, exchange: Exchange, facts: policy.Facts
) -> dict[Side, policy.MatchAbilities] | None:
    if not actor.is_secretariat:
        return None
    sides = {Side.requester: exchange.organisation_id, Side.peer: match.organisation_id}
    return {
        side: policy.match_abilities(actor, match, exchange, facts, behalf_of=organisation_id)
        for side, organisation_id in sides.items()
    }


def _brief(
    session: Session, exchange: Exchange, organisations: Mapping[UUID | None, Row], seats: Mapping[UUID | None, Row]
) -> BriefOut:
    shown = set(BriefOut.model_fields) & set(Exchange.model_fields)
    return BriefOut(
        **exchange.model_dump(include=shown),
        exchange_id=exchange.id,
        topics=queries.topics_of(session, [exchange.id])[exchange.id],
        organisation=_organisation(organisations, exchange.organisation_id),
        requester=_seat(seats, exchange.requester_seat_id),
    )


def _terms(terms: Agreement, seats: Mapping[UUID | None, Row]) -> TermsOut:
    shown = set(TermsOut.model_fields) & set(Agreement.model_fields)
    return TermsOut(
        **terms.model_dump(include=shown),
        requester_contact=_seat(seats, terms.requester_contact_seat_id),
        requester_substitute=_seat_or_none(seats, terms.requester_substitute_seat_id),
        peer_contact=_seat(seats, terms.peer_contact_seat_id),
        peer_substitute=_seat_or_none(seats, terms.peer_substitute_seat_id),
    )


def shortlist_out(session: Session, actor: Actor, exchange_id: UUID) -> ShortlistOut:
    """The page on which the secretariat chooses peers."""
    exchange, ranked, kept_back = shortlist.rank(session, actor, exchange_id)
    offers = queries.direct_offers(session, actor, exchange.id)
    seats = queries.seat_refs(session, (offer.seat_id for offer in offers))
    organisations = queries.organisation_refs(session, (offer.organisation_id for offer in offers))
    return ShortlistOut(
        exchange=one_row(session, exchange.id),
        questions=exchange.questions,
        ranked=candidates_out(session, ranked),
        kept_back=candidates_out(session, kept_back),
        offers=[
            DirectOfferOut(
                organisation=_organisation(organisations, offer.organisation_id),
                seat=_seat(seats, offer.seat_id),
                language=offer.language,
                message=offer.message,
                at=offer.at,
            )
            for offer in offers
        ],
        matches=matches_out(session, actor, exchange, queries.matches(session, actor, exchange.id)),
        abilities=policy.abilities(actor, exchange),
    )


def candidates_out(session: Session, judged: Sequence[Judged], *, load: bool = True) -> list[CandidateOut]:
    """Candidates with who they are. Without `load` as the asking side may read them."""
    seats = queries.seat_refs(session, (item.ranked.seat_id for item in judged))
    organisations = queries.organisation_refs(session, (item.ranked.organisation_id for item in judged))
    return [
        CandidateOut(
            seat=_seat(seats, item.ranked.seat_id),
            organisation=_organisation(organisations, item.ranked.organisation_id),
            reasons=[Reason.model_validate(reason.as_json()) for reason in (item.ranked.reasons if load else item.for_requester)],
            overlap_hours=item.ranked.overlap_hours,
            running=item.running,
            cap=item.cap,
            kept_back=item.kept_back,
        )
        for item in judged
    ]  # fmt: skip
