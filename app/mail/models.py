"""Mail on its way out."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import Index
from sqlmodel import Field, SQLModel

from app.core import ids
from app.core.columns import Code, Moment
from app.core.i18n import Language


class MailRow(SQLModel, table=True):
    """One letter to one address. Queued in the transaction of what it tells, claimed before sending, noted after."""

    __tablename__ = "mail"
    __table_args__ = (
        Index("ix_mail_open", "finished_at", "not_before"),
        Index("ix_mail_subject", "subject_kind", "subject_id"),
    )

    id: UUID = Field(default_factory=ids.new, primary_key=True, description="Also the Message-ID's first half.")
    person_id: UUID | None = Field(default=None, index=True)
    to: str = Field(max_length=254)
    kind: str = Field(default="", max_length=60)
    subject_kind: str = Field(default="", max_length=40, description="The record it speaks of, to be erased with it.")
    subject_id: UUID | None = None
    part_id: UUID | None = Field(default=None, description="The part of the record whose words it holds, as a post.")
    language: Language = Field(sa_type=Code(Language))
    subject: str = Field(max_length=250)
    text: str
    html: str
    calendar: bytes | None = None
    calendar_method: str = Field(default="", max_length=20)
    unsubscribe: str = Field(default="", max_length=500)
    reply_to: str = Field(default="", max_length=254, description="Where answers go; forgotten once it was sent.")
    queued_at: datetime = Field(sa_type=Moment)
    not_before: datetime = Field(sa_type=Moment, description="Next try; during one, the end of the sender's claim.")
    attempts: int = 0
    finished_at: datetime | None = Field(default=None, sa_type=Moment)
    sent: bool = False
    error: str = Field(default="", max_length=300, description="What the server said the last time it said no.")
