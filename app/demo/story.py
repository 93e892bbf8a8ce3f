"""The demonstration network as one story: read from `data/`, checked, and moved to the present.

Nothing here knows tables; the loader that fills them takes a `Story` from top to bottom, so that whatever a
record refers to came before it.
"""

import csv
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from importlib import resources
from typing import Any, Final, TypeVar

from pydantic import TypeAdapter, ValidationError

from app.demo import references
from app.demo.moving import days_until, moved, moved_moment, off_weekend
from app.demo.records import (
    Application,
    Call,
    Deadline,
    Exchange,
    ExchangeParts,
    Expertise,
    Guest,
    Invitation,
    Observation,
    Offer,
    Organisation,
    Person,
    Persona,
    Practice,
    Profile,
    Request,
    Seat,
    Session,
    Story,
    Thread,
    Topic,
)
from app.demo.references import StoryError
from app.members.service import topics

__all__ = ["Exchange", "Story", "StoryError", "addresses", "load", "personas"]

_Record = TypeVar("_Record")

_DATA: Final = resources.files("app.demo") / "data"


def load(first_day: date) -> Story:
    """Read the story and move it so that its last day is the day before `first_day`.

    Raises StoryError when a file does not fit its records or refers to something that is not there.
    """
    story = _as_written()
    days = days_until(first_day)
    zones = {organisation.id: organisation.timezone for organisation in story.organisations}
    person_zones = {person.id: person.timezone for person in story.people}
    return replace(
        story,
        first_day=first_day,
        seats=_all_moved(story.seats, days, "UTC"),
        invitations=_all_moved(story.invitations, days, "UTC"),
        applications=_all_moved(story.applications, days, "UTC"),
        calls=tuple(_moved_call(call, days) for call in story.calls),
        offers=_all_moved(story.offers, days, "UTC"),
        threads=tuple(moved(thread, days, person_zones[thread.posts[0].author]) for thread in story.threads),
        exchanges=tuple(_moved_exchange(each, days, zones[each.request.organisation]) for each in story.exchanges),
        guests=_all_moved(story.guests, days, "UTC"),
    )


@cache
def personas() -> tuple[Persona, ...]:
    """Whom a visitor can be, in the order in which the sign-in page shows them."""
    found = _records(Persona, "personas.json")
    references.check_personas(found, _as_written())
    return found


@cache
def addresses() -> Mapping[str, str]:
    """The e-mail address of everybody in the story, by their id in it."""
    return {person.id: person.email for person in _as_written().people}


@cache
def _as_written() -> Story:
    seating = _json("seats.json")
    details = {parts.request: parts for parts in _records(ExchangeParts, "exchanges.json")}
    requests = _records(Request, "requests.json", "more_requests.json")
    for request in requests:
        if request.id not in details:
            message = f"exchanges.json: nothing tells what followed {request.id}"
            raise StoryError(message)
    story = Story(
        first_day=date(2026, 11, 21),
        topics=_parents_first(_parsed(Topic, list(topics.vocabulary()), "topics.json")),
        organisations=_records(Organisation, "organisations.json"),
        people=_records(Person, "people.json", "more_people.json"),
        seats=_deputies_first(_parsed(Seat, seating["seats"], "seats.json: seats")),
        invitations=_parsed(Invitation, seating["invitations"], "seats.json: invitations"),
        applications=_parsed(Application, seating["applications"], "seats.json: applications"),
        profiles=_records(Profile, "profiles.json"),
        expertise=_records(Expertise, "expertise.json"),
        practices=_records(Practice, "practices.json"),
        observations=_observations(),
        calls=tuple(_calls()),
        offers=_records(Offer, "offers.json"),
        threads=tuple(sorted(_records(Thread, "discussions.json"), key=lambda thread: thread.posts[0].created_at)),
        exchanges=tuple(
            Exchange(request=request, parts=details[request.id])
            for request in sorted(requests, key=lambda request: (request.timeline[0].at, request.id))
        ),
        guests=_parsed(Guest, seating["guests"], "seats.json: guests"),
    )
    references.check(story, details)
    return story


def _moved_exchange(exchange: Exchange, days: int, zone: str) -> Exchange:
    later = replace(exchange, request=moved(exchange.request, days, zone), parts=moved(exchange.parts, days, zone))
    may_wait = exchange.request.urgency != "crisis"
    sessions = tuple(
        _placed_session(before, after, days, may_wait=may_wait)
        for before, after in zip(exchange.parts.sessions, later.parts.sessions, strict=True)
    )
    return replace(later, parts=replace(later.parts, sessions=sessions))


def _placed_session(before: Session, after: Session, days: int, *, may_wait: bool) -> Session:
    """The session with its start by the clock of the zone it was planned in."""
    start = moved_moment(before.start, days, before.zone)
    return replace(after, start=off_weekend(start, before.minutes, before.zone) if may_wait else start)


def _moved_call(call: Call, days: int) -> Call:
    return replace(call, deadlines=tuple(_moved_deadline(deadline, days) for deadline in call.deadlines))


def _moved_deadline(deadline: Deadline, days: int) -> Deadline:
    later = moved_moment(deadline.utc, days, deadline.timezone)
    return replace(deadline, utc=later, local=deadline.local + timedelta(days=days))


def _all_moved(records: Iterable[_Record], days: int, zone: str) -> tuple[_Record, ...]:
    return tuple(moved(record, days, zone) for record in records)


def _records(kind: type[_Record], *names: str) -> tuple[_Record, ...]:
    return tuple(record for name in names for record in _parsed(kind, _json(name), name))


def _parsed(kind: type[_Record], raw: Any, where: str) -> tuple[_Record, ...]:
    try:
        return TypeAdapter(tuple[kind, ...]).validate_python(raw)  # type: ignore[valid-type]  # made at run time
    except ValidationError as error:
        message = f"{where}: {error}"
        raise StoryError(message) from error


def _json(name: str) -> Any:
    return json.loads((_DATA / name).read_text("utf-8"))


def _observations() -> tuple[Observation, ...]:
    rows = csv.DictReader((_DATA / "indicators.csv").read_text("utf-8").splitlines())
    return _parsed(Observation, list(rows), "indicators.csv")


def _calls() -> Iterator[Call]:
    for file in sorted((_DATA / "calls").iterdir(), key=lambda file: file.name):
        form = json.loads(file.read_text("utf-8"))
        deadlines = _parsed(Deadline, form.pop("deadlines"), f"calls/{file.name}")
        yield Call(id=form["id"], deadlines=deadlines, form=form)


def _parents_first(topics: tuple[Topic, ...]) -> tuple[Topic, ...]:
    parents = {topic.id: topic.parent for topic in topics}

    def depth(topic: str | None) -> int:
        return 0 if topic is None else 1 + depth(parents.get(topic))

    return tuple(sorted(topics, key=lambda topic: depth(topic.id)))


def _deputies_first(seats: tuple[Seat, ...]) -> tuple[Seat, ...]:
    return tuple(sorted(seats, key=lambda seat: seat.deputy is not None))
