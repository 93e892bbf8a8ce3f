"""Column types that behave alike on SQLite and PostgreSQL."""

from collections.abc import Callable
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any, Final

from sqlalchemy import JSON, DateTime, Dialect, String
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.engine.interfaces import Dialect as AnyDialect
from sqlalchemy.types import TypeDecorator

Json: Final = JSON().with_variant(JSONB(), "postgresql")


class Moment(TypeDecorator[datetime]):
    """A moment in UTC. A value without a zone is refused, since nobody can know what it means."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            msg = "a moment needs a zone"
            raise ValueError(msg)
        moment = value.astimezone(UTC)
        return moment.replace(tzinfo=None) if dialect.name == "sqlite" else moment

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if dialect.name == "sqlite" else value.astimezone(UTC)


class Code(TypeDecorator[StrEnum]):
    """One of a list of codes, stored as its text so that adding one needs no migration."""

    impl = String(40)
    cache_ok = True

    def __init__(self, codes: type[StrEnum]) -> None:
        super().__init__()
        self.codes = codes

    def process_bind_param(self, value: StrEnum | str | None, dialect: Dialect) -> str | None:
        return None if value is None else self.codes(value).value

    def process_literal_param(self, value: StrEnum | None, dialect: Dialect) -> str:
        return repr(str(value))

    def process_result_value(self, value: Any, dialect: Dialect) -> StrEnum | None:
        return None if value is None else self.codes(value)

    def result_processor(self, dialect: AnyDialect, coltype: object) -> Callable[[Any], StrEnum | None]:
        known: dict[str | None, StrEnum | None] = {code.value: code for code in self.codes}
        known[None] = None
        return known.__getitem__
