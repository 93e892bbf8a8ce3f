"""Run migrations on the database that the settings name."""

import importlib
import pkgutil

from alembic import context
from sqlalchemy import create_engine, event, pool
from sqlmodel import SQLModel
from sqlmodel.sql.sqltypes import AutoString

import app
from app.core import settings as settings_module
from app.core.columns import Code, Json, Moment

for module in pkgutil.walk_packages(app.__path__, "app."):
    if module.name.endswith(".models"):
        importlib.import_module(module.name)


def render_item(kind: str, item: object, _context: object) -> str | bool:
    """Write plain column types, since a migration imports nothing from the application."""
    if kind == "type" and isinstance(item, Moment):
        return "sa.DateTime(timezone=True)"
    if kind == "type" and isinstance(item, Code):
        return "sa.String(length=40)"
    if kind == "type" and isinstance(item, AutoString):
        return f"sa.String(length={item.length})" if item.length else "sa.Text()"
    if kind == "type" and item is Json:
        return 'sa.JSON().with_variant(postgresql.JSONB(), "postgresql")'
    return False


def include_name(name: str | None, kind: str, _parents: object) -> bool:
    """Leave the full-text index out of comparisons: each database has its own, and the models know neither."""
    return kind != "table" or not (name or "").startswith("search_index")


def run() -> None:
    url = context.config.attributes.get("url") or settings_module.load().database
    engine = create_engine(url, poolclass=pool.NullPool)
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", lambda connection, _entry: connection.execute("PRAGMA foreign_keys=OFF"))
    with engine.connect() as connection:
        if engine.dialect.name == "postgresql":
            # Two containers that start at once migrate one after the other.
            connection.exec_driver_sql("SELECT pg_advisory_lock(7022860)")
            # Give up rather than block the release that is still running.
            connection.exec_driver_sql("SET lock_timeout = '5s'")
            connection.commit()
        context.configure(
            connection=connection,
            target_metadata=SQLModel.metadata,
            render_as_batch=engine.dialect.name == "sqlite",
            render_item=render_item,
            include_name=include_name,
            compare_type=False,
            transaction_per_migration=True,
        )
        with context.begin_transaction():
            context.run_migrations()


run()
