"""What nobody needs any more is forgotten once a day: each room says what, and is asked for one piece at a time.

A day's work is a date like any other (`dates`), so it happens once however many workers there are, in transactions
short enough that nobody waits for them, and what was missed while the worker stood still is made up for.
"""

from collections.abc import Callable
from datetime import timedelta
from typing import Final
from uuid import UUID

from sqlmodel import Session, col

from app.access.models import IdempotentAnswer
from app.core import clock
from app.core.rows import delete_some
from app.outbox import dates, registry
from app.outbox.models import Delivery, Due

Forget = Callable[[Session, int], int]

EVERY: Final = timedelta(days=1)
PIECE: Final = 500
"""Rows that one transaction forgets at most."""
ANSWERS_KEPT: Final = timedelta(days=1)
DONE_KEPT: Final = timedelta(days=30)
NO_RECORD: Final = UUID(int=0)
"""Housekeeping is about no single record."""
_kinds: Final[list[str]] = []


def daily(kind: str) -> Callable[[Forget], Forget]:
    """Run this once a day. It is told how many things it may forget, and says how many it forgot.

    When it forgot all that it might, it is called again at once. `kind` is stored, so it must not change.
    """

    def register(forget: Forget) -> Forget:
        @registry.timed(kind)
        def run(session: Session, subject_id: UUID, _occasion: str) -> None:
            more = forget(session, PIECE) >= PIECE
            dates.plan(session, kind, subject_id, at=clock.now() + (timedelta() if more else EVERY))

        _kinds.append(kind)
        return forget

    return register


def begin(session: Session) -> None:
    """Plan what is not planned yet, or was given up, to be done now."""
    for kind in _kinds:
        dates.plan_each(session, kind, {NO_RECORD: clock.now()})


# What this room and those below it leave behind.


@daily("outbox.deliveries")
def forget_deliveries(session: Session, most: int) -> int:
    """What arrived; the events themselves stay."""
    return delete_some(session, Delivery, col(Delivery.finished_at) < clock.now() - DONE_KEPT, most=most)


@daily("outbox.dates")
def forget_dates(session: Session, most: int) -> int:
    return delete_some(session, Due, col(Due.finished_at) < clock.now() - DONE_KEPT, most=most)


@daily("access.answers")
def forget_answers(session: Session, most: int) -> int:
    return delete_some(session, IdempotentAnswer, IdempotentAnswer.made_at < clock.now() - ANSWERS_KEPT, most=most)
