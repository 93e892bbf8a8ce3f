"""Asking to join: the address is confirmed by a link, the secretariat approves or declines with a reason."""

import secrets
from datetime import timedelta
from typing import Final
from uuid import UUID

from sqlmodel import Session, col, select

from app.access.abilities import require
from app.access.actor import Actor
from app.accounts import queries as accounts
from app.accounts.models import Seat
from app.accounts.service.sign_ins import hash_of
from app.circles.models import SECRETARIAT_CIRCLE
from app.core import clock
from app.core.errors import NotFound
from app.core.paging import Key, page_of
from app.core.rows import delete_some
from app.members.errors import ApplicationAnswered, SeatTaken
from app.members.events import ApplicationApproved, ApplicationDeclined, ApplicationReceived
from app.members.models import Application, ApplicationState
from app.members.schemas import ApplicationIn, ApplicationOut, ApplicationPage, ApprovalIn, InvitationIn, SeatIn
from app.members.service import letters, seats
from app.outbox.events import record

CONFIRMED_WITHIN: Final = timedelta(days=7)
_NEWEST: Final = Key((col(Application.id), True))


def apply(session: Session, wanted: ApplicationIn) -> None:
    """Keep the request and send the link that confirms its address; nobody reads it before that."""
    token = secrets.token_urlsafe(32)
    application = Application(**wanted.model_dump(), circle_id=SECRETARIAT_CIRCLE, token_hash=hash_of(token))
    session.add(application)
    session.flush()
    letters.confirmation(session, application, token)


def confirm(session: Session, token: str) -> None:
    """Bring the request before the secretariat; once more does no harm. Raises NotFound for a link that is over."""
    application = session.exec(
        select(Application).where(Application.token_hash == hash_of(token)).with_for_update()
    ).one_or_none()
    if application is None or application.made_at + CONFIRMED_WITHIN < clock.now():
        raise NotFound
    if application.state is not ApplicationState.unconfirmed:
        return
    application.state = ApplicationState.waiting
    session.add(application)
    record(session, None, ApplicationReceived(subject_id=application.id, circle_id=SECRETARIAT_CIRCLE))


def forget_old(session: Session, *, most: int) -> int:
    """Forget requests whose address nobody confirmed in time, at most so many; how many there were."""
    return delete_some(
        session, Application,
        Application.state == ApplicationState.unconfirmed, Application.made_at < clock.now() - CONFIRMED_WITHIN, most=most,
    )  # fmt: skip


def page(session: Session, actor: Actor, *, state: ApplicationState, after: str | None, limit: int) -> ApplicationPage:
    """Requests in this state, newest first; the secretariat's to read."""
    require(actor.is_secretariat)
    statement = select(Application).where(Application.state == state).order_by(*_NEWEST.order()).limit(limit + 1)
    found = session.exec(statement.where(_NEWEST.beyond(after)) if after else statement).all()
    kept, following = page_of(found, limit=limit, key=lambda row: (row.id,))
    return ApplicationPage(items=[ApplicationOut.model_validate(row.model_dump()) for row in kept], next=following)


def approve(session: Session, actor: Actor, application_id: UUID, wanted: ApprovalIn) -> None:
    """Invite the applicant to a seat: a vacant one, or a new one in the organisation.

    Raises NotFound, ApplicationAnswered, SeatTaken and NotAllowed.
    """
    application = _waiting(session, actor, application_id)
    seat = _seat(session, actor, application, wanted)
    invited = InvitationIn.model_construct(
        email=application.email, name=application.name, language=application.language
    )
    seats.invite(session, actor, seat.id, invited)
    application.organisation_id, application.seat_id = seat.organisation_id, seat.id
    _answer(session, actor, application, ApplicationState.approved)
    event = ApplicationApproved(
        subject_id=application.id, circle_id=SECRETARIAT_CIRCLE, organisation_id=seat.organisation_id, seat_id=seat.id
    )
    record(session, actor, event)


def decline(session: Session, actor: Actor, application_id: UUID, *, reason: str) -> None:
    """Turn the request down and tell the applicant why. Raises NotFound, ApplicationAnswered and NotAllowed."""
    application = _waiting(session, actor, application_id)
    application.reason = reason
    _answer(session, actor, application, ApplicationState.declined)
    letters.refusal(session, application)
    record(session, actor, ApplicationDeclined(subject_id=application.id, circle_id=SECRETARIAT_CIRCLE))


def _waiting(session: Session, actor: Actor, application_id: UUID) -> Application:
    require(actor.is_secretariat)
    application = session.exec(
        select(Application).where(Application.id == application_id).with_for_update()
    ).one_or_none()
    if application is None or application.state is ApplicationState.unconfirmed:
        raise NotFound
    if application.state is not ApplicationState.waiting:
        raise ApplicationAnswered
    return application


def _seat(session: Session, actor: Actor, application: Application, wanted: ApprovalIn) -> Seat:
    if wanted.seat_id is None:
        made = SeatIn.model_construct(title=application.job, title_language=application.language, role=wanted.role)
        return seats.make(session, actor, wanted.organisation_id, made)
    seat = session.get(Seat, wanted.seat_id)
    if seat is None or seat.organisation_id != wanted.organisation_id:
        raise NotFound
    if accounts.holder_of(session, seat.id):
        raise SeatTaken
    return seat


def _answer(session: Session, actor: Actor, application: Application, state: ApplicationState) -> None:
    application.state, application.answered_by, application.answered_at = state, actor.person_id, clock.now()
    application.version += 1
    session.add(application)
