"""How much of a letter is looked at: what takes longer to take apart than to send is refused before it is taken apart."""

import re
from typing import Final

MOST_BYTES: Final = 10 * 1024 * 1024
MOST_HEADERS: Final = 300
LONGEST_HEADERS: Final = 128 * 1024
MOST_NESTING: Final = 25
"""Parts that hold parts, or letters that hold letters, all together."""
MOST_PARTS: Final = 100
_NESTING: Final = re.compile(rb"^content-type:\s*(?:multipart|message)/", re.IGNORECASE | re.MULTILINE)
_BOUNDARY: Final = re.compile(rb"boundary(?:\*\d*\*?)?\s*=\s*\"?([^\s\";]{1,80})", re.IGNORECASE)
_LINE_END: Final = re.compile(rb"\r?\n\r?\n")
_HEADER: Final = re.compile(rb"^[^\s:]+:", re.MULTILINE)


class Oversized(Exception):
    """More than is taken; the words say what, in the form of an answer of SMTP."""


def check(content: bytes) -> None:
    """Raise Oversized for a letter that is too large, or made of too many headers, parts or letters within letters."""
    if len(content) > MOST_BYTES:
        msg = "552 5.3.4 this letter is larger than 10 MB"
        raise Oversized(msg)
    head = _LINE_END.split(content, maxsplit=1)[0]
    if len(head) > LONGEST_HEADERS or len(_HEADER.findall(head)) > MOST_HEADERS:
        msg = "552 5.3.4 this letter has too many headers"
        raise Oversized(msg)
    if sum(1 for _ in _NESTING.finditer(content)) > MOST_NESTING:
        msg = "552 5.3.4 this letter is nested too deeply"
        raise Oversized(msg)
    boundaries = {found[1] for found in _BOUNDARY.finditer(content)}
    if len(boundaries) > MOST_NESTING or _parts(content, boundaries) > MOST_PARTS:
        msg = "552 5.3.4 this letter has too many parts"
        raise Oversized(msg)


def _parts(content: bytes, boundaries: set[bytes]) -> int:
    return sum(content.count(b"\n--" + boundary) for boundary in boundaries)
