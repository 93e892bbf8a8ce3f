"""Peers put forward, what they answered, and the agreement with one of them."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from functools import partial
from typing import Final
from uuid import UUID

from app.circles.models import SECRETARIAT_CIRCLE, CircleKind
from app.core.i18n import Language
from app.demo import records
from app.demo.loading.course import Course, Happening
from app.exchanges import clocks, events, workflow
from app.exchanges.codes import (
    Action,
    Confidentiality,
    DeclineCode,
    Format,
    MatchAction,
    MatchState,
    RemarkKind,
    Side,
    Sign,
    State,
    Step,
)
from app.exchanges.models import Agreement, Decline, Match, MatchSide
from app.exchanges.service.answers import EXPIRY, REMINDER, TOLD_AS

_DRAFTED_BEFORE: Final = timedelta(hours=2)
_DRAFTED_AFTER: Final = timedelta(days=1)


def happenings(course: Course) -> Iterator[Happening]:
    """What happens with each match. One that the story leaves undecided waits for its answer."""
    agreement = course.told.parts.agreement
    for told in course.told.parts.matches:
        drafted_at = told.sent_at - _DRAFTED_BEFORE if told.sent_at else _opened_at(course) + _DRAFTED_AFTER
        yield Happening(drafted_at, partial(_drafted, course, told))
        if told.sent_at is None or told.answer_by is None:
            continue
        yield Happening(told.sent_at, partial(_sent, course, told))
        yield from _answers(course, told)
        half = clocks.half_way(told.sent_at, told.answer_by)
        quiet_until = told.peer_answer.at if told.peer_answer else told.ended_at or course.rows.now
        if half < quiet_until:
            yield Happening(half, partial(_reminded, course, told))
        if told.state == MatchState.expired:
            yield Happening(told.answer_by, partial(_silent, course, told))
    if agreement:
        yield Happening(agreement.at, partial(_concluded, course, agreement))


def _opened_at(course: Course) -> datetime:
    return next(step.at for step in course.told.request.timeline if step.state == State.open)


def _answers(course: Course, told: records.Match) -> Iterator[Happening]:
    if told.peer_answer:
        yield Happening(told.peer_answer.at, partial(_answered, course, told, told.peer_answer))
    if told.requester_answer and not told.requester_answer.accepts:
        yield Happening(told.requester_answer.at, partial(_turned_down, course, told, told.requester_answer))


def _drafted(course: Course, told: records.Match, at: datetime) -> None:
    cast = course.cast
    match = Match(
        id=course.id_of(at, told.id),
        exchange_id=course.row.id,
        circle_id=SECRETARIAT_CIRCLE,
        rank=told.rank,
        organisation_id=cast.organisation(told.organisation),
        peer_seat_id=cast.held_by(told.person, told.organisation),
        substitute_seat_id=cast.colleague(told.substitute, told.organisation),
        effort_hours=told.effort_hours,
        drafted_by=cast.person(told.drafted_by),
        drafted_at=at,
    )
    course.matches[told.id] = match
    course.rows.add(match)
    course.say(at, RemarkKind.override, told.override_note, told.drafted_by, SECRETARIAT_CIRCLE, match_id=match.id)
    drafted = events.MatchDrafted(subject_id=course.row.id, circle_id=SECRETARIAT_CIRCLE, match_id=match.id)
    course.happened(at, drafted, told.drafted_by)
    if told.sent_at is None:
        _add_sides(course, told, match, SECRETARIAT_CIRCLE, SECRETARIAT_CIRCLE)


def _add_sides(course: Course, told: records.Match, match: Match, asking: UUID, answering: UUID) -> None:
    peer_language = Language(course.cast.people[told.person].preferred_language)
    sides = (
        (Side.requester, asking, told.reasons_for_requester, told.requester_gains, course.language),
        (Side.peer, answering, told.reasons_for_peer, told.peer_gains, peer_language),
    )
    for side, circle_id, reasons, gains, language in sides:
        words = [
            {"sign": Sign(reason.sign), "code": "words", "params": {"text": reason.text, "language": language}}
            for reason in reasons
        ]
        course.rows.add(MatchSide(match_id=match.id, side=side, circle_id=circle_id, reasons=words, gains=gains))


def _sent(course: Course, told: records.Match, at: datetime) -> None:
    match, row = course.matches[told.id], course.row
    course.move(at, Action.put_forward, told.drafted_by)
    before = workflow.move_match(match, MatchAction.send)
    match.sent_at = at
    match.circle_id = course.rows.circle(course.id_of(at, told.id, "circle"), CircleKind.match, at, {})
    peers = course.rows.circle(course.id_of(at, told.id, "peers"), CircleKind.match, at, {})
    course.peers_circles[told.id] = peers
    _add_sides(course, told, match, row.asker_circle_id, peers)
    match.answer_by = told.answer_by
    if told.state == MatchState.sent:
        zone = course.cast.organisations[told.organisation].timezone
        match.answer_by = clocks.due(row.lane, Step.answer, at, zone)
        course.rows.due(REMINDER, match.id, clocks.half_way(at, match.answer_by))
        course.rows.due(EXPIRY, match.id, match.answer_by)
    assert match.answer_by is not None  # a match that was sent has a date
    agreement = course.told.parts.agreement
    if agreement is None or agreement.match != told.id:
        course.rows.add(_terms(course, told, match))
    course.meet(at, Step.first_match)
    put_forward = events.MatchPutForward(
        subject_id=row.id,
        circle_id=match.circle_id,
        match_id=match.id,
        from_state=before,
        to_state=match.state,
        answer_by=match.answer_by,
    )
    course.happened(at, put_forward, told.drafted_by)
    live = [each for each in course.matches.values() if each.state in workflow.LIVE_MATCH]
    row.at_once = max(row.at_once, len(live))
    _name_answer(course, at)


def _terms(course: Course, told: records.Match, match: Match) -> Agreement:
    """The terms as the request has them; a peer who said yes said it to these."""
    row, answer = course.row, told.peer_answer
    agreed = answer if answer and answer.accepts else None
    return Agreement(
        match_id=match.id,
        exchange_id=row.id,
        circle_id=match.circle_id,
        language=row.language,
        questions=list(row.questions),
        format=row.format or Format.remote_single,
        languages=list(row.languages),
        interpretation=" – ".join(row.interpretation) if row.interpretation_needed else "",
        costs=row.travel_source,
        confidentiality=row.confidentiality,
        requester_contact_seat_id=row.requester_seat_id,
        requester_substitute_seat_id=row.deputy_seat_id,
        peer_contact_seat_id=match.peer_seat_id,
        peer_substitute_seat_id=match.substitute_seat_id,
        peer_agreed_at=agreed.at if agreed else None,
        peer_agreed_by=course.cast.person(agreed.by) if agreed else None,
    )


def _reminded(course: Course, told: records.Match, at: datetime) -> None:
    match = course.matches[told.id]
    reminded = events.MatchReminded(subject_id=course.row.id, circle_id=match.circle_id, match_id=match.id)
    course.happened(at, reminded)


def _answered(course: Course, told: records.Match, answer: records.Answer, at: datetime) -> None:
    match = course.matches[told.id]
    match.answered_at, match.answered_by, match.message = at, course.cast.person(answer.by), answer.message or ""
    if answer.accepts:
        _close(course, match, MatchAction.accept, at, answer.by)
        _name_answer(course, at)
        return
    _keep_code(course, told, answer, Side.peer)
    _close(course, match, MatchAction.decline, at, answer.by)
    _go_on(course, at)


def _turned_down(course: Course, told: records.Match, answer: records.Answer, at: datetime) -> None:
    _keep_code(course, told, answer, Side.requester)
    _close(course, course.matches[told.id], MatchAction.turn_down, at, answer.by)
    _go_on(course, at)


def _silent(course: Course, told: records.Match, at: datetime) -> None:
    _close(course, course.matches[told.id], MatchAction.expire, at, None)
    _go_on(course, at)


def _keep_code(course: Course, told: records.Match, answer: records.Answer, side: Side) -> None:
    course.rows.add(
        Decline(
            id=course.id_of(answer.at, told.id, "decline"),
            match_id=course.matches[told.id].id,
            circle_id=SECRETARIAT_CIRCLE,
            side=side,
            code=DeclineCode(answer.code or DeclineCode.not_said),
            remark=answer.remark or "",
            person_id=course.cast.person(answer.by),
            at=answer.at,
        )
    )


def _close(course: Course, match: Match, action: MatchAction, at: datetime, by: str | None) -> None:
    """Move the match and tell those whom its circle admits, unless nobody had been told of it."""
    before = workflow.move_match(match, action)
    if match.state not in {MatchState.drafted, *workflow.LIVE_MATCH}:
        match.ended_at = at
    if before is MatchState.drafted:
        return
    moved = TOLD_AS[action](
        subject_id=course.row.id,
        circle_id=match.circle_id,
        match_id=match.id,
        from_state=before,
        to_state=match.state,
    )
    course.happened(at, moved, by)


def _go_on(course: Course, at: datetime) -> None:
    """After a no or a silence: with nobody left who was asked, the exchange is open again."""
    if not any(match.state in workflow.LIVE_MATCH for match in course.matches.values()):
        course.move(at, Action.run_out, None)
        course.put_from(Step.first_match, at)
    _name_answer(course, at)


def _name_answer(course: Course, at: datetime) -> None:
    awaited = [
        match.answer_by
        for match in course.matches.values()
        if match.state is MatchState.sent and match.answer_by is not None
    ]
    if awaited:
        course.put(Step.answer, min(awaited))
    else:
        course.meet(at, Step.answer)
    if all(match.state is not MatchState.peer_accepted for match in course.matches.values()):
        course.drop(at, Step.agreement)
    elif not course.awaits(Step.agreement):
        course.put_from(Step.agreement, at)


def _concluded(course: Course, told: records.Agreement, at: datetime) -> None:
    """Both said yes: others who were asked stand down, and the private room opens."""
    cast, row, match = course.cast, course.row, course.matches[told.match]
    answers = next(each for each in course.told.parts.matches if each.id == told.match)
    assert answers.peer_answer is not None  # an agreement follows two answers
    assert answers.requester_answer is not None  # as above
    asking, answering = course.told.request.organisation, answers.organisation
    terms = _terms(course, answers, match)
    terms.language, terms.terms, terms.costs = Language(told.language), told.terms, told.costs
    terms.format, terms.languages = Format(told.format), list(told.languages)
    terms.interpretation, terms.confidentiality = told.interpretation or "", Confidentiality(told.confidentiality)
    terms.requester_contact_seat_id = cast.held_by(told.requester_contact, asking)
    terms.requester_substitute_seat_id = cast.colleague(told.requester_substitute, asking)
    terms.peer_contact_seat_id = cast.held_by(told.peer_contact, answering)
    terms.peer_substitute_seat_id = cast.colleague(told.peer_substitute, answering)
    terms.requester_agreed_at, terms.requester_agreed_by = at, cast.person(answers.requester_answer.by)
    agreed = events.TermsAgreed(subject_id=row.id, circle_id=match.circle_id, match_id=match.id, side=Side.requester)
    course.happened(at, agreed, answers.requester_answer.by)
    _close(course, match, MatchAction.conclude, at, answers.requester_answer.by)
    stand_down(course, at, answers.requester_answer.by)
    row.peer_organisation_id = match.organisation_id
    row.peer_seat_id, row.peer_substitute_seat_id = terms.peer_contact_seat_id, terms.peer_substitute_seat_id
    row.requester_seat_id, row.deputy_seat_id = terms.requester_contact_seat_id, terms.requester_substitute_seat_id
    row.confidentiality, row.format, row.agreed_at = terms.confidentiality, terms.format, at
    row.room_circle_id = course.rows.circle(course.id_of(at, "room"), CircleKind.exchange, at, {})
    if row.confidentiality is not Confidentiality.network:
        row.circle_id = row.room_circle_id
    terms.circle_id = row.room_circle_id
    course.rows.add(terms)
    course.move(at, Action.agree, answers.requester_answer.by)
    course.meet(at, Step.answer, Step.agreement, Step.first_match)
    course.put_from(Step.first_session, at)


def stand_down(course: Course, at: datetime, by: str | None) -> None:
    """Thank every peer who was asked and is not needed any more; drafts of matches are put away."""
    for match in course.matches.values():
        if match.state in {MatchState.drafted, *workflow.LIVE_MATCH}:
            _close(course, match, MatchAction.supersede, at, by)
