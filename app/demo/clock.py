"""The clock of the demonstration: a visitor moves it ahead to see what falls due."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Final

from sqlmodel import Session, col, select

from app.accounts.models import SignIn
from app.core import clock
from app.core.database import Database, after_commit
from app.core.errors import Conflict
from app.demo import queries
from app.demo.loading import RealPeopleError
from app.demo.models import DemoClock
from app.outbox import registry

FURTHEST: Final = timedelta(days=3 * 365)


class ClockTooFar(Conflict):
    """The clock stands far enough ahead already."""

    code = "clock_too_far"


@contextmanager
def running(database: Database) -> Iterator[None]:
    """Serve the demonstration for as long as the block lasts, by the clock it had when it stopped.

    Raises RealPeopleError rather than let visitors act in a real network.
    """
    with database.reading() as session:
        if queries.has_real_people(session):
            msg = "PACTO_DEMO is set, but this database holds real people: give the demonstration one of its own."
            raise RealPeopleError(msg)
        kept = session.get(DemoClock, 1)
    clock.move(timedelta(seconds=kept.seconds if kept else 0))
    try:
        yield
    finally:
        clock.move(timedelta(0))


def advance(session: Session, by: timedelta) -> None:
    """Move the clock ahead and let happen what falls due. Sessions move along: nobody is signed out by it.

    Raises ClockTooFar beyond three years.
    """
    kept = session.get(DemoClock, 1, with_for_update=True) or DemoClock(seconds=0)
    offset = timedelta(seconds=kept.seconds) + by
    if offset > FURTHEST:
        raise ClockTooFar
    kept.seconds = int(offset.total_seconds())
    session.add(kept)
    for sign_in in session.exec(select(SignIn).where(col(SignIn.ended_at).is_(None))):
        sign_in.made_at += by
        sign_in.seen_at += by
        sign_in.proved_at += by
        sign_in.expires_at += by
    after_commit(session, lambda: clock.move(offset))
    after_commit(session, registry.wake)
