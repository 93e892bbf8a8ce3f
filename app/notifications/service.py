"""What notices do: tell people of events, be read, and keep to what each person wishes."""

import base64
import hashlib
import hmac
from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import datetime, timedelta
from functools import cache, partial
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
from app.core.rows import Row
from app.core.settings import Settings
from app.discussions.models import Post, PostReport, Thread
from app.exchanges import queries as exchanges
from app.exchanges.calendar import Method
from app.live import hints
from app.mail import service as mail
from app.mail.models import MailRow
from app.notifications import letters, news, queries, replies
from app.notifications.audiences import Scene, scene_in, scene_of
from app.notifications.errors import NoSuchLink
from app.notifications.models import Group, How, Notification, Preference, Told
from app.notifications.notices import NOTICES, Notice
from app.notifications.readers import Reader, people_of, readers
from app.outbox import dates, events
from app.outbox.models import EventRow

MOST_AT_ONCE: Final = 200
"""People who are told of one event in one transaction."""
DIGEST: Final = "digest"
WEEKLY: Final = "weekly"
"""Occasion of the digest of a week; that of the morning has none."""
MORNING: Final = 7
FRIDAY: Final = 4
DAY: Final = timedelta(days=1)
WEEK: Final = timedelta(days=7)
INBOX: Final = "inbox"
REPORTED: Final = "post_reported"
UNSUBSCRIBE: Final = "/api/unsubscribe/"
ALL_DAILY, ALL_WEEKLY = "digest", "digest-weekly"
"""In place of a group, in the link of a digest."""
_DIGESTS: Final = (How.daily, How.weekly)
"""The sooner first."""
_URGENCY: Final = tuple(Group)


def tell(session: Session, row: EventRow) -> bool:
    """Tell those of this event whom the table names and the circle admits, each once; True if some are left.

    Of a thread that has moved since, they must be admitted there too.
    Not all at once where they are many: on SQLite, nobody else writes meanwhile.
    """
    many = 0
    event = events.read(row)
    scene = scene_of(session, event)
    done = set(session.exec(select(Told.person_id).where(Told.event_id == row.id)))
    done |= {row.person_id} if row.person_id else set()
    principals_of = cache(partial(circles.principals_of, session))
    for notice in NOTICES[type(event)]:
        circle_id = notice.circle(scene) if notice.circle else row.circle_id
        admitting = [principals_of(each) for each in _circles(circle_id, scene)]
        meant = sorted(people_of(session, notice.to(scene)) - done)
        for first in range(0, len(meant), MOST_AT_ONCE):
            if many >= MOST_AT_ONCE:
                return True
            hearing = {
                reader.person_id: reader
                for reader in readers(session, meant[first : first + MOST_AT_ONCE]).values()
                if not any(reader.principals.isdisjoint(admitted) for admitted in admitting)
            }
            done |= hearing.keys()
            many += len(hearing)
            _take_turns(session, hearing)
            _tell_all(session, row, scene, notice, circle_id, hearing)
    return False


def _circles(circle_id: UUID, scene: Scene) -> set[UUID]:
    """Every circle that must admit whoever hears of it: the one in which it is told, and the thread's as it is now."""
    return {circle_id, scene.thread.circle_id} if scene.thread is not None else {circle_id}


def _take_turns(session: Session, people: Collection[UUID]) -> None:
    """Let one process at a time write into these inboxes, so that lines merge and counts are right."""
    if people:
        locked = select(Person.id).where(col(Person.id).in_(people)).order_by(col(Person.id))
        session.exec(locked.with_for_update(key_share=True)).all()


def _tell_all(
    session: Session, row: EventRow, scene: Scene, notice: Notice, circle_id: UUID, hearing: Mapping[UUID, Reader]
) -> None:
    if not hearing:
        return
    wished = queries.wishes(session, hearing, notice.group)
    params = {"due": row.data[notice.due]} if notice.due else {}
    place = notice.place.format(subject_id=row.subject_id, page=scene.page, **row.data)
    # One line for each thread, whatever happens in it; else one for each kind and page.
    whole = scene.thread is not None and not notice.apart
    key = f"thread:{row.subject_id}" if whole else f"{notice.kind}:{row.subject_id if notice.apart else place}"
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
                subject_id=row.subject_id, circle_id=circle_id, place=place, mail=how, created_at=row.at,
                updated_at=row.at, count=0,
            )  # fmt: skip
        line.count += 1
        line.kind = _more_urgent(line.kind, notice)
        line.circle_id, line.actor_id, line.params = circle_id, row.person_id, params
        line.updated_at = max(line.updated_at, row.at)
        _plan_mail(line, how)
        session.add(line)
        if how is How.at_once:
            _mail_at_once(session, row, scene, notice, reader, line, actor_name)
        hints.publish_after_commit(session, INBOX, person_id, [principals.of_person(person_id)])
    for each in _DIGESTS:
        _plan_digests(
            session, [hearing[person_id] for person_id in hearing if notice.mail and wished[person_id] is each], each
        )
    session.flush()


def _more_urgent(kind: str, notice: Notice) -> str:
    """A thread's line that named its reader goes on saying so, whoever writes there next, until what it asked is over."""
    if kind in notice.ends:
        return notice.kind
    return min(kind, notice.kind, key=lambda one: _URGENCY.index(letters.GROUP_OF[one]))


def _plan_mail(line: Notification, how: How) -> None:
    """What waits for a digest goes on waiting for it, for the sooner of two, though this event was mailed at once."""
    waits = line.count > 1 and line.mail in _DIGESTS and line.mailed_at is None
    if waits and (how not in _DIGESTS or _DIGESTS.index(line.mail) < _DIGESTS.index(how)):
        return
    line.mail = how
    line.mailed_at = clock.now() if how is How.at_once else None


def _mail_at_once(
    session: Session, row: EventRow, scene: Scene, notice: Notice, reader: Reader, line: Notification, actor_name: str
) -> None:
    answers = "" if notice.apart else replies.new_address(session, scene, reader)
    letter = letters.at_once(scene, notice, reader, line, actor_name, answerable=bool(answers))
    quoted = scene.post.id if scene.post is not None and letters.quotes_post(scene, notice) else None
    _mail(session, reader, notice, letter, row, reply_to=answers, part_id=quoted)


def _mail(
    session: Session, reader: Reader, notice: Notice, letter: letters.Prepared, row: EventRow, *, reply_to: str,
    part_id: UUID | None,
) -> None:  # fmt: skip
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
        reply_to=reply_to,
        kind=notice.kind,
        person_id=reader.person_id,
        subject_kind=row.subject_kind,
        subject_id=row.subject_id,
        part_id=part_id,
    )


def may_leave(session: Session, letter: MailRow) -> bool:
    """Whether a letter about a conversation may still go to its reader, who may have been let out of it since.

    One that quotes a post may not once the post is hidden or deleted, or the conversation has become reserved.
    """
    thread = session.get(Thread, letter.subject_id)
    if thread is None or letter.person_id is None:
        return False
    reader = readers(session, [letter.person_id]).get(letter.person_id)
    if reader is None or reader.principals.isdisjoint(circles.principals_of(session, thread.circle_id)):
        return False
    if letter.part_id is None:
        return True
    post = session.get(Post, letter.part_id)
    stands = post is not None and post.deleted_at is None and post.hidden_at is None
    return stands and not scene_in(session, thread).is_reserved


def may_hear_of_exchange(session: Session, letter: MailRow) -> bool:
    """Whether a letter about an exchange may still go to its reader: they may read something of it.

    What strikes a session from a calendar is owed to those as well who are not in the room any more.
    """
    if letter.calendar_method == Method.cancel:
        return True
    reader = readers(session, [letter.person_id]).get(letter.person_id) if letter.person_id else None
    if reader is None or letter.subject_id is None:
        return False
    read_in = exchanges.circles_of(session, letter.subject_id)
    return any(not reader.principals.isdisjoint(circles.principals_of(session, each)) for each in read_in)


def _plan_digests(session: Session, people: Collection[Reader], how: How) -> None:
    """Plan the next letter of the morning or the week, unless one is planned: a later event must not push it away."""
    if people:
        next_one, now = next_friday if how is How.weekly else next_morning, clock.now()
        moments = {reader.person_id: next_one(now, reader.zone) for reader in people}
        dates.plan_each(session, DIGEST, moments, occasion=WEEKLY if how is How.weekly else "")


def next_morning(moment: datetime, zone: str) -> datetime:
    """The next time that the clock of `zone` shows seven."""
    return _next_seven(moment, zone, lambda _local: True)


def next_friday(moment: datetime, zone: str) -> datetime:
    """The next time that it is Friday and the clock of `zone` shows seven."""
    return _next_seven(moment, zone, lambda local: local.weekday() == FRIDAY)


def _next_seven(moment: datetime, zone: str, fits: Callable[[datetime], bool]) -> datetime:
    local = moment.astimezone(ZoneInfo(zone))
    day = local.replace(hour=MORNING, minute=0, second=0, microsecond=0)
    while day <= local or not fits(day):
        day = (day + timedelta(days=1)).replace(hour=MORNING, minute=0, second=0, microsecond=0)
    return day.astimezone(moment.tzinfo)


def send_digest(session: Session, person_id: UUID, occasion: str) -> None:
    """One letter with what this person has not read and may still read; none when that is nothing."""
    reader = readers(session, [person_id]).get(person_id)
    if reader is None:
        return
    weekly = occasion == WEEKLY
    how = How.weekly if weekly else How.daily
    lines = queries.for_digest(session, person_id, reader.principals, how=how)
    if not lines:
        return
    more = _news(session, reader, how, lines) if reader.email else []
    session.connection().execute(
        update(Notification)
        .where(col(Notification.id).in_([line["id"] for line in lines]))
        .values(mailed_at=clock.now())
    )
    if not reader.email:
        return
    settings = settings_module.of(session)
    letter = letters.digest(settings, reader, lines, week_from=clock.now() - WEEK if weekly else None, news=more)
    mail.queue(
        session,
        to=reader.email,
        subject=letter.subject,
        text=letter.text,
        html=letter.html,
        language=reader.language,
        unsubscribe=unsubscribe_address(settings, person_id, ALL_WEEKLY if weekly else ALL_DAILY),
        kind=DIGEST,
        person_id=person_id,
    )


def _news(session: Session, reader: Reader, how: How, lines: Sequence[Row]) -> list[Row]:
    """What is new in the network since the last letter of this kind, for the letters in which the reader wants it."""
    if queries.wishes(session, [reader.person_id], Group.news)[reader.person_id] is not how:
        return []
    earliest = clock.now() - 2 * (WEEK if how is How.weekly else DAY)
    last = queries.last_digest(session, reader.person_id, how)
    told = [line["subject_id"] for line in lines]
    return news.of_network(session, reader, since=max(last, earliest) if last else earliest, told=told)


def read(
    session: Session, actor: Actor, *, ids: Collection[UUID] = (), subjects: Collection[UUID] = (), everything: bool
) -> int:
    """Mark as read, and give how many are left. `everything` is what the inbox shows, of the seat that one acts for."""
    named = (
        col(Notification.person_id) == actor.person_id,
        col(Notification.id).in_(ids) | col(Notification.subject_id).in_(subjects),
    )
    which = queries.mine(actor) if everything else named
    statement = update(Notification).where(*which, col(Notification.read_at).is_(None))
    if session.connection().execute(statement.values(read_at=clock.now())).rowcount:
        hints.publish_after_commit(session, INBOX, actor.person_id, [principals.of_person(actor.person_id)])
    return queries.unread(session, actor)


def tell_settled(session: Session, thread_id: UUID) -> None:
    """Whoever was told of reports in this thread need look no more once none waits there: their line counts as read."""
    waiting = select(PostReport.id).join(Post, col(Post.id) == PostReport.post_id)
    if session.exec(waiting.where(Post.thread_id == thread_id, col(PostReport.settled_at).is_(None))).first():
        return
    told = select(Notification).where(
        Notification.subject_id == thread_id, Notification.kind == REPORTED, col(Notification.read_at).is_(None)
    )
    for line in session.exec(told.order_by(col(Notification.id)).with_for_update()):
        line.read_at = clock.now()
        session.add(line)
        hints.publish_after_commit(session, INBOX, line.person_id, [principals.of_person(line.person_id)])
    session.flush()


def prefer(session: Session, person_id: UUID, *, groups: Mapping[Group, How]) -> None:
    """Note how this person wishes to hear. A letter that was planned leaves out what is no longer wished."""
    for group, how in groups.items():
        row = session.get(Preference, (person_id, group)) or Preference(person_id=person_id, group=group, how=how)
        row.how = how
        session.add(row)
    session.flush()
    unwished = {group for group, how in groups.items() if how is How.off}
    kinds = [kind for kind, group in letters.GROUP_OF.items() if group in unwished]
    if kinds:
        waiting = update(Notification).where(
            col(Notification.person_id) == person_id,
            col(Notification.kind).in_(kinds),
            col(Notification.mail).in_(_DIGESTS),
            col(Notification.mailed_at).is_(None),
            col(Notification.read_at).is_(None),
        )
        session.connection().execute(waiting.values(mail=How.off))


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
    ended = {ALL_DAILY: How.daily, ALL_WEEKLY: How.weekly}.get(what)
    groups = [group for group, how in wished.items() if how is ended] if ended else [Group(what)]
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
    "may_leave", "next_friday", "next_morning", "prefer", "read", "send_digest", "tell", "tell_settled", "unsubscribe",
    "unsubscribe_address",
]  # fmt: skip
