"""Shapes of inboxes and wishes that come in and go out."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from pydantic import BaseModel, Field

from app.core.i18n import Language
from app.core.paging import MOST, Page
from app.notifications.models import Doubt, Group, How


class WhoOut(BaseModel):
    id: UUID
    name: str = Field(examples=["Andrés Nubeclara"])


class NotificationOut(BaseModel):
    """One line: what happened in the reader's language, and the title of what it happened to in its own."""

    id: UUID
    kind: str = Field(examples=["peer_asked"])
    text: str = Field(examples=["You are asked whether you can help"])
    count: int = Field(description="How many events it stands for.")
    title: str | None = Field(examples=["Qué hacer en la escuela el día después de un homicidio"])
    title_language: str | None = Field(description="BCP 47 tag.", examples=["es"])
    subject_kind: str = Field(examples=["exchange"])
    subject_id: UUID
    place: str = Field(description="Path of the page it leads to.", examples=["/exchanges/0198f1f0-c0de-7abc-8000-1"])
    actor: WhoOut | None = Field(description="Who did it last; null when time did.")
    due: datetime | None = Field(description="By when something is asked, or when it takes place.")
    at: datetime
    read: bool


class InboxOut(Page[NotificationOut]):
    unread: int


class ReadIn(BaseModel):
    """What has been read: these lines, all lines about these records, or everything."""

    ids: Annotated[list[UUID], Field(max_length=MOST)] = []
    subjects: Annotated[list[UUID], Field(max_length=MOST)] = []
    all: bool = False


class UnreadOut(BaseModel):
    unread: int


class PreferencesOut(BaseModel):
    """How I wish to hear of each group that concerns me."""

    groups: dict[Group, How]


class PreferencesIn(BaseModel):
    """The groups named are changed, the others stay."""

    groups: dict[Group, How]


class UnsubscribedOut(BaseModel):
    """Which groups are no longer mailed. Everything stays in the inbox."""

    groups: list[Group]
    language: Language


class HeldReplyOut(BaseModel):
    """An answer by mail that came to my address, of which only I can say whether it is mine."""

    id: UUID
    thread_id: UUID
    title: str = Field(description="Of the thread.", examples=["Rota and rest"])
    title_language: str = Field(description="BCP 47 tag.", examples=["en"])
    sender: str = Field(
        description="Whom it says it is from; empty when it says several.", examples=["ana@example.org"]
    )
    doubt: Doubt
    language: str = Field(description="BCP 47 tag.", examples=["es"])
    markdown: str
    files: list[str] = Field(description="Names of the files that hang on it.")
    received_at: datetime


class HeldPostedOut(BaseModel):
    """It was posted; `left_out` are the files that were not taken."""

    thread_id: UUID
    post_id: UUID
    left_out: list[str]
