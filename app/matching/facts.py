"""Plain data about a request and about those who could answer it; what ranking reads and what it says."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID


class Sign(StrEnum):
    """Which way a reason points: for, against, or to be asked."""

    favour = "for"
    against = "against"
    ask = "ask"


class KeptBack(StrEnum):
    """Why somebody is not put among the ranked."""

    own_organisation = "own_organisation"
    not_wanted = "not_wanted"
    conflict = "conflict"
    asked_already = "asked_already"
    at_capacity = "at_capacity"
    no_language = "no_language"
    kind_not_wanted = "kind_not_wanted"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where somebody works, by which clock, and how large the city is."""

    country: str
    zone: str
    latitude: float | None = None
    longitude: float | None = None
    population: int | None = None
    works_from: int = 9
    works_until: int = 17


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestFacts:
    """What is asked. `parents` gives the broader term of every topic; languages are BCP 47 tags."""

    organisation_id: UUID
    topics: tuple[str, ...]
    parents: Mapping[str, str | None]
    languages: frozenset[str]
    with_interpreter: bool
    format: str | None
    peer_kinds: frozenset[str]
    place: Place
    on: datetime
    not_wanted: frozenset[UUID] = frozenset()
    known: frozenset[UUID] = frozenset()
    suggested: frozenset[UUID] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class CandidateFacts:
    """Somebody who could answer: a seat with what its organisation and holder offer and know."""

    seat_id: UUID
    organisation_id: UUID
    organisation_kind: str
    place: Place
    offers: frozenset[str] = frozenset()
    knows: frozenset[str] = frozenset()
    languages: frozenset[str] = frozenset()
    formats: frozenset[str] = frozenset()
    has_offer: bool = False
    has_evidence: bool = False
    confirmed_days_ago: int | None = None
    running: int = 0
    cap: int = 2
    asked_lately: int = 0
    earlier_pairs: int = 0
    asked_already: bool = False
    offered_directly: bool = False
    conflicts: frozenset[UUID] = frozenset()


@dataclass(frozen=True, slots=True)
class Reason:
    """Why somebody fits or not. `code` names the words, `params` fills them."""

    sign: Sign
    code: str
    params: Mapping[str, Any] = field(default_factory=dict)

    def as_json(self) -> dict[str, Any]:
        return {"sign": self.sign.value, "code": self.code, "params": dict(self.params)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranked:
    """One candidate with the reasons in words. `score` orders the list and is shown to nobody."""

    seat_id: UUID
    organisation_id: UUID
    score: float
    reasons: tuple[Reason, ...]
    overlap_hours: float
    kept_back: KeptBack | None = None
