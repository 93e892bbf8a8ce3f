"""Standing offers: drafted, published, kept true by confirming, withdrawn; expired when nobody confirms."""

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, Final
from uuid import UUID

from sqlalchemy import delete
from sqlmodel import Session, col, select

from app.access import principals
from app.access.abilities import require
from app.access.actor import Actor
from app.accounts import queries as accounts
from app.accounts.models import Organisation, Seat
from app.circles import service as circles
from app.circles.models import NETWORK_CIRCLE, SECRETARIAT_CIRCLE, CircleKind, CircleRole
from app.core import clock
from app.core.errors import FieldProblem, Invalid, NotFound
from app.core.paging import page_of
from app.core.rows import Row
from app.core.text import fold
from app.members import policy, workflow
from app.members.errors import OfferIncomplete
from app.members.events import (
    OfferConfirmationDue,
    OfferConfirmed,
    OfferDrafted,
    OfferEdited,
    OfferEvent,
    OfferExpired,
    OfferPaused,
    OfferPublished,
    OfferResumed,
    OfferWithdrawn,
)
from app.members.models import (
    Offer,
    OfferConflict,
    OfferState,
    OfferTopic,
    SearchText,
)
from app.members.queries import directory, offers, topics
from app.members.queries.offers import OfferFilter
from app.members.schemas import (
    ConflictIn,
    ConflictOut,
    CrisisHours,
    OfferEdit,
    OfferIn,
    OfferOut,
    OfferPage,
    OfferRow,
)
from app.members.service import editing
from app.members.service.profiles import profile_of
from app.members.workflow import OfferAction
from app.outbox import dates
from app.outbox.events import record

STANDS_FOR: Final = timedelta(days=365)
"""How long an offer stands without anybody confirming it."""
ASKED_BEFORE: Final = timedelta(days=30)
CONFIRMATION_DUE: Final = "offer.confirmation_due"
EXPIRY: Final = "offer.expiry"

_EVENTS: Final[Mapping[OfferAction, type[OfferEvent]]] = {
    OfferAction.publish: OfferPublished,
    OfferAction.pause: OfferPaused,
    OfferAction.resume: OfferResumed,
    OfferAction.confirm: OfferConfirmed,
    OfferAction.expire: OfferExpired,
    OfferAction.withdraw: OfferWithdrawn,
}
_PLAIN: Final = (
    "language", "title", "can_share", "did_not_work", "practice", "formats", "languages", "hours_a_month",
    "most_exchanges", "host_conditions", "crisis",
)  # fmt: skip


def page(session: Session, actor: Actor, wanted: OfferFilter, *, after: str | None, limit: int) -> OfferPage:
    found = offers.offers(session, actor, wanted, after=after, limit=limit)
    kept, following = page_of(found, limit=limit, key=lambda row: (row["id"],))
    return OfferPage(items=rows_out(session, kept), next=following)


def rows_out(session: Session, rows: Sequence[Row]) -> list[OfferRow]:
    about = offers.topics_of(session, [row["id"] for row in rows]) if rows else {}
    return [OfferRow.model_validate({**row, "topics": about.get(row["id"], [])}) for row in rows]


def show(session: Session, actor: Actor, offer_id: UUID) -> OfferOut:
    """The page of an offer. Raises NotFound when the actor may not see it."""
    row = offers.one(session, actor, offer_id)
    offer = offers.entity(session, actor, offer_id)
    about = offers.topics_of(session, [offer_id]).get(offer_id, [])
    abilities = policy.on_offer(actor, offer)
    return OfferOut(
        **row,
        topics=about,
        **{name: getattr(offer, name) for name in (
            "did_not_work", "practice", "hours_a_month", "most_exchanges", "host_conditions", "deputy_seat_id",
            "version",
        )},
        crisis_hours=_crisis_hours(offer),
        audience="network" if offer.circle_id == NETWORK_CIRCLE else "own",
        conflicts=[ConflictOut(**each) for each in offers.conflicts_of(session, actor, offer_id)],
        missing=missing(offer, about) if abilities.edit else [],
        abilities=abilities,
    )  # fmt: skip


def _crisis_hours(offer: Offer) -> CrisisHours | None:
    if not offer.crisis_days:
        return None
    return CrisisHours(
        days=offer.crisis_days, from_hour=offer.crisis_from, until_hour=offer.crisis_until, zone=offer.crisis_zone
    )


def missing(offer: Offer, about: Sequence[str]) -> list[str]:
    """What an offer lacks before others can use it."""
    has = {
        "title": offer.title.strip(),
        "can_share": offer.can_share.strip(),
        "topics": about,
        "formats": offer.formats,
        "languages": offer.languages,
        "crisis_hours": offer.crisis_days or not offer.crisis,
    }
    return [name for name, value in has.items() if not value]


def draft(session: Session, actor: Actor, wanted: OfferIn) -> Offer:
    """Begin an offer. It is read by those who write it until it is published.

    Raises NotFound for a seat that does not stand, NotAllowed for one that is not the actor's to speak for.
    """
    seat_id = wanted.seat_id or actor.seat_id
    seat = session.get(Seat, seat_id) if seat_id else None
    if seat is None or seat.until is not None:
        raise NotFound
    require(policy.on_organisation(actor, seat.organisation_id).offer)
    require(seat.id == actor.seat_id or policy.on_organisation(actor, seat.organisation_id).edit)
    language = wanted.language or actor.language
    spoken = directory.languages_of_organisations(session, [seat.organisation_id])
    offer = Offer(
        circle_id=_writers_circle(session, actor, seat.organisation_id),
        organisation_id=seat.organisation_id,
        seat_id=seat.id,
        written_by=actor.person_id,
        language=language,
        languages=spoken.get(seat.organisation_id, [language]),
        crisis_zone=session.get_one(Organisation, seat.organisation_id).zone,
    )
    session.add(offer)
    session.flush()
    _record(session, actor, offer, OfferDrafted)
    return offer


def _writers_circle(session: Session, actor: Actor, organisation_id: UUID) -> UUID:
    """The organisation's own people; while the secretariat writes for a member, the secretariat."""
    if actor.organisation_id != organisation_id:
        return SECRETARIAT_CIRCLE
    return profile_of(session, organisation_id).circle_id


def edit(session: Session, actor: Actor, offer_id: UUID, wanted: OfferEdit, *, if_match: str | None) -> Offer:
    """Change what was sent. Raises NotFound, NotAllowed, Stale, UnknownTopic, and OfferIncomplete for a published one."""
    offer = offers.entity(session, actor, offer_id, lock=True)
    require(policy.on_offer(actor, offer).edit)
    editing.require_match(session, if_match, offer.version, kind=OfferEdited.kind, subject_id=offer_id)
    changed = [name for name in sorted(wanted.model_fields_set) if _change(session, offer, name, wanted)]
    if not changed:
        return offer
    offer.version += 1
    session.add(offer)
    session.flush()
    if offer.state is not OfferState.draft:
        _require_complete(session, offer)
        index(session, offer)
    _plan(session, offer)
    _record(session, actor, offer, OfferEdited, fields=tuple(changed), version=offer.version)
    return offer


def _change(session: Session, offer: Offer, name: str, wanted: OfferEdit) -> bool:
    """Write one field; whether it is another than before. A field that must not be empty is left as it is by null."""
    value = getattr(wanted, name)
    match name:
        case "topics":
            return value is not None and set_topics(session, offer.id, value)
        case "conflicts":
            return value is not None and set_conflicts(session, offer, value)
        case "crisis_hours":
            hours = value or CrisisHours.model_construct(days=[], from_hour=8, until_hour=20, zone=offer.crisis_zone)
            return _set(
                offer, crisis_days=sorted(set(hours.days)), crisis_from=hours.from_hour,
                crisis_until=hours.until_hour, crisis_zone=hours.zone,
            )  # fmt: skip
        case "deputy_seat_id":
            _require_colleague(session, offer, value)
            return _set(offer, deputy_seat_id=value)
        case "valid_until":
            _require_later(value)
            return _set(offer, valid_until=value)
        case _:
            assert name in _PLAIN, name
            return value is not None and _set(offer, **{name: value})


def _set(offer: Offer, **values: Any) -> bool:
    changed = any(getattr(offer, name) != value for name, value in values.items())
    for name, value in values.items():
        setattr(offer, name, value)
    return changed


def _require_colleague(session: Session, offer: Offer, seat_id: UUID | None) -> None:
    if seat_id in {None, offer.deputy_seat_id}:
        return
    seat = session.get(Seat, seat_id)
    theirs = seat is not None and seat.organisation_id == offer.organisation_id and seat.id != offer.seat_id
    if not theirs or accounts.holder_of(session, seat_id) is None:
        raise Invalid(FieldProblem(("body", "deputy_seat_id"), "not_a_colleague"))


def _require_later(valid_until: date | None) -> None:
    if valid_until is not None and not clock.now().date() < valid_until <= (clock.now() + 2 * STANDS_FOR).date():
        raise Invalid(FieldProblem(("body", "valid_until"), "out_of_range"))


def set_topics(session: Session, offer_id: UUID, topic_ids: Sequence[str]) -> bool:
    """Let these be what the offer is about, main topic first. Raises UnknownTopic."""
    topics.require_known(session, topic_ids)
    if offers.topics_of(session, [offer_id]).get(offer_id, []) == [*topic_ids]:
        return False
    session.connection().execute(delete(OfferTopic).where(col(OfferTopic.offer_id) == offer_id))
    session.add_all(
        OfferTopic(offer_id=offer_id, topic_id=topic_id, position=position)
        for position, topic_id in enumerate(topic_ids)
    )
    return True


def set_conflicts(session: Session, offer: Offer, wanted: Sequence[ConflictIn]) -> bool:
    """Let these be the organisations not to be matched with, in the circle of the offer's seat and the secretariat."""
    by_id = {each.organisation_id: each.note for each in wanted}
    for organisation_id in by_id:
        if organisation_id == offer.organisation_id or session.get(Organisation, organisation_id) is None:
            raise Invalid(FieldProblem(("body", "conflicts"), "no_such_organisation"))
    before = {
        row.organisation_id: row
        for row in session.exec(select(OfferConflict).where(OfferConflict.offer_id == offer.id))
    }
    if {organisation_id: row.note for organisation_id, row in before.items()} == by_id:
        return False
    circle_id = (
        next((row.circle_id for row in before.values()), None)
        or circles.make(
            session,
            CircleKind.named_people,
            {principals.of_seat(offer.seat_id): CircleRole.contributor, principals.SECRETARIAT: CircleRole.reader},
        ).id
    )
    for row in before.values():
        session.delete(row)
    session.flush()
    session.add_all(
        OfferConflict(offer_id=offer.id, organisation_id=organisation_id, note=note, circle_id=circle_id)
        for organisation_id, note in by_id.items()
    )
    return True


def move(session: Session, actor: Actor, offer_id: UUID, action: OfferAction) -> Offer:
    """Publish, pause, resume, confirm or withdraw.

    Raises NotFound, IllegalMove from a state that has no such move, NotAllowed, and OfferIncomplete on publishing
    what others could not use.
    """
    offer = offers.entity(session, actor, offer_id, lock=True)
    after = workflow.after_offer_move(offer.state, action)
    require(getattr(policy.on_offer(actor, offer), action))
    if after is OfferState.active:
        _require_complete(session, offer)
    if action in {OfferAction.publish, OfferAction.confirm}:
        offer.confirmed_at = clock.now()
        if offer.valid_until and offer.valid_until <= clock.now().date():
            offer.valid_until = None
    if action is OfferAction.publish:
        offer.circle_id = NETWORK_CIRCLE
        index(session, offer)
    if action is OfferAction.withdraw:
        offer.circle_id = profile_of(session, offer.organisation_id).circle_id
    _enter(session, actor, offer, after, action)
    return offer


def _enter(session: Session, actor: Actor | None, offer: Offer, state: OfferState, action: OfferAction) -> None:
    offer.state = state
    offer.version += 1
    session.add(offer)
    session.flush()
    _plan(session, offer)
    _record(session, actor, offer, _EVENTS[action])


def discard(session: Session, actor: Actor, offer_id: UUID) -> None:
    """Throw a draft away. Raises NotFound and NotAllowed."""
    offer = offers.entity(session, actor, offer_id, lock=True)
    require(policy.on_offer(actor, offer).discard)
    connection = session.connection()
    connection.execute(delete(OfferTopic).where(col(OfferTopic.offer_id) == offer_id))
    connection.execute(delete(OfferConflict).where(col(OfferConflict.offer_id) == offer_id))
    session.delete(offer)


def ask_to_confirm(session: Session, offer_id: UUID) -> None:
    """Ask whether the offer still stands; nothing if it is no longer active."""
    offer = session.get(Offer, offer_id)
    if offer and offer.state is OfferState.active:
        _record(session, None, offer, OfferConfirmationDue)


def expire(session: Session, offer_id: UUID) -> None:
    """Let an offer lapse that nobody confirmed in time; nothing if its date has moved or it stands no more."""
    offer = session.get(Offer, offer_id, with_for_update=True)
    if offer and workflow.may_move_offer(offer.state, OfferAction.expire) and ends_at(offer) <= clock.now():
        _enter(session, None, offer, OfferState.expired, OfferAction.expire)


def _require_complete(session: Session, offer: Offer) -> None:
    lacking = missing(offer, offers.topics_of(session, [offer.id]).get(offer.id, []))
    if lacking:
        raise OfferIncomplete(fields=",".join(lacking))


def ends_at(offer: Offer) -> datetime:
    """When a published offer lapses unless somebody confirms it."""
    assert offer.confirmed_at is not None, "a published offer was confirmed by publishing it"
    ends = offer.confirmed_at + STANDS_FOR
    if offer.valid_until is None:
        return ends
    return min(ends, datetime.combine(offer.valid_until, time(), UTC) + timedelta(days=1))


def _plan(session: Session, offer: Offer) -> None:
    """Let the dates of an offer that stands be those that follow from its confirmation; of any other, none.

    One that ends within a month is not asked about anew: whoever confirms or edits it now has its end before them.
    """
    if offer.state not in {OfferState.active, OfferState.paused}:
        dates.cancel(session, offer.id, CONFIRMATION_DUE, EXPIRY)
        return
    ends = ends_at(offer)
    asked = ends - ASKED_BEFORE
    if asked > clock.now():
        dates.plan(session, CONFIRMATION_DUE, offer.id, at=asked)
    else:
        dates.cancel(session, offer.id, CONFIRMATION_DUE)
    dates.plan(session, EXPIRY, offer.id, at=ends)


def index(session: Session, offer: Offer) -> None:
    """Rewrite the words by which an offer is found."""
    name = session.get_one(Organisation, offer.organisation_id).name
    row = session.get(SearchText, offer.id) or SearchText(subject_id=offer.id, folded="")
    row.folded = fold(f"{offer.title} {offer.can_share} {offer.did_not_work} {offer.practice} {name}")
    session.add(row)


def _record(session: Session, actor: Actor | None, offer: Offer, kind: type[OfferEvent], **data: Any) -> None:
    event = kind(subject_id=offer.id, circle_id=offer.circle_id, organisation_id=offer.organisation_id, **data)
    record(session, actor, event, behalf_of=editing.behalf_of(actor, offer.organisation_id) if actor else None)
