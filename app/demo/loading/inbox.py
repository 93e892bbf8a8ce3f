"""What people find in their inbox on the first morning: told by the product's own table, without a letter."""

from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy import ColumnElement, delete, exists, update
from sqlmodel import Session, col, select

from app.exchanges.codes import MatchState, ReportState
from app.exchanges.models import Match, Report
from app.mail.models import MailRow
from app.notifications import service as notices
from app.notifications.models import Notification, ReplyAddress
from app.notifications.notices import NOTICES
from app.outbox.models import Due, EventRow

_TOLD_SINCE: Final = timedelta(days=21)
_READ_UNTIL: Final = timedelta(days=6)
_ASKED: Final = "peer_asked"


def fill(session: Session, now: datetime) -> None:
    """Tell what happened lately, and which reports have waited for longer. No letter of the past leaves."""
    reports = session.exec(select(Report).where(Report.state == ReportState.due)).all()
    waiting = {str(report.id) for report in reports}
    told = session.exec(
        select(EventRow)
        .where(col(EventRow.kind).in_([event.kind for event in NOTICES]))
        .order_by(col(EventRow.at), col(EventRow.id))
    )
    for event in told.all():
        if event.at > now - _TOLD_SINCE or event.data.get("report_id") in waiting:
            while notices.tell(session, event):
                pass
    session.flush()
    _run(session, delete(MailRow), delete(ReplyAddress), delete(Due).where(col(Due.kind) == notices.DIGEST))
    _run(session, update(Notification).values(mailed_at=now))
    old = col(Notification.updated_at) < now - _READ_UNTIL
    _read(session, old, col(Notification.subject_id).not_in([report.exchange_id for report in reports]))
    asked = session.exec(select(Match.id).where(Match.state == MatchState.sent))
    open_places = [f"/matches/{match_id}" for match_id in asked]
    _read(session, col(Notification.kind) == _ASKED, col(Notification.place).not_in(open_places))
    acted = exists().where(
        col(EventRow.subject_id) == col(Notification.subject_id),
        col(EventRow.person_id) == col(Notification.person_id),
        col(EventRow.at) >= col(Notification.updated_at),
    )
    _read(session, acted)


def _read(session: Session, *which: ColumnElement[bool]) -> None:
    """Note these as read when they came: who has acted since, or was answered for, has seen them."""
    read = update(Notification).where(col(Notification.read_at).is_(None), *which)
    _run(session, read.values(read_at=col(Notification.updated_at)))


def _run(session: Session, *statements: Any) -> None:
    for statement in statements:
        session.connection().execute(statement)
