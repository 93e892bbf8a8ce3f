"""What an organisation said about one condition of a call, and what it shows for it."""

from datetime import datetime
from typing import Final
from uuid import UUID

from sqlalchemy import UniqueConstraint
from sqlmodel import Field, SQLModel

from app.core import clock, ids
from app.core.columns import Code, Moment
from app.proposals.codes import Answer
from app.proposals.form import KEY

WORDS: Final = 600
LINK: Final = 200
SUBJECT: Final = "evidence"
"""What the files hang on; all of them stay."""


class Evidence(SQLModel, table=True):
    """One answer of one organisation; of a condition for the whole, the lead's."""

    __tablename__ = "evidence"
    __table_args__ = (UniqueConstraint("proposal_id", "key", "organisation_id"),)

    id: UUID = Field(default_factory=ids.new, primary_key=True)
    proposal_id: UUID = Field(foreign_key="proposal.id")
    circle_id: UUID = Field(foreign_key="circle.id", index=True)
    key: str = Field(max_length=KEY, description="Of the rule in the call.")
    organisation_id: UUID = Field(foreign_key="organisation.id")
    answer: Answer = Field(default=Answer.ask, sa_type=Code(Answer))
    words: str = Field(default="", max_length=WORDS)
    link: str = Field(default="", max_length=LINK, description="Path of a page here.")
    file_id: UUID | None = Field(default=None, foreign_key="file.id", index=True)
    told_by: UUID = Field(foreign_key="person.id")
    told_at: datetime = Field(default_factory=clock.now, sa_type=Moment)
    version: int = 0
