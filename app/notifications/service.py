"""What notices do: tell people of events, be read, and keep to what each person wishes."""

import base64
import hashlib
import hmac
from collections.abc import Collection, Mapping
from datetime import datetime, timedelta
from typing import Any, Final
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import update
from sqlmodel import Session, col, select

from app.access import principals
from app.access.actor import Actor
from app.accounts.models import Person
from app.circles import queries as circles
from app.core import clock
from app.core import settings as settings_module
from app.core.settings import Settings
from app.live import hints
from app.mail import service as mail
from app.notifications import letters, queries
from app.notifications.audiences import Scene, scene_of
from app.notifications.errors import NoSuchLink
from app.notifications.models import Group, How, Notification, Preference, Told
from app.notifications.notices import NOTICES, Notice
from app.notifications.readers import Reader, people_of, readers
from app.outbox import dates, events
from app.outbox.models import EventRow

DIGEST: Final = "digest"
MORNING: Final = 7
INBOX: Final = "inbox"
UNSUBSCRIBE: Final = "/api/unsubscribe/"
ALL_DAILY: Final = "digest"
"""In place of a group, in the link of a digest."""


def tell(session: Session, row: EventRow) -> None:
    """Tell everybody of this event whom the table names and its circle admits, each once."""
    event = events.read(row)
    scene = scene_of(session, event)
    done = set(session.exec(select(Told.person_id).where(Told.event_id == row.id)))
    done |= {row.person_id} if row.person_id else set()
    admitted = circles.principals_of(session, row.circle_id)
    for notice in NOTICES[type(event)]:
        meant = people_of(session, notice.to(scene)) - done
        hearing = {
            reader.person_id: reader
            for reader in readers(session, meant).values()
            if not reader.principals.isdisjoint(admitted)
        }
        done |= hearing.keys()
        _take_turns(session, hearing)
        _tell_all(session, row, scene, notice, hearing)


def _take_turns(session: Session, people: Collection[UUID]) -> None:
    """Let one process at a time write into these inboxes, so that lines merge and counts are right."""
    if people:
        locked = select(Person.id).where(col(Person.id).in_(people)).order_by(col(Person.id))
        session.exec(locked.with_for_update(key_share=True)).all()


def _tell_all(session: Session, row: EventRow, scene: Scene, notice: Notice, hearing: Mapping[UUID, Reader]) -> None:
    if not hearing:
        return
    wished = queries.wishes(session, hearing, notice.group)
    params = {"due": row.data[notice.due]} if notice.due else {}
    place = notice.place.format(subject_id=row.subject_id, page=scene.page, **row.data)
    key = f"{notice.kind}:{place}"
    lines = {
        line.person_id: line
        for line in session.exec(
            select(Notification).where(
                col(Notification.person_id).in_(hearing), Notification.key == key, col(Notification.read_at).is_(None)
            )
        )
    }
    actor_name = session.get_one(Person, row.person_id).name if row.person_id else ""
    for person_id, reader in hearing.items():
        session.add(Told(event_id=row.id, person_id=person_id))
        how = wished[person_id] if notice.mail else How.off
        line = lines.get(person_id)
        if line is None:
            line = Notification(
                person_id=person_id, kind=notice.kind, key=key, subject_kind=row.subject_kind,
                subject_id=row.subject_id, circle_id=row.circle_id, place=place, mail=how, created_at=row.at,
                updated_at=row.at, count=0,
            )  # fmt: skip
        line.count += 1
        line.circle_id, line.actor_id, line.params, line.mail = row.circle_id, row.person_id, params, how
        line.updated_at = max(line.updated_at, row.at)
        line.mailed_at = clock.now() if how is How.at_once else None
        session.add(line)
        if how is How.at_once:
            _mail(session, reader, notice, letters.at_once(scene, notice, reader, line, actor_name), row)
        elif how is How.daily:
            _plan_digest(session, reader)
        hints.publish_after_commit(session, INBOX, person_id, [principals.of_person(person_id)])
    session.flush()


def _mail(session: Session, reader: Reader, notice: Notice, letter: letters.Prepared, row: EventRow) -> None:
    if not reader.email:
        return
    mail.queue(
        session,
        to=reader.email,
        subject=letter.subject,
        text=letter.text,
        html=letter.html,
        language=reader.language,
        unsubscribe=unsubscribe_address(settings_module.of(session), reader.person_id, notice.group),
        kind=notice.kind,
        person_id=reader.person_id,
        subject_kind=row.subject_kind,
        subject_id=row.subject_id,
    )


def _plan_digest(session: Session, reader: Reader) -> None:
    """Plan the next morning's letter, unless one is planned: a later event must not push it away."""
    if not dates.is_planned(session, DIGEST, reader.person_id):
        dates.plan(session, DIGEST, reader.person_id, at=next_morning(clock.now(), reader.zone))


def next_morning(moment: datetime, zone: str) -> datetime:
    """The next time that the clock of `zone` shows seven."""
    local = moment.astimezone(ZoneInfo(zone))
    morning = local.replace(hour=MORNING, minute=0, second=0, microsecond=0)
    if morning <= local:
        morning = (local + timedelta(days=1)).replace(hour=MORNING, minute=0, second=0, microsecond=0)
    return morning.astimezone(moment.tzinfo)


def send_digest(session: Session, person_id: UUID) -> None:
    """One letter with what this person has not read and may still read; none when that is nothing."""
    reader = readers(session, [person_id]).get(person_id)
    if reader is None:
        return
    lines = queries.for_digest(session, person_id, reader.principals)
    if not lines:
        return
    session.connection().execute(
        update(Notification)
        .where(col(Notification.id).in_([line["id"] for line in lines]))
        .values(mailed_at=clock.now())
    )
    if not reader.email:
        return
    letter = letters.digest(settings_module.of(session), reader, lines, since=clock.now())
    mail.queue(
        session,
        to=reader.email,
        subject=letter.subject,
        text=letter.text,
        html=letter.html,
        language=reader.language,
        unsubscribe=unsubscribe_address(settings_module.of(session), person_id, ALL_DAILY),
        kind=DIGEST,
        person_id=person_id,
    )


def read(
    session: Session, actor: Actor, *, ids: Collection[UUID] = (), subjects: Collection[UUID] = (), everything: bool
) -> int:
    """Mark as read, and give how many are left."""
    statement = update(Notification).where(
        col(Notification.person_id) == actor.person_id, col(Notification.read_at).is_(None)
    )
    if not everything:
        statement = statement.where(col(Notification.id).in_(ids) | col(Notification.subject_id).in_(subjects))
    if session.connection().execute(statement.values(read_at=clock.now())).rowcount:
        hints.publish_after_commit(session, INBOX, actor.person_id, [principals.of_person(actor.person_id)])
    return queries.unread(session, actor)


def prefer(session: Session, person_id: UUID, *, groups: Mapping[Group, How]) -> None:
    """Note how this person wishes to hear. A morning letter that was planned leaves out what is no longer wished."""
    for group, how in groups.items():
        row = session.get(Preference, (person_id, group)) or Preference(person_id=person_id, group=group, how=how)
        row.how = how
        session.add(row)
    session.flush()


def unsubscribe_address(settings: Settings, person_id: UUID, what: str) -> str:
    """An address whose POST ends these letters without signing in, for mail programs and for people alike."""
    return f"{settings.origin}{UNSUBSCRIBE}{_signed(settings, person_id, what)}"


def unsubscribe(session: Session, *, token: str) -> tuple[Person, list[Group]]:
    """End the letters that the token names. Doing it again changes nothing. Raises NoSuchLink."""
    person_id, what = _verified(settings_module.of(session), token)
    person = session.get(Person, person_id)
    if person is None:
        raise NoSuchLink
    wished = queries.wishes_of(session, person_id)
    groups = [group for group, how in wished.items() if how is How.daily] if what == ALL_DAILY else [Group(what)]
    prefer(session, person_id, groups=dict.fromkeys(groups, How.off))
    return person, groups


def _signed(settings: Settings, person_id: UUID, what: str) -> str:
    named = f"{person_id.hex}.{what}"
    return f"{named}.{_proof(settings, named)}"


def _verified(settings: Settings, token: str) -> tuple[UUID, str]:
    named, _, proof = token.rpartition(".")
    if not token.isascii() or not hmac.compare_digest(proof, _proof(settings, named)):
        raise NoSuchLink
    person, _, what = named.partition(".")
    return UUID(person), what


def _proof(settings: Settings, named: str) -> str:
    made = hmac.new(settings.key.encode(), f"unsubscribe {named}".encode(), hashlib.sha256).digest()
    return base64.urlsafe_b64encode(made[:18]).decode()


__all__: Final[list[Any]] = [
    "next_morning", "prefer", "read", "send_digest", "tell", "unsubscribe", "unsubscribe_address",
]  # fmt: skip
