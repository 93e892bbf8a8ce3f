"""Exchanges in the tables: each request as it was written, and what the asking side and the secretariat did with it."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from app.access import principals
from app.access.actor import COMMITTING
from app.circles.models import SECRETARIAT_CIRCLE, Admission, CircleKind, CircleRole
from app.core.i18n import Language
from app.core.text import fold
from app.demo import records
from app.demo.loading import matches, reports, rooms
from app.demo.loading.cast import Cast
from app.demo.loading.course import Course, Happening
from app.demo.loading.rows import Rows, id_of, morning
from app.demo.story import StoryError
from app.exchanges import clocks, events
from app.exchanges.codes import (
    Action,
    Confidentiality,
    Format,
    Lane,
    NamedPeerKind,
    RemarkKind,
    State,
    Step,
    TravelMoney,
)
from app.exchanges.models import DirectOffer, Exchange, ExchangeTopic, NamedPeer, PrivateDetails
from app.exchanges.service import circles
from app.exchanges.service.requests import CHANGES_REMINDER, REVIEW

_OWNER_NAMED_AFTER: Final = timedelta(hours=2)
_ENDINGS: Final = {
    State.withdrawn: Action.withdraw,
    State.cancelled: Action.cancel,
    State.closed_unmatched: Action.close_unmatched,
    State.discarded: Action.discard,
}


def load(story: records.Story, rows: Rows, cast: Cast) -> list[Exchange]:
    """The records, which still lack whom their circles admit: `circles.settle` knows."""
    told = [_tell(exchange, rows, cast) for exchange in story.exchanges]
    by_name = {exchange.request.id: row for exchange, row in zip(story.exchanges, told, strict=True)}
    for guest in story.guests:
        rows.add(_admission(guest, by_name[guest.request], cast))
    return told


def exchange_id(told: records.Exchange) -> UUID:
    return id_of(told.request.timeline[0].at, "exchange", told.request.id)


def _tell(told: records.Exchange, rows: Rows, cast: Cast) -> Exchange:
    course = Course(told, _draft(told, rows, cast), rows, cast)
    _add_details(course)
    happenings = [*_asking(course), *matches.happenings(course), *rooms.happenings(course), *reports.happenings(course)]
    for happening in sorted(happenings, key=lambda each: each.at):
        happening.does(happening.at)
    course.finish()
    if course.row.state != told.request.status:
        message = f"{told.request.id}: ends as {course.row.state}, not as {told.request.status}"
        raise StoryError(message)
    return course.row


def _draft(told: records.Exchange, rows: Rows, cast: Cast) -> Exchange:
    request, parts = told.request, told.parts
    at = request.timeline[0].at
    own_id = exchange_id(told)
    circle_id = rows.circle(id_of(at, "asker circle", request.id), CircleKind.exchange, at, {})
    return Exchange(
        id=own_id,
        circle_id=circle_id,
        asker_circle_id=circle_id,
        organisation_id=cast.organisation(request.organisation),
        author_id=cast.person(request.requester),
        requester_seat_id=cast.held_by(request.requester, request.organisation),
        deputy_seat_id=cast.colleague(parts.deputy, request.organisation),
        language=Language(request.language),
        title=request.title,
        challenge=request.challenge,
        tried=parts.tried or "",
        questions=list(request.guiding_questions),
        desired_outcome=request.desired_outcome,
        population=parts.population or "",
        lane=Lane(request.urgency),
        lane_reason=parts.lane_reason or "",
        decision_due_on=parts.decision_due_on,
        format=Format(request.format),
        languages=list(request.languages_accepted),
        interpretation_needed=request.interpretation_needed,
        interpretation=list(parts.interpretation or ()),
        preferred_from=request.preferred_from,
        preferred_until=request.preferred_until,
        zone=cast.organisations[request.organisation].timezone,
        participants=[{"role": each.role, "count": each.count, "decides": each.decides} for each in parts.participants],
        peer_kinds=list(request.peer_kinds),
        peer_wanted=parts.peer_wanted or "",
        travel_money=TravelMoney(request.travel_budget),
        travel_source=parts.travel_source or "",
        confidentiality=Confidentiality(request.confidentiality),
        sensitive=parts.sensitive is not None,
        practice=cast.practice(parts.practice, request.language),
        thread_id=cast.thread(parts.thread) if parts.thread else None,
        folded=fold(f"{request.title} {request.challenge} {request.desired_outcome}"),
        moved_at=at,
        created_at=at,
        changed_at=at,
    )


def _add_details(course: Course) -> None:
    row, parts, cast = course.row, course.told.parts, course.cast
    at, circle_id = row.created_at, row.asker_circle_id
    named = ((NamedPeerKind.known, parts.peers_known), (NamedPeerKind.not_wanted, parts.peers_not_wanted))
    course.rows.add(
        PrivateDetails(exchange_id=row.id, circle_id=circle_id, sensitive_instructions=parts.sensitive or ""),
        *(
            ExchangeTopic(exchange_id=row.id, topic=topic, place=place)
            for place, topic in enumerate(course.told.request.topics, start=1)
        ),
        *(
            NamedPeer(
                id=course.id_of(at, "named peer", peer.organisation),
                exchange_id=row.id,
                circle_id=circle_id,
                organisation_id=cast.organisation(peer.organisation),
                kind=kind,
                note=peer.note,
            )
            for kind, peers in named
            for peer in peers
        ),
    )


def _asking(course: Course) -> Iterator[Happening]:
    """What happens between the draft and the first match, and how it ends when it ends before its time."""
    request, parts = course.told.request, course.told.parts
    reached = {step.state: step.at for step in request.timeline}
    yield Happening(reached["draft"], lambda at: _drafted(course, at))
    if "submitted" in reached:
        yield from _submitting(course, reached["draft"], reached["submitted"])
    if parts.triage:
        yield Happening(parts.triage.at, lambda at: _triaged(course, at))
    elif parts.owner:
        yield Happening(reached["submitted"] + _OWNER_NAMED_AFTER, lambda at: _owned(course, at))
    for offered in parts.help_offered:
        yield Happening(offered.at, lambda at, offered=offered: _help_offered(course, offered, at))  # type: ignore[misc]
    if request.on_hold:
        yield Happening(request.on_hold.since, lambda at: _held(course, at))
    if parts.ending and request.status != "declined":
        yield Happening(parts.ending.at, lambda at: _ended(course, at))


def _drafted(course: Course, at: datetime) -> None:
    drafted = events.ExchangeDrafted(subject_id=course.row.id, circle_id=course.row.circle_id)
    course.happened(at, drafted, course.told.request.requester)


def _submitting(course: Course, drafted_at: datetime, submitted_at: datetime) -> Iterator[Happening]:
    """Somebody who may not commit the organisation asks somebody who may, unless nobody may or it cannot wait."""
    requester, endorsement = course.told.request.requester, course.told.parts.endorsement
    needs = course.row.lane is not Lane.crisis and not _may_commit(course, requester)
    endorser = endorsement.by if endorsement else ""
    asks = needs and endorser != requester and _may_commit(course, endorser)
    if asks:
        yield Happening(clocks.half_way(drafted_at, submitted_at), lambda at: _asked_to_endorse(course, at))
    if endorsement and _may_commit(course, endorser):
        yield Happening(endorsement.at, lambda at: _endorsed(course, endorser, at))
    yield Happening(submitted_at, lambda at: _submitted(course, endorser if asks else requester, at))


def _may_commit(course: Course, person: str) -> bool:
    """Whether somebody holds a seat that may commit the asking organisation."""
    return any(
        seat.role in COMMITTING and any(holding.person == person for holding in seat.holders)
        for seat in course.cast.seats.values()
        if seat.organisation == course.told.request.organisation
    )


def _asked_to_endorse(course: Course, at: datetime) -> None:
    course.row.endorsement_asked_at = at
    course.put_from(Step.endorsement, at)
    asked = events.EndorsementAsked(subject_id=course.row.id, circle_id=course.row.asker_circle_id)
    course.happened(at, asked, course.told.request.requester)


def _endorsed(course: Course, by: str, at: datetime) -> None:
    course.row.endorsed_by, course.row.endorsed_at = course.cast.person(by), at


def _submitted(course: Course, by: str, at: datetime) -> None:
    course.row.submitted_at = at
    course.move(at, Action.submit, by)
    course.meet(at, Step.endorsement)
    course.put_from(Step.triage, at)
    course.put_from(Step.first_match, at)


def _owned(course: Course, at: datetime) -> None:
    owner = course.told.parts.owner
    assert owner is not None  # asked by whoever lets this happen
    course.row.owner_seat_id = course.speaker(owner).seat_id
    named = events.OwnerSet(
        subject_id=course.row.id, circle_id=SECRETARIAT_CIRCLE, owner_seat_id=course.row.owner_seat_id
    )
    course.happened(at, named, owner)


def _triaged(course: Course, at: datetime) -> None:
    triage, ending, row = course.told.parts.triage, course.told.parts.ending, course.row
    assert triage is not None  # as above
    course.say(at, RemarkKind.triage, triage.note, triage.by, SECRETARIAT_CIRCLE)
    row.owner_seat_id = course.speaker(course.told.parts.owner or triage.by).seat_id
    if triage.decision == "open":
        if row.endorsed_at is None:
            _endorsed(course, triage.by, at)
        row.opened_at = at
        circles.open_record(row)
        course.move(at, Action.open, triage.by)
    elif triage.decision == "return":
        course.say(at, RemarkKind.questions, triage.to_author, triage.by, row.asker_circle_id)
        course.move(at, Action.send_back, triage.by)
        course.drop(at, Step.first_match)
        course.put_from(Step.changes, at)
        course.rows.due(CHANGES_REMINDER, row.id, clocks.end_of(clocks.REMIND_OF_CHANGES, at, row.zone))
    else:
        words = _paragraphs(ending.reason, ending.how_to_appeal) if ending else triage.to_author
        course.say(at, RemarkKind.decline_reason, words, triage.by, row.asker_circle_id)
        course.move(at, Action.decline, triage.by)
        course.drop(at)
    course.meet(at, Step.triage)


def _help_offered(course: Course, told: records.HelpOffered, at: datetime) -> None:
    speaker = course.speaker(told.by, at)
    seat = next(seat for seat in course.cast.seats.values() if course.cast.seat(seat.id) == speaker.seat_id)
    readers = {principals.SECRETARIAT, principals.of_seat(course.cast.seat(seat.id))}
    readers |= {
        principals.of_seat(course.cast.seat(each.id))
        for each in course.cast.seats.values()
        if each.organisation == seat.organisation and each.role in COMMITTING
    }
    circle_id = course.id_of(at, "help circle", told.by)
    course.rows.circle(circle_id, CircleKind.match, at, dict.fromkeys(sorted(readers), CircleRole.contributor))
    organisation_id = course.cast.organisation(seat.organisation)
    course.rows.add(
        DirectOffer(
            id=course.id_of(at, "help", told.by),
            exchange_id=course.row.id,
            circle_id=circle_id,
            organisation_id=organisation_id,
            seat_id=course.cast.seat(seat.id),
            person_id=speaker.person_id,
            language=Language(told.language),
            message=told.message,
            at=at,
        )
    )
    offered = events.HelpOffered(subject_id=course.row.id, circle_id=circle_id, organisation_id=organisation_id)
    course.happened(at, offered, told.by)


def _held(course: Course, at: datetime) -> None:
    request, row = course.told.request, course.row
    assert request.on_hold is not None  # as above
    row.held_at, row.review_on = at, request.on_hold.review_on
    circle_id = row.room_circle_id or row.asker_circle_id
    course.say(at, RemarkKind.hold_reason, request.on_hold.reason, request.requester, circle_id)
    course.rows.due(REVIEW, row.id, clocks.at(request.on_hold.review_on, clocks.DAY_BEGINS, row.zone))
    held = events.ExchangeHeld(subject_id=row.id, circle_id=row.circle_id)
    course.happened(at, held, request.requester)


def _ended(course: Course, at: datetime) -> None:
    ending, row = course.told.parts.ending, course.row
    assert ending is not None  # as above
    state = State(course.told.request.status)
    circle_id = row.room_circle_id or row.asker_circle_id
    if state is State.closed_unmatched:
        course.say(at, RemarkKind.tried, _paragraphs(ending.reason, ending.tried), ending.by, circle_id)
        course.say(at, RemarkKind.alternatives, "\n".join(ending.alternatives), ending.by, circle_id)
    elif state is not State.discarded:
        kind = RemarkKind.cancel_reason if state is State.cancelled else RemarkKind.withdraw_reason
        course.say(at, kind, _paragraphs(ending.reason, *ending.alternatives), ending.by, circle_id)
    matches.stand_down(course, at, ending.by)
    course.move(at, _ENDINGS[state], ending.by)
    course.drop(at)


def _paragraphs(*texts: str | None) -> str:
    return "\n\n".join(text for text in texts if text)


def _admission(guest: records.Guest, exchange: Exchange, cast: Cast) -> Admission:
    assert exchange.room_circle_id is not None  # guests come into rooms
    since = morning(guest.since)
    return Admission(
        id=id_of(since, "guest", guest.person, guest.request),
        circle_id=exchange.room_circle_id,
        principal=principals.of_person(cast.person(guest.person)),
        role=CircleRole.commenter,
        made_at=since,
        until=morning(guest.until) + timedelta(days=1),
    )
