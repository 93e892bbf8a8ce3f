"""Spaces, places of posts, reactions, reports, and how people follow."""

from uuid import UUID

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "space",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("circle_id", sa.Uuid(), nullable=False),
        sa.Column("room_circle_id", sa.Uuid(), nullable=False),
        sa.Column("topic_id", sa.String(length=60), nullable=True),
        sa.Column("title", sa.String(length=160), nullable=False),
        sa.Column("purpose", sa.String(length=600), nullable=False),
        sa.Column("language", sa.String(length=35), nullable=False),
        sa.Column("joining", sa.String(length=40), nullable=False),
        sa.Column("made_by", sa.Uuid(), nullable=True),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["circle_id"], ["circle.id"], name=op.f("fk_space_circle_id_circle")),
        sa.ForeignKeyConstraint(["made_by"], ["person.id"], name=op.f("fk_space_made_by_person")),
        sa.ForeignKeyConstraint(["room_circle_id"], ["circle.id"], name=op.f("fk_space_room_circle_id_circle")),
        sa.ForeignKeyConstraint(["topic_id"], ["topic.id"], name=op.f("fk_space_topic_id_topic")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_space")),
        sa.UniqueConstraint("topic_id", name=op.f("uq_space_topic_id")),
    )
    with op.batch_alter_table("space", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_space_circle_id"), ["circle_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_space_room_circle_id"), ["room_circle_id"], unique=False)

    op.create_table(
        "thread_draft",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("content", sa.JSON().with_variant(postgresql.JSONB(), "postgresql"), nullable=False),
        sa.Column("saved_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_thread_draft_person_id_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_thread_draft")),
    )
    with op.batch_alter_table("thread_draft", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_thread_draft_person_id"), ["person_id"], unique=False)

    op.create_table(
        "space_follow",
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("space_id", sa.Uuid(), nullable=False),
        sa.Column("level", sa.String(length=40), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_space_follow_person_id_person")),
        sa.ForeignKeyConstraint(["space_id"], ["space.id"], name=op.f("fk_space_follow_space_id_space")),
        sa.PrimaryKeyConstraint("person_id", "space_id", name=op.f("pk_space_follow")),
    )
    with op.batch_alter_table("space_follow", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_space_follow_space_id"), ["space_id"], unique=False)

    op.create_table(
        "thread_follow",
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("thread_id", sa.Uuid(), nullable=False),
        sa.Column("level", sa.String(length=40), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_thread_follow_person_id_person")),
        sa.ForeignKeyConstraint(["thread_id"], ["thread.id"], name=op.f("fk_thread_follow_thread_id_thread")),
        sa.PrimaryKeyConstraint("person_id", "thread_id", name=op.f("pk_thread_follow")),
    )
    with op.batch_alter_table("thread_follow", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_thread_follow_thread_id"), ["thread_id"], unique=False)

    op.create_table(
        "thread_work",
        sa.Column("thread_id", sa.Uuid(), nullable=False),
        sa.Column("subject_kind", sa.String(length=40), nullable=False),
        sa.Column("subject_id", sa.Uuid(), nullable=False),
        sa.Column("work", sa.String(length=40), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["thread_id"], ["thread.id"], name=op.f("fk_thread_work_thread_id_thread")),
        sa.PrimaryKeyConstraint("thread_id", "subject_kind", "subject_id", name=op.f("pk_thread_work")),
    )
    with op.batch_alter_table("thread_work", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_thread_work_subject_id"), ["subject_id"], unique=False)

    op.create_table(
        "post_link",
        sa.Column("post_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("record_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["post_id"], ["post.id"], name=op.f("fk_post_link_post_id_post")),
        sa.PrimaryKeyConstraint("post_id", "kind", "record_id", name=op.f("pk_post_link")),
    )
    with op.batch_alter_table("post_link", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_post_link_record_id"), ["record_id"], unique=False)

    op.create_table(
        "post_organisation",
        sa.Column("post_id", sa.Uuid(), nullable=False),
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name=op.f("fk_post_organisation_organisation_id_organisation")
        ),
        sa.ForeignKeyConstraint(["post_id"], ["post.id"], name=op.f("fk_post_organisation_post_id_post")),
        sa.PrimaryKeyConstraint("post_id", "organisation_id", name=op.f("pk_post_organisation")),
    )
    with op.batch_alter_table("post_organisation", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_post_organisation_organisation_id"), ["organisation_id"], unique=False)

    op.create_table(
        "post_reaction",
        sa.Column("post_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_post_reaction_person_id_person")),
        sa.ForeignKeyConstraint(["post_id"], ["post.id"], name=op.f("fk_post_reaction_post_id_post")),
        sa.PrimaryKeyConstraint("post_id", "person_id", "kind", name=op.f("pk_post_reaction")),
    )
    with op.batch_alter_table("post_reaction", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_post_reaction_person_id"), ["person_id"], unique=False)

    op.create_table(
        "post_report",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("post_id", sa.Uuid(), nullable=False),
        sa.Column("circle_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("reason", sa.String(length=40), nullable=False),
        sa.Column("words", sa.String(length=1000), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("outcome", sa.String(length=40), nullable=True),
        sa.Column("settled_by", sa.Uuid(), nullable=True),
        sa.Column("settled_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["circle_id"], ["circle.id"], name=op.f("fk_post_report_circle_id_circle")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_post_report_person_id_person")),
        sa.ForeignKeyConstraint(["post_id"], ["post.id"], name=op.f("fk_post_report_post_id_post")),
        sa.ForeignKeyConstraint(["settled_by"], ["person.id"], name=op.f("fk_post_report_settled_by_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_post_report")),
    )
    with op.batch_alter_table("post_report", schema=None) as batch_op:
        batch_op.create_index("ix_post_report_circle", ["circle_id", "id"], unique=False)
        batch_op.create_index(batch_op.f("ix_post_report_person_id"), ["person_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_post_report_post_id"), ["post_id"], unique=False)

    with op.batch_alter_table("post", schema=None) as batch_op:
        batch_op.add_column(sa.Column("place", sa.Integer(), server_default="0", nullable=False))
        batch_op.add_column(sa.Column("hidden_at", sa.DateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column("hidden_by", sa.Uuid(), nullable=True))
        batch_op.add_column(sa.Column("hidden_reason", sa.String(length=40), nullable=True))
        batch_op.create_foreign_key(batch_op.f("fk_post_hidden_by_person"), "person", ["hidden_by"], ["id"])

    with op.batch_alter_table("thread", schema=None) as batch_op:
        batch_op.add_column(sa.Column("space_id", sa.Uuid(), nullable=True))
        batch_op.add_column(sa.Column("confidential", sa.Boolean(), server_default=sa.false(), nullable=False))
        batch_op.add_column(sa.Column("last_person_id", sa.Uuid(), nullable=True))
        batch_op.add_column(sa.Column("last_place", sa.Integer(), server_default="0", nullable=False))
        batch_op.add_column(sa.Column("answer_post_id", sa.Uuid(), nullable=True))
        batch_op.create_index("ix_thread_active", ["last_post_at", "id"], unique=False)
        batch_op.create_index("ix_thread_space", ["space_id", "last_post_at", "id"], unique=False)
        batch_op.create_foreign_key(batch_op.f("fk_thread_last_person_id_person"), "person", ["last_person_id"], ["id"])
        batch_op.create_foreign_key(batch_op.f("fk_thread_space_id_space"), "space", ["space_id"], ["id"])

    with op.batch_alter_table("thread_reading", schema=None) as batch_op:
        batch_op.add_column(sa.Column("place", sa.Integer(), server_default="0", nullable=False))
        batch_op.alter_column("post_id", nullable=True)

    _tell_what_stands()


def _tell_what_stands() -> None:
    """Number the posts that stand, and put threads of their own into the space of the network."""
    op.execute(
        "UPDATE post SET place = (SELECT count(*) FROM post AS earlier"
        " WHERE earlier.thread_id = post.thread_id AND earlier.id <= post.id)"
    )
    op.execute(
        "UPDATE thread SET"
        " last_place = (SELECT coalesce(max(post.place), 0) FROM post WHERE post.thread_id = thread.id),"
        " last_person_id = (SELECT post.person_id FROM post WHERE post.thread_id = thread.id"
        " ORDER BY post.id DESC LIMIT 1)"
    )
    op.execute("UPDATE thread_reading SET place = (SELECT post.place FROM post WHERE post.id = thread_reading.post_id)")
    network, space = UUID("00000000-0000-7000-8000-000000000001"), UUID("00000000-0000-7000-8000-000000000003")
    circle = sa.table("circle", sa.column("id", sa.Uuid()), sa.column("made_at", sa.DateTime(timezone=True)))
    names = (
        "id",
        "kind",
        "circle_id",
        "room_circle_id",
        "title",
        "purpose",
        "language",
        "joining",
        "made_at",
        "version",
    )
    spaces = sa.table("space", *map(sa.column, names))
    threads = sa.table(
        "thread",
        sa.column("subject_kind"),
        sa.column("circle_id", sa.Uuid()),
        sa.column("space_id", sa.Uuid()),
        sa.column("confidential", sa.Boolean()),
    )
    ids = (sa.literal(space, sa.Uuid()), sa.literal("network"), circle.c.id, circle.c.id)
    texts = (sa.literal(""), sa.literal(""), sa.literal(""), sa.literal("open"), circle.c.made_at, sa.literal(1))
    op.execute(spaces.insert().from_select(names, sa.select(*ids, *texts).where(circle.c.id == network)))
    founded = sa.select(circle.c.id).where(circle.c.id == network).exists()
    op.execute(
        threads.update()
        .where(threads.c.subject_kind == "", founded)
        .values(space_id=space, confidential=threads.c.circle_id != network)
    )


def downgrade() -> None:
    op.execute("DELETE FROM thread_reading WHERE post_id IS NULL")
    with op.batch_alter_table("thread_reading", schema=None) as batch_op:
        batch_op.alter_column("post_id", nullable=False)
        batch_op.drop_column("place")

    with op.batch_alter_table("thread", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("fk_thread_space_id_space"), type_="foreignkey")
        batch_op.drop_constraint(batch_op.f("fk_thread_last_person_id_person"), type_="foreignkey")
        batch_op.drop_index("ix_thread_space")
        batch_op.drop_index("ix_thread_active")
        batch_op.drop_column("answer_post_id")
        batch_op.drop_column("last_place")
        batch_op.drop_column("last_person_id")
        batch_op.drop_column("confidential")
        batch_op.drop_column("space_id")

    with op.batch_alter_table("post", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("fk_post_hidden_by_person"), type_="foreignkey")
        batch_op.drop_column("hidden_reason")
        batch_op.drop_column("hidden_by")
        batch_op.drop_column("hidden_at")
        batch_op.drop_column("place")

    with op.batch_alter_table("post_report", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_post_report_post_id"))
        batch_op.drop_index(batch_op.f("ix_post_report_person_id"))
        batch_op.drop_index("ix_post_report_circle")

    op.drop_table("post_report")
    with op.batch_alter_table("post_reaction", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_post_reaction_person_id"))

    op.drop_table("post_reaction")
    with op.batch_alter_table("post_organisation", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_post_organisation_organisation_id"))

    op.drop_table("post_organisation")
    with op.batch_alter_table("post_link", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_post_link_record_id"))

    op.drop_table("post_link")
    with op.batch_alter_table("thread_work", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_thread_work_subject_id"))

    op.drop_table("thread_work")
    with op.batch_alter_table("thread_follow", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_thread_follow_thread_id"))

    op.drop_table("thread_follow")
    with op.batch_alter_table("space_follow", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_space_follow_space_id"))

    op.drop_table("space_follow")
    with op.batch_alter_table("thread_draft", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_thread_draft_person_id"))

    op.drop_table("thread_draft")
    with op.batch_alter_table("space", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_space_room_circle_id"))
        batch_op.drop_index(batch_op.f("ix_space_circle_id"))

    op.drop_table("space")
