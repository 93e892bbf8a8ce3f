"""Deciding in a thread: put a question, vote, close or withdraw, and say what follows."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Final
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, case, delete, func, update
from sqlmodel import Session, col, select

from app.access.abilities import require
from app.access.actor import Actor
from app.accounts.models import Person
from app.circles.queries import roles_in
from app.core import clock
from app.core.errors import FieldProblem, Invalid, Stale
from app.discussions import queries as threads
from app.discussions.decisions import errors, events, policy, queries
from app.discussions.decisions.models import (
    Decision,
    DecisionChoice,
    DecisionKind,
    DecisionOption,
    DecisionState,
    DecisionVote,
    Result,
    Stance,
    Voters,
)
from app.discussions.service import rights
from app.outbox import dates
from app.outbox.events import record

CLOSING: Final = "decision.closing"
REMINDER: Final = "decision.reminder"
SOONEST: Final = timedelta(minutes=30)
LATEST: Final = timedelta(days=180)
REMINDED: Final = timedelta(days=1)
"""So long before the end those who have not voted are reminded; after half the time where it is short."""
FEWEST_OPTIONS: Final = 2
MOST_OPEN: Final = 5


def open_decision(
    session: Session,
    actor: Actor,
    thread_id: UUID,
    *,
    question: str,
    explanation: str,
    language: str,
    kind: DecisionKind,
    options: Sequence[str],
    voters: Voters,
    quorum: bool,
    closes: datetime,
    zone: str,
) -> Decision:
    """Put a question to those of the thread's circle, or to their organisations. `closes` is told by the clock of `zone`.

    Raises NotFound, NotAllowed, ThreadLocked, TooManyDecisions, NobodyToVote, and Invalid for an end too soon or too
    late, or options that are none.
    """
    thread = threads.locked(session, actor, thread_id)
    may = policy.deciding_abilities(actor, roles=roles_in(session, actor, thread.circle_id))
    require(may.open_for_organisations if voters is Voters.organisations else may.open)
    rights.require_open(thread)
    closes_at = _moment(closes, zone)
    _require_options(kind, options)
    in_all, running = queries.count_in(session, thread_id)
    if running >= MOST_OPEN or in_all >= queries.MOST_IN_THREAD:
        raise errors.TooManyDecisions(most=MOST_OPEN if running >= MOST_OPEN else queries.MOST_IN_THREAD)
    now = clock.now()
    assert actor.seat_id is not None
    decision = Decision(
        thread_id=thread.id, circle_id=thread.circle_id, question=question, explanation=explanation,
        language=language, kind=kind, voters=voters, quorum=quorum, zone=zone, closes_at=closes_at,
        remind_at=max(closes_at - REMINDED, now + (closes_at - now) / 2), opened_by=actor.person_id,
        opened_seat_id=actor.seat_id, opened_at=now,
    )  # fmt: skip
    if voters is Voters.organisations and not queries.everybody(session, decision):
        raise errors.NobodyToVote
    session.add(decision)
    session.flush()
    offered = (
        [(stance, "") for stance in Stance] if kind is DecisionKind.yes_no else [(None, label) for label in options]
    )
    session.add_all(
        DecisionOption(decision_id=decision.id, place=place, stance=stance, label=label)
        for place, (stance, label) in enumerate(offered)
    )
    session.flush()
    dates.plan(session, REMINDER, decision.id, at=decision.remind_at)
    dates.plan(session, CLOSING, decision.id, at=closes_at)
    opened = events.DecisionOpened(
        subject_id=thread.id, circle_id=thread.circle_id, decision_id=decision.id, voters=voters, closes_at=closes_at
    )
    record(session, actor, opened)
    return decision


def _moment(closes: datetime, zone: str) -> datetime:
    """The moment at which this clock shows that. Raises Invalid for one too soon or too late to close."""
    now = clock.now()
    if abs(closes - now.replace(tzinfo=None)) <= LATEST + timedelta(days=2):  # farther ones may be no moment in UTC
        moment = closes.replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)
        if now + SOONEST <= moment <= now + LATEST:
            return moment
    code = "closes_too_soon" if closes < now.replace(tzinfo=None) + timedelta(days=2) else "closes_too_late"
    limit = {"minutes": SOONEST // timedelta(minutes=1)} if code == "closes_too_soon" else {"days": LATEST.days}
    raise Invalid(FieldProblem(("body", "closes"), code, limit))


def _require_options(kind: DecisionKind, options: Sequence[str]) -> None:
    if kind is DecisionKind.yes_no:
        if options:
            raise Invalid(FieldProblem(("body", "options"), "no_options_here"))
        return
    if len(options) < FEWEST_OPTIONS:
        raise Invalid(FieldProblem(("body", "options"), "too_few_options", {"least": FEWEST_OPTIONS}))
    if len({" ".join(label.split()).casefold() for label in options}) < len(options):
        raise Invalid(FieldProblem(("body", "options"), "same_option_twice"))


def vote(
    session: Session, actor: Actor, decision_id: UUID, *, version: int, options: Sequence[UUID], reason: str
) -> DecisionVote:
    """Vote, or vote differently. `version` is that of the vote that was read, 0 for none.

    Raises NotFound, NotAllowed, DecisionOver, Invalid, and Stale when the same voter's vote was cast or changed since.
    """
    decision = queries.decision(session, actor, decision_id, locked=True)
    _require_running(decision)
    require(abilities(session, actor, decision).vote)
    chosen = _chosen(session, decision, options)
    organisation_id = actor.organisation_id if decision.voters is Voters.organisations else None
    voter_id = organisation_id or actor.person_id
    row = queries.vote_of(session, decision.id, voter_id)
    if version != (row.version if row else 0):
        raise Stale(version=row.version if row else 0, by=_name(session, row) if row else "")
    if row is not None and queries.chosen_in(session, row.id) == chosen and row.reason == reason:
        return row
    again = row is not None
    if row is None:
        row = DecisionVote(
            decision_id=decision.id, voter_id=voter_id, organisation_id=organisation_id, person_id=actor.person_id,
            version=0,
        )  # fmt: skip
    row.person_id, row.seat_id, row.reason, row.cast_at = actor.person_id, actor.seat_id, reason, clock.now()
    row.version += 1
    session.add(row)
    session.flush()
    session.connection().execute(delete(DecisionChoice).where(col(DecisionChoice.vote_id) == row.id))
    session.add_all(DecisionChoice(vote_id=row.id, option_id=each) for each in chosen)
    voted = events.DecisionVoted(
        subject_id=decision.thread_id, circle_id=decision.circle_id, decision_id=decision.id,
        organisation_id=organisation_id, again=again,
    )  # fmt: skip
    record(session, actor, voted)
    return row


def _name(session: Session, vote: DecisionVote) -> str:
    return session.get_one(Person, vote.person_id).name


def _require_running(decision: Decision) -> None:
    """Raise DecisionOver also where its time has come and nobody has counted yet."""
    if decision.state is not DecisionState.open or decision.closes_at <= clock.now():
        raise errors.DecisionOver


def _chosen(session: Session, decision: Decision, options: Sequence[UUID]) -> frozenset[UUID]:
    offered = {row["id"] for row in queries.options(session, [decision.id]).get(decision.id, ())}
    chosen = frozenset(options)
    if not chosen or not chosen <= offered:
        raise Invalid(FieldProblem(("body", "options"), "no_such_option" if chosen else "choose_an_option"))
    if len(chosen) > 1 and decision.kind is not DecisionKind.several:
        raise Invalid(FieldProblem(("body", "options"), "choose_one_option"))
    return chosen


def abilities(session: Session, actor: Actor, decision: Decision) -> policy.DecisionAbilities:
    """What the actor may do with this decision."""
    return policy.decision_abilities(
        actor, roles=roles_in(session, actor, decision.circle_id), voters=decision.voters, state=decision.state,
        closes_at=decision.closes_at, opened_seat_id=decision.opened_seat_id,
    )  # fmt: skip


def close_early(session: Session, actor: Actor, decision_id: UUID) -> Decision:
    """Count the votes now. Raises NotFound, DecisionOver and NotAllowed."""
    decision = queries.decision(session, actor, decision_id, locked=True)
    if decision.state is not DecisionState.open:
        raise errors.DecisionOver
    require(abilities(session, actor, decision).close)
    _close(session, actor, decision)
    return decision


def close_in_time(session: Session, decision_id: UUID) -> None:
    """Count the votes of a decision whose time has come; nothing happens to one that is over, or has time left."""
    decision = queries.by_time(session, decision_id)
    if decision is None or decision.state is not DecisionState.open:
        return
    if decision.closes_at > clock.now():
        dates.plan(session, CLOSING, decision.id, at=decision.closes_at)
        return
    _close(session, None, decision)


def _close(session: Session, actor: Actor | None, decision: Decision) -> None:
    """Votes count of those who can vote at this moment, whoever could before."""
    who = queries.electorate(session, decision.circle_id, decision.voters)
    counts: ColumnElement[bool] = case((col(DecisionVote.voter_id).in_(who), True), else_=False)
    marked = update(DecisionVote).where(col(DecisionVote.decision_id) == decision.id).values(counted=counts)
    session.connection().execute(marked)
    tally = dict(
        session.exec(
            select(DecisionChoice.option_id, func.count())
            .join(DecisionVote, col(DecisionVote.id) == DecisionChoice.vote_id)
            .where(DecisionVote.decision_id == decision.id, col(DecisionVote.counted).is_(True))
            .group_by(col(DecisionChoice.option_id))
        ).all()
    )
    options = session.exec(select(DecisionOption).where(DecisionOption.decision_id == decision.id)).all()
    for option in options:
        option.votes = tally.get(option.id, 0)
        session.add(option)
    turnout = queries.turnouts(session, decision.circle_id, {decision.id: decision.voters})[decision.id]
    decision.electorate, decision.voted = turnout.electorate, turnout.voted
    decision.result = _result(decision, options)
    _end(session, actor, decision, DecisionState.closed)
    closed = events.DecisionClosed(
        subject_id=decision.thread_id, circle_id=decision.circle_id, decision_id=decision.id, result=decision.result,
        early=actor is not None,
    )  # fmt: skip
    record(session, actor, closed)


def needed(electorate: int) -> int:
    """How many must vote where more than half must."""
    return electorate // 2 + 1


def _result(decision: Decision, options: Sequence[DecisionOption]) -> Result:
    voted, electorate = decision.voted or 0, decision.electorate or 0
    if not voted or (decision.quorum and voted < needed(electorate)):
        return Result.too_few
    counted = {option.stance or option.id: option.votes or 0 for option in options}
    if decision.kind is DecisionKind.yes_no:
        return Result.carried if counted[Stance.yes] > counted[Stance.no] else Result.not_carried
    first, second, *_ = sorted(counted.values(), reverse=True)
    return Result.chosen if first > second else Result.tied


def _end(session: Session, actor: Actor | None, decision: Decision, state: DecisionState) -> None:
    decision.state, decision.ended_at, decision.ended_by = state, clock.now(), actor.person_id if actor else None
    decision.version += 1
    session.add(decision)


def withdraw(session: Session, actor: Actor, decision_id: UUID, *, reason: str) -> Decision:
    """Let a decision be none, and say why. Raises NotFound, DecisionOver and NotAllowed."""
    decision = queries.decision(session, actor, decision_id, locked=True)
    _require_running(decision)
    require(abilities(session, actor, decision).withdraw)
    decision.reason = reason
    _end(session, actor, decision, DecisionState.withdrawn)
    withdrawn = events.DecisionWithdrawn(
        subject_id=decision.thread_id, circle_id=decision.circle_id, decision_id=decision.id
    )
    record(session, actor, withdrawn)
    return decision


def tell_outcome(
    session: Session, actor: Actor, decision_id: UUID, *, version: int, words: str, language: str
) -> Decision:
    """Say what follows from a decision. Raises NotFound, DecisionRuns, NotAllowed and Stale."""
    decision = queries.decision(session, actor, decision_id, locked=True)
    if decision.state is DecisionState.open:
        raise errors.DecisionRuns
    require(abilities(session, actor, decision).tell_outcome)
    if version != decision.version:
        raise Stale(version=decision.version)
    if (decision.outcome, decision.outcome_language) != (words, language):
        decision.outcome, decision.outcome_language = words, language
        decision.outcome_by, decision.outcome_at = actor.person_id, clock.now()
        decision.version += 1
        session.add(decision)
        told = events.OutcomeTold(
            subject_id=decision.thread_id, circle_id=decision.circle_id, decision_id=decision.id
        )  # fmt: skip
        record(session, actor, told)
    return decision


def remind(session: Session, decision_id: UUID) -> None:
    """Remind those who have not voted, once; nothing happens when it is over or was done."""
    decision = queries.by_time(session, decision_id)
    if decision is None or decision.state is not DecisionState.open or decision.reminded_at is not None:
        return
    now = clock.now()
    if decision.remind_at > now:
        dates.plan(session, REMINDER, decision.id, at=decision.remind_at)
    elif decision.closes_at > now:
        decision.reminded_at = now
        session.add(decision)
        reminded = events.DecisionReminded(
            subject_id=decision.thread_id, circle_id=decision.circle_id, decision_id=decision.id,
            closes_at=decision.closes_at,
        )  # fmt: skip
        record(session, None, reminded)
