"""What can have happened in a discussion."""

from typing import ClassVar
from uuid import UUID

from app.outbox.events import Event


class SpaceEvent(Event):
    subject_kind: ClassVar[str] = "space"


class SpaceOpened(SpaceEvent):
    """A space came into being: for a topic that somebody talks about first, or a working group."""

    kind: ClassVar[str] = "space.opened"


class SpaceEdited(SpaceEvent):
    """Title, purpose or the way of joining a working group changed; `fields` says which."""

    kind: ClassVar[str] = "space.edited"
    fields: list[str]


class SpaceJoined(SpaceEvent):
    """Somebody came into a working group, by themselves or because a steward brought them in (`by_steward`)."""

    kind: ClassVar[str] = "space.joined"
    person_id: UUID
    by_steward: bool


class SpaceLeft(SpaceEvent):
    """Somebody is in a working group no more, by themselves or because a steward let them out (`by_steward`)."""

    kind: ClassVar[str] = "space.left"
    person_id: UUID
    by_steward: bool


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
    """Somebody wrote; `mentioned` are people who can read it, `organisations` those named as a whole."""

    kind: ClassVar[str] = "post.written"
    post_id: UUID
    reply_to: UUID | None
    mentioned: list[UUID]
    organisations: tuple[UUID, ...] = ()


class PostEdited(ThreadEvent):
    """A post was changed; `mentioned` and `organisations` are those whom it did not mention before."""

    kind: ClassVar[str] = "post.edited"
    post_id: UUID
    mentioned: list[UUID]
    organisations: tuple[UUID, ...] = ()


class PostDeleted(ThreadEvent):
    kind: ClassVar[str] = "post.deleted"
    post_id: UUID


class PostReacted(ThreadEvent):
    """Somebody set a reaction to a post, or took it back (`stands` is false)."""

    kind: ClassVar[str] = "post.reacted"
    post_id: UUID
    reaction: str
    stands: bool


class ThreadAnswered(ThreadEvent):
    """A post was named as the answer to what the thread asks; None takes it back."""

    kind: ClassVar[str] = "thread.answered"
    post_id: UUID | None


class ThreadMoved(ThreadEvent):
    """A thread stands in another space now, whose circle reads it."""

    kind: ClassVar[str] = "thread.moved"
    from_space_id: UUID
    to_space_id: UUID


class ThreadLeft(ThreadEvent):
    """Somebody named in a confidential thread reads its space no more, and so not the thread either."""

    kind: ClassVar[str] = "thread.left"
    person_id: UUID


class PostHidden(ThreadEvent):
    """A post shows its place and a reason only, to all but its author and those who answer for the thread."""

    kind: ClassVar[str] = "post.hidden"
    post_id: UUID
    reason: str


class PostShown(ThreadEvent):
    """A post that was hidden is shown again."""

    kind: ClassVar[str] = "post.shown"
    post_id: UUID


class PostReported(ThreadEvent):
    """Somebody asks those who answer for the thread to look at a post. Its circle is theirs."""

    kind: ClassVar[str] = "post.reported"
    post_id: UUID
    report_id: UUID
    reason: str


class ReportSettled(ThreadEvent):
    """Those who answer for the thread looked at a reported post. Its circle is theirs."""

    kind: ClassVar[str] = "post.report_settled"
    post_id: UUID
    report_id: UUID
    outcome: str
