"""What a letter with a code says, read as its reader would."""

import re
from dataclasses import dataclass

from sqlmodel import Session, select

from app.core.database import Database
from app.mail.models import MailRow


@dataclass(frozen=True)
class CodeLetter:
    to: str
    digits: str
    link: str
    language: str
    text: str


def code_letters(database: Database) -> list[CodeLetter]:
    """Every letter with a code that waits to be sent, oldest first."""
    with database.reading() as session:
        return [_read(row) for row in _rows(session)]


def _rows(session: Session) -> list[MailRow]:
    return list(session.exec(select(MailRow).where(MailRow.kind == "accounts.code").order_by(MailRow.id)))


def _read(row: MailRow) -> CodeLetter:
    digits = re.search(r"^(\d{6})$", row.text, re.MULTILINE)
    link = re.search(r"/sign-in/confirm#(\S+)", row.text)
    assert digits, row.text
    assert link, row.text
    return CodeLetter(row.to, digits[1], link[1], row.language, row.text)
