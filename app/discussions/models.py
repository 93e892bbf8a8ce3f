"""Spaces, threads, what people wrote in them, and how each person stands to them."""

from datetime import datetime
from enum import StrEnum
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Column, ForeignKey, Index, false
from sqlmodel import Field, SQLModel

from app.core import clock, ids
from app.core.columns import Code, Json, Moment
from app.core.i18n import Language
from app.members.models import TOPIC_ID

LONGEST_POST: Final = 10_000
LONGEST_TITLE: Final = 160
LONGEST_PURPOSE: Final = 600
LONGEST_REMARK: Final = 1000
NETWORK_SPACE: Final = UUID("00000000-0000-7000-8000-000000000003")
"""The space of the whole network, which every installation has."""


class ReactionKind(StrEnum):
    agree = "agree"
    thanks = "thanks"
    support = "support"
    idea = "idea"
    seen = "seen"


class ReportReason(StrEnum):
    """Why a post is reported or hidden."""

    off_topic = "off_topic"
    disrespectful = "disrespectful"
    private_data = "private_data"
    endangers = "endangers"
    advertising = "advertising"
    other = "other"


class ReportOutcome(StrEnum):
    """What came of a report."""

    hidden = "hidden"
    kept = "kept"


class Work(StrEnum):
    """How a thread and a record of another room came from each other."""

    became = "became"
    lessons = "lessons"


class SpaceKind(StrEnum):
    network = "network"
    topic = "topic"
    working_group = "working_group"


class Joining(StrEnum):
    """How one comes into a working group."""

    open = "open"
    invitation = "invitation"


class Level(StrEnum):
    """How much one wants to hear: everything, what concerns one, or only one's own name."""

    follow = "follow"
    normal = "normal"
    mute = "mute"


class ThreadState(StrEnum):
    open = "open"
    locked = "locked"


class Space(SQLModel, table=True):
    """Where threads stand: the network's, one for each main topic, and working groups that members open.

    Its circle says who knows of it, its room's circle who reads the threads there; only an open group has two.
    """

    __tablename__ = "space"

    id: UUID = Field(default_factory=ids.new, primary_key=True)
    kind: SpaceKind = Field(sa_type=Code(SpaceKind))
    circle_id: UUID = Field(foreign_key="circle.id", index=True)
    room_circle_id: UUID = Field(foreign_key="circle.id", index=True)
    topic_id: str | None = Field(default=None, foreign_key="topic.id", max_length=TOPIC_ID, unique=True)
    title: str = Field(
        default="", max_length=LONGEST_TITLE, description="Of a working group; others are named by kind."
    )
    purpose: str = Field(default="", max_length=LONGEST_PURPOSE)
    language: str = Field(default="", max_length=35, description="BCP 47 tag of title and purpose.")
    joining: Joining = Field(default=Joining.open, sa_type=Code(Joining))
    made_by: UUID | None = Field(default=None, foreign_key="person.id")
    made_at: datetime = Field(default_factory=clock.now, sa_type=Moment)
    version: int = 1


class SpaceFollow(SQLModel, table=True):
    """How much one person wants to hear of the threads of one space."""

    __tablename__ = "space_follow"

    person_id: UUID = Field(primary_key=True, foreign_key="person.id")
    space_id: UUID = Field(primary_key=True, foreign_key="space.id", index=True)
    level: Level = Field(sa_type=Code(Level))


class Thread(SQLModel, table=True):
    """A discussion, in a space or about a record of another room. Its circle says who reads it.

    A confidential one stands in a space whose circle does not read it.
    """

    __tablename__ = "thread"
    __table_args__ = (
        Index("ix_thread_subject", "subject_kind", "subject_id"),
        Index("ix_thread_circle", "circle_id", "last_post_at"),
        Index("ix_thread_space", "space_id", "last_post_at", "id"),
        Index("ix_thread_active", "last_post_at", "id"),
    )

    id: UUID = Field(default_factory=ids.new, primary_key=True)
    space_id: UUID | None = Field(default=None, foreign_key="space.id")
    confidential: bool = Field(default=False, sa_column_kwargs={"server_default": false()})
    subject_kind: str = Field(max_length=40, description="`exchange`, …; empty for a thread on its own.")
    subject_id: UUID | None = None
    circle_id: UUID = Field(foreign_key="circle.id")
    title: str = Field(max_length=LONGEST_TITLE)
    language: str = Field(max_length=35, description="BCP 47 tag of the title.")
    state: ThreadState = Field(default=ThreadState.open, sa_type=Code(ThreadState))
    opened_by: UUID = Field(foreign_key="person.id")
    opened_at: datetime = Field(default_factory=clock.now, sa_type=Moment)
    last_post_at: datetime = Field(default_factory=clock.now, sa_type=Moment)
    last_person_id: UUID | None = Field(default=None, foreign_key="person.id", description="Who wrote last.")
    last_place: int = Field(default=0, sa_column_kwargs={"server_default": "0"}, description="Of the newest post.")
    post_count: int = Field(default=0, description="Posts that stand; deleted ones do not count.")
    answer_post_id: UUID | None = Field(default=None, description="The post that answers what the thread asks.")


class ThreadFollow(SQLModel, table=True):
    """How much one person wants to hear of one thread, whatever they said of its space."""

    __tablename__ = "thread_follow"

    person_id: UUID = Field(primary_key=True, foreign_key="person.id")
    thread_id: UUID = Field(primary_key=True, foreign_key="thread.id", index=True)
    level: Level = Field(sa_type=Code(Level))


class ThreadDraft(SQLModel, table=True):
    """A thread that one person has begun to write and not opened yet. Nobody else's."""

    __tablename__ = "thread_draft"

    id: UUID = Field(primary_key=True)
    person_id: UUID = Field(foreign_key="person.id", index=True)
    content: dict[str, Any] = Field(sa_type=Json, description="As far as it was written; see `ThreadDraftIn`.")
    saved_at: datetime = Field(default_factory=clock.now, sa_type=Moment)
    version: int = 1


class Post(SQLModel, table=True):
    """One contribution. Deleted, it keeps its place and loses its words."""

    __tablename__ = "post"
    __table_args__ = (Index("ix_post_thread", "thread_id", "id"),)

    id: UUID = Field(default_factory=ids.new, primary_key=True)
    thread_id: UUID = Field(foreign_key="thread.id")
    circle_id: UUID = Field(foreign_key="circle.id", index=True)
    place: int = Field(
        sa_column_kwargs={"server_default": "0"}, description="1 for the first post of the thread, and so on."
    )
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
    hidden_at: datetime | None = Field(default=None, sa_type=Moment)
    hidden_by: UUID | None = Field(default=None, foreign_key="person.id")
    hidden_reason: ReportReason | None = Field(default=None, sa_type=Code(ReportReason))
    version: int = 1


class PostVersion(SQLModel, table=True):
    """What a post said before it was edited. Goes with the post's words when it is deleted."""

    __tablename__ = "post_version"

    post_id: UUID = Field(primary_key=True, foreign_key="post.id")
    version: int = Field(primary_key=True)
    language: str = Field(max_length=35)
    markdown: str
    written_at: datetime = Field(sa_type=Moment)


class PostTranslation(SQLModel, table=True):
    """What a machine made of a post in one of our languages. Goes with the words that it was made from."""

    __tablename__ = "post_translation"

    post_id: UUID = Field(sa_column=Column(ForeignKey("post.id", ondelete="CASCADE"), primary_key=True))
    target: Language = Field(primary_key=True, sa_type=Code(Language), description="The language it was put into.")
    version: int = Field(description="The post's, of which it was made.")
    markup_version: int = Field(description="The markup's, likewise.")
    html: str = Field(description="Safe to show, as a post's.")
    made_at: datetime = Field(default_factory=clock.now, sa_type=Moment)


class PostMention(SQLModel, table=True):
    """A person whom a post names, so that they hear of it. Always someone who can read it."""

    __tablename__ = "post_mention"

    post_id: UUID = Field(primary_key=True, foreign_key="post.id")
    person_id: UUID = Field(primary_key=True, foreign_key="person.id", index=True)


class PostOrganisation(SQLModel, table=True):
    """An organisation that a post names: whoever holds a seat there and can read the post hears of it."""

    __tablename__ = "post_organisation"

    post_id: UUID = Field(primary_key=True, foreign_key="post.id")
    organisation_id: UUID = Field(primary_key=True, foreign_key="organisation.id", index=True)


class PostLink(SQLModel, table=True):
    """A record of ours to which a post links. What its card shows is asked anew for every reader."""

    __tablename__ = "post_link"

    post_id: UUID = Field(primary_key=True, foreign_key="post.id")
    kind: str = Field(primary_key=True, max_length=40)
    record_id: UUID = Field(primary_key=True, index=True)


class PostReaction(SQLModel, table=True):
    __tablename__ = "post_reaction"

    post_id: UUID = Field(primary_key=True, foreign_key="post.id")
    person_id: UUID = Field(primary_key=True, foreign_key="person.id", index=True)
    kind: ReactionKind = Field(primary_key=True, sa_type=Code(ReactionKind))
    made_at: datetime = Field(default_factory=clock.now, sa_type=Moment)


class PostReport(SQLModel, table=True):
    """Somebody asks those who answer for a thread to look at a post. Its circle is theirs alone."""

    __tablename__ = "post_report"
    __table_args__ = (Index("ix_post_report_circle", "circle_id", "id"),)

    id: UUID = Field(default_factory=ids.new, primary_key=True)
    post_id: UUID = Field(foreign_key="post.id", index=True)
    circle_id: UUID = Field(foreign_key="circle.id")
    person_id: UUID = Field(foreign_key="person.id", index=True, description="Who reports.")
    reason: ReportReason = Field(sa_type=Code(ReportReason))
    words: str = Field(default="", max_length=LONGEST_REMARK)
    made_at: datetime = Field(default_factory=clock.now, sa_type=Moment)
    outcome: ReportOutcome | None = Field(default=None, sa_type=Code(ReportOutcome))
    settled_by: UUID | None = Field(default=None, foreign_key="person.id")
    settled_at: datetime | None = Field(default=None, sa_type=Moment)


class ThreadWork(SQLModel, table=True):
    """A thread became a record of another room, or tells what was learned there; read from both sides."""

    __tablename__ = "thread_work"

    thread_id: UUID = Field(primary_key=True, foreign_key="thread.id")
    subject_kind: str = Field(primary_key=True, max_length=40)
    subject_id: UUID = Field(primary_key=True, index=True)
    work: Work = Field(sa_type=Code(Work))
    made_at: datetime = Field(default_factory=clock.now, sa_type=Moment)


class ThreadReading(SQLModel, table=True):
    """How far one person has read one thread, on whichever device."""

    __tablename__ = "thread_reading"

    person_id: UUID = Field(primary_key=True, foreign_key="person.id")
    thread_id: UUID = Field(primary_key=True, foreign_key="thread.id", index=True)
    post_id: UUID | None = Field(
        foreign_key="post.id", description="The last post read; none when all is unread again."
    )
    place: int = Field(sa_column_kwargs={"server_default": "0"}, description="The post's place; 0 for none.")
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
