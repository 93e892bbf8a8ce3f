"""Dates that the steps of an exchange should keep: set, met, and moved on while an exchange is on hold."""

from datetime import datetime, timedelta
from typing import Final

from sqlmodel import Session, col, select

from app.core import clock
from app.exchanges.codes import Step
from app.exchanges.models import Deadline, Exchange
from app.outbox import dates

STEP_DUE: Final = "exchange.step_due"


def put(session: Session, exchange: Exchange, step: Step, due_at: datetime) -> None:
    """This step is due then. A step that had been met is due again."""
    row = session.get(Deadline, (exchange.id, step)) or Deadline(exchange_id=exchange.id, step=step, due_at=due_at)
    row.due_at, row.met_at = due_at, None
    session.add(row)
    dates.plan(session, STEP_DUE, exchange.id, at=due_at, occasion=step)
    _name_next(session, exchange)


def meet(session: Session, exchange: Exchange, *steps: Step) -> None:
    """These steps have been taken. Nothing happens to those that were never due or had been met."""
    for row in _open(session, exchange):
        if row.step in steps:
            row.met_at = clock.now()
            session.add(row)
    _name_next(session, exchange)


def drop(session: Session, exchange: Exchange, *steps: Step) -> None:
    """These steps are not due any more and never were met; without steps, none is."""
    for row in _open(session, exchange):
        if row.step in steps or not steps:
            session.delete(row)
    _name_next(session, exchange)


def move_on(session: Session, exchange: Exchange, *, since: datetime, by: timedelta) -> None:
    """The clock stood still from `since`: what was not yet due then is due later by as much."""
    for row in _open(session, exchange):
        if row.due_at > since:
            put(session, exchange, row.step, row.due_at + by)


def due_at(session: Session, exchange: Exchange, step: Step) -> datetime | None:
    """When an open step is due; None when it is not."""
    return next((row.due_at for row in _open(session, exchange) if row.step is step), None)


def _open(session: Session, exchange: Exchange) -> list[Deadline]:
    session.flush()
    return list(
        session.exec(
            select(Deadline)
            .where(Deadline.exchange_id == exchange.id, col(Deadline.met_at).is_(None))
            .order_by(col(Deadline.due_at), col(Deadline.step))
        )
    )


def _name_next(session: Session, exchange: Exchange) -> None:
    """Keep beside the exchange what it waits for next, so that lists sort and filter by it."""
    first = next(iter(_open(session, exchange)), None)
    exchange.due_step = first.step if first else None
    exchange.due_at = first.due_at if first else None
    session.add(exchange)
