"""Circles and whom they admit."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import Index, text
from sqlmodel import Field, SQLModel

from app.access.principals import NETWORK_CIRCLE as NETWORK_CIRCLE
from app.access.principals import SECRETARIAT_CIRCLE as SECRETARIAT_CIRCLE
from app.core import clock, ids
from app.core.columns import Code, Moment


class CircleKind(StrEnum):
    network = "network"
    secretariat = "secretariat"
    organisation = "organisation"
    exchange = "exchange"
    match = "match"
    proposal = "proposal"
    working_group = "working_group"
    named_people = "named_people"


class CircleRole(StrEnum):
    """What a principal may do with what a circle holds, from least to most."""

    reader = "reader"
    commenter = "commenter"
    reviewer = "reviewer"
    contributor = "contributor"
    steward = "steward"


class Circle(SQLModel, table=True):
    """Who may read. Everything that can be read belongs to exactly one."""

    __tablename__ = "circle"

    id: UUID = Field(default_factory=ids.new, primary_key=True)
    kind: CircleKind = Field(sa_type=Code(CircleKind))
    made_at: datetime = Field(default_factory=clock.now, sa_type=Moment)


def _once(name: str, where: str) -> Index:
    """Each principal at most once in each circle among the rows that fit."""
    return Index(
        name, "circle_id", "principal", unique=True, sqlite_where=text(where), postgresql_where=text(where)
    )  # fmt: skip


class Admission(SQLModel, table=True):
    """One principal admitted to one circle: for ever, or as a guest until a moment; the one takes nothing from the other."""

    __tablename__ = "admission"
    __table_args__ = (
        Index("ix_admission_principal", "principal", "circle_id", "until"),
        _once("uq_admission_for_ever", "until IS NULL"),
        _once("uq_admission_guest", "until IS NOT NULL"),
    )

    id: UUID = Field(default_factory=ids.new, primary_key=True)
    circle_id: UUID = Field(foreign_key="circle.id", index=True)
    principal: str = Field(max_length=60)
    role: CircleRole = Field(sa_type=Code(CircleRole))
    made_at: datetime = Field(default_factory=clock.now, sa_type=Moment)
    until: datetime | None = Field(default=None, sa_type=Moment)
