"""What happens to exchanges by itself: dates that come, and seats that change elsewhere."""

from uuid import UUID

from sqlmodel import Session, col, or_, select

from app.core import clock
from app.exchanges import events, queries, workflow
from app.exchanges.codes import Action, MatchAction, MatchState, State, Step
from app.exchanges.models import Deadline, Exchange, Match
from app.exchanges.service import (
    answers,
    circles,
    deadlines,
    endings,
    follow_up,
    invitations,
    matches,
    reports,
    sessions,
)
from app.exchanges.service.requests import CHANGES_REMINDER, REVIEW
from app.outbox import registry
from app.outbox.events import record
from app.outbox.models import EventRow


@registry.timed(deadlines.STEP_DUE)
def _step_due(session: Session, exchange_id: UUID, occasion: str) -> None:
    """Tell once that a step was not taken in time; questions that nobody answered close the request."""
    exchange = queries.by_time(session, exchange_id)
    row = session.get(Deadline, (exchange_id, Step(occasion)))
    if row is None or row.met_at is not None or row.due_at > clock.now() or exchange.held_at is not None:
        return
    if row.step is Step.changes and exchange.state is State.returned:
        endings.end(session, None, exchange, Action.withdraw)
        return
    record(session, None, events.StepDue(subject_id=exchange.id, circle_id=exchange.asker_circle_id, step=row.step))


@registry.timed(CHANGES_REMINDER)
def _remind_of_changes(session: Session, exchange_id: UUID, _occasion: str) -> None:
    exchange = queries.by_time(session, exchange_id)
    if exchange.state is State.returned:
        record(session, None, events.ChangesReminded(subject_id=exchange.id, circle_id=exchange.asker_circle_id))


@registry.timed(REVIEW)
def _review(session: Session, exchange_id: UUID, _occasion: str) -> None:
    exchange = queries.by_time(session, exchange_id)
    if exchange.held_at is not None:
        record(session, None, events.ReviewDue(subject_id=exchange.id, circle_id=exchange.circle_id))


@registry.timed(answers.REMINDER)
def _remind_peer(session: Session, match_id: UUID, _occasion: str) -> None:
    found = _still_asked(session, match_id)
    if found is not None:
        match, _ = found
        reminded = events.MatchReminded(subject_id=match.exchange_id, circle_id=match.circle_id, match_id=match.id)
        record(session, None, reminded)


@registry.timed(answers.EXPIRY)
def _expire(session: Session, match_id: UUID, _occasion: str) -> None:
    """Nobody answered in time: the next peer is asked, or the exchange is open again."""
    found = _still_asked(session, match_id)
    if found is None:
        return
    match, exchange = found
    if match.answer_by is not None and match.answer_by <= clock.now():
        answers.close(session, None, match, MatchAction.expire)
        matches.go_on(session, None, exchange)


def _still_asked(session: Session, match_id: UUID) -> tuple[Match, Exchange] | None:
    match = session.get(Match, match_id)
    if match is None:
        return None
    exchange = queries.by_time(session, match.exchange_id)
    session.refresh(match)
    still = match.state is MatchState.sent and exchange.held_at is None
    return (match, exchange) if still else None


@registry.within("seat.made", "seat.edited", "seat.closed")
def _settle_circles(session: Session, event: EventRow) -> None:
    """A seat that may commit its organisation came, changed or went: let it in, or out, everywhere."""
    organisation_id = UUID(event.data["organisation_id"])
    asked = select(Match.exchange_id).where(Match.organisation_id == organisation_id)
    concerned = session.exec(
        select(Exchange).where(
            or_(
                col(Exchange.organisation_id) == organisation_id,
                col(Exchange.peer_organisation_id) == organisation_id,
                col(Exchange.id).in_(asked),
            ),
            col(Exchange.state).not_in(workflow.CLOSED_FOR_GOOD),
        )
    )
    for exchange in concerned.all():
        circles.settle(session, exchange)


@registry.within("seat.taken", "seat.vacated")
def _settle_drafts(session: Session, event: EventRow) -> None:
    """Somebody came to a seat or left it: let them into the drafts that they write for its organisation, or out."""
    concerned = or_(
        col(Exchange.organisation_id) == UUID(event.data["organisation_id"]),
        col(Exchange.author_id) == UUID(event.data["person_id"]),
    )
    for exchange in session.exec(select(Exchange).where(concerned, col(Exchange.state).in_(workflow.UNSENT))).all():
        circles.settle(session, exchange)


@registry.within("exchange.cancelled")
def _strike_sessions(session: Session, event: EventRow) -> None:
    """What was planned in a cancelled exchange leaves everybody's calendar."""
    sessions.strike_planned(session, session.get_one(Exchange, event.subject_id))


@registry.after("exchanges.invitations", "session.planned", "session.moved", "session.changed", "session.cancelled")
def _invite(session: Session, event: EventRow) -> None:
    session_id = UUID(event.data["session_id"])
    invitations.send(session, session_id, change=event.kind.removeprefix("session."))
    if dismissed := event.data.get("dismissed"):
        invitations.dismiss(session, session_id, [UUID(person_id) for person_id in dismissed])


@registry.after("exchanges.left", "seat.vacated")
def _take_out_of_calendar(session: Session, event: EventRow) -> None:
    invitations.let_go(session, UUID(event.data["person_id"]), seat_id=event.subject_id)


@registry.timed(reports.REMINDER)
def _remind_of_report(session: Session, report_id: UUID, _occasion: str) -> None:
    reports.remind(session, report_id)


@registry.timed(follow_up.ASKED)
def _ask_what_changed(session: Session, exchange_id: UUID, _occasion: str) -> None:
    follow_up.ask(session, exchange_id)


@registry.timed(follow_up.CLOSED)
def _close_follow_up(session: Session, exchange_id: UUID, _occasion: str) -> None:
    follow_up.close(session, exchange_id)
