"""Partners sign a frozen version of their proposal, part by part as it was."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "frozen_version",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("proposal_id", sa.Uuid(), nullable=False),
        sa.Column("circle_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("stage", sa.String(length=60), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("frozen_by", sa.Uuid(), nullable=False),
        sa.Column("frozen_seat_id", sa.Uuid(), nullable=False),
        sa.Column("frozen_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended", sa.String(length=40), nullable=True),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("touched", sa.JSON().with_variant(postgresql.JSONB(), "postgresql"), nullable=False),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["circle_id"], ["circle.id"], name=op.f("fk_frozen_version_circle_id_circle")),
        sa.ForeignKeyConstraint(["frozen_by"], ["person.id"], name=op.f("fk_frozen_version_frozen_by_person")),
        sa.ForeignKeyConstraint(["frozen_seat_id"], ["seat.id"], name=op.f("fk_frozen_version_frozen_seat_id_seat")),
        sa.ForeignKeyConstraint(["proposal_id"], ["proposal.id"], name=op.f("fk_frozen_version_proposal_id_proposal")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_frozen_version")),
        sa.UniqueConstraint("proposal_id", "number", name=op.f("uq_frozen_version_proposal_id_number")),
    )
    with op.batch_alter_table("frozen_version", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_frozen_version_circle_id"), ["circle_id"], unique=False)
        batch_op.create_index(
            "uq_frozen_version_open",
            ["proposal_id"],
            unique=True,
            sqlite_where=sa.text("ended_at IS NULL AND sent_at IS NULL"),
            postgresql_where=sa.text("ended_at IS NULL AND sent_at IS NULL"),
        )

    op.create_table(
        "frozen_part",
        sa.Column("version_id", sa.Uuid(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=160), nullable=False),
        sa.Column("media_type", sa.String(length=100), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["version_id"],
            ["frozen_version.id"],
            name=op.f("fk_frozen_part_version_id_frozen_version"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("version_id", "place", name=op.f("pk_frozen_part")),
    )
    op.create_table(
        "signature",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version_id", sa.Uuid(), nullable=False),
        sa.Column("circle_id", sa.Uuid(), nullable=False),
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("organisation_name", sa.String(length=160), nullable=False),
        sa.Column("seat_id", sa.Uuid(), nullable=False),
        sa.Column("seat_title", sa.String(length=160), nullable=False),
        sa.Column("seat_title_language", sa.String(length=40), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("person_name", sa.String(length=120), nullable=False),
        sa.Column("decision", sa.String(length=40), nullable=False),
        sa.Column("reason", sa.String(length=800), nullable=False),
        sa.Column("reason_language", sa.String(length=40), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("signed_in_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["circle_id"], ["circle.id"], name=op.f("fk_signature_circle_id_circle")),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name=op.f("fk_signature_organisation_id_organisation")
        ),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_signature_person_id_person")),
        sa.ForeignKeyConstraint(["seat_id"], ["seat.id"], name=op.f("fk_signature_seat_id_seat")),
        sa.ForeignKeyConstraint(
            ["version_id"],
            ["frozen_version.id"],
            name=op.f("fk_signature_version_id_frozen_version"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_signature")),
        sa.UniqueConstraint("version_id", "organisation_id", name=op.f("uq_signature_version_id_organisation_id")),
    )
    with op.batch_alter_table("signature", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_signature_circle_id"), ["circle_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_signature_person_id"), ["person_id"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("signature", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_signature_person_id"))
        batch_op.drop_index(batch_op.f("ix_signature_circle_id"))

    op.drop_table("signature")
    op.drop_table("frozen_part")
    with op.batch_alter_table("frozen_version", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_frozen_version_open",
            sqlite_where=sa.text("ended_at IS NULL AND sent_at IS NULL"),
            postgresql_where=sa.text("ended_at IS NULL AND sent_at IS NULL"),
        )
        batch_op.drop_index(batch_op.f("ix_frozen_version_circle_id"))

    op.drop_table("frozen_version")
