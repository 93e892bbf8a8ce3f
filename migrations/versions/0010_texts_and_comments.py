"""Each section that is written as text has a live text of its own, with comments on words of it and versions."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

section = sa.table("section", sa.column("id"), sa.column("kind"), sa.column("moved_at"))
draft = sa.table("draft", *map(sa.column, ("id", "generation", "schema_version", "head", "made_at")))
state = sa.table(
    "draft_state", sa.column("draft_id"), sa.column("until"), *(sa.column(name, sa.LargeBinary) for name in ("state", "retired"))
)  # fmt: skip
tick = sa.table("draft_tick", sa.column("draft_id"))


def upgrade() -> None:
    op.create_table(
        "section_comment",
        sa.Column("thread_id", sa.Uuid(), nullable=False),
        sa.Column("section_id", sa.Uuid(), nullable=False),
        sa.Column("quote", sa.String(length=2000), nullable=False),
        sa.Column("resolved_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("resolved_by", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(["resolved_by"], ["person.id"], name=op.f("fk_section_comment_resolved_by_person")),
        sa.ForeignKeyConstraint(["section_id"], ["section.id"], name=op.f("fk_section_comment_section_id_section")),
        sa.ForeignKeyConstraint(["thread_id"], ["thread.id"], name=op.f("fk_section_comment_thread_id_thread")),
        sa.PrimaryKeyConstraint("thread_id", name=op.f("pk_section_comment")),
    )
    with op.batch_alter_table("section_comment", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_section_comment_section_id"), ["section_id"], unique=False)

    op.create_table(
        "section_version",
        sa.Column("section_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("restores", sa.Integer(), nullable=True),
        sa.Column("fingerprint", sa.String(length=64), nullable=False),
        sa.Column("words", sa.Integer(), nullable=False),
        sa.Column("state", sa.LargeBinary(), nullable=False),
        sa.Column("made_by", sa.Uuid(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["made_by"], ["person.id"], name=op.f("fk_section_version_made_by_person")),
        sa.ForeignKeyConstraint(["section_id"], ["section.id"], name=op.f("fk_section_version_section_id_section")),
        sa.PrimaryKeyConstraint("section_id", "number", name=op.f("pk_section_version")),
    )
    without = sa.select(section.c.id, sa.literal(1), sa.literal(1), sa.literal(0), section.c.moved_at).where(
        section.c.kind == "text", section.c.id.not_in(sa.select(draft.c.id))
    )
    op.execute(draft.insert().from_select(list(draft.c.keys()), without))
    empty = sa.literal(b"", sa.LargeBinary)
    bare = sa.select(draft.c.id, sa.literal(0), empty, empty).where(draft.c.id.not_in(sa.select(state.c.draft_id)))
    op.execute(state.insert().from_select(list(state.c.keys()), bare))


def downgrade() -> None:
    op.drop_table("section_version")
    op.drop_table("section_comment")
    for table, of in ((tick, tick.c.draft_id), (state, state.c.draft_id), (draft, draft.c.id)):
        op.execute(table.delete().where(of.in_(sa.select(section.c.id))))
