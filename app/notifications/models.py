"""What a person has been told, which events that was, and how they wish to hear."""

from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import Index, text
from sqlmodel import Field, SQLModel

from app.core import ids
from app.core.columns import Code, Json, Moment


class Group(StrEnum):
    """What a person can choose about: one wish for all notices of a group."""

    waits = "waits"
    named = "named"
    exchanges = "exchanges"
    sessions = "sessions"
    conversations = "conversations"
    organisation = "organisation"
    desk = "desk"


class How(StrEnum):
    """By mail at once, in one mail each morning, or in the inbox alone."""

    at_once = "at_once"
    daily = "daily"
    off = "off"


_UNREAD = text("read_at IS NULL")
_FOR_DIGEST = text("mail = 'daily' AND mailed_at IS NULL")


class Notification(SQLModel, table=True):
    """One line of a person's inbox. Further events of its key join it while it is unread."""

    __tablename__ = "notification"
    __table_args__ = (
        Index(
            "uq_notification_unread", "person_id", "key", unique=True, sqlite_where=_UNREAD, postgresql_where=_UNREAD
        ),
        Index("ix_notification_inbox", "person_id", "updated_at", "id"),
        Index("ix_notification_digest", "person_id", sqlite_where=_FOR_DIGEST, postgresql_where=_FOR_DIGEST),
        Index("ix_notification_subject", "subject_id", "person_id"),
    )

    id: UUID = Field(default_factory=ids.new, primary_key=True)
    person_id: UUID = Field(foreign_key="person.id")
    kind: str = Field(max_length=40, description="Row of `notices.NOTICES`, and key of its words.")
    key: str = Field(max_length=120, description="What may be merged: kind and record.")
    subject_kind: str = Field(max_length=40)
    subject_id: UUID
    circle_id: UUID = Field(foreign_key="circle.id", index=True, description="Asked again whenever it is shown.")
    place: str = Field(max_length=120, description="Path of the page it leads to.")
    actor_id: UUID | None = Field(
        default=None, foreign_key="person.id", description="Who did it last; null when time did."
    )
    count: int = 1
    params: dict[str, Any] = Field(default_factory=dict, sa_type=Json, description="Ids, codes and dates.")
    mail: How = Field(sa_type=Code(How))
    mailed_at: datetime | None = Field(default=None, sa_type=Moment)
    created_at: datetime = Field(sa_type=Moment)
    updated_at: datetime = Field(sa_type=Moment)
    read_at: datetime | None = Field(default=None, sa_type=Moment)


class Told(SQLModel, table=True):
    """This person has been told of this event: never twice, whatever is killed in between."""

    __tablename__ = "told"

    event_id: UUID = Field(primary_key=True, foreign_key="event.id")
    person_id: UUID = Field(primary_key=True, foreign_key="person.id")


class Preference(SQLModel, table=True):
    """How a person wishes to hear of one group, where that differs from what is usual."""

    __tablename__ = "preference"

    person_id: UUID = Field(primary_key=True, foreign_key="person.id")
    group: Group = Field(primary_key=True, sa_type=Code(Group))
    how: How = Field(sa_type=Code(How))
