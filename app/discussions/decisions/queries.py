"""What may be read of decisions, and who votes in them."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from sqlalchemy import ColumnElement, and_, bindparam, case, func, or_
from sqlalchemy.orm import aliased
from sqlmodel import Session, col, select
from sqlmodel.sql.expression import SelectOfScalar

from app.access.actor import COMMITTING, Actor, SeatRole
from app.accounts.models import Affiliation, Organisation, Person, Seat
from app.accounts.queries import held_now
from app.circles.models import Admission
from app.circles.queries import admits, admits_bound, binds, is_one_of, members_of, principals_with
from app.core import clock
from app.core.errors import NotFound
from app.core.paging import Key
from app.core.rows import Prepared, Row, among, columns, fetch
from app.discussions.decisions.models import (
    Decision,
    DecisionChoice,
    DecisionOption,
    DecisionState,
    DecisionVote,
    Voters,
)
from app.discussions.decisions.policy import VOTING
from app.discussions.models import Thread

MOST_IN_THREAD: Final = 50
MOST_WAITING: Final = 30
_OPENER, _ENDER, _TELLER = aliased(Person), aliased(Person), aliased(Person)
_DECISIONS: Final = (
    columns(
        *(getattr(Decision, name) for name in Decision.model_fields if name not in {"circle_id", "opened_by", "ended_by", "outcome_by"}),
        col(_OPENER.id).label("opener_id"), col(_OPENER.name).label("opener_name"),
        col(Organisation.name).label("opener_organisation"), col(_ENDER.name).label("ended_by"),
        col(_TELLER.name).label("outcome_by"),
    )
    .join(_OPENER, col(_OPENER.id) == Decision.opened_by)
    .join(Seat, col(Seat.id) == Decision.opened_seat_id)
    .join(Organisation, col(Organisation.id) == Seat.organisation_id)
    .outerjoin(_ENDER, col(_ENDER.id) == Decision.ended_by)
    .outerjoin(_TELLER, col(_TELLER.id) == Decision.outcome_by)
    .where(admits_bound(Decision.circle_id))
)  # fmt: skip
_OPEN_FIRST: Final = case((col(Decision.state) == DecisionState.open, 0), else_=1)
_OF_THREAD: Final = Prepared(
    _DECISIONS.where(col(Decision.thread_id) == bindparam("thread_id"))
    .order_by(_OPEN_FIRST, col(Decision.id).desc())
    .limit(bindparam("most"))
)
_ONE: Final = Prepared(_DECISIONS.where(col(Decision.id) == bindparam("decision_id")))
_OPTIONS: Final = Prepared(
    columns(
        DecisionOption.decision_id, DecisionOption.id, DecisionOption.stance, DecisionOption.label, DecisionOption.votes
    )
    .where(among(DecisionOption.decision_id, "decisions"))
    .order_by(col(DecisionOption.decision_id), col(DecisionOption.place))
)
_VOTES: Final = (
    columns(
        DecisionVote.id, DecisionVote.decision_id, DecisionVote.voter_id, DecisionVote.organisation_id,
        DecisionVote.reason, DecisionVote.cast_at, DecisionVote.counted, DecisionVote.version,
        DecisionVote.person_id, Person.name,
    )
    .join(Person, col(Person.id) == DecisionVote.person_id)
)  # fmt: skip
_MINE: Final = Prepared(
    _VOTES.where(among(DecisionVote.decision_id, "decisions"), among(DecisionVote.voter_id, "voters"))
)
_CHOICES: Final = Prepared(
    columns(DecisionChoice.vote_id, DecisionChoice.option_id)
    .join(DecisionOption, col(DecisionOption.id) == DecisionChoice.option_id)
    .where(among(DecisionChoice.vote_id, "votes"))
    .order_by(col(DecisionOption.place))
)
BY_ID: Final = Key((col(DecisionVote.id), False))


def of_thread(session: Session, actor: Actor, thread_id: UUID) -> Sequence[Row]:
    """The decisions of a thread, open ones first, then the newest."""
    return fetch(session, _OF_THREAD, thread_id=thread_id, most=MOST_IN_THREAD, **binds(actor))


def one(session: Session, actor: Actor, decision_id: UUID) -> Row:
    """A decision as `of_thread` has it. Raises NotFound."""
    rows = fetch(session, _ONE, decision_id=decision_id, **binds(actor))
    if not rows:
        raise NotFound
    return rows[0]


def decision(session: Session, actor: Actor, decision_id: UUID, *, locked: bool = False) -> Decision:
    """Raises NotFound. `locked` holds it until the transaction ends: votes and closing come one after the other."""
    statement = select(Decision).where(Decision.id == decision_id, admits(Decision.circle_id, actor))
    found = session.exec(statement.with_for_update(of=Decision) if locked else statement).one_or_none()
    if found is None:
        raise NotFound
    return found


def by_time(session: Session, decision_id: UUID) -> Decision | None:
    """The decision, held, for what happens by itself."""
    return session.exec(select(Decision).where(Decision.id == decision_id).with_for_update()).one_or_none()


def options(session: Session, decision_ids: Collection[UUID]) -> Mapping[UUID, list[Row]]:
    """What each of these decisions offers, in its order."""
    found: dict[UUID, list[Row]] = {}
    for row in fetch(session, _OPTIONS, decisions=decision_ids):
        found.setdefault(row["decision_id"], []).append(row)
    return found


def my_votes(session: Session, actor: Actor, decision_ids: Collection[UUID]) -> Mapping[UUID, Mapping[str, Any]]:
    """How the actor voted in each of these, or the organisation that the actor may commit."""
    voters = [actor.person_id, *([actor.organisation_id] if actor.may_commit and actor.organisation_id else [])]
    rows = fetch(session, _MINE, decisions=decision_ids, voters=voters)
    return {row["decision_id"]: row for row in with_choices(session, rows)}


def with_choices(session: Session, votes: Sequence[Row]) -> list[Mapping[str, Any]]:
    chosen: dict[UUID, list[UUID]] = {}
    for row in fetch(session, _CHOICES, votes=[vote["id"] for vote in votes]):
        chosen.setdefault(row["vote_id"], []).append(row["option_id"])
    return [{**vote, "options": chosen.get(vote["id"], [])} for vote in votes]


def electorate(session: Session, circle_id: UUID, voters: Voters) -> SelectOfScalar[UUID]:
    """SQL: the ids of those who vote in this circle at this moment."""
    admitted = principals_with(session, circle_id, VOTING)
    return electorate_of(admitted, voters)


def electorate_of(admitted: Collection[str], voters: Voters) -> SelectOfScalar[UUID]:
    if voters is Voters.organisations:
        return members_of(admitted)
    return select(Person.id).where(is_one_of(admitted, acting=True))


@dataclass(frozen=True, slots=True)
class Turnout:
    electorate: int
    voted: int


def turnouts(session: Session, circle_id: UUID, asked: Mapping[UUID, Voters]) -> Mapping[UUID, Turnout]:
    """How many of how many have voted in each of these decisions of one circle."""
    if not asked:
        return {}
    admitted = principals_with(session, circle_id, VOTING)
    found: dict[UUID, Turnout] = {}
    for voters in sorted(set(asked.values())):
        who = electorate_of(admitted, voters)
        of_all = session.connection().scalar(columns(func.count()).select_from(who.subquery())) or 0
        ids = [decision_id for decision_id, each in asked.items() if each is voters]
        voted = (
            columns(DecisionVote.decision_id, func.count().label("voted"))
            .where(col(DecisionVote.decision_id).in_(ids), col(DecisionVote.voter_id).in_(who))
            .group_by(col(DecisionVote.decision_id))
        )
        counted = {row["decision_id"]: row["voted"] for row in fetch(session, voted)}
        found |= {decision_id: Turnout(of_all, counted.get(decision_id, 0)) for decision_id in ids}
    return found


def speakers(session: Session, organisation_id: UUID) -> list[str]:
    """The names of those who may commit this organisation today."""
    found = (
        columns(Person.name)
        .join(Affiliation, col(Affiliation.person_id) == Person.id)
        .join(Seat, col(Seat.id) == Affiliation.seat_id)
        .where(
            col(Seat.organisation_id) == organisation_id, col(Seat.role).in_(COMMITTING),
            col(Person.suspended_at).is_(None), *held_now(clock.now()),
        )
        .order_by(col(Person.name))
        .distinct()
    )  # fmt: skip
    return [row["name"] for row in fetch(session, found)]


def voters(session: Session, asked: Decision, *, voted: bool | None, after: str | None, limit: int) -> Sequence[Row]:
    """Who votes in an open decision, and when they did, one more than asked for."""
    table: Any = Organisation if asked.voters is Voters.organisations else Person
    key = Key((col(table.id), False))
    statement = (
        columns(table.id, table.name, DecisionVote.cast_at)
        .outerjoin(
            DecisionVote, and_(col(DecisionVote.voter_id) == table.id, col(DecisionVote.decision_id) == asked.id)
        )
        .where(col(table.id).in_(electorate(session, asked.circle_id, asked.voters)))
        .order_by(*key.order())
        .limit(limit + 1)
    )
    if voted is not None:
        statement = statement.where(col(DecisionVote.id).is_not(None) if voted else col(DecisionVote.id).is_(None))
    return fetch(session, statement.where(key.beyond(after)) if after else statement)


def votes(session: Session, asked: Decision, *, after: str | None, limit: int) -> list[Mapping[str, Any]]:
    """How each voted in a decision that is closed, the first vote first, one more than asked for."""
    voter = aliased(Person)
    statement = (
        _VOTES.add_columns(func.coalesce(col(Organisation.name), col(voter.name)).label("voter"))
        .outerjoin(Organisation, col(Organisation.id) == DecisionVote.organisation_id)
        .outerjoin(voter, col(voter.id) == DecisionVote.voter_id)
        .where(col(DecisionVote.decision_id) == asked.id)
        .order_by(*BY_ID.order())
        .limit(limit + 1)
    )
    return with_choices(session, fetch(session, statement.where(BY_ID.beyond(after)) if after else statement))


def vote_of(session: Session, decision_id: UUID, voter_id: UUID) -> DecisionVote | None:
    return session.exec(
        select(DecisionVote).where(DecisionVote.decision_id == decision_id, DecisionVote.voter_id == voter_id)
    ).one_or_none()


def chosen_in(session: Session, vote_id: UUID) -> frozenset[UUID]:
    return frozenset(session.exec(select(DecisionChoice.option_id).where(DecisionChoice.vote_id == vote_id)))


def count_in(session: Session, thread_id: UUID) -> tuple[int, int]:
    """How many decisions a thread holds, and how many of them are open."""
    row = session.exec(
        select(func.count(), func.sum(case((col(Decision.state) == DecisionState.open, 1), else_=0))).where(
            col(Decision.thread_id) == thread_id
        )
    ).one()
    return row[0], row[1] or 0


def silent(session: Session, asked: Decision) -> frozenset[UUID]:
    """The ids of those who vote in this decision and have not."""
    answered = select(DecisionVote.voter_id).where(DecisionVote.decision_id == asked.id)
    who = electorate(session, asked.circle_id, asked.voters).subquery()
    return frozenset(session.exec(select(who.c[0]).where(who.c[0].not_in(answered))))


def everybody(session: Session, asked: Decision) -> frozenset[UUID]:
    """The ids of those who vote in this decision."""
    return frozenset(session.exec(electorate(session, asked.circle_id, asked.voters)))


def waiting(session: Session, actor: Actor) -> Sequence[Row]:
    """Open decisions that wait for the actor's vote, or that of the organisation which the actor may commit."""
    if actor.role is SeatRole.observer:
        return []
    now = clock.now()
    voting = select(Admission.circle_id).where(
        col(Admission.principal).in_(actor.principals), col(Admission.role).in_(VOTING),
        or_(col(Admission.until).is_(None), col(Admission.until) > now),
    )  # fmt: skip
    mine: list[ColumnElement[bool]] = [_unanswered(Voters.people, actor.person_id)]
    if actor.may_commit and actor.in_network and actor.organisation_id:
        mine.append(_unanswered(Voters.organisations, actor.organisation_id))
    return fetch(
        session,
        columns(
            col(Decision.id).label("decision_id"), Decision.thread_id, Decision.question, Decision.language,
            Decision.closes_at, Decision.voters, Thread.subject_kind, Thread.subject_id,
        )
        .join(Thread, col(Thread.id) == Decision.thread_id)
        .where(
            col(Decision.state) == DecisionState.open, col(Decision.closes_at) > now,
            col(Decision.circle_id).in_(voting), or_(*mine),
        )
        .order_by(col(Decision.closes_at), col(Decision.id))
        .limit(MOST_WAITING),
    )  # fmt: skip


def _unanswered(voters: Voters, voter_id: UUID) -> ColumnElement[bool]:
    answered = select(DecisionVote.decision_id).where(DecisionVote.voter_id == voter_id)
    return and_(col(Decision.voters) == voters, col(Decision.id).not_in(answered))
