"""Shapes of what is told of documents."""

from uuid import UUID

from pydantic import BaseModel, Field

from app.proposals.codes import Unit
from app.proposals.documents.codes import Left


class FieldOut(BaseModel):
    """The text of one section as it is signed, ready to be pasted into a funder's form; `length` counts as its limit does."""

    section_id: UUID
    title: str
    text: str
    words: int
    characters: int
    characters_without_spaces: int
    unit: Unit | None
    limit: int | None
    length: int | None
    suggests: bool = Field(description="Whether suggestions wait; they are not in the text.")


class LeftOut(BaseModel):
    """What did not come in as it stands in the file, how often, and the first words of it."""

    code: Left
    count: int
    sample: str


class BroughtInOut(BaseModel):
    """What came of a Word file: how many places are suggested anew, comments begun and answered, and what was left."""

    suggestions: int
    comments: int
    answers: int
    known: int = Field(description="Comments of the file that stood here already.")
    authors: list[str] = Field(description="Whose changes and comments the file names.")
    left: list[LeftOut]
