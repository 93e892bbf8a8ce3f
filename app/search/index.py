"""The words of what can be found, in the full-text index of either database: FTS5, or a tsvector under GIN.

Both hold the same tokens, made here. A word stands behind the sign of its text's language, a stem and a word of the title
behind one of their own: whoever looks for few must not walk past the many that share their letters, and nobody can write a
word that is taken for a mark. Marks (author, topic, language, circle, time) have a column in FTS5, and stand behind `#` in
PostgreSQL.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import chain
from typing import Any, Final
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import TSQUERY
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlmodel import Session, col

from app.core.rows import Prepared, among, columns, fetch
from app.search import times, words
from app.search.models import Kind, SearchDocument, SearchWord

FTS5: Final = sa.table("search_index", sa.column("rowid", sa.BigInteger), sa.column("search_index"))
"""The index of SQLite; the column that is called like the table is what MATCH is asked of."""
GIN: Final = sa.table("search_index", sa.column("number", sa.BigInteger), sa.column("vector"))
"""The index of PostgreSQL."""


class _Walked(sa.Join):
    """The index first, then the record of each match: SQLite keeps to the order of a CROSS JOIN."""

    inherit_cache = True


@compiles(_Walked)
def _cross_join(element: _Walked, compiler: SQLCompiler, **kw: Any) -> str:
    kw |= {"asfrom": True, "from_linter": None}
    left, right = compiler.process(element.left, **kw), compiler.process(element.right, **kw)
    assert element.onclause is not None
    return f"{left} CROSS JOIN {right} ON {compiler.process(element.onclause)}"


WALKED: Final = _Walked(
    FTS5, sa.inspect(SearchDocument).local_table, FTS5.c.rowid == sa.inspect(SearchDocument).local_table.c.number
)

SLOT: Final = 40
"""Bits of a number below its kind."""
_KINDS: Final = tuple(Kind)
_PLACE: Final = {kind: place for place, kind in enumerate(Kind)}
_LAST_POSITION: Final = 16_383
_TEXT_AFTER: Final = 200
"""Where positions of the text begin: no phrase reaches from a title into it."""
_COMPLETED: Final = range(3, 33)


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A record as it is found. `labels` are words that are not shown: what its topics are called."""

    kind: Kind
    subject_id: UUID
    circle_id: UUID | None
    written_at: datetime
    language: str
    title: str
    text: str
    parent_id: UUID | None = None
    room_circle_id: UUID | None = None
    person_id: UUID | None = None
    organisation_id: UUID | None = None
    topics: tuple[str, ...] = ()
    labels: tuple[tuple[str, str], ...] = ()
    marks: frozenset[str] = frozenset()
    title_is_its_own: bool = True


@dataclass(slots=True)
class _Tokens:
    title: list[str]
    title_stems: list[str]
    words: list[str]
    stems: list[str]
    marks: list[str] = field(default_factory=list)
    title_marks: list[list[str]] = field(default_factory=list)


def range_of(kind: Kind) -> tuple[int, int]:
    """The lowest and highest number that a record of this kind can have."""
    place = _PLACE[kind]
    return place << SLOT, ((place + 1) << SLOT) - 1


def kind_of(number: int) -> Kind:
    return _KINDS[number >> SLOT]


def mark_of(sign: str, value: UUID | str) -> str:
    """A token that stands for an id or a code.

    `p` person, `o` organisation, `i` the record it stands in, `c` circle, `t` topic, `w` topic or one above it,
    `l` language. Those of a day are made by `times`.
    """
    return sign + (value.hex if isinstance(value, UUID) else "".join(words.words(value)))


WORD: Final[Mapping[str, str]] = {"en": "xe", "es": "xs", "pt": "xp", "": "xo"}
"""Signs of words, by the language of the text; texts of all other languages have one together.

Who reads a language finds its words by their stems. Told apart by language, they are not walked through a second time.
"""
SIGN: Final = 2
"""Letters of each sign."""
STEM: Final = "xq"
TITLE_WORD: Final = "xh"
TITLE_STEM: Final = "xj"
"""Signs of stems and of titles: no mark begins like one of these."""
EVERY: Final = "every"
"""A mark that all records have, for queries that say only what they do not want."""


def write(session: Session, documents: Sequence[Document]) -> None:
    """Put these into the index, in the place of what it held of them before."""
    if not documents:
        return
    numbers = _numbers(session, documents)
    before = _take_out(session, [number for number, known in numbers if known])
    rows, tokens = [], []
    for (number, _), document in zip(numbers, documents, strict=True):
        rows.append({
            "number": number, "kind": document.kind, "subject_id": document.subject_id,
            "parent_id": document.parent_id, "circle_id": document.circle_id,
            "room_circle_id": document.room_circle_id, "person_id": document.person_id,
            "organisation_id": document.organisation_id, "written_at": document.written_at,
            "language": document.language, "topics": list(document.topics), "title": document.title,
            "text": document.text,
        })  # fmt: skip
        tokens.append((number, _tokens(document)))
    session.connection().execute(sa.insert(SearchDocument), rows)
    said = {word[SIGN:] for _, each in tokens for word in (*each.title, *each.words)}
    _remember(session, said)
    if _on_sqlite(session):
        session.connection().execute(_INTO_FTS5, [_for_fts5(number, each) for number, each in tokens])
    else:
        session.connection().execute(
            _INTO_GIN, [{"number": number, "vector": _for_gin(each)} for number, each in tokens]
        )
    _unlearn(session, before - said)


def forget(session: Session, kind: Kind, subject_ids: Collection[UUID]) -> None:
    """Take these out of the index, and with them words that stand nowhere else; nothing happens to those not in it."""
    if subject_ids:
        _unlearn(session, _take_out(session, list(_known(session, kind, subject_ids).values())))


def _take_out(session: Session, numbers: Sequence[int]) -> set[str]:
    """The words that these had."""
    if not numbers:
        return set()
    had = session.connection().execute(_TEXTS, {"numbers": numbers}).all()
    session.connection().execute(sa.delete(SearchDocument).where(col(SearchDocument.number).in_(numbers)))
    session.connection().execute(
        _OUT_OF_FTS5 if _on_sqlite(session) else _OUT_OF_GIN, [{"number": number} for number in numbers]
    )
    return {word for row in had for word in words.words(f"{row.title} {row.text}")}


def clear(session: Session) -> None:
    """Empty the index."""
    for statement in (sa.delete(SearchDocument), sa.delete(SearchWord), sa.text("DELETE FROM search_index")):
        session.connection().execute(statement)


def settle(session: Session) -> None:
    """Merge what was written in many parts into one, which is read quicker. PostgreSQL sees to that itself."""
    if _on_sqlite(session):
        session.connection().execute(sa.text("INSERT INTO search_index (search_index) VALUES ('optimize')"))


_INTO_FTS5: Final = sa.text(
    "INSERT INTO search_index (rowid, title, title_stems, words, stems, marks)"
    " VALUES (:number, :title, :title_stems, :words, :stems, :marks)"
)
_OUT_OF_FTS5: Final = sa.text("DELETE FROM search_index WHERE rowid = :number")
_INTO_GIN: Final = sa.text("INSERT INTO search_index (number, vector) VALUES (:number, CAST(:vector AS tsvector))")
_OUT_OF_GIN: Final = sa.text("DELETE FROM search_index WHERE number = :number")
_NEXT: Final = sa.text("SELECT nextval('search_number') FROM generate_series(1, :many)")
_KNOWN: Final = sa.select(col(SearchDocument.subject_id), col(SearchDocument.number)).where(
    col(SearchDocument.kind) == sa.bindparam("kind"), among(SearchDocument.subject_id, "ids")
)
_TEXTS: Final = sa.select(col(SearchDocument.title), col(SearchDocument.text)).where(
    among(SearchDocument.number, "numbers")
)
_LAST: Final = sa.select(sa.func.max(col(SearchDocument.number))).where(
    col(SearchDocument.number).between(sa.bindparam("low"), sa.bindparam("high"))
)
_ANY_IN_FTS5: Final = Prepared(
    columns(FTS5.c.rowid).where(FTS5.c.search_index.op("MATCH")(sa.bindparam("searched"))).limit(sa.literal_column("1"))
)
_ANY_IN_GIN: Final = Prepared(
    columns(GIN.c.number)
    .where(GIN.c.vector.op("@@")(sa.cast(sa.bindparam("searched", type_=sa.String), TSQUERY)))
    .limit(sa.literal_column("1")),
    planned_anew=True,
)
_NEW_WORD: Final = sa.text("INSERT INTO search_word (word) VALUES (:word) ON CONFLICT DO NOTHING")


def _on_sqlite(session: Session) -> bool:
    return session.connection().dialect.name == "sqlite"


def _known(session: Session, kind: Kind, subject_ids: Collection[UUID]) -> dict[UUID, int]:
    found = session.connection().execute(_KNOWN, {"kind": kind, "ids": list(subject_ids)})
    return {row.subject_id: row.number for row in found}


def _numbers(session: Session, documents: Sequence[Document]) -> list[tuple[int, bool]]:
    """The number of each, and whether the index holds it already."""
    asked: dict[Kind, list[UUID]] = defaultdict(list)
    for document in documents:
        asked[document.kind].append(document.subject_id)
    known = {kind: _known(session, kind, subject_ids) for kind, subject_ids in asked.items()}
    fresh = {kind: iter(_fresh(session, kind, len(ids) - len(known[kind]))) for kind, ids in asked.items()}
    return [
        (known[each.kind][each.subject_id], True)
        if each.subject_id in known[each.kind]
        else (next(fresh[each.kind]), False)
        for each in documents
    ]


def _fresh(session: Session, kind: Kind, many: int) -> Iterable[int]:
    if not many:
        return ()
    low, high = range_of(kind)
    if not _on_sqlite(session):
        return [low + number for number in session.connection().execute(_NEXT, {"many": many}).scalars()]
    last = session.connection().execute(_LAST, {"low": low, "high": high}).scalar() or low
    return range(last + 1, last + 1 + many)


def _remember(session: Session, found: set[str]) -> None:
    """Note the words; in one order, so that two who write the same new ones do not wait for each other in a ring."""
    new = [{"word": word} for word in _completed(found)]
    if new:
        session.connection().execute(_NEW_WORD, new)


def _completed(found: Collection[str]) -> list[str]:
    return [word for word in sorted(found) if len(word) in _COMPLETED and not word.isdigit()]


def _unlearn(session: Session, found: Collection[str]) -> None:
    """Forget those of these words that no record has any more: what was taken away is not completed either.

    The index is asked for one record with each word, which costs the same however many there are. Whoever writes such a
    word at the same moment may find it missing among completions, until it is written again.
    """
    statement, either, quote = (_ANY_IN_FTS5, " OR ", '"') if _on_sqlite(session) else (_ANY_IN_GIN, " | ", "'")
    gone = [
        word
        for word in _completed(found)
        if not fetch(session, statement, searched=either.join(f"{quote}{sign}{word}{quote}" for sign in WORD.values()))
    ]
    if gone:
        session.connection().execute(sa.delete(SearchWord).where(among(SearchWord.word, "gone")), {"gone": gone})


def _tokens(document: Document) -> _Tokens:
    title = words.words(document.title) if document.title_is_its_own else []
    text = words.words(document.text)
    language = document.language
    made = _Tokens(_words(title, language), _stems(title, language), _words(text, language), _stems(text, language))
    made.title_marks = [
        [TITLE_WORD + word for word in title],
        [TITLE_STEM + stem.removeprefix(STEM) for stem in made.title_stems],
    ]
    for spoken, label in document.labels:
        named = words.words(label)
        made.words += _words(named, spoken)
        made.stems += _stems(named, spoken)
    circles = {mark_of("c", each) for each in (document.circle_id, document.room_circle_id) if each}
    made.marks = sorted({*document.marks, *circles, *times.marks(document.written_at.astimezone(UTC)), EVERY})
    return made


def _words(said: Sequence[str], language: str) -> list[str]:
    sign = WORD.get(words.primary(language), WORD[""])
    return [sign + word for word in said]


def _stems(said: Sequence[str], language: str) -> list[str]:
    return [STEM + stem for stem in words.stems(said, language)]


def _for_fts5(number: int, tokens: _Tokens) -> dict[str, Any]:
    marks = chain(tokens.marks, *tokens.title_marks)
    return {
        "number": number, "title": " ".join(tokens.title), "title_stems": " ".join(tokens.title_stems),
        "words": " ".join(tokens.words), "stems": " ".join(tokens.stems), "marks": " ".join(marks),
    }  # fmt: skip


def _for_gin(tokens: _Tokens) -> str:
    places: dict[str, list[int]] = {f"#{mark}": [] for mark in tokens.marks}
    for sign, first, found in (
        ("", 1, tokens.title),
        ("", 1, tokens.title_stems),
        ("", _TEXT_AFTER, tokens.words),
        ("", _TEXT_AFTER, tokens.stems),
        *(("#", 1, marks) for marks in tokens.title_marks),
    ):
        for position, word in enumerate(found, first):
            places.setdefault(sign + word, []).append(min(position, _LAST_POSITION))
    return " ".join(f"'{lexeme}':{','.join(map(str, at))}" if at else f"'{lexeme}'" for lexeme, at in places.items())
