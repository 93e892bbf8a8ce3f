"""Putting letters into the queue, and taking them out again when what they speak of is erased."""

import functools
import threading
from collections.abc import Callable
from datetime import timedelta
from typing import Final
from uuid import UUID

from sqlalchemy import delete
from sqlmodel import Session, col, select
from sqlmodel.sql.expression import SelectOfScalar

from app.core import clock
from app.core.database import after_commit
from app.core.i18n import Language
from app.core.settings import of as settings_of
from app.mail import transport
from app.mail.models import MailRow

LONGEST_SUBJECT: Final = 200
KEPT: Final = timedelta(days=30)
EVERY: Final = "*"
"""In place of a kind of records, for what is asked of every letter."""
_bell: Final = threading.Event()
Holds = Callable[[Session, MailRow], bool]
_holds: Final[dict[str, Holds]] = {}


def queue(
    session: Session, *, to: str, subject: str, text: str, html: str, language: Language,
    calendar: bytes | None = None, calendar_method: str = "REQUEST", unsubscribe: str | None = None,
    reply_to: str = "", kind: str = "",
    person_id: UUID | None = None, subject_kind: str = "", subject_id: UUID | None = None,
    part_id: UUID | None = None,
) -> MailRow:  # fmt: skip
    """Let a letter go out once this transaction has been committed.

    `subject_kind` and `subject_id` name the record it speaks of, so that erasing the record erases the letter; `part_id`
    the part of it whose words the letter holds. What must hold when it leaves is said with `holds`.
    `unsubscribe` is an address that takes a one-click POST (RFC 8058). Raises ValueError for an address that could
    smuggle in a header.
    """
    if not to.isprintable() or any(character in to for character in " ,;<>\"'()[]\\") or to.count("@") != 1:
        msg = "this is no single mail address"
        raise ValueError(msg)
    now = clock.now()
    row = MailRow(
        to=to,
        subject=_one_line(subject),
        text=text,
        html=html,
        language=language,
        calendar=calendar,
        calendar_method=calendar_method if calendar else "",
        unsubscribe=unsubscribe or "",
        reply_to=reply_to,
        kind=kind,
        person_id=person_id,
        subject_kind=subject_kind,
        subject_id=subject_id,
        part_id=part_id,
        queued_at=now,
        not_before=now,
    )
    session.add(row)
    after_commit(session, wake)
    return row


def _one_line(subject: str) -> str:
    """A subject that is one line of a header, whatever people wrote into the title it quotes."""
    line = " ".join("".join(c if c.isprintable() else " " for c in subject).split())
    return line if len(line) <= LONGEST_SUBJECT else line[: LONGEST_SUBJECT - 1].rstrip() + "…"


def holds(subject_kind: str) -> Callable[[Holds], Holds]:
    """Have this asked of each letter about records of this kind when it leaves, at every try: False forgets it unsent."""

    def register(asked: Holds) -> Holds:
        _holds[subject_kind] = asked
        return asked

    return register


def withdraw_overtaken(session: Session, row: MailRow) -> bool:
    """Forget a letter that must not leave any more, by the rule for every letter or of its record's room; whether that was so."""
    asked = [_holds[kind] for kind in (EVERY, row.subject_kind) if kind in _holds]
    if all(holds(session, row) for holds in asked):
        return False
    _forget(session, select(MailRow.id).where(MailRow.id == row.id))
    return True


def erase(session: Session, *, subject_kind: str, subject_id: UUID) -> None:
    """Forget every letter about this record; what waits is not sent."""
    _forget(
        session, select(MailRow.id).where(MailRow.subject_kind == subject_kind, MailRow.subject_id == subject_id)
    )  # fmt: skip


def forget_old(session: Session, *, most: int) -> int:
    """Forget letters that went out, or were given up, a month ago, at most so many; how many there were."""
    return _forget(session, select(MailRow.id).where(col(MailRow.finished_at) < clock.now() - KEPT).limit(most))


def _forget(session: Session, which: SelectOfScalar[UUID]) -> int:
    """Take letters out of the queue, and out of the folder of letters once this is committed."""
    gone = session.exec(which).all()
    session.connection().execute(delete(MailRow).where(col(MailRow.id).in_(gone)))
    after_commit(session, functools.partial(transport.discard, settings_of(session), gone))
    return len(gone)


def sweep(session: Session) -> None:
    """Remove files of letters that no row claims: left by a death, or written while their row was erased."""
    found = transport.kept_for_long(settings_of(session))
    known = session.exec(select(MailRow.id)) if found else ()
    transport.discard(settings_of(session), found.difference(known))


def wake() -> None:
    """Tell the sender of this process that there is mail."""
    _bell.set()


def wait(seconds: float) -> None:
    """Sleep until there is mail or the time is up."""
    _bell.wait(seconds)
    _bell.clear()
