"""Rank those who could answer a request. Advice in words; a person decides, and nothing is sent by it."""

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime, timedelta
from math import asin, cos, radians, sin, sqrt
from typing import Final
from zoneinfo import ZoneInfo

from app.matching.facts import CandidateFacts, KeptBack, Place, Ranked, Reason, RequestFacts, Sign

TOPIC, LANGUAGE, FORMAT, OVERLAP, CONTEXT, LOAD, EVIDENCE = 30.0, 20.0, 15.0, 10.0, 10.0, 10.0, 5.0
SIBLING_TOPIC, BROADER_TOPIC, LANGUAGE_BY_INTERPRETER = 18.0, 10.0, 8.0
LESSER_TOPIC: Final = 0.8
"""A topic that is not the main one counts for less."""
GOOD_OVERLAP, THIN_OVERLAP = 4.0, 2.0
NEAR_KM: Final = 3000.0
SIZE_RATIO: Final = 3.0
FRESH_DAYS: Final = 180
STALE_DAYS: Final = 330

Part = tuple[float, tuple[Reason, ...]]


def rank(request: RequestFacts, candidates: Sequence[CandidateFacts]) -> list[Ranked]:
    """All candidates, those who fit best first and those kept back, with the reason why, last.

    The order is the same for the same facts, in whatever order they come.
    """
    ranked = [judge(request, candidate) for candidate in candidates]
    return sorted(ranked, key=lambda item: (item.kept_back is not None, -item.score, str(item.seat_id)))


def judge(request: RequestFacts, candidate: CandidateFacts) -> Ranked:
    """One candidate: the reasons for and against, and whether it is kept back."""
    hours = overlap(request.place, candidate.place, request.on)
    parts = [part(request, candidate) for part in _PARTS]
    parts.insert(3, _overlap(hours))
    return Ranked(
        seat_id=candidate.seat_id,
        organisation_id=candidate.organisation_id,
        score=round(sum(points for points, _ in parts), 3),
        reasons=tuple(reason for _, reasons in parts for reason in reasons),
        overlap_hours=hours,
        kept_back=next(_hindrances(request, candidate), None),
    )


def _hindrances(request: RequestFacts, candidate: CandidateFacts) -> Iterator[KeptBack]:
    """Why this candidate is kept back, the weightiest first."""
    if candidate.organisation_id == request.organisation_id:
        yield KeptBack.own_organisation
    if candidate.organisation_id in request.not_wanted:
        yield KeptBack.not_wanted
    if request.organisation_id in candidate.conflicts:
        yield KeptBack.conflict
    if candidate.asked_already:
        yield KeptBack.asked_already
    if candidate.running >= candidate.cap:
        yield KeptBack.at_capacity
    if not _shared(request, candidate) and not request.with_interpreter:
        yield KeptBack.no_language
    if request.peer_kinds and candidate.organisation_kind not in request.peer_kinds:
        yield KeptBack.kind_not_wanted


def _topics(request: RequestFacts, candidate: CandidateFacts) -> Part:
    theirs = candidate.offers | candidate.knows
    best, reasons = 0.0, list[Reason]()
    for place, topic in enumerate(request.topics):
        points, near = _nearness(topic, theirs, request)
        best = max(best, points if place == 0 else points * LESSER_TOPIC)
        if points == TOPIC:
            code = "topic_offered" if topic in candidate.offers else "topic_known"
            reasons.append(Reason(Sign.favour, code, {"topic": topic}))
        elif points and place == 0:
            reasons.append(Reason(Sign.ask, "topic_near", {"topic": topic, "near": near}))
    if not best:
        reasons.append(Reason(Sign.against, "topic_none"))
    return best, tuple(reasons)


def _nearness(topic: str, theirs: frozenset[str], request: RequestFacts) -> tuple[float, str]:
    if topic in theirs:
        return TOPIC, topic
    parent = request.parents.get(topic)
    siblings = sorted(item for item in theirs if parent is not None and request.parents.get(item) == parent)
    if siblings:
        return SIBLING_TOPIC, siblings[0]
    if parent is not None and parent in theirs:
        return BROADER_TOPIC, parent
    narrower = sorted(item for item in theirs if request.parents.get(item) == topic)
    return (BROADER_TOPIC, narrower[0]) if narrower else (0.0, "")


def _language(request: RequestFacts, candidate: CandidateFacts) -> Part:
    shared = _shared(request, candidate)
    if shared:
        return LANGUAGE, (Reason(Sign.favour, "language_shared", {"languages": shared}),)
    if request.with_interpreter:
        return LANGUAGE_BY_INTERPRETER, (Reason(Sign.against, "language_interpreter"),)
    return 0.0, (Reason(Sign.against, "language_none"),)


def _shared(request: RequestFacts, candidate: CandidateFacts) -> list[str]:
    theirs = {tag.split("-")[0] for tag in candidate.languages}
    return sorted({tag.split("-")[0] for tag in request.languages} & theirs)


def _format(request: RequestFacts, candidate: CandidateFacts) -> Part:
    if request.format is None or not candidate.formats:
        return FORMAT / 3, (Reason(Sign.ask, "format_unknown"),)
    if request.format in candidate.formats:
        return FORMAT, (Reason(Sign.favour, "format_offered", {"format": request.format}),)
    return 0.0, (Reason(Sign.against, "format_not_offered", {"format": request.format}),)


def _overlap(hours: float) -> Part:
    points = OVERLAP * min(1.0, hours / GOOD_OVERLAP)
    if hours >= GOOD_OVERLAP:
        return points, (Reason(Sign.favour, "hours_shared", {"hours": hours}),)
    sign = Sign.ask if hours >= THIN_OVERLAP else Sign.against
    return points, (Reason(sign, "hours_shared", {"hours": hours}),)


def overlap(one: Place, other: Place, on: datetime) -> float:
    """Working hours that two places share on the day of `on`, in hours, by both clocks as they stand that day."""
    day = on.astimezone(ZoneInfo(one.zone)).date()
    begins, ends = _working_hours(one, datetime(day.year, day.month, day.day, tzinfo=ZoneInfo(one.zone)))
    best = timedelta(0)
    for shift in (-1, 0, 1):
        there = day + timedelta(days=shift)
        other_begins, other_ends = _working_hours(
            other, datetime(there.year, there.month, there.day, tzinfo=ZoneInfo(other.zone))
        )
        best = max(best, min(ends, other_ends) - max(begins, other_begins))
    return round(best.total_seconds() / 3600, 1)


def _working_hours(place: Place, midnight: datetime) -> tuple[datetime, datetime]:
    zone = ZoneInfo("UTC")
    begins = midnight.replace(hour=place.works_from % 24).astimezone(zone)
    return begins, begins + timedelta(hours=max(1, place.works_until - place.works_from))


def _context(request: RequestFacts, candidate: CandidateFacts) -> Part:
    points, reasons = 0.0, list[Reason]()
    mine, theirs = request.place, candidate.place
    if mine.population and theirs.population:
        ratio = max(mine.population, theirs.population) / min(mine.population, theirs.population)
        if ratio <= SIZE_RATIO:
            points += CONTEXT / 2
            reasons.append(Reason(Sign.favour, "size_similar"))
    if mine.country == theirs.country:
        points += CONTEXT / 2
        reasons.append(Reason(Sign.favour, "same_country"))
    elif (distance := _kilometres(mine, theirs)) is not None and distance <= NEAR_KM:
        points += CONTEXT / 2
        reasons.append(Reason(Sign.favour, "same_region"))
    return points, tuple(reasons)


def _kilometres(one: Place, other: Place) -> float | None:
    if one.latitude is None or one.longitude is None or other.latitude is None or other.longitude is None:
        return None
    a, b = radians(one.latitude), radians(other.latitude)
    across = radians(other.longitude - one.longitude)
    half = sin((b - a) / 2) ** 2 + cos(a) * cos(b) * sin(across / 2) ** 2
    return 2 * 6371.0 * asin(min(1.0, sqrt(half)))


def _load(_request: RequestFacts, candidate: CandidateFacts) -> Part:
    reasons = list[Reason]()
    free = max(0.0, 1 - candidate.running / max(1, candidate.cap))
    if candidate.running:
        reasons.append(Reason(Sign.against, "running", {"running": candidate.running, "cap": candidate.cap}))
    if candidate.asked_lately:
        reasons.append(Reason(Sign.against, "asked_lately", {"times": candidate.asked_lately}))
    elif not candidate.running:
        reasons.append(Reason(Sign.favour, "not_asked_lately"))
    fresh = candidate.confirmed_days_ago is not None and candidate.confirmed_days_ago <= FRESH_DAYS
    if candidate.confirmed_days_ago is not None and candidate.confirmed_days_ago > STALE_DAYS:
        reasons.append(Reason(Sign.ask, "offer_old", {"days": candidate.confirmed_days_ago}))
    rested = 1 / (1 + candidate.asked_lately)
    return LOAD * (0.5 * free + 0.3 * rested + 0.2 * fresh), tuple(reasons)


def _evidence(request: RequestFacts, candidate: CandidateFacts) -> Part:
    facts = (
        (candidate.offered_directly, Sign.favour, "offered_directly"),
        (candidate.organisation_id in request.suggested, Sign.favour, "suggested"),
        (candidate.has_evidence, Sign.favour, "has_evidence"),
        (candidate.organisation_id in request.known, Sign.ask, "known_already"),
    )
    reasons = [Reason(sign, code) for is_so, sign, code in facts if is_so]
    if candidate.earlier_pairs:
        reasons.append(Reason(Sign.favour, "met_before", {"times": candidate.earlier_pairs}))
    wanted = candidate.offered_directly or candidate.organisation_id in request.suggested
    points = EVIDENCE * (0.5 * candidate.has_offer + 0.5 * candidate.has_evidence)
    return points + EVIDENCE * wanted, tuple(reasons)


_PARTS: Final[tuple[Callable[[RequestFacts, CandidateFacts], Part], ...]] = (
    _topics,
    _language,
    _format,
    _context,
    _load,
    _evidence,
)
