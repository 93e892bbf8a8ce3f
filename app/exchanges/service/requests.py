"""What the asking side does: write a request, have it endorsed, send it, and look after it."""

from collections.abc import Collection
from datetime import date, timedelta
from typing import Any, Final
from uuid import UUID
from zoneinfo import available_timezones

from sqlmodel import Session, col, delete, select

from app.access import principals
from app.access.abilities import require
from app.access.actor import Actor
from app.access.versions import require_match
from app.accounts import policy as accounts_policy
from app.accounts.models import Membership, Organisation, Seat
from app.accounts.queries import seats_of
from app.circles import service as circles_service
from app.circles.models import CircleKind, CircleRole
from app.core import clock
from app.core.errors import FieldProblem, Invalid, NotFound
from app.core.text import fold
from app.exchanges import clocks, events, policy, queries, workflow
from app.exchanges.codes import Action, MatchState, Needed, RemarkKind, State, Step
from app.exchanges.models import CoEditor, DirectOffer, Exchange, ExchangeTopic, NamedPeer, PrivateDetails
from app.exchanges.schemas import ExchangeIn, NamedPeerIn
from app.exchanges.service import answers, circles, deadlines, endings, remarks, seats
from app.exchanges.service.sessions import FURTHEST
from app.members.queries.topics import require_known
from app.outbox import dates
from app.outbox.events import record

REVIEW: Final = "exchange.review"
LONGEST_HOLD: Final = timedelta(days=180)
_APART: Final = frozenset(
    {"topics", "named_peers", "sensitive_instructions", "participants", "behalf_of", "requester_seat_id"}
)


def start(
    session: Session,
    actor: Actor,
    *,
    changes: ExchangeIn,
    behalf_of: UUID | None = None,
    requester_seat_id: UUID | None = None,
) -> Exchange:
    """Begin a draft; only its author and those who may commit the organisation read it.

    The secretariat writes for a member after a call: then the draft is the member's, every event says so, and whoever
    holds the seat that asks writes it too. Raises Invalid for an organisation or a seat for which nobody can ask.
    """
    seat_id = _asking_seat(actor) if behalf_of is None else _seat_for(session, actor, behalf_of, requester_seat_id)
    organisation = session.get_one(Organisation, session.get_one(Seat, seat_id).organisation_id)
    circle_id = circles.found(session, author_id=actor.person_id)
    exchange = Exchange(
        circle_id=circle_id,
        asker_circle_id=circle_id,
        organisation_id=organisation.id,
        author_id=actor.person_id,
        requester_seat_id=seat_id,
        language=actor.language,
        zone=organisation.zone,
    )
    session.add(exchange)
    session.flush()
    session.add(PrivateDetails(exchange_id=exchange.id, circle_id=circle_id))
    _write(session, exchange, changes)
    if behalf_of is not None:
        _let_in(session, exchange)
    circles.settle(session, exchange)
    record(session, actor, events.ExchangeDrafted(subject_id=exchange.id, circle_id=circle_id), behalf_of=behalf_of)
    return exchange


def _asking_seat(actor: Actor) -> UUID:
    require(accounts_policy.abilities(actor).ask and not actor.is_secretariat)
    if actor.seat_id is None:
        raise NotFound
    return actor.seat_id


def _seat_for(session: Session, actor: Actor, organisation_id: UUID, wanted: UUID | None) -> UUID:
    """The member's seat that asks: the one that is wanted, else whoever may commit it before others."""
    require(actor.is_secretariat)
    organisation = session.get(Organisation, organisation_id)
    if organisation is None or organisation.membership is not Membership.member:
        raise Invalid(FieldProblem(("body", "behalf_of"), "nobody_to_ask_for"))
    seat_id = queries.held_seat_of(session, organisation_id, seat_id=wanted, asking=True)
    if seat_id is None:
        raise Invalid(FieldProblem(("body", "requester_seat_id" if wanted else "behalf_of"), "nobody_to_ask_for"))
    return seat_id


def _let_in(session: Session, exchange: Exchange) -> None:
    """Whoever holds the seat for which somebody else writes the draft reads and writes it too."""
    holder = queries.seat_refs(session, [exchange.requester_seat_id])[exchange.requester_seat_id]["person_id"]
    session.add(CoEditor(exchange_id=exchange.id, person_id=holder))


def save(
    session: Session,
    actor: Actor,
    exchange_id: UUID,
    *,
    changes: ExchangeIn,
    if_match: str | None,
    behalf_of: UUID | None = None,
) -> Exchange:
    """Keep what was written so far; what was not sent stays as it is.

    Raises Stale when somebody else saved meanwhile: nothing is overwritten silently.
    """
    exchange = queries.locked(session, actor, exchange_id)
    policy.demand(actor, exchange, Action.save, queries.facts_of(session, actor, exchange), behalf_of=behalf_of)
    require_match(if_match, exchange.version)
    _write(session, exchange, changes)
    workflow.move(session, actor, exchange, Action.save, behalf_of=behalf_of)
    if exchange.state is State.returned:
        changed = events.ExchangeChanged(
            subject_id=exchange.id, circle_id=exchange.asker_circle_id, fields=tuple(sorted(changes.model_fields_set))
        )
        record(session, actor, changed, behalf_of=behalf_of)
        circles.settle(session, exchange)
    return exchange


def _write(session: Session, exchange: Exchange, changes: ExchangeIn) -> None:
    _check(session, exchange, changes)
    for name in changes.model_fields_set - _APART:
        value = getattr(changes, name)
        if value is not None or name in _CAN_BE_EMPTY:
            setattr(exchange, name, value)
    if changes.participants is not None:
        exchange.participants = [item.model_dump() for item in changes.participants]
    if changes.topics is not None:
        _write_topics(session, exchange, changes.topics)
    if changes.named_peers is not None:
        _write_named_peers(session, exchange, changes.named_peers)
    if changes.sensitive_instructions is not None:
        details = session.get_one(PrivateDetails, exchange.id)
        details.sensitive_instructions = changes.sensitive_instructions
        session.add(details)
    exchange.folded = fold(f"{exchange.title} {exchange.challenge} {exchange.desired_outcome}")
    session.add(exchange)


_CAN_BE_EMPTY: Final = frozenset({"decision_due_on", "format", "preferred_from", "preferred_until", "deputy_seat_id"})


def _check(session: Session, exchange: Exchange, changes: ExchangeIn) -> None:
    problems: list[FieldProblem] = []
    if changes.zone is not None and changes.zone not in available_timezones():
        problems.append(FieldProblem(("body", "zone"), "unknown_zone"))
    if changes.deputy_seat_id not in {None, exchange.deputy_seat_id}:
        problems += _about_deputy(session, exchange, changes.deputy_seat_id)
    begins = _after(changes, "preferred_from", exchange.preferred_from)
    ends = _after(changes, "preferred_until", exchange.preferred_until)
    if begins and ends and ends < begins:
        problems.append(FieldProblem(("body", "preferred_until"), "before_beginning"))
    furthest = (clock.now() + FURTHEST).date()
    problems += [
        FieldProblem(("body", name), "too_far", {"days": FURTHEST.days})
        for name in ("decision_due_on", "preferred_from", "preferred_until")
        if (day := getattr(changes, name)) is not None and day > furthest
    ]
    if problems:
        raise Invalid(*problems)


def _about_deputy(session: Session, exchange: Exchange, seat_id: UUID) -> list[FieldProblem]:
    if not seats.is_of(session, seat_id, exchange.organisation_id):
        return [seats.foreign("deputy_seat_id")]
    return [] if seats.is_held(session, seat_id) else [seats.vacant("deputy_seat_id")]


def _after(changes: ExchangeIn, name: str, before: date | None) -> Any:
    return getattr(changes, name) if name in changes.model_fields_set else before


def _write_topics(session: Session, exchange: Exchange, topics: Collection[str]) -> None:
    require_known(session, topics)
    session.connection().execute(delete(ExchangeTopic).where(col(ExchangeTopic.exchange_id) == exchange.id))
    session.flush()
    for place, topic in enumerate(topics, start=1):
        session.add(ExchangeTopic(exchange_id=exchange.id, topic=topic, place=place))


def _write_named_peers(session: Session, exchange: Exchange, peers: Collection[NamedPeerIn]) -> None:
    wanted = {peer.organisation_id: peer for peer in peers if peer.organisation_id != exchange.organisation_id}
    known = session.exec(select(Organisation.id).where(col(Organisation.id).in_(wanted))).all()
    if len(known) < len(wanted):
        raise Invalid(FieldProblem(("body", "named_peers"), "unknown_organisation"))
    session.connection().execute(delete(NamedPeer).where(col(NamedPeer.exchange_id) == exchange.id))
    for organisation_id, peer in wanted.items():
        session.add(
            NamedPeer(
                exchange_id=exchange.id,
                circle_id=exchange.asker_circle_id,
                organisation_id=organisation_id,
                kind=peer.kind,
                note=peer.note,
            )
        )


def share_draft(session: Session, actor: Actor, exchange_id: UUID, *, person_ids: Collection[UUID]) -> Exchange:
    """Let these colleagues write the draft too, and nobody else. Raises Invalid for people of other organisations."""
    exchange = queries.locked(session, actor, exchange_id)
    policy.demand(actor, exchange, Action.save, queries.facts_of(session, actor, exchange))
    if exchange.state is not State.draft:
        workflow.require(exchange, Action.discard)
    for person_id in person_ids:
        if all(seat.organisation_id != exchange.organisation_id for seat in seats_of(session, person_id)):
            raise Invalid(FieldProblem(("body", "person_ids"), "not_of_organisation"))
    session.connection().execute(delete(CoEditor).where(col(CoEditor.exchange_id) == exchange.id))
    for person_id in set(person_ids) - {exchange.author_id}:
        session.add(CoEditor(exchange_id=exchange.id, person_id=person_id))
    circles.settle(session, exchange)
    return exchange


def discard(session: Session, actor: Actor, exchange_id: UUID, *, behalf_of: UUID | None = None) -> Exchange:
    """Throw the draft away."""
    exchange = _demanded(session, actor, exchange_id, Action.discard, behalf_of)
    workflow.move(session, actor, exchange, Action.discard, behalf_of=behalf_of)
    deadlines.drop(session, exchange)
    return exchange


def ask_endorsement(session: Session, actor: Actor, exchange_id: UUID) -> Exchange:
    """Ask whoever may commit the organisation to send the request. Raises Invalid that names what is missing."""
    exchange = _demanded(session, actor, exchange_id, Action.ask_endorsement, None)
    _require_complete(session, actor, exchange)
    workflow.move(session, actor, exchange, Action.ask_endorsement)
    exchange.endorsement_asked_at = clock.now()
    due_at = clocks.due(exchange.lane, Step.endorsement, clock.now(), exchange.zone)
    deadlines.put(session, exchange, Step.endorsement, due_at)
    record(session, actor, events.EndorsementAsked(subject_id=exchange.id, circle_id=exchange.asker_circle_id))
    return exchange


def submit(session: Session, actor: Actor, exchange_id: UUID, *, behalf_of: UUID | None = None) -> Exchange:
    """Send the request to the secretariat; whoever may commit the organisation endorses it by sending it.

    From now on the seats of the asking side and the secretariat read it. Raises Invalid that names what is missing.
    """
    exchange = _demanded(session, actor, exchange_id, Action.submit, behalf_of)
    _require_complete(session, actor, exchange)
    now = clock.now()
    if exchange.endorsed_at is None and (actor.may_commit or behalf_of is not None):
        exchange.endorsed_by, exchange.endorsed_at = actor.person_id, now
    exchange.submitted_at = now
    workflow.move(session, actor, exchange, Action.submit, behalf_of=behalf_of)
    deadlines.meet(session, exchange, Step.endorsement, Step.changes)
    dates.cancel(session, exchange.id, CHANGES_REMINDER)
    for step in (Step.triage, Step.first_match):
        deadlines.put(session, exchange, step, clocks.due(exchange.lane, step, now, exchange.zone))
    circles.settle(session, exchange)
    return exchange


CHANGES_REMINDER: Final = "exchange.changes_reminder"


def _require_complete(session: Session, actor: Actor, exchange: Exchange) -> None:
    missing = missing_of(session, actor, exchange)
    if missing:
        raise Invalid(*(FieldProblem(("body", name), "missing") for name in missing))


def missing_of(session: Session, actor: Actor, exchange: Exchange) -> tuple[Needed, ...]:
    """What the request still lacks before it can be sent."""
    topics = queries.topics_of(session, [exchange.id])[exchange.id]
    return workflow.missing(exchange, topics, instructions=queries.instructions(session, actor, exchange.id))


def withdraw(
    session: Session, actor: Actor, exchange_id: UUID, *, reason: str = "", behalf_of: UUID | None = None
) -> Exchange:
    """Take the request back; peers who were asked are thanked and stand down."""
    exchange = _demanded(session, actor, exchange_id, Action.withdraw, behalf_of)
    remarks.say(session, actor, exchange, RemarkKind.withdraw_reason, reason, circle_id=exchange.asker_circle_id)
    endings.end(session, actor, exchange, Action.withdraw, behalf_of=behalf_of)
    return exchange


def cancel(
    session: Session, actor: Actor, exchange_id: UUID, *, reason: str, behalf_of: UUID | None = None
) -> Exchange:
    """End what both sides had agreed; the other side is told why."""
    exchange = _demanded(session, actor, exchange_id, Action.cancel, behalf_of)
    circle_id = remarks.circle_of_sides(exchange)
    remarks.say(session, actor, exchange, RemarkKind.cancel_reason, reason, circle_id=circle_id)
    endings.end(session, actor, exchange, Action.cancel, behalf_of=behalf_of)
    return exchange


def reassign(
    session: Session, actor: Actor, exchange_id: UUID, *, seat_id: UUID, behalf_of: UUID | None = None
) -> Exchange:
    """Give the request to another seat of the organisation. Raises Invalid for a seat of another one, or that nobody holds."""
    exchange = _demanded(session, actor, exchange_id, Action.reassign, behalf_of)
    seats.require_held(session, seat_id, exchange.organisation_id, field="seat_id")
    before = exchange.requester_seat_id
    workflow.move(session, actor, exchange, Action.reassign, behalf_of=behalf_of)
    exchange.requester_seat_id = seat_id
    if exchange.deputy_seat_id == seat_id:
        exchange.deputy_seat_id = None
    circles.settle(session, exchange)
    reassigned = events.RequesterReassigned(
        subject_id=exchange.id, circle_id=remarks.circle_of_sides(exchange), from_seat_id=before, to_seat_id=seat_id
    )
    record(session, actor, reassigned, behalf_of=behalf_of)
    return exchange


def hold(
    session: Session,
    actor: Actor,
    exchange_id: UUID,
    *,
    reason: str,
    review_on: date,
    behalf_of: UUID | None = None,
) -> Exchange:
    """Stop the clock until somebody resumes it; on `review_on` both sides and the secretariat are asked."""
    exchange = _demanded(session, actor, exchange_id, Action.hold, behalf_of)
    now = clock.now()
    try:
        review_at = clocks.at(review_on, clocks.DAY_BEGINS, exchange.zone)
    except OverflowError:
        review_at = now
    if not now < review_at <= now + LONGEST_HOLD:
        raise Invalid(FieldProblem(("body", "review_on"), "too_far", {"days": LONGEST_HOLD.days}))
    workflow.move(session, actor, exchange, Action.hold, behalf_of=behalf_of)
    exchange.held_at, exchange.review_on = now, review_on
    circle_id = remarks.circle_of_sides(exchange)
    remarks.say(session, actor, exchange, RemarkKind.hold_reason, reason, circle_id=circle_id)
    dates.plan(session, REVIEW, exchange.id, at=review_at)
    held = events.ExchangeHeld(subject_id=exchange.id, circle_id=exchange.circle_id)
    record(session, actor, held, behalf_of=behalf_of)
    return exchange


def resume(session: Session, actor: Actor, exchange_id: UUID, *, behalf_of: UUID | None = None) -> Exchange:
    """Let the clock run on: what was not yet due is due later by as long as it stood."""
    exchange = _demanded(session, actor, exchange_id, Action.resume, behalf_of)
    workflow.move(session, actor, exchange, Action.resume, behalf_of=behalf_of)
    if exchange.held_at is not None:
        since, by = exchange.held_at, clock.now() - exchange.held_at
        exchange.held_at = exchange.review_on = None
        deadlines.move_on(session, exchange, since=since, by=by)
        for match in queries.matches_of(session, exchange.id, MatchState.sent):
            answers.move_on(session, match, since=since, by=by)
    dates.cancel(session, exchange.id, REVIEW)
    resumed = events.ExchangeResumed(subject_id=exchange.id, circle_id=exchange.circle_id)
    record(session, actor, resumed, behalf_of=behalf_of)
    return exchange


def offer_help(session: Session, actor: Actor, exchange_id: UUID, *, message: str) -> DirectOffer:
    """Say that one's own organisation could help with this request; the secretariat reads it, the network does not."""
    exchange = _demanded(session, actor, exchange_id, Action.offer_help, None)
    if actor.organisation_id is None or actor.seat_id is None:
        raise NotFound
    earlier = session.exec(
        select(DirectOffer).where(
            DirectOffer.exchange_id == exchange.id, DirectOffer.organisation_id == actor.organisation_id
        )
    ).one_or_none()
    circle_id = earlier.circle_id if earlier else _offer_circle(session, actor)
    offer = earlier or DirectOffer(
        exchange_id=exchange.id, circle_id=circle_id, organisation_id=actor.organisation_id, seat_id=actor.seat_id,
        person_id=actor.person_id, language=actor.language, message=message,
    )  # fmt: skip
    offer.seat_id, offer.person_id, offer.language = actor.seat_id, actor.person_id, actor.language
    offer.message, offer.at, offer.withdrawn_at = message, clock.now(), None
    session.add(offer)
    offered = events.HelpOffered(subject_id=exchange.id, circle_id=circle_id, organisation_id=actor.organisation_id)
    record(session, actor, offered)
    return offer


def _offer_circle(session: Session, actor: Actor) -> UUID:
    seats = session.exec(queries.committing_seats(actor.organisation_id)) if actor.organisation_id else ()
    admitted = {principals.of_seat(seat_id) for seat_id in (*seats, actor.seat_id) if seat_id}
    return circles_service.make(
        session, CircleKind.match, dict.fromkeys({*admitted, principals.SECRETARIAT}, CircleRole.contributor)
    ).id


def _demanded(session: Session, actor: Actor, exchange_id: UUID, action: Action, behalf_of: UUID | None) -> Exchange:
    exchange = queries.locked(session, actor, exchange_id)
    policy.demand(actor, exchange, action, queries.facts_of(session, actor, exchange), behalf_of=behalf_of)
    return exchange
