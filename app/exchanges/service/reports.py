"""What one can do with outcome reports: write, submit and accept them, and let the network read what was learned."""

from collections.abc import Iterator
from typing import Any, Final
from uuid import UUID

from sqlalchemy import update
from sqlmodel import Session, col

from app.access import principals
from app.access.abilities import require
from app.access.actor import Actor
from app.access.versions import require_match
from app.accounts.models import Organisation
from app.circles import service as circles_service
from app.circles.models import NETWORK_CIRCLE, SECRETARIAT_CIRCLE, CircleKind, CircleRole
from app.core import clock
from app.core.errors import FieldProblem, IllegalMove, Invalid
from app.exchanges import clocks, events, policy, queries, report_queries, session_queries, workflow
from app.exchanges.codes import Action, Publish, ReportAction, ReportState, Side, State, Step
from app.exchanges.models import Exchange, Lesson, Publication, Remark, Report, ReportMarks
from app.exchanges.report_schemas import LessonIn, PublishIn, ReportIn
from app.exchanges.service import deadlines, follow_up
from app.outbox import dates
from app.outbox.events import record

REMINDER: Final = "report.reminder"
HALF_WAY, ON_THE_DAY = "half", "day"
MARKS: Final = ("usefulness", "match_quality", "language_worked")
_FIELDS: Final = {
    Side.requester: {
        "answers", "learned", "will_do", "did_not_fit", "publish", "practice", "another_step", "to_secretariat", *MARKS,
    },
    Side.peer: {"effort_hours", "learned", "would_do_again", "publish", "to_secretariat"},
}  # fmt: skip
_SAID_OF_BOTH: Final = {"language", "behalf_of"}
_BY_OTHER_TABLES: Final = {"to_secretariat", *MARKS}
_CAN_BE_UNSAID: Final = {"effort_hours", "would_do_again"}
_LEAST: Final = (Publish.no, Publish.anonymous, Publish.named)


def make_due(session: Session, exchange: Exchange) -> None:
    """Both sides' reports are due: each is told, and reminded half way and on the day."""
    now = clock.now()
    zones = {Side.requester: exchange.zone, Side.peer: _peer(session, exchange).zone}
    for side in (Side.requester, Side.peer):
        circle_id = _circle_of(session, exchange, side)
        row = Report(
            exchange_id=exchange.id,
            circle_id=circle_id,
            side=side,
            language=exchange.language,
            due_at=clocks.due(exchange.lane, Step.report, now, zones[side]),
        )
        session.add(row)
        session.flush()
        dates.plan(session, REMINDER, row.id, at=clocks.half_way(now, row.due_at), occasion=HALF_WAY)
        dates.plan(session, REMINDER, row.id, at=row.due_at, occasion=ON_THE_DAY)
        due = events.ReportDue(subject_id=exchange.id, circle_id=circle_id, report_id=row.id, side=side)
        record(session, None, due)
    deadlines.put(session, exchange, Step.report, clocks.due(exchange.lane, Step.report, now, exchange.zone))


def save(
    session: Session, actor: Actor, exchange_id: UUID, side: Side, *, changes: ReportIn, if_match: str | None
) -> Report:
    """Keep what was typed; what is left out stays.

    Raises Stale when a colleague saved meanwhile, Invalid for fields of the other side.
    """
    exchange, row = _demanded(session, actor, exchange_id, side, ReportAction.save, changes.behalf_of)
    require_match(if_match, row.version)
    _require_fields_of(side, changes)
    _require_questions(session, exchange, changes)
    _write(session, actor, exchange, row, changes)
    row.version += 1
    row.person_id, row.seat_id = actor.person_id, actor.seat_id
    session.add(row)
    return row


def submit(
    session: Session,
    actor: Actor,
    exchange_id: UUID,
    side: Side,
    *,
    if_match: str | None,
    behalf_of: UUID | None = None,
) -> Report:
    """Hand it in: the other side reads it from now on. With the second report the exchange is complete.

    Raises Invalid that names everything still missing, and Stale.
    """
    exchange, row = _demanded(session, actor, exchange_id, side, ReportAction.submit, behalf_of)
    require_match(if_match, row.version)
    lacking = missing(session, exchange, row, session.get(ReportMarks, row.id))
    if lacking:
        raise Invalid(*(FieldProblem(("body", *name.split(".")), "missing") for name in lacking))
    assert exchange.room_circle_id is not None  # reports are due of exchanges with a room only
    row.state = workflow.REPORT_MOVES[row.state, ReportAction.submit]
    row.learned = [text for text in row.learned if text.strip()]
    row.circle_id = exchange.room_circle_id
    row.submitted_at = clock.now()
    row.person_id, row.seat_id = actor.person_id, actor.seat_id
    row.version += 1
    session.add(row)
    _hand_to_secretariat(session, exchange, side)
    dates.cancel(session, row.id)
    submitted = events.ReportSubmitted(subject_id=exchange.id, circle_id=row.circle_id, report_id=row.id, side=side)
    record(session, actor, submitted, behalf_of=behalf_of)
    session.flush()
    if all(item.submitted_at is not None for item in report_queries.both(session, exchange.id)):
        deadlines.meet(session, exchange, Step.report)
        if exchange.state is State.reporting:
            _complete(session, actor, exchange, behalf_of=behalf_of)
    return row


def take_back(
    session: Session,
    actor: Actor,
    exchange_id: UUID,
    side: Side,
    *,
    if_match: str | None,
    behalf_of: UUID | None = None,
) -> Report:
    """Take it out of the other side's sight to correct it, until that side has accepted it. It is due again.

    Raises Stale.
    """
    exchange, row = _demanded(session, actor, exchange_id, side, ReportAction.take_back, behalf_of)
    require_match(if_match, row.version)
    taken = events.ReportTakenBack(subject_id=exchange.id, circle_id=row.circle_id, report_id=row.id, side=side)
    record(session, actor, taken, behalf_of=behalf_of)
    row.state = workflow.REPORT_MOVES[row.state, ReportAction.take_back]
    row.circle_id = _circle_of(session, exchange, side)
    row.submitted_at = None
    row.version += 1
    session.add(row)
    dates.resume(session, row.id, REMINDER)
    return row


def accept(session: Session, actor: Actor, exchange_id: UUID, side: Side, *, behalf_of: UUID | None = None) -> Report:
    """The other side has read this report and stands by it. Once both are accepted, what both allow is published.

    With names at once; without names when the secretariat has looked at it; otherwise it stays where it is.
    """
    exchange, row = _demanded(session, actor, exchange_id, side, ReportAction.accept, behalf_of)
    row.state = workflow.REPORT_MOVES[row.state, ReportAction.accept]
    row.accepted_at, row.accepted_by = clock.now(), actor.person_id
    row.version += 1
    session.add(row)
    accepted = events.ReportAccepted(subject_id=exchange.id, circle_id=row.circle_id, report_id=row.id, side=side)
    record(session, actor, accepted, behalf_of=behalf_of)
    session.flush()
    both = report_queries.both(session, exchange.id)
    if all(item.state is ReportState.accepted for item in both):
        match allowed(*both):
            case Publish.named:
                _publish_named(session, actor, exchange, *both)
            case Publish.no:
                _close(session, *both, state=ReportState.kept_private)
            case Publish.anonymous:
                pass
    return row


def publish_anonymously(session: Session, actor: Actor, exchange_id: UUID, *, words: PublishIn) -> Publication:
    """Let the network read lessons without names, in the words that the secretariat has checked.

    Raises IllegalMove unless both reports are accepted and both sides allow just that.
    """
    exchange = queries.locked(session, actor, exchange_id)
    require(actor.is_secretariat)
    both = report_queries.both(session, exchange.id)
    if not awaits_review(*both):
        raise IllegalMove(state=exchange.state, action="publish")
    assert exchange.room_circle_id is not None  # asked by awaits_review
    found = Publication(
        exchange_id=exchange.id, circle_id=NETWORK_CIRCLE, choice=Publish.anonymous, language=exchange.language,
        title=words.title, attributed_to=words.attributed_to,
    )  # fmt: skip
    _keep(session, found, words.lessons)
    _close(session, *both, state=ReportState.published)
    # Told to the room alone: an event of the network would name the exchange, and with it the sides.
    record(session, actor, events.LessonsPublished(subject_id=exchange.id, circle_id=exchange.room_circle_id))
    return found


def complete(session: Session, actor: Actor, exchange_id: UUID) -> Exchange:
    """The secretariat ends an exchange whose reports do not come; a late report can still be handed in."""
    exchange = queries.locked(session, actor, exchange_id)
    policy.demand(actor, exchange, Action.complete)
    deadlines.drop(session, exchange, Step.report)
    _complete(session, actor, exchange, behalf_of=None)
    return exchange


def remind(session: Session, report_id: UUID) -> None:
    """Remind the side whose report is still due; nothing happens once it is in."""
    row = session.get(Report, report_id)
    if row is None or row.state is not ReportState.due:
        return
    reminded = events.ReportReminded(
        subject_id=row.exchange_id, circle_id=row.circle_id, report_id=row.id, side=row.side
    )
    record(session, None, reminded)


def allowed(*both: Report) -> Publish:
    """What both sides allow: the more careful of the two words counts."""
    return min((row.publish for row in both), key=_LEAST.index)


def awaits_review(*both: Report) -> bool:
    """Whether the secretariat has to look at the words before they go out without names."""
    accepted = bool(both) and all(row.state is ReportState.accepted for row in both)
    return accepted and allowed(*both) is Publish.anonymous


def missing(session: Session, exchange: Exchange, row: Report, marks: ReportMarks | None) -> list[str]:
    """Names of what a report lacks before it can be handed in."""
    if row.side is Side.peer:
        return list(_missing_of_peer(row))
    return list(_missing_of_requester(row, len(questions(session, exchange)), marks))


def questions(session: Session, exchange: Exchange) -> list[str]:
    """The guiding questions as both sides agreed to them."""
    terms = session_queries.terms_of(session, exchange.id)
    return list(terms.questions if terms else exchange.questions)


def _missing_of_requester(row: Report, asked: int, marks: ReportMarks | None) -> Iterator[str]:
    answered = {item["question"] for item in row.answers if item["score"] and item["text"].strip()}
    for number in range(1, asked + 1):
        if number not in answered:
            yield f"answers.{number}"
    if not any(text.strip() for text in row.learned):
        yield "learned"
    for name in MARKS:
        if marks is None or getattr(marks, name) is None:
            yield name


def _missing_of_peer(row: Report) -> Iterator[str]:
    if row.effort_hours is None:
        yield "effort_hours"
    if not any(text.strip() for text in row.learned):
        yield "learned"
    if row.would_do_again is None:
        yield "would_do_again"


def _require_fields_of(side: Side, changes: ReportIn) -> None:
    foreign = changes.model_fields_set - _FIELDS[side] - _SAID_OF_BOTH
    if foreign:
        raise Invalid(*(FieldProblem(("body", name), "not_of_side") for name in sorted(foreign)))


def _require_questions(session: Session, exchange: Exchange, changes: ReportIn) -> None:
    numbers = [item.question for item in changes.answers or ()]
    if numbers and (len(set(numbers)) < len(numbers) or max(numbers) > len(questions(session, exchange))):
        raise Invalid(FieldProblem(("body", "answers"), "no_such_question"))


def _write(session: Session, actor: Actor, exchange: Exchange, row: Report, changes: ReportIn) -> None:
    said: dict[str, Any] = changes.model_dump(exclude_unset=True, exclude={"behalf_of"})
    # Whole items: what was left out of one is read again as nothing.
    said |= changes.model_dump(mode="json", include={"answers", "will_do"} & changes.model_fields_set)
    for name in sorted(said.keys() - _BY_OTHER_TABLES):
        if said[name] is not None or name in _CAN_BE_UNSAID:
            setattr(row, name, said[name])
    if marks := {name: said[name] for name in MARKS if name in said}:
        kept = session.get(ReportMarks, row.id) or ReportMarks(report_id=row.id, circle_id=exchange.asker_circle_id)
        for name, value in marks.items():
            setattr(kept, name, value)
        session.add(kept)
    if said.get("to_secretariat") is not None:
        _keep_unsent(session, actor, exchange, row, said["to_secretariat"])


def _keep_unsent(session: Session, actor: Actor, exchange: Exchange, row: Report, words: str) -> None:
    """Words for the secretariat belong to their author alone until the report is handed in."""
    kept = report_queries.unsent_remark(session, actor, exchange.id, row.side)
    if kept is None:
        alone = {principals.of_person(actor.person_id): CircleRole.contributor}
        kept = Remark(
            exchange_id=exchange.id, circle_id=circles_service.make(session, CircleKind.named_people, alone).id,
            kind=report_queries.TO_SECRETARIAT[row.side], person_id=actor.person_id, seat_id=actor.seat_id,
            language=row.language, text="",
        )  # fmt: skip
    kept.text, kept.language, kept.at = words, row.language, clock.now()
    session.add(kept)


def _hand_to_secretariat(session: Session, exchange: Exchange, side: Side) -> None:
    session.connection().execute(
        update(Remark)
        .where(
            col(Remark.exchange_id) == exchange.id,
            col(Remark.kind) == report_queries.TO_SECRETARIAT[side],
            col(Remark.text) != "",
        )
        .values(circle_id=SECRETARIAT_CIRCLE)
    )


def _complete(session: Session, actor: Actor, exchange: Exchange, *, behalf_of: UUID | None) -> None:
    workflow.move(session, actor, exchange, Action.complete, behalf_of=behalf_of)
    follow_up.plan(session, exchange)


def _publish_named(session: Session, actor: Actor, exchange: Exchange, requester: Report, peer: Report) -> None:
    asking, answering = session.get_one(Organisation, exchange.organisation_id), _peer(session, exchange)
    found = Publication(
        exchange_id=exchange.id, circle_id=NETWORK_CIRCLE, choice=Publish.named, language=exchange.language,
        title=exchange.title, attributed_to=f"{asking.name}, {answering.name}"[:300],
        requester_organisation_id=asking.id, peer_organisation_id=answering.id,
    )  # fmt: skip
    lessons = [LessonIn(language=row.language, text=text) for row in (requester, peer) for text in row.learned]
    _keep(session, found, lessons)
    _close(session, requester, peer, state=ReportState.published)
    record(session, actor, events.LessonsPublished(subject_id=exchange.id, circle_id=NETWORK_CIRCLE))


def _keep(session: Session, found: Publication, lessons: list[LessonIn]) -> None:
    session.add(found)
    session.flush()
    session.add_all(
        Lesson(exchange_id=found.exchange_id, place=place, language=item.language, text=item.text)
        for place, item in enumerate(lessons, start=1)
    )


def _close(session: Session, *both: Report, state: ReportState) -> None:
    for row in both:
        row.state = state
        row.version += 1
        session.add(row)


def _circle_of(session: Session, exchange: Exchange, side: Side) -> UUID:
    """Who reads a side's report before it is handed in."""
    return exchange.asker_circle_id if side is Side.requester else report_queries.peers_circle(session, exchange.id)


def _peer(session: Session, exchange: Exchange) -> Organisation:
    assert exchange.peer_organisation_id is not None  # both sides report what both agreed to
    return session.get_one(Organisation, exchange.peer_organisation_id)


def _demanded(
    session: Session, actor: Actor, exchange_id: UUID, side: Side, action: ReportAction, behalf_of: UUID | None
) -> tuple[Exchange, Report]:
    """The exchange, locked, and this side's report, to which the action may be done."""
    exchange = queries.locked(session, actor, exchange_id)
    row = report_queries.report(session, actor, exchange.id, side)
    policy.demand_report(actor, row, exchange, action, behalf_of=behalf_of)
    return exchange, row
