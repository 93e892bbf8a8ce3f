"""What both sides do in the room of an exchange: talk, meet, note and take upon themselves."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from functools import partial
from typing import Final
from uuid import UUID

from app.circles.models import SECRETARIAT_CIRCLE
from app.core.i18n import Language
from app.demo import records
from app.demo.loading import talk
from app.demo.loading.course import SUBJECT, Course, Happening, Speaker
from app.discussions.models import Thread
from app.exchanges import events
from app.exchanges.codes import Action, CostKind, NoteLevel, SessionKind, SessionState, State, Step
from app.exchanges.models import ActionItem, Attendance, CostLine, ExchangeSession, SessionNote

_MOVED_BEFORE: Final = timedelta(days=3)


def happenings(course: Course) -> Iterator[Happening]:
    """What happens from the agreement to the last session."""
    parts = course.told.parts
    if parts.agreement:
        yield Happening(parts.agreement.at, partial(_opened, course))
    for told in parts.sessions:
        yield Happening(told.planned_at, partial(_planned, course, told))
        if told.moved_from:
            yield Happening(told.moved_from.start - _MOVED_BEFORE, partial(_moved, course, told))
        if told.state != SessionState.planned:
            yield Happening(_ended_at(told), partial(_ended, course, told))
    for step in course.told.request.timeline:
        if step.state == State.reporting:
            yield Happening(step.at, partial(_sessions_ended, course))


def _ended_at(told: records.Session) -> datetime:
    return told.start + timedelta(minutes=told.minutes)


def _opened(course: Course, at: datetime) -> None:
    """The room's thread, with all that was said in it."""
    opener = course.told.request.requester
    thread = Thread(
        id=course.id_of(at, "room thread"),
        subject_kind=SUBJECT,
        subject_id=course.row.id,
        circle_id=course.room,
        title=course.row.title,
        language=course.language,
        opened_by=course.cast.person(opener),
        opened_at=at,
    )
    course.row.room_thread_id = thread.id
    said = [
        talk.Said(course.speaker(post.author, post.at), post.at, post.language, post.text)
        for post in sorted(course.told.parts.room, key=lambda post: post.at)
    ]
    talk.add_thread(course.rows, thread, said)


def _session_id(course: Course, told: records.Session) -> UUID:
    return course.id_of(told.planned_at, "session", told.number)


def _planned(course: Course, told: records.Session, at: datetime) -> None:
    room = course.room
    host, planner = course.speaker(told.host), course.speaker(told.planned_by, at)
    assert host.seat_id is not None  # a session is hosted by one of both sides
    row = ExchangeSession(
        id=_session_id(course, told),
        exchange_id=course.row.id,
        circle_id=room,
        number=told.number,
        title=told.title,
        kind=SessionKind(told.kind),
        state=SessionState(told.state),
        start=told.start,
        zone=told.zone,
        minutes=told.minutes,
        place=told.place,
        languages=list(told.languages),
        interpreter=told.interpreter or "",
        pre_reading=told.pre_reading or "",
        recording_agreed=told.recording_agreed,
        agenda=[{"text": item.text, "minutes": item.minutes, "question": item.question} for item in told.agenda],
        decisions=list(told.decisions),
        host_seat_id=host.seat_id,
        planned_by=planner.person_id,
        planned_at=at,
        moved_from=told.moved_from.start if told.moved_from else None,
        reason=told.reason or (told.moved_from.reason if told.moved_from else ""),
        calendar_sequence=1 if told.moved_from else 0,
        ended_at=None if told.state == SessionState.planned else _ended_at(told),
    )
    course.rows.add(row)
    for participant in told.participants:
        speaker = course.speaker(participant.person)
        course.rows.add(
            Attendance(
                session_id=row.id,
                person_id=speaker.person_id,
                seat_id=speaker.seat_id,
                organisation_id=_organisation_of(course, speaker),
                attended=participant.attended,
            )
        )
    course.move(at, Action.plan_session, told.planned_by)
    course.meet(at, Step.first_session)
    start = told.moved_from.start if told.moved_from else told.start
    planned = events.SessionPlanned(subject_id=course.row.id, circle_id=room, session_id=row.id, start=start)
    course.happened(at, planned, told.planned_by)
    _add_what_came_of_it(course, told, row)


def _add_what_came_of_it(course: Course, told: records.Session, row: ExchangeSession) -> None:
    at = row.ended_at or row.planned_at
    for place, note in enumerate(told.notes):
        speaker, level = course.speaker(note.author, at), NoteLevel(note.level)
        written = SessionNote(
            id=course.id_of(at, "note", told.number, place),
            session_id=row.id,
            circle_id=_circle_of(course, level, speaker.seat_id),
            level=level,
            person_id=speaker.person_id,
            seat_id=speaker.seat_id,
            language=Language(note.language),
            text=note.text,
            at=at,
        )
        course.rows.add(written)
    for place, action in enumerate(told.actions):
        owner = course.speaker(action.owner)
        assert owner.seat_id is not None  # a seat takes it upon itself
        done_at = min(datetime.combine(action.due_on, row.start.timetz()), course.rows.now) if action.done else None
        course.rows.add(
            ActionItem(
                id=course.id_of(at, "action", told.number, place),
                exchange_id=course.row.id,
                session_id=row.id,
                circle_id=row.circle_id,
                text=action.text,
                owner_seat_id=owner.seat_id,
                due_on=action.due_on,
                done_at=done_at,
            )
        )
    for place, cost in enumerate(told.costs):
        course.rows.add(
            CostLine(
                id=course.id_of(at, "cost", told.number, place),
                session_id=row.id,
                kind=CostKind(cost.kind),
                payer_organisation_id=course.cast.organisation(cost.payer),
                currency=cost.currency,
                amount_minor=cost.amount_minor,
                note=cost.note,
            )
        )


def _organisation_of(course: Course, speaker: Speaker) -> UUID | None:
    if speaker.seat_id is None:
        return None
    return course.cast.organisation(course.cast.seat_by_id[speaker.seat_id].organisation)


def _circle_of(course: Course, level: NoteLevel, seat_id: UUID | None) -> UUID:
    if level is NoteLevel.organisation and seat_id is not None:
        return course.cast.own_circle(course.cast.seat_by_id[seat_id].organisation)
    return course.room if level is NoteLevel.exchange else SECRETARIAT_CIRCLE


def _moved(course: Course, told: records.Session, at: datetime) -> None:
    assert told.moved_from is not None  # as above
    moved = events.SessionRescheduled(
        subject_id=course.row.id,
        circle_id=course.room,
        session_id=_session_id(course, told),
        from_start=told.moved_from.start,
        to_start=told.start,
    )
    course.happened(at, moved, told.planned_by)


def _ended(course: Course, told: records.Session, at: datetime) -> None:
    state, session_id = SessionState(told.state), _session_id(course, told)
    if state is SessionState.cancelled:
        cancelled = events.SessionCancelled(subject_id=course.row.id, circle_id=course.room, session_id=session_id)
        course.happened(at, cancelled, told.planned_by)
    else:
        ended = events.SessionEnded(subject_id=course.row.id, circle_id=course.room, session_id=session_id, state=state)
        course.happened(at, ended, told.planned_by)


def _sessions_ended(course: Course, at: datetime) -> None:
    course.move(at, Action.end_sessions, course.told.request.requester)
    course.put_from(Step.report, at)
