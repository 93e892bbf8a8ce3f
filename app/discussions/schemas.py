"""Shapes of discussions that come in and go out."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from pydantic import BaseModel, Field

from app.core.text import text
from app.discussions.models import LONGEST_POST, ThreadState
from app.discussions.policy import PostAbilities, ThreadAbilities

LanguageTag = Annotated[
    str, Field(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$", max_length=35, examples=["pt"], description="BCP 47.")
]


class PostIn(BaseModel):
    """What one writes: Markdown. `[@Ana](person:<id>)` mentions a person of the circle."""

    language: LanguageTag
    markdown: text(LONGEST_POST, required=True)  # type: ignore[valid-type]  # a type made for this limit
    reply_to: UUID | None = None


class PostChange(BaseModel):
    language: LanguageTag
    markdown: text(LONGEST_POST, required=True)  # type: ignore[valid-type]  # as above


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
    post_id: UUID = Field(description="The last post read.")


class AuthorOut(BaseModel):
    id: UUID
    name: str = Field(examples=["Thandeka Ntabayokuthula"])
    organisation_id: UUID | None
    organisation: str | None = Field(description="The organisation that the author acted for.", examples=["Durban"])


class PostOut(BaseModel):
    """A post. Deleted, it keeps place and author; its words are gone. `markdown` comes to whoever may edit it."""

    id: UUID
    thread_id: UUID
    author: AuthorOut
    language: str
    html: str
    markdown: str | None
    reply_to: UUID | None
    written_at: datetime
    edited_at: datetime | None
    deleted_at: datetime | None
    version: int
    abilities: PostAbilities


class PostVersionOut(BaseModel):
    version: int
    language: str
    markdown: str
    written_at: datetime


class ThreadOut(BaseModel):
    """A thread, with how far I have read it and what I have begun to write."""

    id: UUID
    circle_id: UUID = Field(description="Who reads it; its files belong to the same circle.")
    subject_kind: str
    subject_id: UUID | None
    title: str
    language: str
    state: ThreadState
    opened_at: datetime
    last_post_at: datetime
    post_count: int
    read_to: UUID | None = Field(description="The last post that I have read.")
    draft: DraftOut | None
    abilities: ThreadAbilities


class MentionableOut(BaseModel):
    """Somebody who can read this thread, and so can be mentioned in it."""

    id: UUID
    name: str
