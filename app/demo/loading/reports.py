"""What came of an exchange: both sides' reports, the lessons for the network, and the one question after ninety days."""

from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from functools import partial
from typing import Final

from app.circles.models import NETWORK_CIRCLE, SECRETARIAT_CIRCLE
from app.core.i18n import Language
from app.demo import records
from app.demo.loading.course import Course, Happening
from app.exchanges import clocks, events
from app.exchanges.codes import (
    Action,
    Effect,
    FollowUpState,
    MatchState,
    Outcome,
    Publish,
    RemarkKind,
    ReportState,
    Side,
    State,
    Step,
)
from app.exchanges.models import FollowUp, Lesson, Publication, Report, ReportMarks
from app.exchanges.service.follow_up import ASKED, CLOSED, answer_by
from app.exchanges.service.reports import HALF_WAY, ON_THE_DAY, REMINDER

_A_DAY: Final = timedelta(days=1)


def happenings(course: Course) -> Iterator[Happening]:
    """What happens from the last session on."""
    parts = course.told.parts
    reached = {State(step.state): step.at for step in course.told.request.timeline}
    ended_at = reached.get(State.reporting)
    if ended_at is None:
        return
    rows = {side: _due(course, side, ended_at) for side in Side}
    yield Happening(ended_at, partial(_asked, course, rows))
    for side, told in ((Side.requester, parts.requester_report), (Side.peer, parts.peer_report)):
        yield from _reminders(course, rows[side], ended_at, told.at if told else course.rows.now)
        if told:
            yield Happening(told.at, partial(_submitted, course, rows, side, told))
    if State.completed in reached:
        closed_at = parts.publication.at if parts.publication else reached[State.completed] + 2 * _A_DAY
        yield Happening(closed_at - _A_DAY, partial(_accepted, course, rows[Side.peer]))
        yield Happening(closed_at, partial(_accepted, course, rows[Side.requester]))
        yield Happening(closed_at, partial(_closed, course, rows))
    if parts.follow_up:
        yield from _following_up(course, parts.follow_up)


def _due(course: Course, side: Side, at: datetime) -> Report:
    agreed = next(match for match in course.told.parts.matches if match.state == MatchState.agreed)
    zone = course.cast.organisations[agreed.organisation].timezone if side is Side.peer else course.row.zone
    return Report(
        id=course.id_of(at, "report", side),
        exchange_id=course.row.id,
        circle_id=course.row.asker_circle_id,
        side=side,
        language=course.language,
        due_at=clocks.due(course.row.lane, Step.report, at, zone),
    )


def _asked(course: Course, rows: Mapping[Side, Report], at: datetime) -> None:
    for side, row in rows.items():
        if side is Side.peer:
            row.circle_id = course.peers_circle
        course.rows.add(row)
        due = events.ReportDue(subject_id=course.row.id, circle_id=row.circle_id, report_id=row.id, side=side)
        course.happened(at, due)


def _reminders(course: Course, row: Report, at: datetime, until: datetime) -> Iterator[Happening]:
    """Reminders that were sent, and those that still come when nothing was handed in by `until`."""
    for occasion, remind_at in ((HALF_WAY, clocks.half_way(at, row.due_at)), (ON_THE_DAY, row.due_at)):
        if remind_at < until:
            yield Happening(remind_at, partial(_reminded, course, row))
        elif until == course.rows.now:
            course.rows.due(REMINDER, row.id, remind_at, occasion=occasion)


def _reminded(course: Course, row: Report, at: datetime) -> None:
    reminded = events.ReportReminded(subject_id=course.row.id, circle_id=row.circle_id, report_id=row.id, side=row.side)
    course.happened(at, reminded)


def _submitted(
    course: Course,
    rows: Mapping[Side, Report],
    side: Side,
    told: records.RequesterReport | records.PeerReport,
    at: datetime,
) -> None:
    row, speaker = rows[side], course.speaker(told.by, at)
    if isinstance(told, records.RequesterReport):
        _write_requester(course, row, told)
        course.say(at, RemarkKind.worries, told.worries, told.by, SECRETARIAT_CIRCLE)
    else:
        row.effort_hours, row.would_do_again, row.learned = told.effort_hours, told.would_do_again, [told.learned]
        course.say(at, RemarkKind.private, told.private_remark, told.by, SECRETARIAT_CIRCLE)
    row.language, row.publish = Language(told.language), Publish(told.publish)
    row.person_id, row.seat_id = speaker
    row.state, row.submitted_at, row.circle_id = ReportState.submitted, at, course.room
    submitted = events.ReportSubmitted(subject_id=course.row.id, circle_id=row.circle_id, report_id=row.id, side=side)
    course.happened(at, submitted, told.by)
    if all(each.submitted_at for each in rows.values()):
        course.meet(at, Step.report)
        course.move(at, Action.complete, told.by)


def _write_requester(course: Course, row: Report, told: records.RequesterReport) -> None:
    row.answers = [
        {"question": place, "score": answer.score, "text": answer.text}
        for place, answer in enumerate(told.answers, start=1)
    ]
    row.learned = list(told.learned)
    row.will_do = [
        {"what": step.what, "who": course.cast.people[step.who].name, "until": step.until.isoformat()}
        for step in told.will_do
    ]
    row.did_not_fit, row.another_step = told.did_not_fit, told.another_step or ""
    row.practice = course.cast.practice(told.practice, told.language)
    course.rows.add(
        ReportMarks(
            report_id=row.id,
            circle_id=course.row.asker_circle_id,
            usefulness=told.usefulness,
            match_quality=told.match_quality,
            language_worked=told.language_worked,
        )
    )


def _accepted(course: Course, row: Report, at: datetime) -> None:
    """The other side has read it and stands by it."""
    parts = course.told.parts
    reader = parts.peer_report if row.side is Side.requester else parts.requester_report
    assert reader is not None  # both were handed in before
    row.state, row.accepted_at, row.accepted_by = ReportState.accepted, at, course.cast.person(reader.by)
    accepted = events.ReportAccepted(subject_id=course.row.id, circle_id=row.circle_id, report_id=row.id, side=row.side)
    course.happened(at, accepted, reader.by)


def _closed(course: Course, rows: Mapping[Side, Report], at: datetime) -> None:
    """What both sides allow is published; without names by the secretariat, which tells only the room."""
    told = course.told.parts.publication
    for row in rows.values():
        row.state = ReportState.published if told else ReportState.kept_private
    if told is None:
        return
    named = Publish(told.choice) is Publish.named
    course.rows.add(
        Publication(
            exchange_id=course.row.id,
            circle_id=NETWORK_CIRCLE,
            choice=Publish(told.choice),
            language=course.language,
            title=told.title,
            attributed_to=told.attributed_to,
            requester_organisation_id=course.row.organisation_id if named else None,
            peer_organisation_id=course.row.peer_organisation_id if named else None,
            published_at=at,
        ),
        *(
            Lesson(
                id=course.id_of(at, "lesson", place),
                exchange_id=course.row.id,
                place=place,
                language=Language(lesson.language),
                text=lesson.text,
            )
            for place, lesson in enumerate(told.lessons, start=1)
        ),
    )
    published = events.LessonsPublished(subject_id=course.row.id, circle_id=NETWORK_CIRCLE if named else course.room)
    by = course.told.parts.peer_report.by if named and course.told.parts.peer_report else course.told.parts.owner
    course.happened(at, published, by)


def _following_up(course: Course, told: records.FollowUp) -> Iterator[Happening]:
    due_at = clocks.at(told.due_on, clocks.DAY_ENDS, course.row.zone)
    row = FollowUp(exchange_id=course.row.id, circle_id=course.row.circle_id, due_at=due_at)
    yield Happening(course.told.request.timeline[-1].at, partial(_planned, course, row))
    if due_at <= course.rows.now:
        yield Happening(due_at, partial(_asked_again, course, row))
    else:
        course.rows.due(ASKED, course.row.id, due_at)
    if told.answer:
        yield Happening(told.answer.at, partial(_answered, course, row, told.answer))


def _planned(course: Course, row: FollowUp, _at: datetime) -> None:
    row.circle_id = course.room
    course.rows.add(row)


def _asked_again(course: Course, row: FollowUp, at: datetime) -> None:
    row.state = FollowUpState.asked
    course.put(Step.follow_up, answer_by(row))
    course.happened(at, events.FollowUpAsked(subject_id=course.row.id, circle_id=row.circle_id))
    follow_up = course.told.parts.follow_up
    if follow_up is None or follow_up.answer is None:
        course.rows.due(CLOSED, course.row.id, answer_by(row))


def _answered(course: Course, row: FollowUp, told: records.FollowUpAnswer, at: datetime) -> None:
    row.state, row.answered_at = FollowUpState.answered, at
    row.person_id, row.seat_id = course.speaker(told.by, at)
    row.language, row.outcome, row.text = Language(told.language), Outcome(told.outcome), told.text
    row.effects, row.new_contacts = [Effect(effect) for effect in told.effect], told.new_contacts or ""
    course.meet(at, Step.follow_up)
    course.happened(at, events.FollowUpAnswered(subject_id=course.row.id, circle_id=row.circle_id), told.by)
