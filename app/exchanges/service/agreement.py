"""The terms of a match, and both sides' yes to them."""

from typing import Final
from uuid import UUID

from sqlmodel import Session

from app.access.actor import Actor
from app.access.versions import require_match
from app.core import clock
from app.core.errors import Invalid
from app.discussions import service as discussions
from app.exchanges import clocks, events, workflow
from app.exchanges.codes import Action, Format, MatchAction, Side, Step
from app.exchanges.models import Agreement, Exchange, Match
from app.exchanges.schemas import TermsIn
from app.exchanges.service import answers, circles, deadlines, endings, seats
from app.outbox.events import record

_CAN_BE_EMPTY: Final = frozenset({"requester_substitute_seat_id", "peer_substitute_seat_id"})
_SEATS: Final = {
    Side.requester: ("requester_contact_seat_id", "requester_substitute_seat_id"),
    Side.peer: ("peer_contact_seat_id", "peer_substitute_seat_id"),
}
"""The contact of each side, and who steps in."""


def draft(session: Session, exchange: Exchange, match: Match) -> Agreement:
    """The terms as the request has them, for both sides to read with the match."""
    terms = Agreement(
        match_id=match.id,
        exchange_id=exchange.id,
        circle_id=match.circle_id,
        language=exchange.language,
        questions=list(exchange.questions),
        format=exchange.format or Format.remote_single,
        languages=list(exchange.languages),
        interpretation=" – ".join(exchange.interpretation) if exchange.interpretation_needed else "",
        costs=exchange.travel_source,
        confidentiality=exchange.confidentiality,
        requester_contact_seat_id=exchange.requester_seat_id,
        requester_substitute_seat_id=exchange.deputy_seat_id,
        peer_contact_seat_id=match.peer_seat_id,
        peer_substitute_seat_id=match.substitute_seat_id,
    )
    session.add(terms)
    return terms


def save_terms(session: Session, actor: Actor, match_id: UUID, *, changes: TermsIn, if_match: str | None) -> Agreement:
    """Change the terms. The other side has to say yes again; what the secretariat changes, both sides.

    Raises Stale when somebody changed them meanwhile; Invalid for a contact of another organisation, for one whose seat
    nobody holds, and for somebody who would step in for themselves.
    """
    match, exchange, terms = _demanded(session, actor, match_id, MatchAction.save_terms, changes.behalf_of)
    require_match(if_match, terms.version)
    _check_seats(session, exchange, match, terms, changes)
    changed = _write(terms, changes)
    if not changed:
        return terms
    side = _side(actor, match, exchange, changes.behalf_of)
    terms.version += 1
    if side is not Side.requester:
        terms.requester_agreed_at = terms.requester_agreed_by = None
    if side is not Side.peer:
        terms.peer_agreed_at = terms.peer_agreed_by = None
    session.add(terms)
    workflow.move_match(match, MatchAction.save_terms)
    session.add(match)
    told = events.TermsChanged(
        subject_id=exchange.id, circle_id=match.circle_id, match_id=match.id, side=side, fields=changed
    )
    record(session, actor, told, behalf_of=changes.behalf_of)
    return terms


def _write(terms: Agreement, changes: TermsIn) -> tuple[str, ...]:
    changed = []
    for name in sorted(changes.model_fields_set - {"behalf_of"}):
        value = getattr(changes, name)
        if (value is not None or name in _CAN_BE_EMPTY) and value != getattr(terms, name):
            setattr(terms, name, value)
            changed.append(name)
    return tuple(changed)


def _check_seats(session: Session, exchange: Exchange, match: Match, terms: Agreement, changes: TermsIn) -> None:
    organisations = {Side.requester: exchange.organisation_id, Side.peer: match.organisation_id}
    for side, names in _SEATS.items():
        for name in names:
            seat_id = getattr(changes, name)
            if seat_id is not None and seat_id != getattr(terms, name):
                seats.require_held(session, seat_id, organisations[side], field=name)
        contact, substitute = (_after(terms, changes, name) for name in names)
        if contact == substitute and not changes.model_fields_set.isdisjoint(names):
            raise Invalid(seats.same(names[1]))


def _after(terms: Agreement, changes: TermsIn, name: str) -> UUID | None:
    """What a field will hold when the changes are written."""
    said = name in changes.model_fields_set and (getattr(changes, name) is not None or name in _CAN_BE_EMPTY)
    found: UUID | None = getattr(changes if said else terms, name)
    return found


def agree(
    session: Session, actor: Actor, match_id: UUID, *, if_match: str | None, behalf_of: UUID | None = None
) -> Exchange:
    """Say yes to the terms as they were read. With the second yes the exchange is agreed and its room opens.

    Raises Stale when the terms changed since they were read.
    """
    match, exchange, terms = _demanded(session, actor, match_id, MatchAction.agree, behalf_of)
    require_match(if_match, terms.version)
    side = _side(actor, match, exchange, behalf_of)
    now = clock.now()
    if side is Side.requester:
        terms.requester_agreed_at, terms.requester_agreed_by = now, actor.person_id
    else:
        terms.peer_agreed_at, terms.peer_agreed_by = now, actor.person_id
    session.add(terms)
    workflow.move_match(match, MatchAction.agree)
    session.add(match)
    agreed = events.TermsAgreed(subject_id=exchange.id, circle_id=match.circle_id, match_id=match.id, side=side)
    record(session, actor, agreed, behalf_of=behalf_of)
    if terms.requester_agreed_at is not None and terms.peer_agreed_at is not None:
        _conclude(session, actor, exchange, match, terms, behalf_of=behalf_of)
    return exchange


def _conclude(
    session: Session, actor: Actor, exchange: Exchange, match: Match, terms: Agreement, *, behalf_of: UUID | None
) -> None:
    """Both said yes: others who were asked stand down, and the private room opens with its thread."""
    now = clock.now()
    answers.close(session, actor, match, MatchAction.conclude, behalf_of=behalf_of)
    endings.stand_down(session, actor, exchange, behalf_of=behalf_of)
    exchange.peer_organisation_id = match.organisation_id
    exchange.peer_seat_id = terms.peer_contact_seat_id
    exchange.peer_substitute_seat_id = terms.peer_substitute_seat_id
    exchange.requester_seat_id = terms.requester_contact_seat_id
    exchange.deputy_seat_id = terms.requester_substitute_seat_id
    exchange.confidentiality, exchange.format = terms.confidentiality, terms.format
    exchange.agreed_at = now
    circles.open_record(exchange)
    room = circles.open_room(session, exchange)
    terms.circle_id = room
    workflow.move(session, actor, exchange, Action.agree, behalf_of=behalf_of)
    deadlines.meet(session, exchange, Step.answer, Step.agreement, Step.first_match)
    due_at = clocks.due(exchange.lane, Step.first_session, now, exchange.zone)
    deadlines.put(session, exchange, Step.first_session, due_at)
    thread = discussions.open_thread(
        session,
        actor,
        subject_kind="exchange",
        subject_id=exchange.id,
        circle_id=room,
        title=exchange.title,
        language=exchange.language,
    )
    exchange.room_thread_id = thread.id


def _side(actor: Actor, match: Match, exchange: Exchange, behalf_of: UUID | None) -> Side | None:
    """For which side the actor speaks; None for the secretariat in its own name."""
    organisation_id = behalf_of or actor.organisation_id
    if organisation_id == exchange.organisation_id:
        return Side.requester
    return Side.peer if organisation_id == match.organisation_id else None


def _demanded(
    session: Session, actor: Actor, match_id: UUID, action: MatchAction, behalf_of: UUID | None
) -> tuple[Match, Exchange, Agreement]:
    match, exchange = answers.demanded(session, actor, match_id, action, behalf_of)
    return match, exchange, session.get_one(Agreement, match.id)
