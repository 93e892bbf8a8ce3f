"""What was said of the annexes of a proposal. Their files are in the room of files and hang on these rows."""

from datetime import datetime
from typing import Final
from uuid import UUID

from sqlalchemy import UniqueConstraint
from sqlmodel import Field, SQLModel

from app.core import clock, ids
from app.core.columns import Moment
from app.proposals.form import KEY

REASON: Final = 300
SUBJECT: Final = "annex"
"""What the files of an annex hang on; all of them stay, the current one and those before."""


class Annex(SQLModel, table=True):
    """One annex that one organisation owes. The row comes with the first word about it."""

    __tablename__ = "annex"
    __table_args__ = (UniqueConstraint("proposal_id", "key", "organisation_id"),)

    id: UUID = Field(default_factory=ids.new, primary_key=True)
    proposal_id: UUID = Field(foreign_key="proposal.id")
    circle_id: UUID = Field(foreign_key="circle.id", index=True)
    key: str = Field(max_length=KEY, description="As in the call.")
    organisation_id: UUID = Field(foreign_key="organisation.id")
    file_id: UUID | None = Field(default=None, foreign_key="file.id", index=True)
    reason: str = Field(default="", max_length=REASON, description="Why it is not needed; empty where it is.")
    changed_by: UUID = Field(foreign_key="person.id")
    changed_at: datetime = Field(default_factory=clock.now, sa_type=Moment)
    version: int = 1
