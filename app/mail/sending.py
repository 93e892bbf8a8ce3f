"""Sending what is queued: claimed before, noted after.

A claim is committed before the server hears of the letter, so no second process sends it too; it runs out, so a
killed process does not keep it. Claiming a letter asks once more whether it may leave. Only a death between the
server's 250 and our note lets a letter go out again, and then under the same Message-ID, by which mail programs show
it once.
"""

import time
from datetime import timedelta
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP as SMTP_POLICY
from email.utils import format_datetime, parseaddr
from typing import Final
from uuid import UUID

import structlog
from prometheus_client import Counter
from sqlalchemy import update
from sqlmodel import Session, col, select

from app.core import clock
from app.core.database import Database
from app.core.settings import Settings
from app.mail import service
from app.mail.models import MailRow
from app.mail.transport import WHOLE_LETTER_SECONDS, Refused, Transport, Unreachable

log: Final = structlog.get_logger(__name__)
CLAIM: Final = timedelta(seconds=5 * WHOLE_LETTER_SECONDS)
FIRST_PAUSE: Final = timedelta(seconds=15)
LONGEST_PAUSE: Final = timedelta(hours=1)
GIVE_UP_AFTER: Final = timedelta(days=3)
LOOP: Final = "X-Loop"
"""A header of every letter of ours: whoever answers by machine and copies it shows that it is a machine."""
LETTERS: Final = Counter("pacto_letters", "Letters by what became of the try to send them", ["outcome"])


def run(database: Database, settings: Settings, transport: Transport, *, most: int = 50) -> int:
    """Send what waits, at most `most`; how many were tried. Stops at the first sign that the server is away."""
    tried = 0
    try:
        while tried < most and (row := _claim(database)) is not None:
            tried += 1
            if not _send(database, settings, transport, row):
                break
    finally:
        transport.close()
    return tried


def _claim(database: Database) -> MailRow | None:
    now = clock.now()
    waiting = (
        select(MailRow)
        .where(col(MailRow.finished_at).is_(None), MailRow.not_before <= now)
        .order_by(col(MailRow.not_before), col(MailRow.id))
        .limit(1)
    )
    with database.reading() as session:
        if session.exec(waiting).first() is None:
            return None
    with database.writing() as session:
        row = session.exec(waiting.with_for_update(skip_locked=True)).first()
        while row is not None and service.withdraw_overtaken(session, row):
            LETTERS.labels("overtaken").inc()
            row = session.exec(waiting.with_for_update(skip_locked=True)).first()
        if row is not None:
            row.not_before, row.attempts = now + CLAIM, row.attempts + 1
            session.add(row)
        return row


def _send(database: Database, settings: Settings, transport: Transport, row: MailRow) -> bool:
    """One letter; False when the server is away, so that the next one need not find out too."""
    try:
        transport.send(compose(row, sender=settings.sender), to=row.to, name=row.id.hex)
    except Unreachable as error:
        log.warning("mail.unreachable", mail_id=str(row.id), attempts=row.attempts, error=str(error))
        _postpone(database, row, str(error))
        return False
    except Exception as error:
        # The server refused it for good, or it cannot be put into the form of a letter at all.
        log.exception("mail.refused", mail_id=str(row.id), known=isinstance(error, Refused))
        said = str(error) if isinstance(error, Refused) else type(error).__name__
        _note(database, row.id, finished_at=clock.now(), error=said[:300])
        LETTERS.labels("refused").inc()
        return True
    # Who knows an address for answers can answer: once the letter has gone, it is nobody's business here.
    forgotten = {} if settings.demo else {"reply_to": ""}
    _note(database, row.id, finished_at=clock.now(), sent=True, error="", **forgotten)
    LETTERS.labels("sent").inc()
    return True


def _postpone(database: Database, row: MailRow, said: str) -> None:
    now = clock.now()
    if now - row.queued_at > GIVE_UP_AFTER:
        _note(database, row.id, finished_at=now, error=said)
        LETTERS.labels("given_up").inc()
        return
    pause = min(FIRST_PAUSE * 2 ** min(row.attempts - 1, 12), LONGEST_PAUSE)
    _note(database, row.id, not_before=now + pause, error=said)
    LETTERS.labels("postponed").inc()


def _note(database: Database, mail_id: UUID, **values: object) -> None:
    """Write down what became of a letter, and go on trying while the database is away: forgetting would repeat it."""
    deadline = time.monotonic() + CLAIM.total_seconds() / 2
    while True:
        try:
            with database.writing() as session:
                _update(session, mail_id, values)
        except Exception:
            log.exception("mail.note_failed", mail_id=str(mail_id))
            if time.monotonic() > deadline:
                raise
            time.sleep(1)
        else:
            return


def _update(session: Session, mail_id: UUID, values: dict[str, object]) -> None:
    session.connection().execute(update(MailRow).where(col(MailRow.id) == mail_id).values(**values))


def host_of(sender: str) -> str:
    """The part after the @ of whoever our letters are from."""
    return parseaddr(sender)[1].rpartition("@")[2].lower()


def compose(row: MailRow, *, sender: str) -> EmailMessage:
    """The letter as it goes over the wire: the same words as text and as HTML, and the appointment if there is one."""
    message = EmailMessage(policy=SMTP_POLICY)
    name, address = parseaddr(sender)
    message["From"] = Address(name, addr_spec=address)
    message["To"] = Address(addr_spec=row.to)
    message["Subject"] = row.subject
    message["Date"] = format_datetime(row.queued_at)
    host = host_of(sender)
    message["Message-ID"] = f"<{row.id.hex}@{host}>"
    if row.subject_kind and row.subject_id:
        # Mail programs then show all letters about one record together.
        message["References"] = f"<{row.subject_kind}.{row.subject_id.hex}@{host}>"
    if row.reply_to:
        message["Reply-To"] = Address(name, addr_spec=row.reply_to)
    message["Auto-Submitted"] = "auto-generated"
    message[LOOP] = address
    if row.unsubscribe:
        message["List-Unsubscribe"] = f"<{row.unsubscribe}>"
        message["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    message.set_content(row.text, cte="quoted-printable")
    message.add_alternative(row.html, subtype="html", cte="quoted-printable")
    if row.calendar is not None:
        # Mail programs read the alternative; calendars that only know attachments read the file.
        words = row.calendar.decode()
        message.add_alternative(words, subtype="calendar", params={"method": row.calendar_method}, cte="base64")
        message.add_attachment(row.calendar, maintype="application", subtype="ics", filename="pacto.ics")
    # Last, since parts take the Content-… headers with them.
    message["Content-Language"] = row.language
    return message
