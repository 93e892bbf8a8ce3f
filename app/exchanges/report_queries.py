"""What may be read of reports, published lessons and follow-ups."""

from collections.abc import Collection, Sequence
from typing import Any, Final
from uuid import UUID

from sqlalchemy import ColumnElement, Select, or_
from sqlmodel import Session, col, select

from app.access.actor import Actor
from app.circles.queries import admits
from app.core.errors import NotFound
from app.core.paging import Key
from app.core.rows import Row, columns, fetch
from app.exchanges.codes import MatchState, Publish, RemarkKind, Side
from app.exchanges.models import (
    Attendance,
    Exchange,
    ExchangeSession,
    FollowUp,
    Lesson,
    Match,
    MatchSide,
    Publication,
    Remark,
    Report,
    ReportMarks,
)

NEWEST_FIRST: Final = Key((col(Publication.published_at), True), (col(Publication.exchange_id), True))
TO_SECRETARIAT: Final = {Side.requester: RemarkKind.worries, Side.peer: RemarkKind.private}


def reports(session: Session, actor: Actor, exchange_id: UUID) -> Sequence[Report]:
    """The reports of an exchange that the actor may read: their own side's, and the other's once submitted."""
    return session.exec(
        select(Report)
        .where(Report.exchange_id == exchange_id, admits(Report.circle_id, actor))
        .order_by(col(Report.side).desc())
    ).all()


def report(session: Session, actor: Actor, exchange_id: UUID, side: Side) -> Report:
    """One side's report, as it is now. Raises NotFound when the actor may not see it."""
    found = session.exec(
        select(Report)
        .where(Report.exchange_id == exchange_id, Report.side == side, admits(Report.circle_id, actor))
        .execution_options(populate_existing=True)
    ).one_or_none()
    if found is None:
        raise NotFound
    return found


def both(session: Session, exchange_id: UUID) -> Sequence[Report]:
    """Both sides' reports, for what follows when both are in; the asking side's first."""
    return session.exec(select(Report).where(Report.exchange_id == exchange_id).order_by(col(Report.side).desc())).all()


def marks(session: Session, actor: Actor, report_ids: Collection[UUID]) -> dict[UUID, ReportMarks]:
    rows = session.exec(
        select(ReportMarks).where(col(ReportMarks.report_id).in_(report_ids), admits(ReportMarks.circle_id, actor))
    )
    return {row.report_id: row for row in rows}


def told_secretariat(session: Session, actor: Actor, exchange_id: UUID) -> dict[RemarkKind, list[str]]:
    """Worries and private remarks that the actor may read: their own before they are sent, all for the secretariat."""
    found: dict[RemarkKind, list[str]] = {kind: [] for kind in TO_SECRETARIAT.values()}
    for row in session.exec(
        select(Remark)
        .where(Remark.exchange_id == exchange_id, col(Remark.kind).in_(found), admits(Remark.circle_id, actor))
        .order_by(col(Remark.at), col(Remark.id))
    ):
        found[row.kind].append(row.text)
    return found


def unsent_remark(session: Session, actor: Actor, exchange_id: UUID, side: Side) -> Remark | None:
    """What the actor has written to the secretariat in this side's report and not sent."""
    return session.exec(
        select(Remark).where(
            Remark.exchange_id == exchange_id,
            Remark.kind == TO_SECRETARIAT[side],
            Remark.person_id == actor.person_id,
            admits(Remark.circle_id, actor),
        )
    ).first()


def peers_circle(session: Session, exchange_id: UUID) -> UUID:
    """The circle of the answering side: the peer of the match that was agreed, and the secretariat."""
    return session.exec(
        select(MatchSide.circle_id)
        .join(Match, col(Match.id) == MatchSide.match_id)
        .where(Match.exchange_id == exchange_id, Match.state == MatchState.agreed, MatchSide.side == Side.peer)
    ).one()


def publication(session: Session, actor: Actor, exchange_id: UUID) -> Publication | None:
    """What was published of an exchange; without names for its room alone, since the exchange names both sides."""
    return session.exec(
        select(Publication)
        .join(Exchange, col(Exchange.id) == Publication.exchange_id)
        .where(
            Publication.exchange_id == exchange_id,
            admits(Publication.circle_id, actor),
            or_(col(Publication.choice) == Publish.named, admits(Exchange.room_circle_id, actor)),
        )
    ).one_or_none()


def lessons(session: Session, exchange_ids: Collection[UUID]) -> dict[UUID, list[Row]]:
    """Lessons of publications that were found visible, in order."""
    found: dict[UUID, list[Row]] = {exchange_id: [] for exchange_id in exchange_ids}
    for row in fetch(
        session,
        columns(Lesson.exchange_id, Lesson.language, Lesson.text)
        .where(col(Lesson.exchange_id).in_(exchange_ids))
        .order_by(col(Lesson.exchange_id), col(Lesson.place)),
    ):
        found[row["exchange_id"]].append(row)
    return found


def of_organisation(organisation_id: UUID) -> ColumnElement[bool]:
    """SQL: lessons of exchanges that the organisation asked for or answered, told with its name."""
    return or_(
        col(Publication.requester_organisation_id) == organisation_id,
        col(Publication.peer_organisation_id) == organisation_id,
    )


def of_person(person_id: UUID) -> ColumnElement[bool]:
    """SQL: lessons of exchanges in whose sessions the person took part."""
    took_part = (
        select(ExchangeSession.exchange_id)
        .join(Attendance, col(Attendance.session_id) == ExchangeSession.id)
        .where(Attendance.person_id == person_id, col(Attendance.attended).is_(True))
    )
    return col(Publication.exchange_id).in_(took_part)


def published(actor: Actor, wanted: ColumnElement[bool], *, after: str | None, limit: int) -> Select[Any]:
    """Publications with names, newest first, one more than asked for."""
    statement = (
        columns(
            Publication.exchange_id, Publication.choice, Publication.language, Publication.title,
            Publication.attributed_to, Publication.requester_organisation_id, Publication.peer_organisation_id,
            Publication.published_at,
        )
        .where(wanted, col(Publication.choice) == Publish.named, admits(Publication.circle_id, actor))
        .order_by(*NEWEST_FIRST.order())
        .limit(limit + 1)
    )  # fmt: skip
    return statement.where(NEWEST_FIRST.beyond(after)) if after else statement


def follow_up(session: Session, actor: Actor, exchange_id: UUID) -> FollowUp | None:
    return session.exec(
        select(FollowUp).where(FollowUp.exchange_id == exchange_id, admits(FollowUp.circle_id, actor))
    ).one_or_none()
