"""What happened, who is still to hear of it, and what falls due."""

from datetime import datetime
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Index, UniqueConstraint
from sqlmodel import Field, SQLModel

from app.core import ids
from app.core.columns import Json, Moment

GIVE_UP_AFTER: Final = 12
"""So many tries, then a delivery or a date stays unfinished for somebody to look at."""


class EventRow(SQLModel, table=True):
    """One event: ids, codes and names of fields, never what people wrote. Nobody edits or deletes one."""

    __tablename__ = "event"
    __table_args__ = (Index("ix_event_subject", "subject_kind", "subject_id", "at"),)

    id: UUID = Field(default_factory=ids.new, primary_key=True)
    at: datetime = Field(sa_type=Moment, index=True)
    kind: str = Field(max_length=60)
    subject_kind: str = Field(max_length=40)
    subject_id: UUID
    circle_id: UUID = Field(index=True, description="Who may read that it happened.")
    person_id: UUID | None = Field(index=True, description="Who did it; null when time did.")
    seat_id: UUID | None = None
    behalf_of: UUID | None = Field(default=None, description="The organisation for which the secretariat acted.")
    data: dict[str, Any] = Field(sa_type=Json)


class Delivery(SQLModel, table=True):
    """One event on its way to one subscriber. The relay claims unfinished rows, in whatever order commits arrived."""

    __tablename__ = "delivery"
    __table_args__ = (Index("ix_delivery_open", "finished_at", "not_before"),)

    event_id: UUID = Field(primary_key=True, foreign_key="event.id")
    subscriber: str = Field(primary_key=True, max_length=80)
    not_before: datetime = Field(sa_type=Moment)
    attempts: int = 0
    finished_at: datetime | None = Field(default=None, sa_type=Moment)
    error: str = Field(default="", max_length=200)


class Due(SQLModel, table=True):
    """Something that happens by itself at a moment, once: a reminder, an expiry, a check."""

    __tablename__ = "due"
    __table_args__ = (
        UniqueConstraint("kind", "subject_id", "occasion"),
        Index("ix_due_open", "finished_at", "at"),
    )

    id: UUID = Field(default_factory=ids.new, primary_key=True)
    kind: str = Field(max_length=60)
    subject_id: UUID = Field(index=True)
    occasion: str = Field(default="", max_length=60, description="Tells two dates of one kind and subject apart.")
    at: datetime = Field(sa_type=Moment)
    attempts: int = 0
    not_before: datetime | None = Field(default=None, sa_type=Moment)
    finished_at: datetime | None = Field(default=None, sa_type=Moment)
    error: str = Field(default="", max_length=200)
