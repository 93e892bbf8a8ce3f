"""Migrations: from nothing to this release and back, on both databases, and never behind the models."""

import pytest
from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from alembic.util import CommandError
from sqlalchemy import inspect
from sqlmodel import SQLModel, select

from app.circles.models import NETWORK_CIRCLE
from app.core import clock
from app.core.database import Database, is_at
from app.core.version import SCHEMA
from app.discussions import service as discussions
from app.exchanges.codes import RemarkKind, Side, State
from app.exchanges.models import Remark
from app.exchanges.service import triage
from app.search import service as search
from app.search.models import Kind
from tests.conftest import ROOT
from tests.exchanges.story import REPORTS, Story


@pytest.fixture
def config(database_url):
    made = Config(ROOT / "alembic.ini")
    made.attributes["url"] = database_url
    return made


def tables(url: str) -> set[str]:
    database = Database(url)
    found = set(inspect(database.engine).get_table_names())
    database.close()
    return {name for name in found if not name.startswith("search_index")} - {"alembic_version"}


def test_an_empty_database_gets_every_table(database_url):
    assert tables(database_url) == set(SQLModel.metadata.tables)


def test_the_release_knows_the_revision_that_it_needs(config, database_url, tmp_path):
    assert ScriptDirectory.from_config(config).get_current_head() == SCHEMA
    assert is_at(database_url, SCHEMA)
    assert not is_at(database_url, "another")
    assert not is_at(f"sqlite:///{tmp_path}/nothing", SCHEMA)


def test_models_and_migrations_agree(config):
    try:
        command.check(config)
    except CommandError as drifted:
        pytest.fail(f"{drifted}: run `make first-migration`")


def test_down_to_nothing_and_up_again(config, database_url):
    command.downgrade(config, "base")
    assert tables(database_url) == set()
    command.upgrade(config, "head")
    assert tables(database_url) == set(SQLModel.metadata.tables)


def test_an_index_of_the_release_before_is_filled_anew(config, client, database, world):
    with database.writing() as session:
        discussions.open_thread(
            session, world.actor(session, "member"), subject_kind="", subject_id=None, circle_id=NETWORK_CIRCLE,
            title="Pausa obligatoria", language="es", first_post="Quetzal descansa",
        )  # fmt: skip
    database.engine.dispose()
    command.downgrade(config, "0017")
    command.upgrade(config, "head")
    with database.writing() as session:
        member = world.actor(session, "member")
        assert search.search(session, member, "quetzal", limit=5).items == []
        assert search.fill_once(session)
        assert [item.kind for item in search.search(session, member, "quetzal", limit=5).items] == [Kind.post]


def test_notes_of_the_desk_are_told_from_the_remarks_of_peers(config, client, database, world):
    with database.writing() as session:
        story = Story(session, world)
        exchange = story.to(State.reporting)
        story.reported(exchange, Side.peer)
        notes = ("Call them first.", "A colleague is away.")
        for text in notes:
            triage.add_note(session, story.actor("secretariat"), exchange.id, text=text)
    database.engine.dispose()
    command.downgrade(config, "0018")
    with database.writing() as session:
        private = select(Remark).where(Remark.kind == RemarkKind.private)
        assert {row.text for row in session.exec(private)} == {*notes, REPORTS[Side.peer]["to_secretariat"]}
        overwritten = session.exec(private.where(Remark.text == notes[1])).one()
        overwritten.text, overwritten.at = "Said on the phone.", clock.now()
    database.engine.dispose()
    command.upgrade(config, "head")
    with database.reading() as session:
        kinds = {row.text: row.kind for row in session.exec(select(Remark))}
    assert kinds[notes[0]] is RemarkKind.note
    assert kinds["Said on the phone."] is kinds[REPORTS[Side.peer]["to_secretariat"]] is RemarkKind.private


def test_migrating_twice_changes_nothing(config, database_url):
    command.upgrade(config, "head")
    assert tables(database_url) == set(SQLModel.metadata.tables)


def test_a_migration_imports_nothing_of_the_application():
    for path in (ROOT / "migrations" / "versions").glob("*.py"):
        assert "import app" not in path.read_text()
        assert "from app" not in path.read_text()
