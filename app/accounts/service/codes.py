"""Signing in by a code from a mail: six digits, or a link that asks before it acts.

Asking does the same work for every address; whether anybody reads mail there is looked up by the relay afterwards.
So neither the answer nor its time tells who is a member.
"""

import hmac
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from sqlalchemy import func
from sqlmodel import Session, col, select

from app.access.actor import SeatRole
from app.accounts import queries
from app.accounts.errors import CodeOver, NoMailCode, OtherBrowser, TooManyTries, WrongCode
from app.accounts.models import AdmissionTicket, EmailAddress, MailCode, Person
from app.accounts.policy import kept_to_providers
from app.accounts.service import invitations
from app.accounts.service.sign_ins import hash_of
from app.core import clock, sealing
from app.core.i18n import Language
from app.core.rows import delete_some
from app.core.settings import Settings
from app.outbox import dates

LASTS: Final = timedelta(minutes=10)
TRIES: Final = 5
LETTERS: Final = 5
WINDOW: Final = timedelta(hours=1)
KEPT: Final = timedelta(days=1)
DUE: Final = "accounts.mail_code"
_PURPOSE: Final = "mail code"


@dataclass(frozen=True, slots=True, kw_only=True)
class Addressee:
    """Who reads mail at an address: a person, or somebody invited who is none yet."""

    language: Language
    person_id: UUID | None = None
    ticket: AdmissionTicket | None = None


def ask(session: Session, settings: Settings, *, email: str, next_path: str) -> str:
    """Let a code be sent, should anybody read mail there, and give the token that ties it to this browser."""
    if not settings.mail_code:
        raise NoMailCode
    token = secrets.token_urlsafe(32)
    now = clock.now()
    row = MailCode(email=email, browser_hash=hash_of(token), next=next_path, made_at=now, expires_at=now + LASTS)
    session.add(row)
    session.flush()
    dates.plan(session, DUE, row.id, at=now)
    return token


def check(session: Session, settings: Settings, *, browser: str, digits: str) -> tuple[UUID, str]:
    """Compare the digits with the code this browser asked for: the person they prove, and where to go.

    Raises WrongCode, which is remembered; TooManyTries; CodeOver.
    """
    row = _asked_by(session, browser)
    if row is None:
        raise WrongCode(left=0)
    tried = _locked_tries(session, row.email)
    if tried >= TRIES:
        raise TooManyTries(seconds=int(WINDOW.total_seconds()))
    if row.used_at or row.expires_at <= clock.now():
        raise CodeOver
    given = sealing.keyed_hash(settings, _PURPOSE, f"{row.id}:{digits}")
    if not hmac.compare_digest(given, row.code_hash or "-" * len(given)):
        row.tries += 1
        raise WrongCode(left=TRIES - tried - 1)
    return _sign_in(session, settings, row)


def confirm(session: Session, settings: Settings, *, browser: str, link: str) -> tuple[UUID, str]:
    """Sign in by the link of the letter: the person, and where to go.

    Raises CodeOver, and OtherBrowser when another browser asked. Nobody guesses links, so none is counted.
    """
    row = session.exec(select(MailCode).where(MailCode.link_hash == hash_of(link)).with_for_update()).one_or_none()
    if row is None or row.used_at or row.expires_at <= clock.now():
        raise CodeOver
    if not hmac.compare_digest(row.browser_hash, hash_of(browser)):
        raise OtherBrowser
    return _sign_in(session, settings, row)


def _asked_by(session: Session, browser: str) -> MailCode | None:
    return session.exec(select(MailCode).where(MailCode.browser_hash == hash_of(browser))).one_or_none()


def _locked_tries(session: Session, email: str) -> int:
    """Wrong tries at this address within the hour; two at once wait for each other."""
    since = clock.now() - WINDOW - LASTS
    rows = session.exec(
        select(MailCode)
        .where(MailCode.email == email, MailCode.made_at > since)
        .order_by(col(MailCode.id))
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    return sum(row.tries for row in rows)


def _sign_in(session: Session, settings: Settings, row: MailCode) -> tuple[UUID, str]:
    """The mail was read: whoever it was for comes in, and no other open code of the address works any more."""
    reader = addressee(session, settings, row.email)
    if reader is None:
        raise CodeOver
    now = clock.now()
    still_open = select(MailCode).where(MailCode.email == row.email, col(MailCode.used_at).is_(None))
    for other in session.exec(still_open):
        other.used_at = now
    person_id = reader.person_id
    if person_id is None:
        assert reader.ticket
        person_id = invitations.accept(session, reader.ticket)
    session.get_one(EmailAddress, row.email).verified_at = now
    return person_id, row.next


def addressee(session: Session, settings: Settings, email: str) -> Addressee | None:
    """Who may come in by a mail to this address; None for strangers, the suspended, and a secretariat kept to providers."""
    address = session.get(EmailAddress, email)
    if address:
        person = session.get_one(Person, address.person_id)
        if person.suspended_at or kept_to_providers(settings, _roles(session, person.id)):
            return None
        return Addressee(language=person.language, person_id=person.id)
    ticket = invitations.open_ticket_for(session, email)
    if ticket is None or kept_to_providers(settings, queries.role_of_seat(session, ticket.seat_id)):
        return None
    return Addressee(language=ticket.language, ticket=ticket)


def _roles(session: Session, person_id: UUID) -> set[SeatRole]:
    return {seat.role for seat in queries.seats_of(session, person_id)}


def prepare(session: Session, settings: Settings, code_id: UUID) -> tuple[MailCode, Addressee, str, str] | None:
    """What the letter needs: row, reader, digits and the link's token, of which hashes alone are kept.

    None when nobody is to get one, or the address has had its letters for this hour.
    """
    row = session.get_one(MailCode, code_id)
    reader = addressee(session, settings, row.email)
    if reader is None or row.used_at or row.expires_at <= clock.now() or _letters(session, row) >= LETTERS:
        return None
    digits, link = f"{secrets.randbelow(1_000_000):06d}", secrets.token_urlsafe(32)
    row.code_hash = sealing.keyed_hash(settings, _PURPOSE, f"{row.id}:{digits}")
    row.link_hash = hash_of(link)
    return row, reader, digits, link


def _letters(session: Session, row: MailCode) -> int:
    since: datetime = row.made_at - WINDOW
    return session.exec(
        select(func.count())
        .select_from(MailCode)
        .where(MailCode.email == row.email, MailCode.made_at > since, col(MailCode.link_hash).is_not(None))
    ).one()


def forget_old(session: Session, *, most: int) -> int:
    """Forget codes that count for nothing any more, at most so many; how many there were."""
    return delete_some(session, MailCode, MailCode.made_at < clock.now() - KEPT, most=most)
