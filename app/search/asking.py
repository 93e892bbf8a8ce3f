"""What somebody typed into the box, understood once and put into the words of either database.

`asked("interrup -policía topic:migration from:ana")` is a small tree of words, phrases and filters; `fts5` and `tsquery`
write the same tree for SQLite and PostgreSQL, so that both give the same answers.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Final

from app.members.service.topics import vocabulary
from app.search import operators, times, words
from app.search.documents import labels_of, topic_line
from app.search.index import STEM, TITLE_STEM, TITLE_WORD, WORD
from app.search.models import Kind

LONGEST: Final = 400
MOST_PARTS: Final = 24
LONGEST_LABEL: Final = 6

_PART: Final = re.compile(r'(?P<no>-?)(?:(?P<key>[^\W\d_]+):)?(?:"(?P<phrase>[^"]*)"?|(?P<word>[^\s"]+))|\s+|"')


@dataclass(frozen=True, slots=True)
class Leaf:
    """Words that stand beside each other (`word`, `stem`), or one mark; words in texts of these languages."""

    sort: str
    said: tuple[str, ...]
    languages: tuple[str, ...] = tuple(WORD)


@dataclass(frozen=True, slots=True)
class All:
    parts: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Any:
    parts: tuple["Node", ...]


Node = Leaf | All | Any


@dataclass(frozen=True, slots=True)
class Said:
    """One part of what was typed. Words of a phrase stand beside each other; `exactly` as they are written."""

    words: tuple[str, ...]
    exactly: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What was typed. `nothing` when it can match nothing, such as a date that is none."""

    wanted: tuple[Said, ...] = ()
    unwanted: tuple[Said, ...] = ()
    authors: tuple[tuple[str, ...], ...] = ()
    places: tuple[tuple[str, ...], ...] = ()
    topics: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    kinds: frozenset[Kind] = frozenset(Kind)
    before: date | None = None
    after: date | None = None
    beginning: bool = False
    """Whether the last wanted word may still go on."""
    nothing: bool = False


def asked(q: str) -> Asked:
    """Understand what was typed. Nothing that is typed is refused: what makes no sense finds nothing."""
    wanted: list[Said] = []
    unwanted: list[Said] = []
    filters: dict[str, list[tuple[str, ...]]] = {key: [] for key in set(operators.KEYS.values())}
    dates: dict[str, date] = {}
    nothing = False
    beginning = False
    for part in [found for found in _PART.finditer(q) if found["phrase"] is not None or found["word"]][:MOST_PARTS]:
        key = operators.KEYS.get(words.folded(part["key"])) if part["key"] else None
        value = part["phrase"] if part["phrase"] is not None else part["word"]
        if key in {"before", "after"} and not part["no"]:
            day = operators.day(value)
            nothing = nothing or day is None
            if day is not None:
                dates[key] = day
            continue
        if key is None and operators.KEYS.get(words.folded(value.removesuffix(":"))) and value.endswith(":"):
            continue  # an operator that still waits for its value
        if part["key"] and key is None:
            value = f"{part['key']} {value}"
        said = tuple(words.words(value))
        if not said:
            continue
        if key is not None and not part["no"]:
            filters[key].append(said)
        elif part["no"]:
            unwanted.append(Said(said, exactly=part["phrase"] is not None))
        else:
            wanted.append(Said(said, exactly=part["phrase"] is not None))
            beginning = part["phrase"] is None
            continue
        beginning = False
    telling = [each for each in wanted if each.exactly or not words.common().issuperset(each.words)]
    if len(telling) < len(wanted) and telling:
        beginning = beginning and telling[-1] is wanted[-1]
        wanted = telling
    topics = [_topic(said) for said in filters["topic"]]
    languages = [operators.LANGUAGES.get(said[0], said[0]) for said in filters["language"]]
    called = [operators.CALLED.get(" ".join(said)) for said in filters["in"]]
    kinds = frozenset(Kind).intersection(*(each for each in called if each))
    places = tuple(said for said, kind in zip(filters["in"], called, strict=True) if not kind)
    anything = wanted or unwanted or dates or any(filters.values())
    return Asked(
        wanted=tuple(wanted), unwanted=tuple(unwanted), authors=tuple(filters["from"]), places=places,
        topics=tuple(topic for topic in topics if topic), languages=tuple(languages), kinds=kinds,
        before=dates.get("before"), after=dates.get("after"), beginning=beginning,
        nothing=nothing or not anything or not kinds or None in topics,
    )  # fmt: skip


# Topics, by what they are called


@cache
def _named() -> Mapping[tuple[str, ...], str]:
    """Topics by the telling words of every name of theirs; by their ids too."""
    found: dict[tuple[str, ...], str] = {}
    for term in vocabulary():
        for label in (term["id"], *(label for _, label in labels_of(term["id"]))):
            found.setdefault(_telling(words.words(label)), term["id"])
    return found


@cache
def _named_by_stems() -> Mapping[tuple[str, tuple[str, ...]], str]:
    found: dict[tuple[str, tuple[str, ...]], str] = {}
    for term in vocabulary():
        for language, label in labels_of(term["id"]):
            found.setdefault((language, tuple(words.stems(_telling(words.words(label)), language))), term["id"])
    return found


def _telling(said: Sequence[str]) -> tuple[str, ...]:
    """Without words that tell nothing, unless there are no others."""
    return tuple(word for word in said if word not in words.common()) or tuple(said)


def _topic(said: tuple[str, ...]) -> str | None:
    said = _telling(said)
    return _named().get(said) or next((topic for name, topic in _named().items() if name[: len(said)] == said), None)


def topic_called(said: tuple[str, ...], languages: Iterable[str]) -> str | None:
    """The topic that these words name, inflected or not."""
    said = _telling(said)
    exact = _named().get(said)
    if exact:
        return exact
    by_stems = ((language, tuple(words.stems(said, language))) for language in languages)
    return next((topic for key in by_stems if (topic := _named_by_stems().get(key))), None)


# The tree


@dataclass(frozen=True, slots=True)
class Tree:
    """What is wanted and what is not. `topics` are those that the words named: the other names were searched too."""

    wanted: tuple[Node, ...]
    unwanted: tuple[Node, ...]
    topics: tuple[str, ...] = ()


def tree(asked: Asked, languages: Sequence[str], *, complete: Callable[[str], Sequence[str]]) -> Tree:
    """The words of what was asked with all that finds them: stems of these languages, names of topics, endings.

    `complete` gives the words that begin with what stands last.
    """
    parts: list[Node] = []
    topics: list[str] = []
    parts += [Leaf("word", said.words) for said in asked.wanted if said.exactly]
    loose = [said for said in asked.wanted if not said.exactly]
    place = 0
    while place < len(loose):
        span, topic = _span(loose[place:], languages)
        plain = [
            _word(said, languages, complete if asked.beginning and said is loose[-1] else None)
            for said in loose[place : place + span]
        ]
        if topic:
            topics.append(topic)
            parts.append(Any((All(tuple(plain)) if len(plain) > 1 else plain[0], *_other_names(topic))))
        else:
            parts += plain
        place += span
    unwanted = [Leaf("word", said.words) if said.exactly else _word(said, languages, None) for said in asked.unwanted]
    return Tree(tuple(parts), tuple(unwanted), tuple(topics))


def _span(said: Sequence[Said], languages: Sequence[str]) -> tuple[int, str | None]:
    """How many of the first words name a topic, and which one; one word and none otherwise."""
    for length in range(min(LONGEST_LABEL, len(said)), 0, -1):
        together = tuple(word for each in said[:length] for word in each.words)
        topic = topic_called(together, languages)
        if topic:
            return length, topic
    return 1, None


def _word(said: Said, languages: Sequence[str], complete: Callable[[str], Sequence[str]] | None) -> Node:
    # Where a language is stemmed, the stem finds the word as well.
    found: list[Node] = [Leaf("word", said.words, tuple(each for each in WORD if each not in languages))]
    found += [Leaf("stem", each) for each in dict.fromkeys(tuple(words.stems(said.words, one)) for one in languages)]
    if complete is not None:
        *before, last = said.words
        found += [Leaf("word", (*before, word)) for word in complete(last) if word != last]
    return Any(tuple(found))


def _other_names(topic: str) -> list[Node]:
    """All that a topic is called: tagged with it, or said in the same text, in whatever order."""
    names = [frozenset(words.stems(_telling(words.words(label)), language)) for language, label in labels_of(topic)]
    return [Leaf("about", (topic_mark("t", topic),)), *_any_of(list(dict.fromkeys(names)))]


def _any_of(names: Sequence[frozenset[str]]) -> list[Node]:
    """Any of these sets of stems. What many of them share is looked up once: it is the word that is in most texts."""
    many = Counter(stem for name in names for stem in sorted(name))
    if not many:
        return []
    stem, times = many.most_common(1)[0]
    shared: Node = Leaf("stem", (stem,))
    if times == 1:
        nodes = [tuple(Leaf("stem", (each,)) for each in sorted(name)) for name in names]
        return [All(parts) if len(parts) > 1 else parts[0] for parts in nodes]
    rest = [name - {stem} for name in names if stem in name]
    together = shared if frozenset() in rest else All((shared, Any(tuple(_any_of(rest)))))
    return [together, *_any_of([name for name in names if stem not in name])]


def topic_mark(sign: str, topic: str) -> str:
    return sign + "".join(words.words(topic))


def marked(marks: Iterable[str]) -> Node:
    """Any of these marks."""
    return Any(tuple(Leaf("mark", (mark,)) for mark in marks))


def within_topic(topic: str) -> Node:
    return marked([topic_mark("w", topic)]) if topic_line(topic) else marked(["nothing"])


def within_time(after: date | None, before: date | None) -> Iterable[Node]:
    """Written on that day or later, and before that other one."""
    if after:
        yield marked(times.since(after))
    if before:
        yield marked(times.until(before) or ["nothing"])


# What the databases are asked


def fts5(tree: Tree, *, in_title: bool = False) -> str | None:
    """For MATCH of SQLite. None when nothing is asked for that could match."""
    return _written(tree, _FTS5, in_title=in_title)


def tsquery(tree: Tree, *, in_title: bool = False) -> str | None:
    """For `@@` of PostgreSQL, to be cast to tsquery."""
    return _written(tree, _TSQUERY, in_title=in_title)


@dataclass(frozen=True, slots=True)
class _Dialect:
    phrase: Callable[[Sequence[str]], str]
    mark: str
    """What stands before a mark."""
    conjunction: str
    disjunction: str
    but_not: str


_FTS5: Final = _Dialect(lambda tokens: '"' + " ".join(tokens) + '"', "", " AND ", " OR ", " NOT ")
_TSQUERY: Final = _Dialect(
    lambda tokens: "(" + " <-> ".join(f"'{token}'" for token in tokens) + ")", "#", " & ", " | ", " & !"
)


def _phrases(leaf: Leaf, mark: str, *, in_title: bool) -> list[list[str]]:
    """The tokens of a leaf, once for each language; none of what no title has."""
    if in_title and leaf.sort == "about":
        return []
    if leaf.sort == "word":
        signs = [mark + TITLE_WORD] if in_title else [WORD[language] for language in leaf.languages]
    elif leaf.sort == "stem":
        signs = [mark + TITLE_STEM if in_title else STEM]
    else:
        signs = [mark]
    return [[sign + word for word in leaf.said] for sign in signs]


def _written(tree: Tree, dialect: _Dialect, *, in_title: bool) -> str | None:
    wanted = _node(All(tree.wanted), dialect, in_title=in_title)
    if wanted is None:
        return None
    unwanted = _node(Any(tree.unwanted), dialect, in_title=False)
    return f"({wanted}){dialect.but_not}({unwanted})" if unwanted else wanted


def _node(node: Node, dialect: _Dialect, *, in_title: bool) -> str | None:
    parts: list[str | None]
    if isinstance(node, Leaf):
        parts = [dialect.phrase(tokens) for tokens in _phrases(node, dialect.mark, in_title=in_title)]
    else:
        parts = [_node(part, dialect, in_title=in_title) for part in node.parts]
    written = [part for part in parts if part is not None]
    if not written or (isinstance(node, All) and len(written) < len(parts)):
        return None
    if len(written) == 1:
        return written[0]
    return "(" + (dialect.conjunction if isinstance(node, All) else dialect.disjunction).join(written) + ")"
