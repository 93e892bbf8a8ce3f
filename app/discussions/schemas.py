"""Shapes of discussions that come in and go out."""

from datetime import datetime
from typing import Annotated, Self
from uuid import UUID

from pydantic import BaseModel, Field, model_validator
from pydantic_core import PydanticCustomError

from app.core.i18n import Language
from app.core.paging import Page
from app.core.text import text
from app.discussions.models import (
    LONGEST_POST,
    LONGEST_PURPOSE,
    LONGEST_REMARK,
    LONGEST_TITLE,
    Joining,
    Level,
    ReactionKind,
    ReportOutcome,
    ReportReason,
    SpaceKind,
    ThreadState,
)
from app.discussions.policy import PostAbilities, SpaceAbilities, ThreadAbilities
from app.files.models import FileKind
from app.members.fields import TopicId

MOST_NAMED = 50

LanguageTag = Annotated[
    str, Field(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$", max_length=35, examples=["pt"], description="BCP 47.")
]


Files = Annotated[
    list[UUID],
    Field(max_length=10, description="Files of mine in the thread's circle that hang on the post from now on."),
]


class PostIn(BaseModel):
    """What one writes: Markdown. `[@Ana](person:<id>)` mentions a person of the circle.

    `[@Durban](organisation:<id>)` mentions everybody who holds a seat there and can read it.
    """

    language: LanguageTag
    markdown: text(LONGEST_POST, required=True)  # type: ignore[valid-type]  # a type made for this limit
    reply_to: UUID | None = None
    files: Files = []


class PostChange(BaseModel):
    language: LanguageTag
    markdown: text(LONGEST_POST, required=True)  # type: ignore[valid-type]  # as above
    files: Files = []


class DraftIn(BaseModel):
    language: LanguageTag
    markdown: text(LONGEST_POST)  # type: ignore[valid-type]  # as above
    reply_to: UUID | None = None


class DraftOut(BaseModel):
    """What I have begun to write here; its version is the ETag that the next saving names."""

    language: str
    markdown: str
    reply_to: UUID | None
    saved_at: datetime
    version: int


class ReadingIn(BaseModel):
    """How far I have read: up to a post, or that one and all that follow are unread again."""

    post_id: UUID | None = Field(default=None, description="The last post read.")
    unread_from: UUID | None = Field(default=None, description="The first post that is to be unread again.")

    @model_validator(mode="after")
    def _one_of_both(self) -> Self:
        if (self.post_id is None) is (self.unread_from is None):
            code, message = "one_of_both", "name the last post read, or the first one unread"
            raise PydanticCustomError(code, message)
        return self


class LevelIn(BaseModel):
    level: Level | None = Field(description="Null takes back what I said.")


class SpaceIn(BaseModel):
    """A working group that I open; I am its steward."""

    title: text(LONGEST_TITLE, required=True)  # type: ignore[valid-type]  # a type made for this limit
    purpose: text(LONGEST_PURPOSE) = ""  # type: ignore[valid-type]  # as above
    language: LanguageTag
    joining: Joining = Joining.open


class SpaceChange(SpaceIn):
    """All that can be said of a working group, as it is to stand."""


class SpaceOut(BaseModel):
    """A space. The network's own and those of topics have no title: they are named by kind and topic."""

    id: UUID
    kind: SpaceKind
    topic: str | None = Field(examples=["violence-interruption"])
    title: str
    purpose: str
    language: str
    joining: Joining
    circle_id: UUID = Field(description="Who reads its threads.")
    made_at: datetime
    threads: int = Field(description="Those that I may read.")
    unread: int = Field(description="Threads with something that I have not read, muted ones left out.")
    last_post_at: datetime | None
    level: Level
    version: int
    abilities: SpaceAbilities


class SpacePage(Page[SpaceOut]):
    """Spaces of which I may know; the network's own comes first."""


class GroupPersonIn(BaseModel):
    person_id: UUID
    steward: bool = False


class GroupPersonOut(BaseModel):
    """Somebody in a working group, with the organisation for which they are there."""

    id: UUID
    name: str
    organisation_id: UUID
    organisation: str
    steward: bool


class ThreadIn(BaseModel):
    """A thread with its first post: in a space, in that of a main topic, or about an organisation; one of the three.

    With `people`, even none, it is confidential: only they and I read it.
    """

    space_id: UUID | None = None
    topic: TopicId | None = None
    organisation_id: UUID | None = None
    title: text(LONGEST_TITLE, required=True)  # type: ignore[valid-type]  # as above
    language: LanguageTag
    markdown: text(LONGEST_POST, required=True)  # type: ignore[valid-type]  # as above
    people: list[UUID] | None = Field(default=None, max_length=MOST_NAMED)
    draft_id: UUID | None = Field(default=None, description="The draft that this was; it is discarded.")

    @model_validator(mode="after")
    def _one_place(self) -> Self:
        if [self.space_id, self.topic, self.organisation_id].count(None) != 2:  # noqa: PLR2004 - one of three is given
            code, message = "one_place", "name a space, a topic or an organisation"
            raise PydanticCustomError(code, message)
        return self


class ThreadDraftIn(BaseModel):
    """A thread that I have begun to write, however little of it."""

    space_id: UUID | None = None
    topic: TopicId | None = None
    organisation_id: UUID | None = None
    title: text(LONGEST_TITLE) = ""  # type: ignore[valid-type]  # as above
    language: LanguageTag
    markdown: text(LONGEST_POST) = ""  # type: ignore[valid-type]  # as above
    people: list[UUID] | None = Field(default=None, max_length=MOST_NAMED)


class ThreadDraftOut(ThreadDraftIn):
    """Its version is the ETag that the next saving names."""

    id: UUID
    saved_at: datetime
    version: int


class PersonRef(BaseModel):
    id: UUID
    name: str


class ThreadRow(BaseModel):
    """A thread in a list."""

    id: UUID
    space_id: UUID | None
    subject_kind: str
    subject_id: UUID | None
    title: str
    language: str
    state: ThreadState
    confidential: bool
    opened_by: PersonRef
    opened_at: datetime
    last_by: PersonRef | None = Field(description="Who wrote last.")
    last_post_at: datetime
    post_count: int
    unread: int = Field(description="Posts since I was here; all of a new thread, none of an old one never opened.")
    answered: bool
    level: Level


class ThreadPage(Page[ThreadRow]):
    """Threads that I may read, newest activity first."""


class AuthorOut(BaseModel):
    id: UUID
    name: str = Field(examples=["Thandeka Ntabayokuthula"])
    organisation_id: UUID | None
    organisation: str | None = Field(description="The organisation that the author acted for.", examples=["Durban"])


class QuoteOut(BaseModel):
    """The post that is answered: where it stands, whose it is, and its first words."""

    place: int
    name: str
    words: str


class ReactionOut(BaseModel):
    kind: ReactionKind
    number: int
    mine: bool


class PostFileOut(BaseModel):
    id: UUID
    name: str
    kind: FileKind
    size: int
    content: str = Field(examples=["/api/files/0198f1f0-c0de-7abc-8000-000000000000/content"])


class CardOut(BaseModel):
    """A record of ours to which the post links, as I may see it. Its page is `/<kind>/<id>`."""

    kind: str = Field(examples=["exchanges"])
    id: UUID
    title: str
    language: str = Field(description="BCP 47 tag of the title; empty for names.")
    detail: str = Field(description="An exchange's state, an organisation's country; empty for others.")


class AnswerIn(BaseModel):
    post_id: UUID | None = Field(description="Null takes it back.")


class PostOut(BaseModel):
    """A post. Deleted, it keeps place and author; its words are gone. `markdown` comes to whoever may edit it."""

    id: UUID
    thread_id: UUID
    place: int = Field(description="1 for the first post of the thread, and so on.")
    author: AuthorOut
    language: str
    html: str
    markdown: str | None
    reply_to: UUID | None
    quote: QuoteOut | None
    written_at: datetime
    edited_at: datetime | None
    deleted_at: datetime | None
    hidden_at: datetime | None = Field(description="Its words come to its author and to those who may hide it.")
    hidden_reason: ReportReason | None
    reactions: list[ReactionOut]
    files: list[PostFileOut]
    cards: list[CardOut]
    version: int
    abilities: PostAbilities


class TranslationOut(BaseModel):
    """What a machine made of a post in the language of my screens."""

    post_id: UUID
    source: str = Field(description="BCP 47 tag of the original's language.", examples=["pt"])
    language: Language
    version: int = Field(description="The post's, of which it was made.")
    html: str


class StateIn(BaseModel):
    state: ThreadState


class MoveIn(BaseModel):
    space_id: UUID


class HideIn(BaseModel):
    reason: ReportReason


class PostReportIn(HideIn):
    words: text(LONGEST_REMARK) = ""  # type: ignore[valid-type]  # as above


class OutcomeIn(BaseModel):
    """What comes of a report. A post is hidden for the reason given here, else for the report's own."""

    outcome: ReportOutcome
    reason: ReportReason | None = None


class PostReportOut(BaseModel):
    """Somebody asks to look at a post; told to those who answer for its thread."""

    id: UUID
    reason: ReportReason
    words: str
    made_at: datetime
    reporter: PersonRef
    thread_id: UUID
    title: str
    language: str
    post_id: UUID
    author: PersonRef
    said: str = Field(description="The post's first words.")
    hidden_at: datetime | None
    deleted_at: datetime | None
    outcome: ReportOutcome | None
    settled_by: str | None = Field(description="By name.")
    settled_at: datetime | None


class PostReportPage(Page[PostReportOut]):
    """Reports of posts, newest first."""

    waiting: int = Field(description="How many wait to be settled, whichever are shown.")


class PostPage(Page[PostOut]):
    """One page of a thread."""

    previous: str | None = Field(
        default=None, description="What `after` takes, newest first, for the posts before these; null at the beginning."
    )


class PostVersionOut(BaseModel):
    version: int
    language: str
    markdown: str
    written_at: datetime


class ThreadOut(BaseModel):
    """A thread, with how far I have read it and what I have begun to write."""

    id: UUID
    circle_id: UUID = Field(description="Who reads it; its files belong to the same circle.")
    space_id: UUID | None
    confidential: bool = Field(description="Only the people named read it, whoever else reads the space.")
    subject_kind: str
    subject_id: UUID | None
    title: str
    language: str
    state: ThreadState
    opened_at: datetime
    last_post_at: datetime
    post_count: int
    last_place: int = Field(description="The place of the newest post.")
    answer_post_id: UUID | None = Field(description="The post that answers what the thread asks.")
    read_to: UUID | None = Field(description="The last post that I have read.")
    unread: int = Field(description="Posts after it.")
    level: Level = Field(description="How much I hear of it, by what I said of it or of its space.")
    draft: DraftOut | None
    abilities: ThreadAbilities


class MentionableOut(BaseModel):
    """Somebody who can read this thread, and so can be mentioned in it."""

    id: UUID
    name: str
