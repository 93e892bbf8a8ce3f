"""The words of the search index are told apart by the language of their text: it is emptied, and `pacto migrate` fills it."""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _empty()


def downgrade() -> None:
    _empty()


def _empty() -> None:
    op.execute(sa.delete(sa.table("search_document")))
    op.execute(sa.delete(sa.table("search_word")))
    if op.get_bind().dialect.name == "sqlite":
        # FTS5 takes rows out one by one, by the words of each; a new table is there at once.
        op.execute("DROP TABLE search_index")
        op.execute(
            "CREATE VIRTUAL TABLE search_index USING fts5"
            " (title, title_stems, words, stems, marks, tokenize = 'unicode61 remove_diacritics 2')"
        )
    else:
        op.execute(sa.delete(sa.table("search_index")))
