"""Names that stand for authors and places, and words by their beginnings. What is found here marks others; it is never shown."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import TSQUERY
from sqlmodel import Session, col

from app.access.actor import Actor
from app.circles.queries import admits_bound, admits_each, binds
from app.core.rows import Prepared, Row, columns, fetch
from app.discussions.models import Space, SpaceKind
from app.search import asking, words
from app.search.asking import Asked
from app.search.documents import labels_of
from app.search.index import FTS5, GIN, WALKED, range_of
from app.search.models import Kind, SearchDocument, SearchWord

MOST_NAMES: Final = 50
COMPLETED: Final = 32
_SHORTEST_BEGINNING: Final = 3
_WHOLE_NETWORK: Final = ("The whole network", "Toda la red", "Toda a rede")


def completions(session: Session, beginning: str) -> Sequence[str]:
    """The shortest words that begin like this."""
    if len(beginning) < _SHORTEST_BEGINNING:
        return ()
    end = beginning[:-1] + chr(ord(beginning[-1]) + 1)
    return [row["word"] for row in fetch(session, _COMPLETIONS, low=beginning, high=end)]


_WORD: Final = col(SearchWord.word)
_COMPLETIONS: Final = Prepared(
    columns(_WORD)
    .where(sa.bindparam("low") < _WORD, sa.bindparam("high") > _WORD)
    .order_by(sa.func.length(_WORD), _WORD)
    .limit(sa.literal_column(str(COMPLETED)))
)


def spaces(session: Session, actor: Actor, said: tuple[str, ...]) -> list[UUID]:
    """Spaces that the actor knows of whose name has these words, the last one by its beginning."""
    return [
        row["id"] for row in fetch(session, _SPACES, **binds(actor)) if any(_has(name, said) for name in _names(row))
    ]


def _names(row: Row) -> Sequence[str]:
    if row["kind"] is SpaceKind.network:
        return _WHOLE_NETWORK
    if row["topic_id"]:
        return row["topic_id"], *(label for _, label in labels_of(row["topic_id"]))
    return (row["title"],)


def _has(name: str, said: tuple[str, ...]) -> bool:
    known = words.words(name)
    *whole, last = said
    return set(whole) <= set(known) and any(word.startswith(last) for word in known)


_SPACES: Final = Prepared(
    columns(Space.id, Space.kind, Space.topic_id, Space.title).where(admits_bound(Space.circle_id))
)


def titled(session: Session, actor: Actor, said: tuple[str, ...], kinds: Sequence[Kind]) -> list[tuple[int, UUID]]:
    """Whose title has these words, the last one by its beginning, of what the actor may read.

    People and organisations are known by name to all: it stands beside whatever they wrote that one may read, also by
    somebody who has left. Only what they mark is looked at, never shown.
    """
    parts = Asked(wanted=tuple(asking.Said((word,)) for word in said), beginning=True)
    made = asking.tree(parts, (), complete=lambda beginning: completions(session, beginning))
    sqlite = session.connection().dialect.name == "sqlite"
    title = (asking.fts5 if sqlite else asking.tsquery)(replace(made, topics=()), in_title=True)
    if title is None:
        return []
    found: list[tuple[int, UUID]] = []
    for kind in kinds:
        low, high = range_of(kind)
        values = {"searched": title, "low": low, "high": high, "most": MOST_NAMES}
        by_name = kind in _KNOWN_BY_NAME
        statement = _NAMED[sqlite, by_name]
        rows = fetch(session, statement, **values) if by_name else fetch(session, statement, **values, **binds(actor))
        found += [(row["number"], row["subject_id"]) for row in rows]
    return found


_KNOWN_BY_NAME: Final = frozenset({Kind.person, Kind.organisation})
_NAMED_ON_SQLITE: Final = (
    columns(SearchDocument.number, SearchDocument.subject_id)
    .select_from(WALKED)
    .where(
        FTS5.c.search_index.op("MATCH")(sa.bindparam("searched")),
        FTS5.c.rowid.between(sa.bindparam("low"), sa.bindparam("high")),
    )
    .order_by(FTS5.c.rowid.desc())
    .limit(sa.bindparam("most"))
)
_NAMED_ON_POSTGRESQL: Final = (
    columns(SearchDocument.number, SearchDocument.subject_id)
    .where(
        col(SearchDocument.number).in_(
            sa.select(GIN.c.number).where(
                GIN.c.vector.op("@@")(sa.cast(sa.bindparam("searched", type_=sa.String), TSQUERY))
            )
        ),
        col(SearchDocument.number).between(sa.bindparam("low"), sa.bindparam("high")),
    )
    .order_by(col(SearchDocument.number).desc())
    .limit(sa.bindparam("most"))
)
_VISIBLE: Final = sa.or_(admits_each(SearchDocument.circle_id), admits_each(SearchDocument.room_circle_id))
_NAMED: Final = {
    (sqlite, by_name): Prepared(named if by_name else named.where(_VISIBLE))
    for sqlite, named in ((True, _NAMED_ON_SQLITE), (False, _NAMED_ON_POSTGRESQL))
    for by_name in (True, False)
}
