"""Shapes of what leads from a conversation to an exchange and back."""

from datetime import datetime
from uuid import UUID

from pydantic import BaseModel, Field

from app.core.text import text
from app.discussions.models import LONGEST_POST, LONGEST_TITLE, Work
from app.discussions.schemas import LanguageTag
from app.exchanges.codes import State


class WorkOut(BaseModel):
    """An exchange and a thread that came from each other, told to those who may read both."""

    work: Work = Field(description="The thread became the request, or tells the lessons of the exchange.")
    exchange_id: UUID
    exchange_title: str
    state: State
    thread_id: UUID
    thread_title: str
    made_at: datetime


class LessonsThreadIn(BaseModel):
    """The words with which a thread about the lessons begins."""

    title: text(LONGEST_TITLE, required=True)  # type: ignore[valid-type]  # a type made for this limit
    language: LanguageTag
    markdown: text(LONGEST_POST, required=True)  # type: ignore[valid-type]  # as above


class LessonsThreadOut(BaseModel):
    """What such a thread could begin with: the published title and lessons."""

    title: str
    language: str
    markdown: str


class BegunOut(BaseModel):
    """What was made; its page is `/exchanges/<id>` or `/conversations/<id>`."""

    id: UUID
