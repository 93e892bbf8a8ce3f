"""What a person has been told, which events that was, how they wish to hear, and how they answer by mail."""

from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import Index, UniqueConstraint, text
from sqlmodel import Field, SQLModel

from app.core import ids
from app.core.columns import Code, Json, Moment


class Group(StrEnum):
    """What a person can choose about: one wish for all notices of a group."""

    waits = "waits"
    named = "named"
    exchanges = "exchanges"
    sessions = "sessions"
    proposals = "proposals"
    conversations = "conversations"
    organisation = "organisation"
    news = "news"
    desk = "desk"


class How(StrEnum):
    """By mail at once, in one mail each morning, in one each week, or in the inbox alone."""

    at_once = "at_once"
    daily = "daily"
    weekly = "weekly"
    off = "off"


_UNREAD = text("read_at IS NULL")
_FOR_DIGEST = text("mail IN ('daily', 'weekly') AND mailed_at IS NULL AND read_at IS NULL")


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
    key: str = Field(max_length=120, description="What may be merged: kind and record, or the thread alone.")
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


class ReplyAddress(SQLModel, table=True):
    """An address at which one person answers one thread by mail. Whoever else writes to it answers nothing."""

    __tablename__ = "reply_address"

    id: UUID = Field(default_factory=ids.new, primary_key=True)
    token_hash: str = Field(unique=True, max_length=64)
    person_id: UUID = Field(foreign_key="person.id", index=True)
    thread_id: UUID = Field(foreign_key="thread.id", index=True)
    made_at: datetime = Field(sa_type=Moment, index=True)
    expires_at: datetime = Field(sa_type=Moment)


class Outcome(StrEnum):
    """What became of an answer by mail: posted, held for its author's word, passed over, or refused for a reason."""

    posted = "posted"
    held = "held"
    automatic = "automatic"
    expired = "expired"
    reserved = "reserved"
    not_yours = "not_yours"
    locked = "locked"
    calendar = "calendar"
    empty = "empty"
    too_long = "too_long"
    unfit = "unfit"


class Answer(SQLModel, table=True):
    """An answer by mail came in, and what became of it: so that one brought twice is taken once. Not a word of it."""

    __tablename__ = "answer"
    __table_args__ = (UniqueConstraint("person_id", "letter_hash"), Index("ix_answer_lately", "person_id", "at"))

    id: UUID = Field(default_factory=ids.new, primary_key=True)
    person_id: UUID = Field(foreign_key="person.id")
    letter_hash: str = Field(max_length=64)
    outcome: Outcome = Field(sa_type=Code(Outcome))
    at: datetime = Field(sa_type=Moment, index=True)
    told: bool = Field(description="Whether a letter went back.")


class Doubt(StrEnum):
    """Why an answer by mail waits for its author's word."""

    sender = "sender"
    relay = "relay"
    provider = "provider"
    terms = "terms"


class HeldReply(SQLModel, table=True):
    """An answer by mail of which nobody knows for sure who wrote it. Only the person whose address it came to sees it."""

    __tablename__ = "held_reply"

    id: UUID = Field(default_factory=ids.new, primary_key=True)
    person_id: UUID = Field(foreign_key="person.id", index=True)
    thread_id: UUID = Field(foreign_key="thread.id", index=True)
    sender: str = Field(max_length=254, description="Whom it says it is from.")
    doubt: Doubt = Field(sa_type=Code(Doubt))
    language: str = Field(max_length=35)
    markdown: str
    received_at: datetime = Field(sa_type=Moment, index=True)


class HeldFile(SQLModel, table=True):
    """A file that hangs on a held answer."""

    __tablename__ = "held_file"

    id: UUID = Field(default_factory=ids.new, primary_key=True)
    reply_id: UUID = Field(foreign_key="held_reply.id", index=True)
    name: str = Field(max_length=120)
    data: bytes
