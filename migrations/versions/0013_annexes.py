"""Annexes of a proposal with their files, which are part of what is signed."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "annex",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("proposal_id", sa.Uuid(), nullable=False),
        sa.Column("circle_id", sa.Uuid(), nullable=False),
        sa.Column("key", sa.String(length=60), nullable=False),
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("file_id", sa.Uuid(), nullable=True),
        sa.Column("reason", sa.String(length=300), nullable=False),
        sa.Column("changed_by", sa.Uuid(), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["changed_by"], ["person.id"], name=op.f("fk_annex_changed_by_person")),
        sa.ForeignKeyConstraint(["circle_id"], ["circle.id"], name=op.f("fk_annex_circle_id_circle")),
        sa.ForeignKeyConstraint(["file_id"], ["file.id"], name=op.f("fk_annex_file_id_file")),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name=op.f("fk_annex_organisation_id_organisation")
        ),
        sa.ForeignKeyConstraint(["proposal_id"], ["proposal.id"], name=op.f("fk_annex_proposal_id_proposal")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_annex")),
        sa.UniqueConstraint(
            "proposal_id", "key", "organisation_id", name=op.f("uq_annex_proposal_id_key_organisation_id")
        ),
    )
    with op.batch_alter_table("annex", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_annex_circle_id"), ["circle_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_annex_file_id"), ["file_id"], unique=False)

    op.create_table(
        "evidence",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("proposal_id", sa.Uuid(), nullable=False),
        sa.Column("circle_id", sa.Uuid(), nullable=False),
        sa.Column("key", sa.String(length=60), nullable=False),
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("answer", sa.String(length=40), nullable=False),
        sa.Column("words", sa.String(length=600), nullable=False),
        sa.Column("link", sa.String(length=200), nullable=False),
        sa.Column("file_id", sa.Uuid(), nullable=True),
        sa.Column("told_by", sa.Uuid(), nullable=False),
        sa.Column("told_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["circle_id"], ["circle.id"], name=op.f("fk_evidence_circle_id_circle")),
        sa.ForeignKeyConstraint(["file_id"], ["file.id"], name=op.f("fk_evidence_file_id_file")),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name=op.f("fk_evidence_organisation_id_organisation")
        ),
        sa.ForeignKeyConstraint(["proposal_id"], ["proposal.id"], name=op.f("fk_evidence_proposal_id_proposal")),
        sa.ForeignKeyConstraint(["told_by"], ["person.id"], name=op.f("fk_evidence_told_by_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_evidence")),
        sa.UniqueConstraint(
            "proposal_id", "key", "organisation_id", name=op.f("uq_evidence_proposal_id_key_organisation_id")
        ),
    )
    with op.batch_alter_table("evidence", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_evidence_circle_id"), ["circle_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_evidence_file_id"), ["file_id"], unique=False)

    op.create_table(
        "result_row",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("proposal_id", sa.Uuid(), nullable=False),
        sa.Column("circle_id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("level", sa.String(length=60), nullable=False),
        sa.Column("result", sa.String(length=400), nullable=False),
        sa.Column("indicator", sa.String(length=400), nullable=False),
        sa.Column("unit", sa.String(length=60), nullable=False),
        sa.Column("baseline", sa.String(length=60), nullable=False),
        sa.Column("target", sa.String(length=60), nullable=False),
        sa.Column("current", sa.String(length=60), nullable=False),
        sa.Column("year", sa.Integer(), nullable=True),
        sa.Column("due_month", sa.Integer(), nullable=True),
        sa.Column("source", sa.String(length=400), nullable=False),
        sa.Column("organisation_id", sa.Uuid(), nullable=True),
        sa.Column("assumptions", sa.String(length=400), nullable=False),
        sa.Column("changed_by", sa.Uuid(), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["changed_by"], ["person.id"], name=op.f("fk_result_row_changed_by_person")),
        sa.ForeignKeyConstraint(["circle_id"], ["circle.id"], name=op.f("fk_result_row_circle_id_circle")),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name=op.f("fk_result_row_organisation_id_organisation")
        ),
        sa.ForeignKeyConstraint(["proposal_id"], ["proposal.id"], name=op.f("fk_result_row_proposal_id_proposal")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_result_row")),
    )
    with op.batch_alter_table("result_row", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_result_row_circle_id"), ["circle_id"], unique=False)
        batch_op.create_index("ix_result_row_proposal", ["proposal_id", "position"], unique=False)

    with op.batch_alter_table("frozen_part", schema=None) as batch_op:
        batch_op.add_column(sa.Column("file_id", sa.Uuid(), nullable=True))
        batch_op.add_column(sa.Column("file_size", sa.Integer(), nullable=True))
        batch_op.create_index(batch_op.f("ix_frozen_part_file_id"), ["file_id"], unique=False)
        batch_op.create_foreign_key(batch_op.f("fk_frozen_part_file_id_file"), "file", ["file_id"], ["id"])


def downgrade() -> None:
    with op.batch_alter_table("frozen_part", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("fk_frozen_part_file_id_file"), type_="foreignkey")
        batch_op.drop_index(batch_op.f("ix_frozen_part_file_id"))
        batch_op.drop_column("file_size")
        batch_op.drop_column("file_id")

    with op.batch_alter_table("result_row", schema=None) as batch_op:
        batch_op.drop_index("ix_result_row_proposal")
        batch_op.drop_index(batch_op.f("ix_result_row_circle_id"))

    op.drop_table("result_row")
    with op.batch_alter_table("evidence", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_evidence_file_id"))
        batch_op.drop_index(batch_op.f("ix_evidence_circle_id"))

    op.drop_table("evidence")
    with op.batch_alter_table("annex", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_annex_file_id"))
        batch_op.drop_index(batch_op.f("ix_annex_circle_id"))

    op.drop_table("annex")
