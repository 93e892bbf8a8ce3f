"""Frozen versions of a proposal, part by part as they were, and what each organisation said about them."""

from datetime import datetime
from typing import Final
from uuid import UUID

from sqlalchemy import Index, UniqueConstraint, text
from sqlmodel import Field, SQLModel

from app.core import clock, ids
from app.core.columns import Code, Json, Moment
from app.core.i18n import Language
from app.proposals.form import KEY
from app.proposals.models import NOTE
from app.proposals.signing.codes import Decision, Ended

HEX: Final = 64
PART_NAME: Final = 160


class FrozenVersion(SQLModel, table=True):
    """One version that was put before the partners. Nothing of what it holds is ever changed or worked out again."""

    __tablename__ = "frozen_version"
    __table_args__ = (
        UniqueConstraint("proposal_id", "number"),
        Index(
            "uq_frozen_version_open", "proposal_id", unique=True,
            sqlite_where=text("ended_at IS NULL AND sent_at IS NULL"),
            postgresql_where=text("ended_at IS NULL AND sent_at IS NULL"),
        ),
    )  # fmt: skip

    id: UUID = Field(default_factory=ids.new, primary_key=True)
    proposal_id: UUID = Field(foreign_key="proposal.id")
    circle_id: UUID = Field(foreign_key="circle.id", index=True)
    number: int
    stage: str = Field(max_length=KEY)
    digest: str = Field(max_length=HEX, description="SHA-256 over the list of its parts.")
    frozen_by: UUID = Field(foreign_key="person.id")
    frozen_seat_id: UUID = Field(foreign_key="seat.id")
    frozen_at: datetime = Field(default_factory=clock.now, sa_type=Moment)
    ended: Ended | None = Field(default=None, sa_type=Code(Ended))
    ended_at: datetime | None = Field(default=None, sa_type=Moment)
    touched: list[str] = Field(default_factory=list, sa_type=Json, description="Names of parts that a change touched.")
    sent_at: datetime | None = Field(default=None, sa_type=Moment)


class FrozenPart(SQLModel, table=True):
    """One part of a frozen version, byte by byte. Of an annex the bytes are where files are kept, which never change."""

    __tablename__ = "frozen_part"

    version_id: UUID = Field(primary_key=True, foreign_key="frozen_version.id", ondelete="CASCADE")
    place: int = Field(primary_key=True)
    name: str = Field(max_length=PART_NAME)
    media_type: str = Field(max_length=100)
    sha256: str = Field(max_length=HEX)
    content: bytes = Field(description="Empty for an annex.")
    file_id: UUID | None = Field(default=None, foreign_key="file.id", index=True, description="Of an annex.")
    file_size: int | None = Field(default=None, description="Bytes of an annex.")

    @property
    def size(self) -> int:
        """In bytes."""
        return len(self.content) if self.file_size is None else self.file_size


class Signature(SQLModel, table=True):
    """What one organisation said about one version. Names are kept as they were, since the bundle tells them."""

    __tablename__ = "signature"
    __table_args__ = (UniqueConstraint("version_id", "organisation_id"),)

    id: UUID = Field(default_factory=ids.new, primary_key=True)
    version_id: UUID = Field(foreign_key="frozen_version.id", ondelete="CASCADE")
    circle_id: UUID = Field(foreign_key="circle.id", index=True)
    organisation_id: UUID = Field(foreign_key="organisation.id")
    organisation_name: str = Field(max_length=160)
    seat_id: UUID = Field(foreign_key="seat.id")
    seat_title: str = Field(max_length=160)
    seat_title_language: Language = Field(sa_type=Code(Language))
    person_id: UUID = Field(foreign_key="person.id", index=True)
    person_name: str = Field(max_length=120)
    decision: Decision = Field(sa_type=Code(Decision))
    reason: str = Field(default="", max_length=NOTE, description="What would have to change, of a refusal.")
    reason_language: Language = Field(sa_type=Code(Language))
    digest: str = Field(max_length=HEX, description="Of the version as its signer sent it back.")
    signed_in_at: datetime = Field(sa_type=Moment, description="When the signer had last proved who they are.")
    decided_at: datetime = Field(default_factory=clock.now, sa_type=Moment)
