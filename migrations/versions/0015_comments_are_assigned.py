"""A comment on a section is given to somebody; texts may hold footnotes and pictures, which older pages do not know."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("section_comment", schema=None) as batch_op:
        batch_op.add_column(sa.Column("assigned_to", sa.String(length=60), nullable=True))
        batch_op.create_index(batch_op.f("ix_section_comment_assigned_to"), ["assigned_to"], unique=False)
    op.execute("UPDATE draft SET schema_version = 2")


def downgrade() -> None:
    op.execute("UPDATE draft SET schema_version = 1")
    with op.batch_alter_table("section_comment", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_section_comment_assigned_to"))
        batch_op.drop_column("assigned_to")
