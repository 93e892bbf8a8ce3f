"""A draft's text: the compacted state, and the log of what came after it."""

from datetime import datetime
from uuid import UUID

import sqlalchemy as sa
from sqlmodel import Field, SQLModel

from app.core import clock, ids
from app.core.columns import Moment


class Draft(SQLModel, table=True):
    """One Yjs document. Its row is the lock under which the log grows, is compacted, and begins anew.

    `generation` counts how often the text began anew as other structures; `head` is the number of the log's last tick.
    """

    __tablename__ = "draft"

    id: UUID = Field(default_factory=ids.new, primary_key=True)
    generation: int = 1
    schema_version: int = 1
    head: int = Field(default=0, sa_type=sa.BigInteger)
    made_at: datetime = Field(default_factory=clock.now, sa_type=Moment)


class DraftState(SQLModel, table=True):
    """The text up to tick `until`, encoded anew; and the writers of earlier generations, whose structures are refused."""

    __tablename__ = "draft_state"

    draft_id: UUID = Field(primary_key=True, foreign_key="draft.id", ondelete="CASCADE")
    until: int = Field(default=0, sa_type=sa.BigInteger)
    state: bytes = b""
    retired: bytes = b""


class DraftTick(SQLModel, table=True):
    """What everybody wrote in one tick, merged. The numbers of a draft's ticks have no gaps."""

    __tablename__ = "draft_tick"

    draft_id: UUID = Field(primary_key=True, foreign_key="draft.id", ondelete="CASCADE")
    number: int = Field(primary_key=True, sa_type=sa.BigInteger)
    content: bytes
    made_at: datetime = Field(sa_type=Moment)
