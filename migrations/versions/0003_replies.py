"""Answers by mail, and letters of the week."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

BEFORE = "mail = 'daily' AND mailed_at IS NULL"
AFTER = "mail IN ('daily', 'weekly') AND mailed_at IS NULL AND read_at IS NULL"


def _digest_index(where: str) -> None:
    op.drop_index("ix_notification_digest", table_name="notification")
    op.create_index(
        "ix_notification_digest", "notification", ["person_id"], sqlite_where=sa.text(where),
        postgresql_where=sa.text(where),
    )  # fmt: skip


def upgrade() -> None:
    op.create_table(
        "answer",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("letter_hash", sa.String(length=64), nullable=False),
        sa.Column("outcome", sa.String(length=40), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("told", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_answer_person_id_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_answer")),
        sa.UniqueConstraint("person_id", "letter_hash", name=op.f("uq_answer_person_id_letter_hash")),
    )
    op.create_index(op.f("ix_answer_at"), "answer", ["at"])
    op.create_index("ix_answer_lately", "answer", ["person_id", "at"])

    op.create_table(
        "held_reply",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("thread_id", sa.Uuid(), nullable=False),
        sa.Column("sender", sa.String(length=254), nullable=False),
        sa.Column("doubt", sa.String(length=40), nullable=False),
        sa.Column("language", sa.String(length=35), nullable=False),
        sa.Column("markdown", sa.Text(), nullable=False),
        sa.Column("received_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_held_reply_person_id_person")),
        sa.ForeignKeyConstraint(["thread_id"], ["thread.id"], name=op.f("fk_held_reply_thread_id_thread")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_held_reply")),
    )
    op.create_index(op.f("ix_held_reply_person_id"), "held_reply", ["person_id"])
    op.create_index(op.f("ix_held_reply_received_at"), "held_reply", ["received_at"])
    op.create_index(op.f("ix_held_reply_thread_id"), "held_reply", ["thread_id"])

    op.create_table(
        "reply_address",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("thread_id", sa.Uuid(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_reply_address_person_id_person")),
        sa.ForeignKeyConstraint(["thread_id"], ["thread.id"], name=op.f("fk_reply_address_thread_id_thread")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reply_address")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_reply_address_token_hash")),
    )
    op.create_index(op.f("ix_reply_address_made_at"), "reply_address", ["made_at"])
    op.create_index(op.f("ix_reply_address_person_id"), "reply_address", ["person_id"])
    op.create_index(op.f("ix_reply_address_thread_id"), "reply_address", ["thread_id"])

    op.create_table(
        "held_file",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("reply_id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("data", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["reply_id"], ["held_reply.id"], name=op.f("fk_held_file_reply_id_held_reply")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_held_file")),
    )
    op.create_index(op.f("ix_held_file_reply_id"), "held_file", ["reply_id"])

    with op.batch_alter_table("mail", schema=None) as batch_op:
        batch_op.add_column(sa.Column("reply_to", sa.String(length=254), nullable=False, server_default=""))

    _digest_index(AFTER)


def downgrade() -> None:
    op.execute("UPDATE notification SET mail = 'daily' WHERE mail = 'weekly'")
    op.execute("UPDATE preference SET how = 'daily' WHERE how = 'weekly'")
    _digest_index(BEFORE)
    with op.batch_alter_table("mail", schema=None) as batch_op:
        batch_op.drop_column("reply_to")
    op.drop_table("held_file")
    op.drop_table("reply_address")
    op.drop_table("held_reply")
    op.drop_table("answer")
