"""The letters that the demonstration would have sent, for whoever tries it. Mounted there alone."""

from datetime import datetime
from typing import Final
from uuid import UUID

from pydantic import BaseModel, Field
from sqlmodel import Session, col, select
from starlette.responses import Response

from app.access.marks import Gate, access
from app.access.route import router
from app.core.errors import NotFound
from app.core.i18n import Language
from app.core.paging import USUAL, After, Key, Limit, Page, page_of
from app.mail.models import MailRow

api = router(prefix="/api/demo/outbox", tag="demo")

NEWEST_FIRST: Final = Key((MailRow.queued_at, True), (MailRow.id, True))
# A letter shows words and its own styles, and its links open in a page of their own; nothing else can happen in it.
LETTER_POLICY: Final = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'; sandbox allow-popups allow-popups-to-escape-sandbox"  # fmt: skip


class LetterOut(BaseModel):
    """One letter as its reader would have got it."""

    id: UUID
    to: str = Field(examples=["mora.islaverde@example.org"])
    subject: str
    language: Language
    text: str
    calendar: bool = Field(description="Whether a calendar invitation goes with it.")
    at: datetime


@api.get("")
@access(Gate.anyone)
def outbox(session: Session, after: After = None, limit: Limit = USUAL) -> Page[LetterOut]:
    """The letters, newest first."""
    statement = select(MailRow).order_by(*NEWEST_FIRST.order()).limit(limit + 1)
    if after:
        statement = statement.where(NEWEST_FIRST.beyond(after))
    kept, following = page_of(session.exec(statement).all(), limit=limit, key=lambda row: (row.queued_at, row.id))
    return Page(items=[_letter(row) for row in kept], next=following)


def _letter(row: MailRow) -> LetterOut:
    return LetterOut(
        id=row.id,
        to=row.to,
        subject=row.subject,
        language=row.language,
        text=row.text,
        calendar=row.calendar is not None,
        at=row.queued_at,
    )


@api.get("/{letter_id}/html", include_in_schema=False)
@access(Gate.anyone)
def letter_html(session: Session, letter_id: UUID) -> Response:
    """The letter as a mail program shows it."""
    html = session.exec(select(MailRow.html).where(col(MailRow.id) == letter_id)).first()
    if html is None:
        raise NotFound
    page = html.replace("<head>", '<head><base target="_blank">', 1)
    return Response(page, media_type="text/html", headers={"content-security-policy": LETTER_POLICY})
