"""Keyset paging: `{items, next}`, at most 100 a page, no cost that grows with the page."""

import base64
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Annotated, Any, Final, Generic, TypeVar
from uuid import UUID

import orjson
from pydantic import BaseModel, Field
from sqlalchemy import ColumnElement, and_, bindparam, or_

from app.core.errors import FieldProblem, Invalid

Item = TypeVar("Item")
MOST: Final = 100
USUAL: Final = 20
LARGEST_WHOLE: Final = 2**63 - 1

Limit = Annotated[int, Field(ge=1, le=MOST, description=f"How many at most, up to {MOST}.")]
After = Annotated[str | None, Field(max_length=300, description="`next` of the page before.")]


class Page(BaseModel, Generic[Item]):
    """One page of a list. `next` is null on the last one."""

    items: list[Item]
    next: str | None = None


class Key:
    """The columns a list is ordered by, last one unique, each with its direction."""

    def __init__(self, *columns: tuple[Any, bool]) -> None:
        self._columns = columns

    def order(self) -> list[ColumnElement[Any]]:
        return [column.desc() if down else column.asc() for column, down in self._columns]

    def beyond(self, after: str) -> ColumnElement[bool]:
        """The rows that follow the one which the cursor names. Raises Invalid for a cursor that is not ours."""
        return self._beyond([*self.bound(after).values()])

    def following(self) -> ColumnElement[bool]:
        """The same for statements built once: run them with `**bound(after)`."""
        return self._beyond([bindparam(f"after_{i}", type_=column.type) for i, (column, _) in enumerate(self._columns)])

    def bound(self, after: str) -> dict[str, Any]:
        """What the cursor says, for `following`. Raises Invalid for a cursor that is not ours."""
        values = _decode(after, [_kind_of(column) for column, _ in self._columns])
        return {f"after_{i}": value for i, value in enumerate(values)}

    def _beyond(self, values: Sequence[Any]) -> ColumnElement[bool]:
        alternatives = []
        for i, (column, down) in enumerate(self._columns):
            same = [other == values[j] for j, (other, _) in enumerate(self._columns[:i])]
            alternatives.append(and_(*same, column < values[i] if down else column > values[i]))
        return or_(*alternatives)


def cursor(*values: object) -> str:
    return base64.urlsafe_b64encode(orjson.dumps(values)).decode().rstrip("=")


def page_of(
    rows: Sequence[Item], *, limit: int, key: Callable[[Item], tuple[object, ...]]
) -> tuple[list[Item], str | None]:
    """Cut the one row too many that the query asked for, and name the last one kept."""
    kept = list(rows[:limit])
    return kept, cursor(*key(kept[-1])) if len(rows) > limit else None


def _text(value: object) -> str:
    if not isinstance(value, str) or "\x00" in value:
        raise TypeError
    return value


def _whole(value: object) -> int:
    if not isinstance(value, int) or abs(value) > LARGEST_WHOLE:
        raise TypeError
    return value


_READERS: Final[dict[type, Callable[[Any], Any]]] = {
    datetime: lambda value: datetime.fromisoformat(_text(value)),
    UUID: lambda value: UUID(_text(value)),
    str: _text,
    int: _whole,
}


def _kind_of(column: Any) -> type:
    """What values of the column are in Python; a decorated type is asked for what it decorates."""
    kind: type = getattr(column.type, "impl_instance", column.type).python_type
    return kind


def _decode(after: str, types: Sequence[type]) -> list[Any]:
    try:
        values = orjson.loads(base64.urlsafe_b64decode(after + "=" * (-len(after) % 4)))
        return [_READERS[kind](value) for kind, value in zip(types, values, strict=True)]
    except (ValueError, TypeError) as error:
        raise Invalid(FieldProblem(("query", "after"), "bad_cursor")) from error
