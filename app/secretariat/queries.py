"""What the desk reads: exchanges that were sent, by column, by date, and those that wait for the secretariat."""

from collections.abc import Mapping
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy import ColumnElement, Select, and_, case, func, or_
from sqlmodel import col

from app.access.actor import Actor, SeatRole
from app.accounts.models import Affiliation, Seat
from app.accounts.queries import acts_now
from app.core import clock
from app.core.columns import Moment
from app.core.paging import Key
from app.core.rows import columns
from app.exchanges import lists, workflow
from app.exchanges.codes import State
from app.exchanges.lists import Filters
from app.exchanges.models import Exchange
from app.exchanges.queries import is_late, listed


class Column(StrEnum):
    """The columns of the board, in order."""

    triage = "triage"
    returned = "returned"
    looking = "looking"
    proposed = "proposed"
    at_work = "at_work"
    reports = "reports"


STATES: Final[Mapping[Column, tuple[State, ...]]] = {
    Column.triage: (State.submitted,),
    Column.returned: (State.returned,),
    Column.looking: (State.open,),
    Column.proposed: (State.proposed,),
    Column.at_work: (State.agreed, State.scheduled),
    Column.reports: (State.reporting,),
}
_NEVER: Final = datetime(9999, 12, 31, tzinfo=UTC)
_DUE: Final = func.coalesce(col(Exchange.due_at), sa.literal(_NEVER, Moment()), type_=Moment())
BY_DATE: Final = Key((_DUE, False), (Exchange.id, False))
"""What is due first before what is due later; what has no date comes last."""


def sent(actor: Actor, filters: Filters, *, unowned: bool = False) -> list[ColumnElement[bool]]:
    """SQL: within the filters, may be seen, was sent and has not ended unless a state is asked for.

    What is made of it runs with `**lists.bound(actor, filters)`.
    """
    found = lists.conditions(actor, filters)
    if not filters.states:
        found.append(col(Exchange.state).in_(workflow.LIVE))
    if unowned:
        found.append(col(Exchange.owner_seat_id).is_(None))
    return found


def board(conditions: list[ColumnElement[bool]], *, most: int) -> Select[Any]:
    """The first rows of every column of the board, in one statement."""
    column = case(
        {state: name.value for name, states in STATES.items() for state in states}, value=col(Exchange.state), else_=""
    )
    place = func.row_number().over(partition_by=column, order_by=BY_DATE.order())
    first = columns(col(Exchange.id).label("id"), place.label("place")).where(*conditions).subquery()
    return listed().join(first, first.c.id == Exchange.id).where(first.c.place <= most).order_by(*BY_DATE.order())


def counts(conditions: list[ColumnElement[bool]]) -> Select[Any]:
    return columns(Exchange.state, func.count().label("number")).where(*conditions).group_by(col(Exchange.state))


def page(conditions: list[ColumnElement[bool]], *, after: str | None, limit: int) -> Select[Any]:
    """One page of the table, with the one row too many that tells whether there is another."""
    statement = listed().where(*conditions).order_by(*BY_DATE.order()).limit(limit + 1)
    return statement.where(BY_DATE.beyond(after)) if after else statement


def key(row: Any) -> tuple[object, ...]:
    return (row["due_at"] or _NEVER, row["id"])


def needs_secretariat() -> ColumnElement[bool]:
    """SQL: waits for the secretariat: to be read, to have peers put forward, to be looked at again; or is late."""
    running = col(Exchange.held_at).is_(None)
    return or_(
        and_(col(Exchange.state).in_((State.submitted, State.open)), running),
        and_(col(Exchange.held_at).is_not(None), col(Exchange.review_on) <= clock.now().date()),
        is_late(),
    )


def concerns(actor: Actor) -> ColumnElement[bool]:
    """SQL: the actor's seat looks after it, or nobody does."""
    return or_(col(Exchange.owner_seat_id) == actor.seat_id, col(Exchange.owner_seat_id).is_(None))


def needing(conditions: list[ColumnElement[bool]], actor: Actor, *, most: int) -> Select[Any]:
    """What needs the actor first."""
    wanted = (*conditions, needs_secretariat(), concerns(actor))
    return listed().where(*wanted).order_by(*BY_DATE.order()).limit(most)


def running_count(conditions: list[ColumnElement[bool]], actor: Actor) -> Select[Any]:
    """How many there are, and how many of them need the actor."""
    needing = func.count().filter(needs_secretariat(), concerns(actor))
    return columns(func.count().label("running"), needing.label("needing")).select_from(Exchange).where(*conditions)


def owners() -> Select[Any]:
    """Seats of the secretariat that somebody holds."""
    return (
        columns(Seat.id)
        .join(Affiliation, col(Affiliation.seat_id) == Seat.id)
        .where(col(Seat.role) == SeatRole.secretariat, *acts_now(clock.now()))
        .order_by(col(Seat.id))
    )
