"""Search: what can be found, its words in the full-text index of the database, and the words themselves."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade():
    op.create_table(
        "search_document",
        # SQLite finds a row by its number in one step only where that is spelled INTEGER; it holds 64 bits all the same.
        sa.Column("number", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=False, nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("subject_id", sa.Uuid(), nullable=False),
        sa.Column("parent_id", sa.Uuid(), nullable=True),
        sa.Column("circle_id", sa.Uuid(), nullable=True),
        sa.Column("room_circle_id", sa.Uuid(), nullable=True),
        sa.Column("person_id", sa.Uuid(), nullable=True),
        sa.Column("organisation_id", sa.Uuid(), nullable=True),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("language", sa.String(length=35), nullable=False),
        sa.Column("topics", sa.JSON().with_variant(postgresql.JSONB(), "postgresql"), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["circle_id"], ["circle.id"], name=op.f("fk_search_document_circle_id_circle")),
        sa.ForeignKeyConstraint(
            ["room_circle_id"], ["circle.id"], name=op.f("fk_search_document_room_circle_id_circle")
        ),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_search_document")),
        sa.UniqueConstraint("kind", "subject_id", name=op.f("uq_search_document_kind_subject_id")),
    )
    with op.batch_alter_table("search_document", schema=None) as batch_op:
        batch_op.create_index("ix_search_document_dated", ["kind", "written_at"], unique=False)
        batch_op.create_index(batch_op.f("ix_search_document_circle_id"), ["circle_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_search_document_parent_id"), ["parent_id"], unique=False)
    op.create_table(
        "search_word",
        sa.Column(
            "word", sa.String(length=64).with_variant(sa.String(length=64, collation="C"), "postgresql"), nullable=False
        ),
        sa.PrimaryKeyConstraint("word", name=op.f("pk_search_word")),
    )
    if op.get_bind().dialect.name == "sqlite":
        op.execute(
            "CREATE VIRTUAL TABLE search_index USING fts5"
            " (title, title_stems, words, stems, marks, tokenize = 'unicode61 remove_diacritics 2')"
        )
    else:
        op.execute("CREATE SEQUENCE search_number")
        op.execute("CREATE TABLE search_index (number bigint PRIMARY KEY, vector tsvector NOT NULL)")
        op.execute("CREATE INDEX ix_search_index_vector ON search_index USING gin (vector)")


def downgrade():
    op.execute("DROP TABLE search_index")
    if op.get_bind().dialect.name != "sqlite":
        op.execute("DROP SEQUENCE search_number")
    op.drop_table("search_word")
    op.drop_table("search_document")
