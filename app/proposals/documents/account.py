"""What of a file could not come in as it is there, told so that nobody has to find out."""

from dataclasses import dataclass, field
from typing import Final

from app.proposals.documents.codes import Left
from app.proposals.documents.model import OTHER

SAMPLE: Final = 80


@dataclass(slots=True)
class Entry:
    """How often, and the first words of the first of them."""

    count: int = 0
    sample: str = ""


@dataclass(slots=True)
class Account:
    """By what it is."""

    entries: dict[Left, Entry] = field(default_factory=dict)

    def leave(self, code: Left, words: str, *, count: int = 1) -> None:
        """Note that something was left, with the words by which one finds it in the file."""
        entry = self.entries.setdefault(code, Entry())
        entry.count += count
        if not entry.sample:
            plain = " ".join(words.replace(OTHER, "").split())
            entry.sample = plain if len(plain) <= SAMPLE else plain[: SAMPLE - 1].rstrip() + "…"
