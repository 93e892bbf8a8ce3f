"""What one process holds for its whole life, built by main and found on the application."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import TypeVar

import anyio.to_thread
from anyio import CapacityLimiter
from sqlmodel import Session
from starlette.requests import HTTPConnection, Request

from app.access import marks
from app.access.actor import Actor
from app.access.limits import Limits
from app.access.marks import Mark
from app.core.database import Database
from app.core.settings import Settings

Result = TypeVar("Result")
FindActor = Callable[[Session, HTTPConnection], Actor | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Runtime:
    """Settings, database, threads and limits of this process, and how an actor is found.

    `readers` are those of the threads that short reads may take at once: on SQLite one, since its reads never wait
    for anything, and two threads that take turns at every row use twice the processor for the same answers.
    """

    settings: Settings
    database: Database
    threads: CapacityLimiter
    readers: CapacityLimiter
    limits: Limits
    find_actor: FindActor
    session_cookie: str

    async def in_transaction(self, work: Callable[[Session], Result]) -> Result:
        """Do this in one write transaction of a worker thread: what code on the event loop calls, and keeps short."""

        def run() -> Result:
            with self.database.writing() as session:
                return work(session)

        return await anyio.to_thread.run_sync(run, limiter=self.threads)


@dataclass(frozen=True, slots=True)
class Acting:
    """Who calls a door that waits for others, in steps, each of them a short transaction of a worker thread.

    A step has the rights that the caller has at that moment; between two, neither connection nor thread is held.
    """

    _runtime: Runtime
    _mark: Mark
    _request: Request

    async def reading(self, work: Callable[[Session, Actor], Result]) -> Result:
        """Do this in a session that cannot write. Raises what the gate raises."""
        limiter = self._runtime.threads if self._mark.long else self._runtime.readers
        return await self._step(self._runtime.database.reading, work, limiter)

    async def writing(self, work: Callable[[Session, Actor], Result]) -> Result:
        """Do this in one write transaction. Raises what the gate raises."""
        return await self._step(self._runtime.database.writing, work, self._runtime.threads)

    async def _step(
        self,
        opened: Callable[[], AbstractContextManager[Session]],
        work: Callable[[Session, Actor], Result],
        limiter: CapacityLimiter,
    ) -> Result:
        def run() -> Result:
            with opened() as session:
                actor = self._runtime.find_actor(session, self._request)
                marks.admit(self._mark, actor)
                assert actor is not None
                return work(session, actor)

        return await anyio.to_thread.run_sync(run, limiter=limiter)


def runtime_of(connection: HTTPConnection) -> Runtime:
    found: Runtime = connection.app.state.runtime
    return found
