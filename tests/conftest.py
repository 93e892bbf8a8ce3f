"""What every test may ask for: a migrated database of each kind, the application on it, and people signed in."""

import fcntl
import gc
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
import pytest
import redis
import structlog
from alembic import command
from alembic.config import Config
from fastapi.testclient import TestClient
from sqlalchemy import Engine, event
from sqlmodel import Session, SQLModel

from app.access.runtime import Runtime
from app.circles import service as circles
from app.core import database as database_module
from app.core import settings as settings_module
from app.core.database import Database
from app.core.settings import Settings, WorkerPlace
from app.discussions import service as discussions
from app.main import make_app
from app.worker import Worker
from tests.people import ORIGIN, World

ROOT = Path(__file__).parents[1]
# Drawing tracebacks with all their locals takes seconds each and tells a test nothing.
structlog.configure(
    processors=[
        structlog.contextvars.merge_contextvars,
        structlog.processors.add_log_level,
        structlog.dev.ConsoleRenderer(exception_formatter=structlog.dev.plain_traceback),
    ]
)
POSTGRESQL = os.environ.get("PACTO_TEST_POSTGRESQL", "postgresql+psycopg://postgres@127.0.0.1:5432")
REDIS = os.environ.get("PACTO_TEST_REDIS", "redis://127.0.0.1:6379/9")
IN_CI = os.environ.get("CI") == "true"


def _postgresql_answers() -> bool:
    try:
        with psycopg.connect(POSTGRESQL.replace("+psycopg", "") + "/postgres", connect_timeout=2):
            return True
    except psycopg.OperationalError:
        return False


def redis_answers() -> bool:
    """Whether tests with Redis can run. Raises where they must: with CI=true a missing Redis is a failure."""
    try:
        return bool(redis.Redis.from_url(REDIS, socket_connect_timeout=2).ping())
    except redis.RedisError:
        if IN_CI:
            raise
        return False


BACKENDS = ["sqlite", *(["postgresql"] if IN_CI or _postgresql_answers() else [])]


def pytest_collection_finish() -> None:
    """Code and models stay to the end: looking through them at each collection took a fifteenth of the time."""
    gc.freeze()


@pytest.fixture(scope="session", autouse=True)
def compiled_once() -> Iterator[None]:
    """Every engine of a kind puts statements into SQL with the same dialect and remembers them with the others.

    Each test has engines of its own; compiling the same few hundred statements anew took a third of the time.
    """
    kept: dict[str, Engine] = {}
    make = database_module.create_engine

    def made(url, **options) -> Engine:
        engine = make(url, **options)
        first = kept.setdefault(engine.name, engine)
        engine.dialect, engine._compiled_cache = first.dialect, first._compiled_cache
        return engine

    database_module.create_engine = made
    yield
    database_module.create_engine = make


@pytest.fixture(scope="session")
def worker_name(request: pytest.FixtureRequest) -> str:
    return f"{os.getpid()}_{getattr(request.config, 'workerinput', {}).get('workerid', 'main')}"


def made_once(tmp_path_factory: pytest.TempPathFactory, name: str, make: Callable[[Path], None]) -> Path:
    """A folder that the first test process to ask for it fills, and the others only read."""
    base = tmp_path_factory.getbasetemp()
    folder = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / name
    with folder.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not folder.exists():
            making = folder.with_suffix(".making")
            making.mkdir()
            make(making)
            making.rename(folder)
    return folder


@pytest.fixture(scope="session")
def migrated_sqlite(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty, migrated SQLite file, copied for every test."""
    name = "pacto.sqlite3"
    return made_once(tmp_path_factory, "template", lambda folder: migrate(f"sqlite:///{folder / name}")) / name


@pytest.fixture(scope="session")
def migrated_postgresql(worker_name: str) -> Iterator[str]:
    """The address of a migrated PostgreSQL database of this test process, emptied after every test.

    Commits do not wait for the disk, as those in SQLite's files do not: no test takes the power from PostgreSQL.
    """
    name = f"pacto_test_{worker_name}"
    with new_postgresql(name) as url:
        migrate(url)
        with psycopg.connect(url.replace("+psycopg", ""), autocommit=True) as connection:
            connection.execute(f'ALTER DATABASE "{name}" SET synchronous_commit = off')
        yield url


EMPTY = "SELECT pg_temp.empty()"
EMPTYING = """
    CREATE FUNCTION pg_temp.empty() RETURNS void LANGUAGE plpgsql AS
    $$ BEGIN SET LOCAL session_replication_role = replica; {}; END $$
"""


@pytest.fixture(scope="session")
def empty_postgresql(migrated_postgresql: str) -> Iterator[Callable[[], None]]:
    """Empty that database.

    Deleting from tables that are mostly empty takes a tenth of the time of TRUNCATE, which makes files anew, and on one
    connection that has planned it a fifth of what it takes on a new one.
    """
    tables = [*SQLModel.metadata.tables, "search_index"]

    def connected() -> psycopg.Connection:
        opened = psycopg.connect(migrated_postgresql.replace("+psycopg", ""), autocommit=True)
        opened.execute(EMPTYING.format("; ".join(f'DELETE FROM "{table}"' for table in tables)))
        return opened

    def empty() -> None:
        nonlocal connection
        try:
            connection.execute(EMPTY)
        except psycopg.OperationalError:  # a test has ended every connection to the database
            connection = connected()
            connection.execute(EMPTY)

    connection = connected()
    yield empty
    connection.close()


@contextmanager
def new_postgresql(name: str) -> Iterator[str]:
    """The address of a new, empty PostgreSQL database, which goes when the block ends."""
    admin = POSTGRESQL.replace("+psycopg", "") + "/postgres"
    with psycopg.connect(admin, autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}"')
    try:
        yield f"{POSTGRESQL}/{name}"
    finally:
        with psycopg.connect(admin, autocommit=True) as connection:
            connection.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


def migrate(url: str) -> None:
    config = Config(ROOT / "alembic.ini")
    config.attributes["url"] = url
    command.upgrade(config, "head")


@pytest.fixture(params=BACKENDS)
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    if request.param == "sqlite":
        path = tmp_path / "pacto.sqlite3"
        shutil.copy(request.getfixturevalue("migrated_sqlite"), path)
        yield f"sqlite:///{path}"
        return
    empty = request.getfixturevalue("empty_postgresql")
    yield request.getfixturevalue("migrated_postgresql")
    empty()


@pytest.fixture
def settings(database_url: str, tmp_path: Path) -> Settings:
    return Settings(
        data_dir=tmp_path / "var",
        database_url=database_url,
        secret_key="a key for tests, long enough to be taken",
        base_url=ORIGIN,
        worker=WorkerPlace.separate,
        rate_limit="100000/minute",
        rate_limit_tight="1000/minute",
    )


@pytest.fixture
def database(settings: Settings) -> Iterator[Database]:
    """The database alone, with the two circles that every installation has."""
    made = Database(settings.database, info=settings_module.carried(settings))
    with made.writing() as session:
        circles.found(session)
        discussions.found(session)
    yield made
    made.close()


@pytest.fixture
def session(database: Database) -> Iterator[Session]:
    """One write transaction, committed when the test ends well."""
    with database.writing() as opened:
        yield opened


@pytest.fixture
def world(database: Database) -> World:
    """A small network with somebody in every role, committed."""
    return World.make(database)


@pytest.fixture
def runtime(client: TestClient) -> Runtime:
    return client.app.state.runtime


@pytest.fixture
def client(settings: Settings, database: Database) -> Iterator[TestClient]:
    """Nobody in particular, calling from our own pages."""
    with TestClient(make_app(settings), base_url=ORIGIN, headers={"origin": ORIGIN}) as made:
        refuse_locks_while_reading(made.app.state.runtime.database)
        yield made


def refuse_locks_while_reading(database: Database) -> None:
    """Have SQLite refuse what PostgreSQL refuses: SELECT … FOR UPDATE in a session that only reads."""

    def refuse(_connection, statement, _many, _one, _options) -> None:
        if getattr(statement, "_for_update_arg", None) is not None:
            message = "SELECT FOR UPDATE in a session that only reads"
            raise TypeError(message)

    if database.is_sqlite:
        event.listen(database._reader, "before_execute", refuse)


@pytest.fixture
def signed_in(client: TestClient, world: World) -> Callable[[str], TestClient]:
    """Clients of the people of `world`, by their names: `signed_in("focal_point").get(...)`."""

    def of(name: str) -> TestClient:
        made = TestClient(client.app, base_url=ORIGIN, headers={"origin": ORIGIN})
        made.portal = client.portal  # one event loop for all of them, as in service; else each request makes its own
        token = world.tokens.get(name)
        if token:
            made.cookies.set("pacto", token)
        return made

    return of


@pytest.fixture
def work(runtime: Runtime) -> Callable[[], None]:
    """Let the worker do everything that waits."""

    def turn() -> None:
        worker = Worker(runtime)
        while worker.turn():
            pass

    return turn


@pytest.fixture
def statements(runtime: Runtime) -> Iterator[list[str]]:
    """The SQL statements sent while the test runs; clear it before what is counted."""
    sent: list[str] = []

    def note(_connection, _cursor, statement, *_rest) -> None:
        if not statement.startswith(("BEGIN", "PRAGMA")):
            sent.append(statement)

    engines = [runtime.database.engine, runtime.database._reader]
    for engine in engines:
        event.listen(engine, "before_cursor_execute", note)
    yield sent
    for engine in engines:
        event.remove(engine, "before_cursor_execute", note)
