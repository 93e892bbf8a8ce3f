"""Text that people write: kept exactly as written, unless no database or page could hold it."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, Final
from zoneinfo import available_timezones

from annotated_types import GroupedMetadata, MaxLen
from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

_NOT_BLANK = "not_blank"


def _storable(text: str) -> str:
    if "\x00" in text or any("\ud800" <= character <= "\udfff" for character in text):
        code = "unstorable_text"
        message = "contains a character that cannot be stored"
        raise PydanticCustomError(code, message)
    return text


def _written(text: str) -> str:
    if not text.strip():
        message = "must not be blank"
        raise PydanticCustomError(_NOT_BLANK, message)
    return text


AnyText = Annotated[str, AfterValidator(_storable)]


@dataclass(frozen=True, slots=True)
class UpTo(GroupedMetadata):
    """What `Annotated[str, UpTo(120)]` asks for: at most so many characters (Unicode code points), and storable."""

    limit: int
    required: bool = False

    def __iter__(self) -> Iterator[object]:
        yield MaxLen(self.limit)
        yield AfterValidator(_storable)
        if self.required:
            yield AfterValidator(_written)


def text(limit: int, *, required: bool = False) -> Any:
    """A pydantic type: text of at most `limit` characters (Unicode code points); `required` refuses blanks."""
    return Annotated[str, UpTo(limit, required)]


def fold(text: str) -> str:
    """Words without accents, case and punctuation, one space before each: `fold("Mano-Dura")` is " mano dura".

    Searching `LIKE '% dur%'` in what was folded finds words by their beginning, alike on every database.
    """
    plain = (
        character
        for character in unicodedata.normalize("NFKD", text.casefold())
        if not unicodedata.combining(character)
    )
    words = "".join(character if character.isalnum() else " " for character in plain).split()
    return "".join(f" {word}" for word in words)


_EMAIL: Final = re.compile(r"[^\s@,;:<>\"'()\[\]\\]{1,64}@[^\s@,;:<>\"'()\[\]\\]{1,185}\.[^\s@,;:<>\"'()\[\]\\.]{2,63}")


def _address(written: str) -> str:
    address = written.strip().lower()
    if not _EMAIL.fullmatch(address) or not address.isprintable():
        code, message = "bad_email", "is no e-mail address"
        raise PydanticCustomError(code, message)
    return address


Email = Annotated[str, Field(max_length=254, examples=["ana@example.org"]), AfterValidator(_address)]
"""An e-mail address, kept in lower case."""


@cache
def _zones() -> frozenset[str]:
    return frozenset(available_timezones())


def _known_zone(name: str) -> str:
    if name not in _zones():
        code, message = "unknown_zone", "is no time zone of the IANA list"
        raise PydanticCustomError(code, message)
    return name


Zone = Annotated[str, Field(max_length=60, examples=["America/Bogota"]), AfterValidator(_known_zone)]
"""The IANA name of a time zone."""
