"""Sessions: each sign-in opens one of its own, known by the hash of a token that is stored nowhere."""

import hashlib
import secrets
from datetime import datetime, timedelta
from typing import Any, Final
from uuid import UUID

from sqlalchemy import or_
from sqlmodel import Session, col, select

from app.access import principals
from app.access.actor import Actor
from app.accounts import queries
from app.accounts.models import Person, SignIn
from app.core import clock
from app.core.errors import NotFound
from app.core.rows import delete_some
from app.core.settings import Settings
from app.drafting import service as drafts
from app.live import hints

SEEN_EVERY: Final = timedelta(minutes=5)
KEPT: Final = timedelta(days=90)
"""How long a sign-in that is over tells which seat somebody acted for last, and when they were here."""


def hash_of(token: str) -> str:
    """What is stored of a secret that was handed out."""
    return hashlib.sha256(token.encode()).hexdigest()


def open_sign_in(
    session: Session,
    settings: Settings,
    person_id: UUID,
    *,
    method: str,
    browser: str = "",
    seat_id: UUID | None = None,
    proved_at: datetime | None = None,
    replaces: UUID | None = None,
) -> str:
    """Start a new session for this person and give its token, which is stored nowhere.

    Without `seat_id` they act for the seat they acted for last. `replaces` is the sign-in that this browser had
    before: it ends, whoever it belonged to.
    """
    token = secrets.token_urlsafe(32)
    now = clock.now()
    if replaces:
        _end(session, None, SignIn.id == replaces)
    session.add(
        SignIn(
            token_hash=hash_of(token),
            person_id=person_id,
            seat_id=seat_id or _last_seat(session, person_id),
            method=method,
            browser=browser[:200],
            made_at=now,
            seen_at=now,
            proved_at=min(proved_at or now, now),
            expires_at=now + timedelta(days=settings.session_days),
        )
    )
    return token


def _last_seat(session: Session, person_id: UUID) -> UUID | None:
    return session.exec(
        select(SignIn.seat_id)
        .where(SignIn.person_id == person_id, col(SignIn.seat_id).is_not(None))
        .order_by(col(SignIn.made_at).desc())
        .limit(1)
    ).first()


def end_sign_in(session: Session, actor: Actor, sign_in_id: UUID) -> None:
    """Sign one of my browsers out. Raises NotFound for one that is not mine or has ended."""
    if not _end(session, actor.person_id, SignIn.id == sign_in_id):
        raise NotFound


def end_other_sign_ins(session: Session, actor: Actor) -> None:
    """Sign all my browsers out but this one."""
    _end(session, actor.person_id, SignIn.id != actor.sign_in_id)


def end_sign_ins(session: Session, person_id: UUID) -> None:
    """Sign a person out everywhere, at once: pages, streams and sockets."""
    _end(session, person_id)


def _end(session: Session, person_id: UUID | None, *which: Any) -> int:
    """End the sign-ins of this person, or whoever it is, that fit; the number that were open."""
    whose = [] if person_id is None else [SignIn.person_id == person_id]
    open_ones = session.exec(
        select(SignIn).where(col(SignIn.ended_at).is_(None), *whose, *which).with_for_update()
    ).all()
    for sign_in in open_ones:
        sign_in.ended_at = clock.now()
        look_again(session, sign_in.person_id)
    return len(open_ones)


def look_again(session: Session, person_id: UUID) -> None:
    """Let this person's open streams and drafts ask at once whether they still stand, and for which seat."""
    drafts.rights_of_person_changed(session, person_id)
    hints.publish_after_commit(session, hints.SIGN_IN, person_id, [principals.of_person(person_id)])


def note_presence(session: Session, actor: Actor) -> None:
    """Remember that this browser was here, at most every few minutes: idle sessions end."""
    sign_in = session.get_one(SignIn, actor.sign_in_id)
    now = clock.now()
    if now - sign_in.seen_at >= SEEN_EVERY:
        sign_in.seen_at = now
        session.get_one(Person, actor.person_id).last_seen_at = now


def take_seat(session: Session, actor: Actor, *, seat_id: UUID) -> None:
    """Act for another of my seats from now on, in this browser. Raises NotFound for a seat that I do not hold."""
    if seat_id not in {held.id for held in queries.seats_of(session, actor.person_id)}:
        raise NotFound
    session.get_one(SignIn, actor.sign_in_id).seat_id = seat_id
    look_again(session, actor.person_id)


def forget_old(session: Session, settings: Settings, *, most: int) -> int:
    """Forget sign-ins that have been over for long, at most so many; how many there were."""
    before = clock.now() - KEPT
    over = or_(
        col(SignIn.ended_at) < before,
        col(SignIn.expires_at) < before,
        col(SignIn.seen_at) < before - timedelta(days=settings.session_idle_days),
    )
    return delete_some(session, SignIn, over, most=most)
