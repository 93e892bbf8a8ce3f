"""Results of proposals, reports that are owed to funders, and texts that are used again."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "funder_report",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("proposal_id", sa.Uuid(), nullable=False),
        sa.Column("circle_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("title", sa.JSON().with_variant(postgresql.JSONB(), "postgresql"), nullable=False),
        sa.Column("call_key", sa.String(length=60), nullable=True),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("zone", sa.String(length=60), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("seat_id", sa.Uuid(), nullable=True),
        sa.Column("done_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("done_by", sa.Uuid(), nullable=True),
        sa.Column("done_words", sa.String(length=800), nullable=False),
        sa.Column("added_by", sa.Uuid(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["added_by"], ["person.id"], name=op.f("fk_funder_report_added_by_person")),
        sa.ForeignKeyConstraint(["circle_id"], ["circle.id"], name=op.f("fk_funder_report_circle_id_circle")),
        sa.ForeignKeyConstraint(["done_by"], ["person.id"], name=op.f("fk_funder_report_done_by_person")),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name=op.f("fk_funder_report_organisation_id_organisation")
        ),
        sa.ForeignKeyConstraint(["proposal_id"], ["proposal.id"], name=op.f("fk_funder_report_proposal_id_proposal")),
        sa.ForeignKeyConstraint(["seat_id"], ["seat.id"], name=op.f("fk_funder_report_seat_id_seat")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_funder_report")),
        sa.UniqueConstraint("proposal_id", "call_key", name=op.f("uq_funder_report_proposal_id_call_key")),
    )
    with op.batch_alter_table("funder_report", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_funder_report_circle_id"), ["circle_id"], unique=False)
        batch_op.create_index("ix_funder_report_owed", ["organisation_id", "done_at", "due_at"], unique=False)
        batch_op.create_index(batch_op.f("ix_funder_report_seat_id"), ["seat_id"], unique=False)

    op.create_table(
        "proposal_result",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("proposal_id", sa.Uuid(), nullable=False),
        sa.Column("circle_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("stage", sa.String(length=60), nullable=False),
        sa.Column("outcome", sa.String(length=40), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=True),
        sa.Column("currency", sa.String(length=3), nullable=True),
        sa.Column("decided_on", sa.Date(), nullable=True),
        sa.Column("words", sa.String(length=4000), nullable=False),
        sa.Column("words_language", sa.String(length=40), nullable=False),
        sa.Column("told_by", sa.Uuid(), nullable=False),
        sa.Column("told_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["circle_id"], ["circle.id"], name=op.f("fk_proposal_result_circle_id_circle")),
        sa.ForeignKeyConstraint(["proposal_id"], ["proposal.id"], name=op.f("fk_proposal_result_proposal_id_proposal")),
        sa.ForeignKeyConstraint(["told_by"], ["person.id"], name=op.f("fk_proposal_result_told_by_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_proposal_result")),
        sa.UniqueConstraint("proposal_id", "number", name=op.f("uq_proposal_result_proposal_id_number")),
    )
    with op.batch_alter_table("proposal_result", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_proposal_result_circle_id"), ["circle_id"], unique=False)

    op.create_table(
        "result_feedback",
        sa.Column("result_id", sa.Uuid(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("criterion", sa.String(length=60), nullable=True),
        sa.Column("section_id", sa.Uuid(), nullable=True),
        sa.Column("points", sa.Integer(), nullable=True),
        sa.Column("words", sa.String(length=2000), nullable=False),
        sa.ForeignKeyConstraint(
            ["result_id"],
            ["proposal_result.id"],
            name=op.f("fk_result_feedback_result_id_proposal_result"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(["section_id"], ["section.id"], name=op.f("fk_result_feedback_section_id_section")),
        sa.PrimaryKeyConstraint("result_id", "place", name=op.f("pk_result_feedback")),
    )
    with op.batch_alter_table("result_feedback", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_result_feedback_section_id"), ["section_id"], unique=False)

    op.create_table(
        "reusable_text",
        sa.Column("section_id", sa.Uuid(), nullable=False),
        sa.Column("proposal_id", sa.Uuid(), nullable=False),
        sa.Column("circle_id", sa.Uuid(), nullable=False),
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("lead_id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("topics", sa.JSON().with_variant(postgresql.JSONB(), "postgresql"), nullable=False),
        sa.Column("language", sa.String(length=40), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("folded", sa.Text(), nullable=False),
        sa.Column("words", sa.Integer(), nullable=False),
        sa.Column("marked_by", sa.Uuid(), nullable=False),
        sa.Column("marked_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["circle_id"], ["circle.id"], name=op.f("fk_reusable_text_circle_id_circle")),
        sa.ForeignKeyConstraint(["lead_id"], ["organisation.id"], name=op.f("fk_reusable_text_lead_id_organisation")),
        sa.ForeignKeyConstraint(["marked_by"], ["person.id"], name=op.f("fk_reusable_text_marked_by_person")),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name=op.f("fk_reusable_text_organisation_id_organisation")
        ),
        sa.ForeignKeyConstraint(["proposal_id"], ["proposal.id"], name=op.f("fk_reusable_text_proposal_id_proposal")),
        sa.ForeignKeyConstraint(["section_id"], ["section.id"], name=op.f("fk_reusable_text_section_id_section")),
        sa.PrimaryKeyConstraint("section_id", name=op.f("pk_reusable_text")),
    )
    with op.batch_alter_table("reusable_text", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_reusable_text_circle_id"), ["circle_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_reusable_text_lead_id"), ["lead_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_reusable_text_organisation_id"), ["organisation_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_reusable_text_proposal_id"), ["proposal_id"], unique=False)

    op.create_table(
        "text_reuse",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("section_id", sa.Uuid(), nullable=False),
        sa.Column("proposal_id", sa.Uuid(), nullable=False),
        sa.Column("circle_id", sa.Uuid(), nullable=False),
        sa.Column("from_section_id", sa.Uuid(), nullable=False),
        sa.Column("from_proposal_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["circle_id"], ["circle.id"], name=op.f("fk_text_reuse_circle_id_circle")),
        sa.ForeignKeyConstraint(
            ["from_proposal_id"], ["proposal.id"], name=op.f("fk_text_reuse_from_proposal_id_proposal")
        ),
        sa.ForeignKeyConstraint(
            ["from_section_id"], ["section.id"], name=op.f("fk_text_reuse_from_section_id_section")
        ),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_text_reuse_person_id_person")),
        sa.ForeignKeyConstraint(["proposal_id"], ["proposal.id"], name=op.f("fk_text_reuse_proposal_id_proposal")),
        sa.ForeignKeyConstraint(["section_id"], ["section.id"], name=op.f("fk_text_reuse_section_id_section")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_text_reuse")),
        sa.UniqueConstraint("section_id", "from_section_id", name=op.f("uq_text_reuse_section_id_from_section_id")),
    )
    with op.batch_alter_table("text_reuse", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_text_reuse_circle_id"), ["circle_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_text_reuse_from_proposal_id"), ["from_proposal_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_text_reuse_from_section_id"), ["from_section_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_text_reuse_proposal_id"), ["proposal_id"], unique=False)

    with op.batch_alter_table("proposal", schema=None) as batch_op:
        batch_op.add_column(sa.Column("outcome", sa.String(length=40), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("proposal", schema=None) as batch_op:
        batch_op.drop_column("outcome")

    with op.batch_alter_table("text_reuse", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_text_reuse_proposal_id"))
        batch_op.drop_index(batch_op.f("ix_text_reuse_from_section_id"))
        batch_op.drop_index(batch_op.f("ix_text_reuse_from_proposal_id"))
        batch_op.drop_index(batch_op.f("ix_text_reuse_circle_id"))

    op.drop_table("text_reuse")
    with op.batch_alter_table("reusable_text", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_reusable_text_proposal_id"))
        batch_op.drop_index(batch_op.f("ix_reusable_text_organisation_id"))
        batch_op.drop_index(batch_op.f("ix_reusable_text_lead_id"))
        batch_op.drop_index(batch_op.f("ix_reusable_text_circle_id"))

    op.drop_table("reusable_text")
    with op.batch_alter_table("result_feedback", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_result_feedback_section_id"))

    op.drop_table("result_feedback")
    with op.batch_alter_table("proposal_result", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_proposal_result_circle_id"))

    op.drop_table("proposal_result")
    with op.batch_alter_table("funder_report", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_funder_report_seat_id"))
        batch_op.drop_index("ix_funder_report_owed")
        batch_op.drop_index(batch_op.f("ix_funder_report_circle_id"))

    op.drop_table("funder_report")
