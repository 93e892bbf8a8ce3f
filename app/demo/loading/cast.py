"""Who is who: from the names of the story to the ids of the tables."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta
from typing import Final
from uuid import UUID

from app.demo.loading.rows import id_of, morning
from app.demo.records import Holding, Language, Organisation, Person, Seat, Story

ARRIVED: Final = timedelta(days=330)
"""How long before the first day the network began to use Pacto."""


class Cast:
    """Ids of organisations, people and seats, and who sat where when."""

    def __init__(self, story: Story) -> None:
        self.began_at = morning(story.first_day) - ARRIVED
        self.organisations: Mapping[str, Organisation] = {each.id: each for each in story.organisations}
        self.people: Mapping[str, Person] = {each.id: each for each in story.people}
        self.seats: Mapping[str, Seat] = {each.id: each for each in story.seats}
        self.seat_by_id: Mapping[UUID, Seat] = {self.seat(each.id): each for each in story.seats}
        self._practices = {practice.id: practice.title for practice in story.practices}
        self._threads = {thread.id: thread.posts[0].created_at for thread in story.threads}

    def organisation(self, name: str) -> UUID:
        return id_of(self.began_at, "organisation", name)

    def person(self, name: str) -> UUID:
        return id_of(self.began_at, "person", name)

    def seat(self, name: str) -> UUID:
        return id_of(self.began_at, "seat", name)

    def own_circle(self, organisation: str) -> UUID:
        """The circle of an organisation's own people."""
        return id_of(self.began_at, "own circle", organisation)

    def thread(self, name: str) -> UUID:
        return id_of(self._threads[name], "thread", name)

    def practice(self, name: str | None, language: Language) -> str:
        """What a practice is called; nothing for none."""
        return self._practices[name][language] if name else ""

    def held_by(self, person: str, organisation: str, at: datetime | None = None) -> UUID:
        """The seat from which somebody speaks for an organisation, at a moment or today.

        Someone of the organisation who held none then speaks from the seat they have now. Raises LookupError.
        """
        held = [
            (seat, holding)
            for seat in self.seats.values()
            if seat.organisation == organisation
            for holding in seat.holders
            if holding.person == person
        ]
        if not held:
            message = f"{person} holds no seat of {organisation}"
            raise LookupError(message)
        day = at.date() if at else None
        found = next((seat for seat, holding in held if _runs(holding, day)), held[-1][0])
        return self.seat(found.id)

    def colleague(self, person: str | None, organisation: str) -> UUID | None:
        """The seat of somebody who steps in; only one of the same organisation can."""
        if person is None or not any(self._sits(seat, person, organisation) for seat in self.seats.values()):
            return None
        return self.held_by(person, organisation)

    @staticmethod
    def _sits(seat: Seat, person: str, organisation: str) -> bool:
        return seat.organisation == organisation and any(holding.person == person for holding in seat.holders)

    def speaks_from(self, person: str, organisations: tuple[str, ...] = (), at: datetime | None = None) -> UUID | None:
        """The seat in the first of these organisations, else in their own; None for guests."""
        own = [
            seat.organisation
            for seat in self.seats.values()
            if any(holding.person == person for holding in seat.holders)
        ]
        for organisation in (*organisations, *own):
            if organisation in own:
                return self.held_by(person, organisation, at)
        return None


def last_moment(holding: Holding) -> datetime | None:
    """When a holding ends: with its last day."""
    return None if holding.until is None else datetime.combine(holding.until, time(), UTC) + timedelta(days=1)


def _runs(holding: Holding, day: date | None) -> bool:
    if day is None or holding.until is None:
        return holding.until is None and (day is None or holding.since <= day)
    return holding.since <= day <= holding.until
