"""The database: sessions that read, sessions that write, and how each behaves on SQLite and PostgreSQL."""

import os
import sqlite3
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Connection, Engine, create_engine, event, make_url, text
from sqlalchemy.exc import DisconnectionError, SQLAlchemyError
from sqlalchemy.pool import ConnectionPoolEntry, NullPool
from sqlmodel import Session, SQLModel

from app.core import memory
from app.core.errors import Busy

SQLModel.metadata.naming_convention = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}

LOCK_SECONDS: Final = 10.0
REST_SECONDS: Final = 2.0
SQLITE_PRAGMAS: Final = (
    "journal_mode=WAL",
    # NORMAL forgets acknowledged commits in a power cut, FULL does not.
    "synchronous=FULL",
    "foreign_keys=ON",
    "busy_timeout=10000",
    # The pages that are read lie in the system's memory, as many as SQLite maps; only those being written need the process's own.
    "cache_size=-4000",
    "mmap_size=2147418112",
    "temp_store=MEMORY",
)


_WITHOUT_WAITING: Final = text("SET LOCAL synchronous_commit = off")
POSTGRESQL_OPTIONS: Final = (
    "-c statement_timeout=30000 -c lock_timeout=8000"
    # What is asked often lies in memory; at the cost of a turning disk, the planner would rather read a whole table,
    # with every text in it, than look into an index.
    " -c random_page_cost=1.1"
)


class Database:
    """Hands out sessions. One instance a process. `info` is what every session carries: see `settings.of`.

    Connections never number less than the worker threads, so that a request which holds a connection
    never waits for a thread.
    """

    def __init__(self, url: str, *, threads: int = 8, info: Mapping[str, Any] | None = None) -> None:
        self.url = make_url(url)
        self._info = {memory.SESSION_KEY: {}, **(info or {})}
        self.is_sqlite = self.url.get_backend_name() == "sqlite"
        self._write_lock = threading.Lock()
        self._held = threading.local()
        if self.is_sqlite:
            self.engine = self._sqlite("BEGIN IMMEDIATE", threads=threads)
            self._reader = self._sqlite("BEGIN", threads=threads)
            event.listen(self._reader, "connect", _refuse_writes)
            event.listen(self.engine, "begin", self._take_write_lock, insert=True)
            self._hasty = self._sqlite("BEGIN IMMEDIATE", threads=1)
            event.listen(self._hasty, "connect", _write_without_waiting)
            event.listen(self._hasty, "begin", self._take_write_lock, insert=True)
        else:
            self.engine = self._hasty = self._postgresql(threads=threads)
            # Each statement reads what is committed when it begins, within a transaction or without one; so without,
            # and two words fewer with the server for every request.
            self._reader = self._postgresql(
                threads=threads, more=" -c default_transaction_read_only=on", isolation_level="AUTOCOMMIT"
            )

    def _postgresql(self, *, threads: int, more: str = "", **options: Any) -> Engine:
        engine = create_engine(
            self.url, pool_size=threads, max_overflow=4, pool_timeout=5, hide_parameters=True,
            connect_args={"connect_timeout": 5, "options": f"{POSTGRESQL_OPTIONS}{more}"},
            **options,
        )  # fmt: skip
        event.listen(engine, "checkin", _note_rest)
        event.listen(engine, "checkout", _require_alive)
        return engine

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
        with self._releasing(), Session(self.engine, expire_on_commit=False, info=self._info) as session:
            yield session
            session.commit()
        for call in session.info.get("after_commit", ()):
            call()

    @contextmanager
    def hastily(self) -> Iterator[Connection]:
        """A connection that commits as `writing` does: what it wrote outlives this process, a power cut only after `seal`."""
        with self._releasing(), self._hasty.begin() as connection:
            if not self.is_sqlite:
                connection.execute(_WITHOUT_WAITING)
            yield connection

    @contextmanager
    def _releasing(self) -> Iterator[None]:
        """Let the next writer in when the block ends, if it came to writing at all."""
        self._held.lock = False
        try:
            yield
        finally:
            if self._held.lock:
                self._held.lock = False
                self._write_lock.release()

    def seal(self) -> None:
        """Bring to disk what has been committed so far. Blocks for as long as the disk takes, nobody waits meanwhile."""
        if not self.is_sqlite:
            with self.engine.begin() as connection:
                connection.execute(text("SELECT pg_logical_emit_message(true, 'pacto', 'seal')"))
            return
        try:
            log = os.open(f"{self.url.database}-wal", os.O_RDONLY)
        except FileNotFoundError:  # written back into the database, which brings it to disk first
            return
        try:
            os.fsync(log)
        finally:
            os.close(log)

    def check(self) -> None:
        """Raise unless the database answers."""
        with self._reader.connect() as connection:
            connection.execute(text("SELECT 1"))

    def close(self) -> None:
        self.engine.dispose()
        self._hasty.dispose()
        self._reader.dispose()


def is_at(url: str, revision: str) -> bool:
    """Whether a database answers there and was migrated to this revision."""
    address = make_url(url)
    if address.get_backend_name() == "sqlite" and not Path(address.database or "").is_file():
        return False
    engine = create_engine(address, poolclass=NullPool, hide_parameters=True)
    try:
        with engine.connect() as connection:
            return connection.execute(text("SELECT version_num FROM alembic_version")).scalars().all() == [revision]
    except SQLAlchemyError:
        return False


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


def _note_rest(_connection: Any, entry: ConnectionPoolEntry) -> None:
    entry.info["rests_since"] = time.monotonic()


def _require_alive(connection: Any, entry: ConnectionPoolEntry, _proxy: Any) -> None:
    """Ask a connection that has rested whether it still stands; one that worked a moment ago is not worth a round trip.

    Raises DisconnectionError, for which the pool makes another connection.
    """
    if time.monotonic() - entry.info.get("rests_since", time.monotonic()) < REST_SECONDS:
        return
    try:
        connection.execute("SELECT 1")
        connection.rollback()
    except Exception as error:
        raise DisconnectionError from error


def _write_without_waiting(connection: Any, _entry: ConnectionPoolEntry) -> None:
    connection.execute("PRAGMA synchronous=NORMAL")


def _refuse_writes(connection: Any, _entry: ConnectionPoolEntry) -> None:
    connection.execute("PRAGMA query_only=ON")
