"""Sessions as calendar entries (RFC 5545): an invitation, its updates and its end, all under one UID."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo

from app.core.i18n import Language

if TYPE_CHECKING:
    from icalendar import Event, vCalAddress

MAKER: Final = "-//Pacto//Exchanges//EN"
_AROUND: Final = timedelta(days=366)


class Method(StrEnum):
    """What a calendar shall do with the entry: take or change it, strike it, or keep a copy that nobody updates."""

    request = "REQUEST"
    cancel = "CANCEL"
    publish = "PUBLISH"


@dataclass(frozen=True, slots=True)
class Attendee:
    name: str
    email: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One session as a calendar shows it. `changed_at` and `sequence` rise with every change."""

    uid: str
    sequence: int
    changed_at: datetime
    start: datetime
    zone: str
    minutes: int
    language: Language
    summary: str
    description: str
    url: str
    place: str = ""
    organiser: Attendee
    attendees: Sequence[Attendee] = field(default=())


def written(entry: Entry, method: Method) -> bytes:
    """The calendar file: UTF-8, CRLF, folded, with the rules of the zone in which the session was planned."""
    from icalendar import Calendar  # noqa: PLC0415 - 80 modules, which few of the processes need

    calendar = Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", MAKER)
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", method.value)
    calendar.add_component(_event(entry, method))
    calendar.add_missing_timezones(first_date=(entry.start - _AROUND).date(), last_date=(entry.start + _AROUND).date())
    return bytes(calendar.to_ical())


def _event(entry: Entry, method: Method) -> "Event":
    from icalendar import Event, vText  # noqa: PLC0415 - as above

    zone = ZoneInfo(entry.zone)
    begins = entry.start.astimezone(zone)
    event = Event()
    event.add("uid", entry.uid)
    event.add("sequence", entry.sequence)
    event.add("dtstamp", entry.changed_at)
    event.add("last-modified", entry.changed_at)
    event.add("dtstart", begins)
    event.add("dtend", (entry.start + timedelta(minutes=entry.minutes)).astimezone(zone))
    event.add("status", "CANCELLED" if method is Method.cancel else "CONFIRMED")
    for name, value in (("summary", entry.summary), ("description", entry.description), ("location", entry.place)):
        if value:
            event.add(name, vText(value), parameters={"LANGUAGE": entry.language.value})
    event.add("url", entry.url)
    event.add("class", "PRIVATE")
    event.add("transp", "OPAQUE")
    event.add("organizer", _address(entry.organiser))
    for attendee in entry.attendees:
        address = _address(attendee)
        address.params["PARTSTAT"] = "NEEDS-ACTION"
        address.params["ROLE"] = "REQ-PARTICIPANT"
        event.add("attendee", address, encode=False)
    return event


def _address(person: Attendee) -> "vCalAddress":
    from icalendar import vCalAddress  # noqa: PLC0415 - as above

    address = vCalAddress(f"mailto:{person.email}")
    address.params["CN"] = " ".join(person.name.replace('"', "'").split())
    return address
