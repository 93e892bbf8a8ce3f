"""What can have happened in a discussion."""

from typing import ClassVar
from uuid import UUID

from app.outbox.events import Event


class ThreadEvent(Event):
    subject_kind: ClassVar[str] = "thread"


class ThreadOpened(ThreadEvent):
    """A thread was opened, on its own or about a record of another room."""

    kind: ClassVar[str] = "thread.opened"
    about_kind: str
    about_id: UUID | None


class ThreadLocked(ThreadEvent):
    kind: ClassVar[str] = "thread.locked"


class ThreadReopened(ThreadEvent):
    kind: ClassVar[str] = "thread.reopened"


class PostWritten(ThreadEvent):
    """Somebody wrote; `mentioned` are people who can read it."""

    kind: ClassVar[str] = "post.written"
    post_id: UUID
    reply_to: UUID | None
    mentioned: list[UUID]


class PostEdited(ThreadEvent):
    """A post was changed; `mentioned` are the people whom it did not mention before."""

    kind: ClassVar[str] = "post.edited"
    post_id: UUID
    mentioned: list[UUID]


class PostDeleted(ThreadEvent):
    kind: ClassVar[str] = "post.deleted"
    post_id: UUID
