"""Sessions as calendar entries: the letter that carries them to everybody expected, and the file for whoever asks."""

from collections.abc import Sequence
from datetime import datetime
from email.utils import parseaddr
from typing import Final
from urllib.parse import urlsplit
from uuid import UUID

from babel.lists import format_list
from sqlmodel import Session, col, select

from app.access.actor import Actor
from app.accounts.models import EmailAddress, Person
from app.core import clock, i18n
from app.core import settings as settings_module
from app.core.i18n import Language, Texts
from app.core.settings import Settings
from app.exchanges import calendar, queries, session_queries
from app.exchanges.calendar import Attendee, Method
from app.exchanges.codes import SessionState
from app.exchanges.models import Exchange, ExchangeSession
from app.exchanges.openness import is_reserved
from app.exchanges.session_queries import Expected
from app.mail import letters
from app.mail import service as mail
from app.mail.letters import Action, Actions, Block, Heading, Letter, Paragraph, Quote

say: Final = Texts("app.exchanges")
_MINUTES_SAID_ALONE: Final = 120


def send(session: Session, session_id: UUID, *, change: str) -> None:
    """Write to everybody expected that the session was planned, moved, changed or cancelled, each in their language.

    What was overtaken meanwhile is not told any more: the later change has its own letter.
    """
    row, exchange = _read(session, session_id)
    if row.state is not (SessionState.cancelled if change == "cancelled" else SessionState.planned):
        return
    if change == "planned" and row.calendar_sequence > 0:
        return
    people = session_queries.expected(session, row)
    for reader in people:
        _write(session, exchange, row, reader, people, change=change)


def dismiss(session: Session, session_id: UUID, person_ids: Sequence[UUID]) -> None:
    """Take the session out of the calendars of people who are not expected any more."""
    row, exchange = _read(session, session_id)
    for reader in _people(session, person_ids):
        _write(session, exchange, row, reader, [reader], change="cancelled")


def let_go(session: Session, person_id: UUID, *, seat_id: UUID) -> None:
    """The same for somebody who has left the seat that was to bring them there, unless the room admits them without it."""
    for row in session_queries.planned_with(session, person_id, seat_id):
        exchange = session.get_one(Exchange, row.exchange_id)
        if not session_queries.in_room(session, row.circle_id, exchange, [person_id]):
            dismiss(session, row.id, [person_id])


def file_for(session: Session, actor: Actor, exchange: Exchange, row: ExchangeSession) -> bytes:
    """The calendar file of a session in the reader's language, for a calendar that nobody updates."""
    entry = _entry(session, exchange, row, actor.language, ())
    return calendar.written(entry, Method.cancel if row.state is SessionState.cancelled else Method.publish)


def _read(session: Session, session_id: UUID) -> tuple[ExchangeSession, Exchange]:
    row = session.get_one(ExchangeSession, session_id)
    return row, session.get_one(Exchange, row.exchange_id)


def _people(session: Session, person_ids: Sequence[UUID]) -> list[Expected]:
    found = session.exec(
        select(Person, EmailAddress.email)
        .join(EmailAddress, col(EmailAddress.person_id) == Person.id)
        .where(col(Person.id).in_(person_ids), col(EmailAddress.main))
        .order_by(col(Person.id))
    )
    return [Expected(item.id, item.name, email, item.language, item.zone) for item, email in found]


def _write(
    session: Session,
    exchange: Exchange,
    row: ExchangeSession,
    reader: Expected,
    people: Sequence[Expected],
    *,
    change: str,
) -> None:
    settings = settings_module.of(session)
    method = Method.cancel if change == "cancelled" else Method.request
    named = [person for person in people if not (person.discreet or is_reserved(exchange)) or person == reader]
    attendees = [Attendee(person.name, person.email) for person in named]
    letter = _letter(session, settings, exchange, row, reader, change=change)
    mail.queue(
        session,
        to=reader.email,
        subject=letter.subject,
        text=letters.as_text(letter),
        html=letters.as_html(letter, reader.language),
        language=reader.language,
        calendar=calendar.written(_entry(session, exchange, row, reader.language, attendees), method),
        calendar_method=method.value,
        kind=f"session.{change}",
        person_id=reader.person_id,
        subject_kind="exchange",
        subject_id=exchange.id,
    )


def _letter(
    session: Session, settings: Settings, exchange: Exchange, row: ExchangeSession, reader: Expected, *, change: str
) -> Letter:
    language = reader.language
    before = _moment(row.moved_from, language, reader.zone) if row.moved_from else ""
    blocks: list[Block] = [
        Paragraph(say("invitation.greeting", language, name=(reader.name.split() or [reader.name])[0])),
        Paragraph(say(f"invitation.opening_{change}", language, before=before)),
    ]
    if not is_reserved(exchange):
        blocks.append(Quote(exchange.title, exchange.language))
    blocks.append(Paragraph(_when(session, exchange, row, reader)))
    if is_reserved(exchange):
        blocks.append(Paragraph(say("invitation.reserved", language)))
    else:
        blocks += _details(row, language, change=change)
    if change != "cancelled":
        blocks.append(Paragraph(say("invitation.calendar", language)))
    blocks.append(Actions([Action(say("invitation.open", language), _page(settings, exchange))]))
    return Letter(
        subject=say(f"invitation.{change}", language, title=_name(exchange, row, language)),
        blocks=blocks,
        foot=say("invitation.foot", language, network=settings.network_name),
    )


def _details(row: ExchangeSession, language: Language, *, change: str) -> list[Block]:
    blocks: list[Block] = []
    if row.reason and change in {"moved", "cancelled"}:
        blocks.append(Paragraph(say("invitation.reason", language, reason=row.reason)))
    if change == "cancelled":
        return blocks
    if row.place:
        blocks.append(Paragraph(say("invitation.where", language, place=row.place)))
    if row.link:
        blocks.append(Paragraph(say("invitation.call", language, link=row.link)))
    if row.agenda:
        blocks.append(Heading(say("invitation.agenda", language)))
        blocks += [Quote(item["text"], "") for item in row.agenda]
    if row.pre_reading:
        blocks += [Heading(say("invitation.to_read", language)), Quote(row.pre_reading, "")]
    return blocks


def length(minutes: int, language: Language) -> str:
    """How long in words, as the screens say it: "90 minutes", "7 hours and 30 minutes"."""
    days, hours = divmod(minutes // 60, 24)
    amounts = {"days": days, "hours": hours, "minutes": minutes % 60}
    if minutes <= _MINUTES_SAID_ALONE:
        amounts = {"minutes": minutes}
    said = [say(f"length.{unit}", language, count=amount) for unit, amount in amounts.items() if amount]
    return format_list(said, locale=language.locale)


def _when(session: Session, exchange: Exchange, row: ExchangeSession, reader: Expected) -> str:
    """The reader's own clock first, then those of both sides that show another time."""
    language = reader.language
    day, own = i18n.day(row.start, language, reader.zone), i18n.time_of_day(row.start, language, reader.zone)
    first = say(
        "invitation.when",
        language,
        day=day,
        time=own,
        place=_city(reader.zone),
        minutes=length(row.minutes, language),
    )
    found = queries.organisation_refs(session, (exchange.organisation_id, exchange.peer_organisation_id))
    sides = [(found[exchange.organisation_id]["name"], exchange.zone)]
    if exchange.peer_organisation_id in found:
        sides.append((found[exchange.peer_organisation_id]["name"], found[exchange.peer_organisation_id]["zone"]))
    others = [
        say("invitation.elsewhere", language, time=time, place=name)
        for name, zone in sides
        if zone != reader.zone and (time := i18n.time_of_day(row.start, language, zone))
    ]
    return f"{first} {', '.join(others)}." if others else first


def _entry(
    session: Session, exchange: Exchange, row: ExchangeSession, language: Language, attendees: Sequence[Attendee]
) -> calendar.Entry:
    settings = settings_module.of(session)
    reserved = is_reserved(exchange)
    page = _page(settings, exchange)
    agenda = [f"{number}. {item['text']}" for number, item in enumerate(row.agenda, start=1)]
    lines = [page] if reserved else [*agenda, row.link, page]
    name, email = parseaddr(settings.sender)
    return calendar.Entry(
        uid=f"session-{row.id}@{urlsplit(settings.origin).hostname}",
        sequence=row.calendar_sequence,
        changed_at=clock.now(),
        start=row.start,
        zone=row.zone,
        minutes=row.minutes,
        language=language,
        summary=_name(exchange, row, language),
        description="\n".join(line for line in lines if line),
        url=page,
        place="" if reserved else row.place or row.link,
        organiser=Attendee(name or settings.network_name, email),
        attendees=attendees,
    )


def _name(exchange: Exchange, row: ExchangeSession, language: Language) -> str:
    if is_reserved(exchange):
        return say("session.reserved", language)
    return say("session.name", language, number=row.number, title=row.title or exchange.title)


def _page(settings: Settings, exchange: Exchange) -> str:
    return f"{settings.origin}/exchanges/{exchange.id}"


def _moment(moment: datetime, language: Language, zone: str) -> str:
    return f"{i18n.day(moment, language, zone)}, {i18n.time_of_day(moment, language, zone)}"


def _city(zone: str) -> str:
    return zone.rsplit("/", 1)[-1].replace("_", " ")
