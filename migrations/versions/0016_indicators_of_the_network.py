"""A row of a results framework may take an indicator of the network."""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("result_row", schema=None) as batch_op:
        batch_op.add_column(sa.Column("network_indicator", sa.String(length=60), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("result_row", schema=None) as batch_op:
        batch_op.drop_column("network_indicator")
