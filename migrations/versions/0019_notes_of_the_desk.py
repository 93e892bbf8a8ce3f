"""Notes of the secretariat have a kind of their own; until now they passed for the private remark of a peer's report."""

from uuid import UUID

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None

_REMARK = sa.table("remark", sa.column("id", sa.Uuid()), sa.column("kind"), sa.column("at", sa.DateTime(timezone=True)))
_EVENT = sa.table("event", sa.column("kind"), sa.column("at", sa.DateTime(timezone=True)), sa.column("data", sa.JSON()))


def upgrade() -> None:
    """A note that was written over by a peer's report has become that report's remark, and is later than its event."""
    told = sa.select(_EVENT.c.at, _EVENT.c.data).where(_EVENT.c.kind == "exchange.note_added")
    for at, data in op.get_bind().execute(told).all():
        note = _REMARK.c.id == UUID(data["remark_id"])
        op.execute(_REMARK.update().where(note, _REMARK.c.kind == "private", _REMARK.c.at <= at).values(kind="note"))


def downgrade() -> None:
    op.execute(_REMARK.update().where(_REMARK.c.kind == "note").values(kind="private"))
