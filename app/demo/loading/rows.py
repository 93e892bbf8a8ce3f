"""Rows of the story on their way into the tables: named, dated in the past, written in one go."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, time, timedelta
from hashlib import sha256
from typing import Any, Final
from uuid import UUID

from sqlalchemy import inspect
from sqlmodel import Session, SQLModel, insert

from app.circles.models import Admission, Circle, CircleKind, CircleRole
from app.outbox.events import Event
from app.outbox.models import Due, EventRow

_A_LITTLE: Final = timedelta(milliseconds=1)


def id_of(at: datetime, *names: object) -> UUID:
    """The same UUIDv7 for the same moment and names, so that addresses stay the same and rows sort by their age."""
    found = int.from_bytes(sha256("\x1f".join(map(str, names)).encode()).digest())
    low, high = found & ((1 << 62) - 1), found >> 62 & ((1 << 12) - 1)
    return UUID(int=int(at.timestamp() * 1000) << 80 | 7 << 76 | high << 64 | 0b10 << 62 | low)


def morning(day: date) -> datetime:
    """The beginning of a day whose hour the story does not tell."""
    return datetime.combine(day, time(), UTC)


class Rows:
    """Collected in any order, written parents first. What was due before `now` is noted as done: the past stays quiet."""

    def __init__(self, now: datetime) -> None:
        self.now = now
        self._rows: dict[str, list[SQLModel]] = defaultdict(list)
        self._told: dict[tuple[UUID, datetime], int] = defaultdict(int)

    def add(self, *rows: SQLModel) -> None:
        for row in rows:
            self._rows[str(row.__tablename__)].append(row)

    def circle(self, circle_id: UUID, kind: CircleKind, at: datetime, admitted: Mapping[str, CircleRole]) -> UUID:
        """A circle with these principals in it; one whose service settles whom it admits is made empty."""
        self.add(Circle(id=circle_id, kind=kind, made_at=at))
        self.add(
            *(
                Admission(
                    id=id_of(at, "admission", circle_id, principal),
                    circle_id=circle_id,
                    principal=principal,
                    role=role,
                    made_at=at,
                )
                for principal, role in admitted.items()
            )
        )
        return circle_id

    def due(self, kind: str, subject_id: UUID, at: datetime, *, occasion: str = "") -> None:
        """Let this happen by itself when the moment comes."""
        done = at if at <= self.now else None
        due_id = id_of(at, "due", kind, subject_id, occasion)
        self.add(Due(id=due_id, kind=kind, subject_id=subject_id, occasion=occasion, at=at, finished_at=done))

    def event(
        self,
        at: datetime,
        event: Event,
        person_id: UUID | None = None,
        seat_id: UUID | None = None,
    ) -> None:
        """Something that happened then. Nobody is told of it any more. Without a person, time did it.

        What happened to a record at the same moment keeps the order in which it was told.
        """
        earlier = self._told[event.subject_id, at]
        self._told[event.subject_id, at] += 1
        at += earlier * _A_LITTLE
        row = EventRow(
            id=id_of(at, "event", event.kind, event.subject_id, earlier),
            at=at,
            kind=event.kind,
            subject_kind=event.subject_kind,
            subject_id=event.subject_id,
            circle_id=event.circle_id,
            person_id=person_id,
            seat_id=seat_id,
            data=event.model_dump(mode="json", exclude={"subject_id", "circle_id"}),
        )
        self.add(row)

    def write(self, session: Session) -> None:
        """Insert everything collected so far, and forget it."""
        connection = session.connection()
        for table in SQLModel.metadata.sorted_tables:
            rows = self._rows.pop(table.name, [])
            if rows:
                connection.execute(insert(table), list(_values(rows)))


def _values(rows: Iterable[SQLModel]) -> Iterable[dict[str, Any]]:
    for row in rows:
        yield {attribute.key: getattr(row, attribute.key) for attribute in inspect(type(row)).column_attrs}
