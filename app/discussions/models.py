"""Threads, what people wrote in them, and how far each person has come."""

from datetime import datetime
from enum import StrEnum
from typing import Final
from uuid import UUID

from sqlalchemy import Index
from sqlmodel import Field, SQLModel

from app.core import clock, ids
from app.core.columns import Code, Moment

LONGEST_POST: Final = 10_000
LONGEST_TITLE: Final = 160


class ThreadState(StrEnum):
    open = "open"
    locked = "locked"


class Thread(SQLModel, table=True):
    """A discussion, on its own or about a record of another room. Its circle says who reads it."""

    __tablename__ = "thread"
    __table_args__ = (
        Index("ix_thread_subject", "subject_kind", "subject_id"),
        Index("ix_thread_circle", "circle_id", "last_post_at"),
    )

    id: UUID = Field(default_factory=ids.new, primary_key=True)
    subject_kind: str = Field(max_length=40, description="`exchange`, …; empty for a thread on its own.")
    subject_id: UUID | None = None
    circle_id: UUID = Field(foreign_key="circle.id")
    title: str = Field(max_length=LONGEST_TITLE)
    language: str = Field(max_length=35, description="BCP 47 tag of the title.")
    state: ThreadState = Field(default=ThreadState.open, sa_type=Code(ThreadState))
    opened_by: UUID = Field(foreign_key="person.id")
    opened_at: datetime = Field(default_factory=clock.now, sa_type=Moment)
    last_post_at: datetime = Field(default_factory=clock.now, sa_type=Moment)
    post_count: int = Field(default=0, description="Posts that stand; deleted ones do not count.")


class Post(SQLModel, table=True):
    """One contribution. Deleted, it keeps its place and loses its words."""

    __tablename__ = "post"
    __table_args__ = (Index("ix_post_thread", "thread_id", "id"),)

    id: UUID = Field(default_factory=ids.new, primary_key=True)
    thread_id: UUID = Field(foreign_key="thread.id")
    circle_id: UUID = Field(foreign_key="circle.id", index=True)
    person_id: UUID = Field(foreign_key="person.id", index=True)
    seat_id: UUID | None = Field(foreign_key="seat.id", description="The seat that the author acted for.")
    language: str = Field(max_length=35, description="BCP 47 tag.")
    markdown: str = Field(description="As written.")
    html: str = Field(description="Safe to show; made from the Markdown by `markup`.")
    markup_version: int = Field(description="Which `markup` made the HTML; an older one is made again when read.")
    reply_to: UUID | None = Field(default=None, foreign_key="post.id")
    written_at: datetime = Field(default_factory=clock.now, sa_type=Moment)
    edited_at: datetime | None = Field(default=None, sa_type=Moment)
    deleted_at: datetime | None = Field(default=None, sa_type=Moment)
    deleted_by: UUID | None = Field(default=None, foreign_key="person.id")
    version: int = 1


class PostVersion(SQLModel, table=True):
    """What a post said before it was edited. Goes with the post's words when it is deleted."""

    __tablename__ = "post_version"

    post_id: UUID = Field(primary_key=True, foreign_key="post.id")
    version: int = Field(primary_key=True)
    language: str = Field(max_length=35)
    markdown: str
    written_at: datetime = Field(sa_type=Moment)


class PostMention(SQLModel, table=True):
    """A person whom a post names, so that they hear of it. Always someone who can read it."""

    __tablename__ = "post_mention"

    post_id: UUID = Field(primary_key=True, foreign_key="post.id")
    person_id: UUID = Field(primary_key=True, foreign_key="person.id", index=True)


class ThreadReading(SQLModel, table=True):
    """How far one person has read one thread, on whichever device."""

    __tablename__ = "thread_reading"

    person_id: UUID = Field(primary_key=True, foreign_key="person.id")
    thread_id: UUID = Field(primary_key=True, foreign_key="thread.id", index=True)
    post_id: UUID = Field(foreign_key="post.id", description="The last post read.")
    read_at: datetime = Field(default_factory=clock.now, sa_type=Moment)


class PostDraft(SQLModel, table=True):
    """What one person has begun to write in one thread, so that a phone takes over from a laptop. Nobody else's."""

    __tablename__ = "post_draft"

    person_id: UUID = Field(primary_key=True, foreign_key="person.id")
    thread_id: UUID = Field(primary_key=True, foreign_key="thread.id", index=True)
    language: str = Field(max_length=35)
    markdown: str
    reply_to: UUID | None = Field(default=None, foreign_key="post.id")
    saved_at: datetime = Field(default_factory=clock.now, sa_type=Moment)
    version: int = 1
