"""Answers kept so that a request sent twice is carried out once."""

from datetime import datetime
from uuid import UUID

from sqlmodel import Field, SQLModel

from app.core.columns import Moment


class IdempotentAnswer(SQLModel, table=True):
    """The answer to an unsafe request that named an Idempotency-Key, per caller and key, for a day."""

    __tablename__ = "idempotent_answer"

    person_id: UUID = Field(primary_key=True)
    key: str = Field(primary_key=True, max_length=80)
    fingerprint: str = Field(max_length=64)
    status: int = 0
    headers: str = ""
    body: bytes = b""
    made_at: datetime = Field(sa_type=Moment, index=True)
