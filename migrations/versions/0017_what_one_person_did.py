"""What one person did is found without reading through all that happened."""

from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index("ix_event_person_id", "event", ["person_id"])


def downgrade() -> None:
    op.drop_index("ix_event_person_id", "event")
