"""Which conversations a service outside may see the words of: none that is confidential, of a crisis, or of few.

Rooms above say it of their own subjects with `rule`; a subject of which nobody said anything is closed.
"""

from collections.abc import Callable
from typing import Any, Final

from sqlmodel import Session

from app.circles.models import CircleKind
from app.core.rows import Row

OPEN: Final = frozenset({CircleKind.network, CircleKind.working_group, CircleKind.exchange})
"""Circles whose words may leave the platform; an exchange's only while the exchange itself is open."""

Rule = Callable[[Session, Any], bool]
_rules: Final[dict[str, Rule]] = {}


def rule(subject_kind: str, is_open: Rule) -> None:
    """Say which records of this kind are open, so that what is said about them is."""
    _rules[subject_kind] = is_open


def is_open(session: Session, thread: Row) -> bool:
    """Whether the words of this thread may leave the platform. `thread` is a row of `queries.standing`."""
    if thread["confidential"] or thread["circle_kind"] not in OPEN:
        return False
    asked = _rules.get(thread["subject_kind"])
    return asked is not None and asked(session, thread["subject_id"])


rule("", lambda _session, _nothing: True)
rule("organisation", lambda _session, _organisation_id: True)
