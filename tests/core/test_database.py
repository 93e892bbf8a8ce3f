"""Sessions: who may write, who waits for whom, what survives."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import psycopg
import pytest
import sqlalchemy as sa
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError
from sqlmodel import col, func, select, update

from app.accounts.models import Person
from app.core import database as database_module
from app.core.database import Database, after_commit
from app.core.i18n import Language
from app.core.rows import Prepared, fetch
from tests.conftest import BACKENDS, new_postgresql, refuse_locks_while_reading


def person(name: str = "Ana") -> Person:
    return Person(name=name, language=Language.en, zone="UTC")


def test_a_reading_session_cannot_write(database):
    with database.reading() as session, pytest.raises(DBAPIError):
        session.add(person())
        session.flush()


def test_a_reading_session_cannot_lock(database):
    refuse_locks_while_reading(database)
    with database.reading() as session, pytest.raises((DBAPIError, TypeError)):
        session.exec(select(Person).with_for_update()).all()


def test_what_raises_leaves_nothing(database):
    def fail() -> None:
        with database.writing() as session:
            session.add(person())
            session.flush()
            raise KeyError

    with pytest.raises(KeyError):
        fail()
    with database.reading() as session:
        assert session.exec(select(func.count()).select_from(Person)).one() == 0


def test_after_a_fault_the_next_writer_gets_its_turn(database):
    test_what_raises_leaves_nothing(database)
    with database.writing() as session:
        session.add(person())


def test_what_waits_for_the_commit_runs_once_and_only_after_it(database):
    ran = []
    with database.writing() as session:
        bell = lambda: ran.append("rung")  # noqa: E731 - one callable, given twice
        after_commit(session, bell)
        after_commit(session, bell)
        session.add(person())
        session.flush()
        assert ran == []
    assert ran == ["rung"]
    with pytest.raises(KeyError), database.writing() as session:
        after_commit(session, bell)
        raise KeyError
    assert ran == ["rung"]


def test_sixteen_writers_lose_nothing(database):
    with database.writing() as session:
        made = person("0")
        session.add(made)
    together = Barrier(8)

    def count(_turn: int) -> None:
        together.wait()
        for _ in range(5):
            with database.writing() as session:
                row = session.exec(select(Person).where(Person.id == made.id).with_for_update()).one()
                session.exec(update(Person).where(col(Person.id) == made.id).values(name=str(int(row.name) + 1)))

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(count, range(8)))
    with database.reading() as session:
        assert session.get_one(Person, made.id).name == "40"


def test_sqlite_forgets_no_acknowledged_commit(database, worker_name):
    if not database.is_sqlite:
        with new_postgresql(f"pacto_as_made_{worker_name}") as url:
            of_its_own = Database(url)
            with of_its_own.reading() as session:
                assert session.connection().execute(text("SHOW synchronous_commit")).scalar() == "on"
            of_its_own.close()
        return
    for engine in (database.engine, database._reader):
        with engine.connect() as connection:
            assert connection.execute(text("PRAGMA journal_mode")).scalar() == "wal"
            assert connection.execute(text("PRAGMA synchronous")).scalar() == 2
            assert connection.execute(text("PRAGMA foreign_keys")).scalar() == 1


@pytest.mark.parametrize("database_url", [each for each in BACKENDS if each != "sqlite"], indirect=True)
def test_a_connection_that_the_server_ended_while_it_rested_is_noticed(database, monkeypatch):
    monkeypatch.setattr(database_module, "REST_SECONDS", 0.0)
    for opened in (database.reading, database.writing):
        with opened() as session:
            own = session.execute(text("SELECT pg_backend_pid()")).scalar_one()
        with psycopg.connect(database.url.set(drivername="postgresql").render_as_string(False)) as other:
            assert other.execute("SELECT pg_terminate_backend(%s, 5000)", (own,)).fetchone() == (True,)
        with opened() as session:
            assert session.execute(text("SELECT pg_backend_pid()")).scalar_one() != own


def test_what_is_planned_anew_is_never_planned_for_all_values_alike(database):
    anew = Prepared(sa.select(sa.bindparam("number", type_=sa.Integer).label("anew")), planned_anew=True)
    kept = Prepared(sa.select(sa.bindparam("number", type_=sa.Integer).label("kept")))
    with database.reading() as session:
        for number in range(12):
            assert fetch(session, anew, number=number) == [{"anew": number}]
            assert fetch(session, kept, number=number) == [{"kept": number}]
        if not database.is_sqlite:
            prepared = " ".join(
                session.connection().exec_driver_sql("SELECT statement FROM pg_prepared_statements").scalars()
            )
            assert "AS kept" in prepared
            assert "AS anew" not in prepared
