"""What can have happened to an exchange. The subject of every event is the exchange; parts are named by id.

`circle_id` of an event is the circle of what it tells about: the record, the asking side, a match, the room.
"""

from datetime import datetime
from typing import ClassVar
from uuid import UUID

from app.exchanges.codes import Action, Lane, MatchState, SessionState, Side, State, Step
from app.outbox.events import Event


class ExchangeEvent(Event):
    subject_kind: ClassVar[str] = "exchange"


class ExchangeMoved(ExchangeEvent):
    """An exchange went from one state to another. Each action has a kind of its own below."""

    action: Action
    from_state: State
    to_state: State


class ExchangeDrafted(ExchangeEvent):
    kind = "exchange.drafted"


class ExchangeChanged(ExchangeEvent):
    """A request that had been submitted was changed: names of the fields."""

    kind = "exchange.changed"
    fields: tuple[str, ...]


class EndorsementAsked(ExchangeEvent):
    kind = "exchange.endorsement_asked"


class ExchangeSubmitted(ExchangeMoved):
    kind = "exchange.submitted"


class ExchangeDiscarded(ExchangeMoved):
    kind = "exchange.discarded"


class ExchangeWithdrawn(ExchangeMoved):
    kind = "exchange.withdrawn"


class ExchangeOpened(ExchangeMoved):
    kind = "exchange.opened"


class ExchangeReturned(ExchangeMoved):
    kind = "exchange.returned"


class ExchangeDeclined(ExchangeMoved):
    kind = "exchange.declined"


class ExchangeProposed(ExchangeMoved):
    kind = "exchange.proposed"


class ExchangeRanOut(ExchangeMoved):
    """All peers asked said no or let it expire: the exchange is open again."""

    kind = "exchange.open_again"


class ExchangeClosedUnmatched(ExchangeMoved):
    kind = "exchange.closed_unmatched"


class ExchangeReopened(ExchangeMoved):
    kind = "exchange.reopened"


class ExchangeAgreed(ExchangeMoved):
    kind = "exchange.agreed"


class ExchangeScheduled(ExchangeMoved):
    kind = "exchange.scheduled"


class ExchangeLostDate(ExchangeMoved):
    """No planned session is left: a new date is needed."""

    kind = "exchange.lost_date"


class SessionsEnded(ExchangeMoved):
    """The sessions are over, the reports are due."""

    kind = "exchange.sessions_ended"


class ExchangeCompleted(ExchangeMoved):
    kind = "exchange.completed"


class ExchangeCancelled(ExchangeMoved):
    kind = "exchange.cancelled"


class ExchangeHeld(ExchangeEvent):
    kind = "exchange.held"


class ExchangeResumed(ExchangeEvent):
    kind = "exchange.resumed"


class RequesterReassigned(ExchangeEvent):
    kind = "exchange.reassigned"
    from_seat_id: UUID
    to_seat_id: UUID


class LaneSet(ExchangeEvent):
    kind = "exchange.lane_set"
    from_lane: Lane
    to_lane: Lane


class OwnerSet(ExchangeEvent):
    kind = "exchange.owner_set"
    owner_seat_id: UUID | None


class NoteAdded(ExchangeEvent):
    """A remark for the secretariat's eyes."""

    kind = "exchange.note_added"
    remark_id: UUID


class HelpOffered(ExchangeEvent):
    kind = "exchange.help_offered"
    organisation_id: UUID


class StepDue(ExchangeEvent):
    """A step's date has come and the step has not been taken."""

    kind = "exchange.step_due"
    step: Step


class ChangesReminded(ExchangeEvent):
    """The author was reminded of the secretariat's questions."""

    kind = "exchange.changes_reminded"


class ReviewDue(ExchangeEvent):
    """The day has come on which an exchange on hold is looked at again."""

    kind = "exchange.review_due"


class MatchEvent(ExchangeEvent):
    match_id: UUID


class MatchMoved(MatchEvent):
    """A match went from one state to another. Each action has a kind of its own below."""

    from_state: MatchState
    to_state: MatchState


class MatchDrafted(MatchEvent):
    kind = "match.drafted"


class MatchDropped(MatchEvent):
    kind = "match.dropped"


class MatchSkipped(MatchMoved):
    """Its turn came, and nobody held the peer's seat any more: they were never asked."""

    kind = "match.skipped"


class MatchPutForward(MatchMoved):
    kind = "match.put_forward"
    answer_by: datetime


class MatchReminded(MatchEvent):
    """Half of the time to answer is over: the peer is reminded, once."""

    kind = "match.reminded"


class MatchAccepted(MatchMoved):
    kind = "match.accepted"


class MatchDeclined(MatchMoved):
    """The peer said no; the code is with the secretariat."""

    kind = "match.declined"


class MatchTakenBack(MatchMoved):
    """The peer took its no back within the minute."""

    kind = "match.taken_back"


class MatchTurnedDown(MatchMoved):
    """The asking side said no."""

    kind = "match.turned_down"


class MatchAgreed(MatchMoved):
    kind = "match.agreed"


class MatchExpired(MatchMoved):
    kind = "match.expired"


class MatchSuperseded(MatchMoved):
    """Another peer was agreed with, or the exchange ended: thank you, stand down."""

    kind = "match.superseded"


class TermsChanged(MatchEvent):
    """One side changed the terms, or the secretariat without a side; the others have to say yes again."""

    kind = "match.terms_changed"
    side: Side | None
    fields: tuple[str, ...]


class TermsAgreed(MatchEvent):
    kind = "match.terms_agreed"
    side: Side


class SessionEvent(ExchangeEvent):
    session_id: UUID


class SessionPlanned(SessionEvent):
    kind = "session.planned"
    start: datetime


class SessionRescheduled(SessionEvent):
    kind = "session.moved"
    from_start: datetime
    to_start: datetime


class SessionChanged(SessionEvent):
    """What it is about or who comes was changed; `dismissed` are people who are not expected any more."""

    kind = "session.changed"
    fields: tuple[str, ...]
    dismissed: tuple[UUID, ...] = ()


class SessionEnded(SessionEvent):
    """A planned session was held or missed."""

    kind = "session.ended"
    state: SessionState


class SessionCancelled(SessionEvent):
    kind = "session.cancelled"


class TimesEvent(ExchangeEvent):
    """`side` is the one that suggested the times."""

    suggestion_id: UUID
    side: Side


class TimesSuggested(TimesEvent):
    """One side suggested times for a session; the other one picks."""

    kind = "session.times_suggested"


class TimesRefused(TimesEvent):
    """None of the suggested times suits the other side."""

    kind = "session.times_refused"


class SessionNoted(SessionEvent):
    kind = "session.noted"
    note_id: UUID


class CostNoted(SessionEvent):
    """A cost of a session was noted, or struck out again."""

    kind = "session.cost_noted"


class ActionTaken(ExchangeEvent):
    """Somebody took an action upon themselves until a day."""

    kind = "action.taken"
    action_id: UUID


class ActionDone(ExchangeEvent):
    kind = "action.done"
    action_id: UUID


class ReportEvent(ExchangeEvent):
    report_id: UUID
    side: Side


class ReportDue(ReportEvent):
    kind = "report.due"


class ReportReminded(ReportEvent):
    kind = "report.reminded"


class ReportSubmitted(ReportEvent):
    kind = "report.submitted"


class ReportTakenBack(ReportEvent):
    """Its side corrects it and will hand it in anew."""

    kind = "report.taken_back"


class ReportAccepted(ReportEvent):
    kind = "report.accepted"


class LessonsPublished(ExchangeEvent):
    kind = "report.published"


class FollowUpAsked(ExchangeEvent):
    """Ninety days are over: what did you change?"""

    kind = "follow_up.asked"


class FollowUpAnswered(ExchangeEvent):
    kind = "follow_up.answered"


class FollowUpUnanswered(ExchangeEvent):
    kind = "follow_up.unanswered"
