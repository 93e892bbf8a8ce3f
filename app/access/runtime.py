"""What one process holds for its whole life, built by main and found on the application."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

import anyio.to_thread
from anyio import CapacityLimiter
from sqlmodel import Session
from starlette.requests import HTTPConnection

from app.access.actor import Actor
from app.access.limits import Limits
from app.core.database import Database
from app.core.settings import Settings

Result = TypeVar("Result")
FindActor = Callable[[Session, HTTPConnection], Actor | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Runtime:
    """Settings, database, threads and limits of this process, and how an actor is found."""

    settings: Settings
    database: Database
    threads: CapacityLimiter
    limits: Limits
    find_actor: FindActor
    session_cookie: str

    async def in_transaction(self, work: Callable[[Session], Result]) -> Result:
        """Do this in one write transaction of a worker thread: what code on the event loop calls, and keeps short."""

        def run() -> Result:
            with self.database.writing() as session:
                return work(session)

        return await anyio.to_thread.run_sync(run, limiter=self.threads)


def runtime_of(connection: HTTPConnection) -> Runtime:
    found: Runtime = connection.app.state.runtime
    return found
