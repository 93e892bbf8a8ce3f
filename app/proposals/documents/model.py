"""What a text holds, apart from how it is kept and from how it is written out: blocks, and runs of words in them."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Final, TypeAlias

OTHER: Final = "\ufffc"
"""Where lines are compared: what is neither words nor a break, a footnote for instance."""
UNSEEN: Final = re.compile("[\u00ad\u200b\u2060\ufeff\ufffc\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
"""What no reader sees, and no document can hold."""


@dataclass(frozen=True, slots=True)
class Run:
    """Words of one look; a line break stands alone, and so does a footnote, whose words are `note` and no text of the line.

    `inserted` and `deleted` are ids of suggestions, `comments` those of the threads about the words.
    """

    text: str
    bold: bool = False
    italic: bool = False
    href: str = ""
    inserted: str = ""
    deleted: str = ""
    comments: tuple[str, ...] = ()
    note: "tuple[Run, ...]" = ()


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Words; `level` is 1 or 2 for a heading within a section.

    `end_inserted` and `end_deleted` are ids of suggestions that its end, where the next one begins, comes or goes.
    """

    runs: tuple[Run, ...] = ()
    level: int = 0
    end_inserted: str = ""
    end_deleted: str = ""


@dataclass(frozen=True, slots=True)
class Quote:
    blocks: "tuple[Block, ...]"


@dataclass(frozen=True, slots=True)
class Items:
    """A list; `start` is the number of its first item."""

    items: "tuple[tuple[Block, ...], ...]"
    ordered: bool = False
    start: int = 1


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table; `across` and `down` say over how many columns and rows it reaches."""

    blocks: "tuple[Block, ...]"
    head: bool = False
    across: int = 1
    down: int = 1


@dataclass(frozen=True, slots=True)
class Table:
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """What it shows, in the words of whoever put it in; `file` is what the text says of its file, `width` per cent of the line."""

    shows: str = ""
    file: str = ""
    width: int = 100


Block: TypeAlias = Paragraph | Quote | Items | Table | Picture


def paragraphs(blocks: Iterable[Block]) -> Iterator[Paragraph]:
    """Every paragraph and heading in the order in which one reads them."""
    for block in blocks:
        match block:
            case Picture():
                pass
            case Paragraph():
                yield block
            case Quote():
                yield from paragraphs(block.blocks)
            case Items():
                for item in block.items:
                    yield from paragraphs(item)
            case Table():
                for row in block.rows:
                    for cell in row:
                        yield from paragraphs(cell.blocks)


def pictures(blocks: Iterable[Block]) -> Iterator[Picture]:
    """Every picture in the order in which one sees them."""
    for block in blocks:
        match block:
            case Picture():
                yield block
            case Paragraph():
                pass
            case Quote():
                yield from pictures(block.blocks)
            case Items():
                for item in block.items:
                    yield from pictures(item)
            case Table():
                for row in block.rows:
                    for cell in row:
                        yield from pictures(cell.blocks)


def runs(blocks: Iterable[Block]) -> Iterator[Run]:
    for paragraph in paragraphs(blocks):
        yield from paragraph.runs


def read(found: Iterable[Run]) -> Iterator[Run]:
    """The runs with those of their footnotes."""
    for run in found:
        yield run
        yield from run.note


def seen(words: str) -> str:
    """On one line and in their composed form, as what a picture shows is compared."""
    return unicodedata.normalize("NFC", " ".join(UNSEEN.sub("", words).split()))


def plain(text: str, *, bold: bool = False) -> Paragraph:
    """A paragraph of our own words."""
    return Paragraph((Run(text, bold=bold),))


def joined(found: Iterable[Run]) -> tuple[Run, ...]:
    """Neighbouring runs of one look as one; empty ones left out, line breaks and footnotes alone."""
    made: list[Run] = []
    for run in found:
        if not run.text and not run.note:
            continue
        alone = run.note or (made and made[-1].note) or run.text == "\n"
        if made and not alone and made[-1].text != "\n" and replace(run, text="") == replace(made[-1], text=""):
            made[-1] = replace(run, text=made[-1].text + run.text)
        else:
            made.append(run)
    return tuple(made)
