"""The part of a text in which something was found, in pieces: what matched and what stands around it.

Pieces instead of markup: a browser shows them as text, whatever people wrote.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, pairwise, takewhile
from typing import Final

from app.search import words
from app.search.asking import Leaf, Node

Piece = dict[str, str | bool]
"""Some text, and whether it matched: what schemas.Piece is made of."""

_WORD: Final = re.compile(r"[^\W_]+")
_BEFORE: Final = 8
_LENGTH: Final = 36


class Marker:
    """Knows the words of a query again wherever they stand."""

    def __init__(self, wanted: Iterable[Node]) -> None:
        self._words: dict[str, list[tuple[str, ...]]] = {}
        self._stems: dict[str, list[tuple[str, ...]]] = {}
        for leaf in _leaves(wanted):
            if leaf.sort in {"word", "stem"} and leaf.said:
                known = self._words if leaf.sort == "word" else self._stems
                known.setdefault(leaf.said[0], []).append(leaf.said)

    def whole(self, text: str, tag: str) -> list[Piece]:
        """All of a text, such as a title."""
        return _pieces(text, ((at, until) for _, at, until in self._found(_spans(text), tag)))

    def around(self, text: str, tag: str) -> list[Piece]:
        """A few lines around the first match, or the beginning where there is none."""
        spans = _spans(text)
        matches = self._found(spans, tag)
        place, *match = next(matches, (0, 0, 0))
        first = max(0, place - _BEFORE)
        begin = spans[first][0] if first else 0
        end = spans[first + _LENGTH - 1][1] if first + _LENGTH < len(spans) else len(text)
        later = takewhile(lambda each: each[1] <= end, ((at, until) for _, at, until in matches))
        found = _pieces(text, chain([(match[0], match[1])], later), begin=begin, end=end)
        return [*([_piece("… ")] if first else []), *found, *([_piece(" …")] if end < len(text) else [])]

    def _found(self, spans: Sequence[tuple[int, int, str]], tag: str) -> Iterator[tuple[int, int, int]]:
        """Which word begins each match, and where it begins and ends."""
        language = words.primary(tag)
        for place, (begin, _, word) in enumerate(spans):
            exact, inflected = self._words.get(word), self._stems.get(words.stem(word, language))
            if exact is None and inflected is None:
                continue
            here = [each[2] for each in spans[place : place + _BEFORE]]
            stems = [words.stem(each, language) for each in here]
            matching = [len(said) for said in exact or () if [*said] == here[: len(said)]]
            matching += [len(said) for said in inflected or () if [*said] == stems[: len(said)]]
            length = max(matching, default=0)
            if length:
                yield place, begin, spans[place + length - 1][1]


def _leaves(nodes: Iterable[Node]) -> Iterable[Leaf]:
    for node in nodes:
        if isinstance(node, Leaf):
            yield node
        else:
            yield from _leaves(node.parts)


def _spans(text: str) -> list[tuple[int, int, str]]:
    return [(found.start(), found.end(), words.folded(found[0])) for found in _WORD.finditer(text)]


def _pieces(text: str, found: Iterable[tuple[int, int]], *, begin: int = 0, end: int | None = None) -> list[Piece]:
    edges: list[tuple[int, bool]] = [(begin, False)]
    reached = begin
    for at, until in found:
        if until <= reached:
            continue
        edges += [(max(at, reached), True), (until, False)]
        reached = until
    edges.append((len(text) if end is None else end, False))
    return [_piece(text[at:until], found=matched) for (at, matched), (until, _) in pairwise(edges) if until > at]


def _piece(text: str, *, found: bool = False) -> Piece:
    return {"text": text, "found": found}
