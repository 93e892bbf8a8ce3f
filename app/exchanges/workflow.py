"""States and moves as tables: guards, buttons, the exhaustive test and the diagram in docs/ are made from them."""

from collections.abc import Collection, Mapping, Sequence
from enum import StrEnum
from pathlib import Path
from typing import Any, Final
from uuid import UUID

from sqlmodel import Session

from app.access.actor import Actor
from app.core import clock
from app.core.errors import IllegalMove
from app.exchanges import events
from app.exchanges.codes import (
    Action,
    FollowUpState,
    Format,
    Lane,
    MatchAction,
    MatchState,
    Needed,
    ReportAction,
    ReportState,
    SessionAction,
    SessionState,
    State,
    SuggestionAction,
    SuggestionState,
    TravelMoney,
)
from app.exchanges.errors import OnHold
from app.exchanges.models import Exchange, Match
from app.outbox.events import record

S, A, M, D = State, Action, MatchState, MatchAction

ENDED: Final = frozenset({S.completed, S.closed_unmatched, S.declined, S.withdrawn, S.cancelled, S.discarded})
"""States in which nothing is due of the parties any more; `closed_unmatched` may be reopened."""
RUNNING: Final = frozenset({S.agreed, S.scheduled, S.reporting})
"""States in which both sides are at work; they count against a peer's soft cap."""
UNSENT: Final = frozenset({S.draft, S.discarded})
"""States of a request that its organisation alone knows of."""
CLOSED_FOR_GOOD: Final = ENDED - {S.completed, S.closed_unmatched}
"""States after which nobody can do anything: neither hand in a late report or answer the follow-up, nor reopen it."""
LIVE: Final = frozenset({S.submitted, S.returned, S.open, S.proposed}) | RUNNING
"""States of a request that was sent and has not ended."""

MOVES: Final[Mapping[tuple[State, Action], State]] = {
    (S.draft, A.save): S.draft,
    (S.draft, A.discard): S.discarded,
    (S.draft, A.ask_endorsement): S.draft,
    (S.draft, A.submit): S.submitted,
    (S.returned, A.save): S.returned,
    (S.returned, A.submit): S.submitted,
    (S.submitted, A.open): S.open,
    (S.submitted, A.send_back): S.returned,
    (S.submitted, A.decline): S.declined,
    (S.open, A.put_forward): S.proposed,
    (S.proposed, A.put_forward): S.proposed,
    (S.proposed, A.run_out): S.open,
    (S.open, A.close_unmatched): S.closed_unmatched,
    (S.closed_unmatched, A.reopen): S.open,
    (S.proposed, A.agree): S.agreed,
    (S.agreed, A.suggest_times): S.agreed,
    (S.scheduled, A.suggest_times): S.scheduled,
    (S.agreed, A.plan_session): S.scheduled,
    (S.scheduled, A.plan_session): S.scheduled,
    (S.scheduled, A.lose_date): S.agreed,
    (S.scheduled, A.end_sessions): S.reporting,
    (S.reporting, A.complete): S.completed,
    (S.agreed, A.cancel): S.cancelled,
    (S.scheduled, A.cancel): S.cancelled,
    **{(state, A.withdraw): S.withdrawn for state in (S.submitted, S.returned, S.open, S.proposed)},
    **{(state, action): state for state in (S.open, S.proposed, S.agreed, S.scheduled) for action in (A.hold, A.resume)},
    **{(state, A.offer_help): state for state in (S.open, S.proposed)},
    **{(state, A.set_lane): state for state in (S.submitted, S.open, S.proposed)},
    **{(state, action): state for state in LIVE for action in (A.reassign, A.set_owner)},
    **{(state, A.add_note): state for state in State if state not in {S.draft, S.discarded}},
}  # fmt: skip

ON_HOLD: Final = frozenset({A.resume, A.withdraw, A.cancel, A.reassign, A.set_owner, A.add_note})
"""What can be done while the clock stands."""

MATCH_MOVES: Final[Mapping[tuple[MatchState, MatchAction], MatchState]] = {
    (M.drafted, D.edit): M.drafted,
    (M.drafted, D.drop): M.superseded,
    (M.drafted, D.send): M.sent,
    (M.sent, D.accept): M.peer_accepted,
    (M.sent, D.decline): M.peer_declined,
    (M.peer_declined, D.take_back): M.sent,
    (M.sent, D.turn_down): M.requester_declined,
    (M.peer_accepted, D.turn_down): M.requester_declined,
    (M.peer_accepted, D.decline): M.peer_declined,
    (M.peer_accepted, D.save_terms): M.peer_accepted,
    (M.peer_accepted, D.agree): M.peer_accepted,
    (M.peer_accepted, D.conclude): M.agreed,
    (M.sent, D.expire): M.expired,
    **{(state, D.supersede): M.superseded for state in (M.drafted, M.sent, M.peer_accepted)},
}
"""Each side's `agree` stays; the second one brings `conclude` with it."""

LIVE_MATCH: Final = frozenset({M.sent, M.peer_accepted})

LANGUAGE_PAIR: Final = 2

SESSION_MOVES: Final[Mapping[tuple[SessionState, SessionAction], SessionState]] = {
    (SessionState.planned, SessionAction.change): SessionState.planned,
    (SessionState.planned, SessionAction.move): SessionState.planned,
    (SessionState.planned, SessionAction.cancel): SessionState.cancelled,
    (SessionState.planned, SessionAction.mark_held): SessionState.held,
    (SessionState.planned, SessionAction.mark_missed): SessionState.missed,
    **{(state, SessionAction.note): state for state in SessionState},
    **{
        (state, action): state
        for state in (SessionState.planned, SessionState.held)
        for action in (SessionAction.take_action, SessionAction.note_cost)
    },
}
SUGGESTION_MOVES: Final[Mapping[tuple[SuggestionState, SuggestionAction], SuggestionState]] = {
    (SuggestionState.open, SuggestionAction.pick): SuggestionState.picked,
    (SuggestionState.open, SuggestionAction.refuse): SuggestionState.refused,
    (SuggestionState.open, SuggestionAction.supersede): SuggestionState.superseded,
    (SuggestionState.refused, SuggestionAction.supersede): SuggestionState.superseded,
}
REPORT_MOVES: Final[Mapping[tuple[ReportState, ReportAction], ReportState]] = {
    (ReportState.due, ReportAction.save): ReportState.due,
    (ReportState.due, ReportAction.submit): ReportState.submitted,
    (ReportState.submitted, ReportAction.take_back): ReportState.due,
    (ReportState.submitted, ReportAction.accept): ReportState.accepted,
}
"""Once both are accepted, what both sides allow decides: published, or kept private."""
FOLLOW_UP_STATES: Final[Mapping[FollowUpState, frozenset[FollowUpState]]] = {
    FollowUpState.planned: frozenset({FollowUpState.asked}),
    FollowUpState.asked: frozenset({FollowUpState.answered, FollowUpState.unanswered}),
    FollowUpState.answered: frozenset(),
    FollowUpState.unanswered: frozenset({FollowUpState.answered}),
}

TOLD_AS: Final[Mapping[Action, type[events.ExchangeMoved]]] = {
    A.discard: events.ExchangeDiscarded,
    A.submit: events.ExchangeSubmitted,
    A.withdraw: events.ExchangeWithdrawn,
    A.open: events.ExchangeOpened,
    A.send_back: events.ExchangeReturned,
    A.decline: events.ExchangeDeclined,
    A.put_forward: events.ExchangeProposed,
    A.run_out: events.ExchangeRanOut,
    A.close_unmatched: events.ExchangeClosedUnmatched,
    A.reopen: events.ExchangeReopened,
    A.agree: events.ExchangeAgreed,
    A.plan_session: events.ExchangeScheduled,
    A.lose_date: events.ExchangeLostDate,
    A.end_sessions: events.SessionsEnded,
    A.complete: events.ExchangeCompleted,
    A.cancel: events.ExchangeCancelled,
}
"""The event of each action that leads from one state to another; an action that stays tells what it did by itself."""


def is_possible(state: State, action: Action, *, on_hold: bool = False) -> bool:
    """Whether the table knows this action in this state, apart from who may take it."""
    if action in {A.hold, A.resume}:
        return (state, action) in MOVES and on_hold is (action is A.resume)
    return (state, action) in MOVES and (not on_hold or action in ON_HOLD)


def require(exchange: Exchange, action: Action) -> State:
    """The state to which this action leads. Raises OnHold, or IllegalMove that names the state it found."""
    if exchange.held_at is not None and (exchange.state, action) in MOVES and action not in ON_HOLD:
        raise OnHold
    if not is_possible(exchange.state, action, on_hold=exchange.held_at is not None):
        raise IllegalMove(state=exchange.state, action=action)
    return MOVES[exchange.state, action]


def move(
    session: Session, actor: Actor | None, exchange: Exchange, action: Action, *, behalf_of: UUID | None = None
) -> None:
    """Take the action: the one door through which the state of an exchange changes.

    Sets the state and its dates, and tells it to the exchange's own circle. `actor` is None when time does it.
    An action that leads back to the same state changes and tells nothing here.

    Raises IllegalMove or OnHold.
    """
    before, after = exchange.state, require(exchange, action)
    now = clock.now()
    exchange.version += 1
    exchange.changed_at = now
    session.add(exchange)
    if after is before:
        return
    exchange.state, exchange.moved_at = after, now
    exchange.ended_at = now if after in ENDED else None
    if after in ENDED:
        exchange.held_at = exchange.review_on = None
    moved = TOLD_AS[action](
        subject_id=exchange.id, circle_id=exchange.circle_id, action=action, from_state=before, to_state=after
    )
    record(session, actor, moved, behalf_of=behalf_of)


def move_match(match: Match, action: MatchAction) -> MatchState:
    """Take the action with a match and give the state it came from. Raises IllegalMove that names the state it found."""
    before = match.state
    after = MATCH_MOVES.get((before, action))
    if after is None:
        raise IllegalMove(state=before, action=action)
    match.state = after
    match.version += 1
    return before


def missing(exchange: Exchange, topics: Sequence[str], *, instructions: str) -> tuple[Needed, ...]:
    """The fields without which a request cannot be sent; a crisis asks for less."""
    needed: dict[Needed, object] = {
        "title": exchange.title.strip(),
        "challenge": exchange.challenge.strip(),
        "questions": [question for question in exchange.questions if question.strip()],
        "languages": exchange.languages,
    }
    if exchange.lane is Lane.crisis:
        needed["decision_due_on"] = exchange.decision_due_on
    else:
        needed |= {
            "desired_outcome": exchange.desired_outcome.strip(),
            "topics": topics,
            "format": exchange.format,
            "preferred_from": exchange.preferred_from,
            "preferred_until": exchange.preferred_until,
        }
    if exchange.lane is Lane.priority:
        needed["lane_reason"] = exchange.lane_reason.strip()
    if exchange.interpretation_needed:
        needed["interpretation"] = len(exchange.interpretation) == LANGUAGE_PAIR
    if exchange.format in {Format.visit_out, Format.visit_in}:
        needed["travel_money"] = exchange.travel_money is not TravelMoney.not_needed
    if exchange.sensitive:
        needed["sensitive_instructions"] = instructions.strip()
    return tuple(name for name, value in needed.items() if not value)


def reachable(start: State = State.draft) -> frozenset[State]:
    """The states that can be reached at all; what the table's own test asks."""
    found: set[State] = {start}
    while fresh := {to for (state, _), to in MOVES.items() if state in found} - found:
        found |= fresh
    return frozenset(found)


def document() -> str:
    """docs/workflow.md: the moves of exchanges and matches as Mermaid state diagrams."""
    return f"""# The workflow of an exchange

Written by `python -m app.exchanges.workflow` from the tables in `app/exchanges/workflow.py`; a test compares them.
Actions that leave the state as it is (save, hold, resume, notes, lane, owner, another seat) are left out. Who may take
which action stands in `app/exchanges/policy.py`, how long each step may take in `app/exchanges/clocks.py`.

## Exchange

{_diagram(MOVES, S.draft, ENDED)}

## Match

{_diagram(MATCH_MOVES, M.drafted, _OVER)}
"""


_OVER: Final = frozenset(M) - {M.drafted, *LIVE_MATCH}


def _diagram(moves: Mapping[tuple[Any, Any], Any], start: StrEnum, ends: Collection[StrEnum]) -> str:
    lines = ["```mermaid", "stateDiagram-v2", f"    [*] --> {start}"]
    lines += [f"    {state} --> {to}: {action}" for (state, action), to in moves.items() if state is not to]
    lines += [f"    {state} --> [*]" for state in type(start) if state in ends]
    return "\n".join([*lines, "```"])


if __name__ == "__main__":
    Path("docs/workflow.md").write_text(document(), "utf-8")
