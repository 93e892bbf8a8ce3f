"""What may be found. Every statement asks the circles of each record, in results, counts and suggestions alike."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final, NamedTuple

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql
from sqlalchemy.dialects.postgresql import TSQUERY
from sqlmodel import Session, col

from app.access.actor import Actor
from app.accounts.models import Affiliation, Organisation, Person, Seat
from app.accounts.queries import held_at
from app.circles.models import Admission
from app.circles.queries import admits_bound, admits_each, binds
from app.core import clock
from app.core.columns import Moment
from app.core.i18n import Language
from app.core.rows import Prepared, Row, among, columns, fetch
from app.discussions.models import Thread
from app.exchanges.models import Exchange
from app.members.models import PersonLanguage
from app.search import asking, names, words
from app.search.asking import Asked, Leaf, Node, Tree
from app.search.index import EVERY, FTS5, GIN, WALKED, kind_of, mark_of, range_of
from app.search.models import Kind, SearchDocument

COUNTED_TO: Final = 1000
"""How many of one kind are looked at, newest first: ranked, counted and paged. More are said to be "1,000+"."""
FEW_CIRCLES: Final = 128


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked of the index, for the reader who asks it."""

    tree: Tree
    asked: Asked
    by_marks: bool
    """Whether the words of the tree hold the reader's circles, so that the index alone tells what may be found."""
    few_circles: bool
    """Whether the reader's circles are so few that a list of them is made quicker than each record is asked for its own."""


def question(session: Session, actor: Actor, q: str) -> Question:
    """Understand what was typed, with the reader's languages and the names that stand for authors and places."""
    asked = asking.asked(q)
    languages = _languages(session, actor)
    made = asking.tree(asked, languages, complete=lambda beginning: names.completions(session, beginning))
    circles = [row["circle_id"] for row in fetch(session, _CIRCLES, **binds(actor))]
    filters = [*_filters(session, actor, asked)]
    # Who reads nearly everything is asked about at each record found: to look it all up as words costs more.
    by_marks = not actor.in_network and len(circles) <= FEW_CIRCLES
    if by_marks:
        filters.append(asking.marked(mark_of("c", circle_id) for circle_id in circles) if circles else _NONE)
    wanted = (*made.wanted, *filters) or (Leaf("mark", (EVERY,)),)
    return Question(replace(made, wanted=wanted), asked, by_marks, len(circles) <= FEW_CIRCLES)


def _languages(session: Session, actor: Actor) -> tuple[str, ...]:
    """The languages in which words are cut to their stems: the reader's; all three for one who named none."""
    spoken = [words.primary(row["language"]) for row in fetch(session, _SPOKEN, person_id=actor.person_id)]
    known = [language for language in dict.fromkeys((actor.language.value, *spoken)) if language in set(Language)]
    return tuple(known) if spoken else tuple(Language)


_SPOKEN: Final = Prepared(
    columns(PersonLanguage.language)
    .where(col(PersonLanguage.person_id) == sa.bindparam("person_id"))
    .order_by(col(PersonLanguage.position))
)


def _filters(session: Session, actor: Actor, asked: Asked) -> Iterable[Node]:
    for author in asked.authors:
        if author in _ME:
            yield asking.marked([mark_of("p", actor.person_id)])
        else:
            found = names.titled(session, actor, author, (Kind.person, Kind.organisation))
            yield (
                asking.marked(mark_of(_SIGN[kind_of(number)], subject) for number, subject in found) if found else _NONE
            )
    for place in asked.places:
        found = names.titled(session, actor, place, (Kind.thread, Kind.exchange, Kind.organisation))
        known = [("o" if kind_of(number) is Kind.organisation else "i", subject) for number, subject in found]
        known += [("i", space) for space in names.spaces(session, actor, place)]
        yield asking.marked(mark_of(sign, subject) for sign, subject in known) if known else _NONE
    for topic in asked.topics:
        yield asking.within_topic(topic)
    if asked.languages:
        yield asking.marked(mark_of("l", language) for language in asked.languages)
    yield from asking.within_time(asked.after, asked.before)


_ME: Final = (("me",), ("mi",), ("yo",), ("mim",), ("eu",))
_NONE: Final = asking.marked(["none"])
_SIGN: Final = {Kind.person: "p", Kind.organisation: "o"}
# What few circles open is looked up by them: who reads one room must not wait for a walk through the whole network.
_CIRCLES: Final = Prepared(
    columns(Admission.circle_id)
    .where(
        among(Admission.principal, "principals"),
        sa.or_(col(Admission.until).is_(None), col(Admission.until) > sa.bindparam("now", type_=Moment)),
    )
    .distinct()
    .limit(sa.literal_column(str(FEW_CIRCLES + 1)))
)


# The newest that match, of each kind


class Hit(NamedTuple):
    """A record that was found: in its title or not, when it was written, and its number."""

    in_title: bool
    written_at: Any
    number: int


class Hits(NamedTuple):
    """What was found, in its order, and how many there are of each kind, at most COUNTED_TO."""

    ranked: list[Hit]
    counts: Mapping[Kind, int]


def hits(session: Session, actor: Actor, wanted: Question, *, posts: int = COUNTED_TO) -> Hits:
    """The newest that match of each kind, those found by their title first. All of them may be read by the actor.

    Of posts, which are most of what there is, all are counted and no more than asked for are ranked.
    """
    search = _Search(session, actor, wanted)
    found = search.posts(COUNTED_TO)
    in_title = search.titled(COUNTED_TO, in_title=True)
    titled = search.titled(COUNTED_TO, in_title=False).union(in_title)
    ranked = _ranked(session, [*found[:posts], *titled], in_title)
    counted = Counter(kind_of(hit.number) for hit in ranked)
    if found:
        counted[Kind.post] = len(found)
    return Hits(ranked, {kind: min(many, COUNTED_TO) for kind, many in counted.items()})


def titled(session: Session, actor: Actor, wanted: Question, *, most: int) -> list[Hit]:
    """Those found by their title alone, newest first."""
    in_title = _Search(session, actor, wanted).titled(most, in_title=True)
    return _ranked(session, in_title, in_title)


def _ranked(session: Session, numbers: Collection[int], in_title: Collection[int]) -> list[Hit]:
    """Those of them that may still be found, by title and time."""
    rows = fetch(session, _DATED, numbers=numbers, now=(now := clock.now()), today=now.date()) if numbers else ()
    return sorted((Hit(row["number"] in in_title, row["written_at"], row["number"]) for row in rows), reverse=True)


_HOLDS_A_SEAT: Final = (
    sa.select(sa.literal(1))
    .select_from(Affiliation)
    .join(Seat, col(Seat.id) == Affiliation.seat_id)
    .where(
        col(Affiliation.person_id) == SearchDocument.person_id,
        *held_at(sa.bindparam("now", type_=Moment), sa.bindparam("today", type_=sa.Date)),
    )
    .correlate(SearchDocument)
    .exists()
)
"""A seat can end by its date, without anything happening."""
_WHEN: Final = sa.type_coerce(col(SearchDocument.written_at), sa.String).label("written_at")
"""As the database has it: it is only compared, and a thousand of them are not made into moments for that."""
_DATED: Final = Prepared(
    columns(SearchDocument.number, _WHEN).where(
        among(SearchDocument.number, "numbers"), sa.or_(col(SearchDocument.kind) != Kind.person, _HOLDS_A_SEAT)
    )
)
_TITLED: Final = tuple(kind for kind in Kind if kind is not Kind.post)
"""Posts have no title of their own."""
_TOGETHER_TIMES: Final = 2


class _Search:
    """One question put to the index: numbers of what matches, newest first."""

    def __init__(self, session: Session, actor: Actor, wanted: Question) -> None:
        self._session = session
        self._wanted = wanted
        self._sqlite = session.connection().dialect.name == "sqlite"
        self._write = asking.fts5 if self._sqlite else asking.tsquery
        self._values = binds(actor)
        self._kinds = frozenset() if wanted.asked.nothing else wanted.asked.kinds

    def posts(self, most: int) -> list[int]:
        searched = self._write(self._wanted.tree)
        return self._walk(searched, Kind.post, Kind.post, most) if searched and Kind.post in self._kinds else []

    def titled(self, most: int, *, in_title: bool) -> set[int]:
        """Kinds that are few are walked through together, unless one of them could hide others."""
        kinds = [kind for kind in _TITLED if kind in self._kinds]
        searched = (
            self._write(self._wanted.tree, in_title=in_title) if kinds and (self._has_words or not in_title) else None
        )
        if searched is None:
            return set()
        if len(kinds) == len(_TITLED):
            together = self._walk(searched, kinds[0], kinds[-1], limit := _TOGETHER_TIMES * most)
            if len(together) < limit:
                return set(together)
        return {number for kind in kinds for number in self._walk(searched, kind, kind, most)}

    @property
    def _has_words(self) -> bool:
        """Whether there is anything that a title could have: filters alone have nothing."""
        return bool(self._wanted.asked.wanted)

    def _walk(self, searched: str, first: Kind, last: Kind, most: int) -> list[int]:
        statement = _WALKS[
            self._sqlite, "marks" if self._wanted.by_marks else "few" if self._wanted.few_circles else "many"
        ]
        low, high = range_of(first)[0], range_of(last)[1]
        (row,) = fetch(self._session, statement, searched=searched, low=low, high=high, most=most, **self._values)
        return [int(number) for number in row["numbers"].split(",")] if row["numbers"] else []


def _visible(*, few_circles: bool) -> sa.ColumnElement[bool]:
    admits = admits_bound if few_circles else admits_each
    return sa.or_(admits(SearchDocument.circle_id), admits(SearchDocument.room_circle_id))


def _within(number: sa.ColumnElement[int]) -> sa.ColumnElement[bool]:
    return number.between(sa.bindparam("low"), sa.bindparam("high"))


def _on_sqlite(visible: sa.ColumnElement[bool] | None) -> Prepared:
    """Through the numbers, newest first, until there are enough: flat however many match."""
    found = (
        columns(FTS5.c.rowid.label("number"))
        .where(FTS5.c.search_index.op("MATCH")(sa.bindparam("searched")), _within(FTS5.c.rowid))
        .order_by(FTS5.c.rowid.desc())
        .limit(sa.bindparam("most"))
    )
    if visible is not None:
        found = found.select_from(WALKED).where(visible)
    return Prepared(sa.select(sa.func.group_concat(found.subquery().c.number).label("numbers")))


def _on_postgresql(visible: sa.ColumnElement[bool] | None) -> Prepared:
    """The matches by their bitmap first, whatever the planner would rather walk, then the newest of them.

    Whether one is visible is asked of match after match until there are enough: left to join, the planner reads all
    documents there are. `OFFSET 0` is how one tells it.
    """
    asked = sa.cast(sa.bindparam("searched", type_=sa.String), TSQUERY)
    matches = (
        sa.select(GIN.c.number)
        .where(GIN.c.vector.op("@@")(asked), _within(GIN.c.number))
        .cte("matches")
        .prefix_with("MATERIALIZED")
    )
    newest = columns(matches.c.number).order_by(matches.c.number.desc())
    if visible is not None:
        match = newest.offset(sa.literal_column("0")).subquery()
        document = sa.select(sa.literal(1)).where(col(SearchDocument.number) == match.c.number, visible)
        newest = columns(match.c.number).where(document.offset(sa.literal_column("0")).correlate(match).exists())
    part = newest.limit(sa.bindparam("most")).subquery()
    number = sa.cast(part.c.number, sa.String)
    listed: Any = postgresql.aggregate_order_by(sa.literal_column("','"), part.c.number.desc())
    return Prepared(sa.select(sa.func.string_agg(number, listed).label("numbers")), planned_anew=True)


_WALKS: Final = {
    (sqlite, manner): (_on_sqlite if sqlite else _on_postgresql)(visible)
    for sqlite in (True, False)
    for manner, visible in (
        ("marks", None),
        ("few", _visible(few_circles=True)),
        ("many", _visible(few_circles=False)),
    )
}


# What is shown of them

_SHOWN: Final = Prepared(
    columns(
        SearchDocument.number, SearchDocument.kind, SearchDocument.subject_id, SearchDocument.parent_id,
        SearchDocument.circle_id, SearchDocument.language, SearchDocument.topics, SearchDocument.text,
        SearchDocument.written_at, SearchDocument.person_id, SearchDocument.organisation_id,
        sa.func.coalesce(Thread.title, SearchDocument.title).label("title"),
        col(Person.name).label("person_name"), col(Person.picture_id).label("person_picture_id"),
        col(Organisation.name).label("organisation_name"), col(Organisation.slug).label("organisation_slug"),
        col(Organisation.kind).label("organisation_kind"),
        col(Exchange.state).label("exchange_state"),
    )
    .outerjoin(Thread, col(Thread.id) == SearchDocument.parent_id)
    .outerjoin(Person, col(Person.id) == SearchDocument.person_id)
    .outerjoin(Organisation, col(Organisation.id) == SearchDocument.organisation_id)
    .outerjoin(Exchange, sa.and_(col(Exchange.id) == SearchDocument.subject_id, col(SearchDocument.kind) == Kind.exchange))
    .where(among(SearchDocument.number, "numbers"), _visible(few_circles=False))
)  # fmt: skip


def shown(session: Session, actor: Actor, numbers: Sequence[int]) -> list[Row]:
    """These records as a list shows them, in this order."""
    found = {row["number"]: row for row in fetch(session, _SHOWN, numbers=numbers, **binds(actor))}
    return [found[number] for number in numbers if number in found]
